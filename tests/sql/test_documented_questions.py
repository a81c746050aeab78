"""The questions that docs/facts.md answers in SQL are asked as they stand there."""

import re
from datetime import UTC, datetime

from tests.sql.stories import SQL_DIR, Story, Told

QUESTIONS = re.findall(
    r"```sql\n(.*?)```", (SQL_DIR.parent / "docs" / "facts.md").read_text(encoding="utf-8"), re.S
)

NEXT_YEAR = str(datetime.now(UTC).year + 1)


def told() -> Told:
    """A Finnish network with Huawei's 5G radio, Docomo without, and a deadline of next year."""
    story = Story()
    story.article("a", "2018-12-10")
    in_5g = {"generation": "5G", "part": "ran"}
    story.deployment("a", "elisa", "huawei", "in_use", country="FI", attributed_to="Elisa", **in_5g)
    story.deployment("a", "bt", "huawei", "in_use", country="GB", **in_5g)
    story.deployment("a", "ntt-docomo", "huawei", "excluded", country="JP", **in_5g)
    story.policy("a", "GB", "removal_order", "huawei", deadline=NEXT_YEAR)
    story.policy("a", "FI", "removal_order", "huawei", deadline="2019")
    return story.told()


def test_each_question_has_the_answer_that_the_story_gives() -> None:
    con = told().con
    answers = [con.sql(question).fetchall() for question in QUESTIONS]
    _, users, deadlines, docomo = answers
    assert [(row[0], row[5]) for row in users] == [("elisa", "Elisa")]
    assert [row[0] for row in deadlines] == ["GB"]
    assert [(row[0], row[3]) for row in docomo] == [("huawei", "excluded")]
