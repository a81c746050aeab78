from pipeline.report.site.passages import LONGEST, Passage, passage

TEXT = "A title\n\nOne comes first. Acme uses Bolt gear in its 4G core. A third follows. A fourth."
SENTENCE = "Acme uses Bolt gear in its 4G core."
START = TEXT.index(SENTENCE)


def test_a_sentence_stands_between_its_neighbours() -> None:
    shown = passage(TEXT, SENTENCE, START, START + len(SENTENCE))
    assert shown == Passage("One comes first.", SENTENCE, "A third follows.")


def test_the_first_and_the_last_sentence_have_one_neighbour() -> None:
    first, last = "One comes first.", "A fourth."
    at = TEXT.index(first)
    assert passage("One comes first. Two.", first, 0, len(first)).before == ""
    assert passage(TEXT, first, at, at + len(first)).before == "A title"
    assert passage(TEXT, last, TEXT.index(last), len(TEXT)).after == ""


def test_where_the_text_is_another_by_now_the_sentence_stands_alone() -> None:
    alone = Passage("", SENTENCE, "")
    assert passage(None, SENTENCE, 0, 5) == alone
    assert passage("Something else.", SENTENCE, 0, 5) == alone


def test_no_more_than_a_sentence_of_a_neighbour_is_shown() -> None:
    wall = "word " * 5000
    shown = passage(wall + "\nHere. " + wall, "Here.", len(wall) + 1, len(wall) + 6)
    assert len(shown.before) <= LONGEST + 2
    assert len(shown.after) <= LONGEST + 2
