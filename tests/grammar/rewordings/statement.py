"""What a sentence of one statement is made of, by the engine's own analysis: who does what to whom.

Only sentences that come apart without doubt are taken apart: one finite verb behind its subject,
nothing set in between. From the parts the same statement can be made in another grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract import shipped_reference
from pipeline.extract.reading.read import read_article
from pipeline.extract.reading.sentence import Article, ReadSentence
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon, read_table, singular
from tests.grammar.corpus import Example
from tests.grammar.rewordings.forms import inflected
from tests.grammar.rewordings.letters import capital, lowered

NOMINAL = frozenset({"DT", "N", "J", "CD", "POS", "IN", "PRPS", "CC"})
PARTING = frozenset(',;:"()') | {" - ", "--"}
BEHIND_OBJECT = frozenset(
    [
        "",
        "for",
        "as",
        "from",
        "in",
        "on",
        "to",
        "at",
        "by",
        "into",
        "out",
        "under",
        "with",
        "across",
    ]
)
COMPANIES_AND_STATES = frozenset({"operator", "vendor", "country", "capital", "authority"})
BEHIND_NOUN = frozenset({"on", "against", "over", "between"})
"""What leads on from a noun rather than from the verb before it: `a law on security`."""
BODIES = frozenset(row["word"] for row in read_table("bodies.csv"))
NEVER_PASSIVE = frozenset(
    [
        *("have", "become", "lack", "resemble", "cost", "last", "get", "come", "go"),
        *("put", "take"),  # "it was put by Telia on air"
    ]
)


@dataclass(frozen=True)
class Statement:
    """A sentence taken apart.

    `parts` are pieces by the names that the ways of telling call them by; what cannot be told of
    the sentence without doubt is not among them. `tense`: done, future, present, or empty.
    """

    example: Example
    tense: str
    parts: Mapping[str, str]


def statements(examples: Sequence[Example]) -> Iterator[Statement]:
    """The examples that can be taken apart."""
    for each in examples:
        article = Article(each.id, each.text, None, each.published, None)
        read = list(_read(article))
        if len(read) == 1 and read[0] is not None:
            tense, parts = read[0]
            yield Statement(each, tense, parts)


def _read(article: Article) -> Iterator[tuple[str, dict[str, str]] | None]:
    for sentence in read_article(article, shipped_reference()):
        yield _taken_apart(article.text, sentence)


def _taken_apart(text: str, read: ReadSentence) -> tuple[str, dict[str, str]] | None:
    clause = _only_clause(read.clauses)
    if clause is None or clause.verb is None or any(mark in text for mark in PARTING):
        return None
    before = [u for u in read.units if u.end <= clause.verb.start]
    while before and before[-1].tag in ("RB", "NEG"):
        before.pop()
    if not before or any(u.tag not in NOMINAL for u in before) or before[0].start:
        return None
    if clause.subjects[0].units[0] is not before[0]:
        return None
    subject = text[: before[-1].end]
    subject = subject if before[0].mention else lowered(subject)
    parts = {"S": capital(subject), "s": subject, "P": text[before[-1].end + 1 : -1]}
    _add(parts, "which", _relative(clause.subjects))
    if _can_speak(clause.subjects):
        parts["speaker"] = capital(subject)
    parts |= _of_verb(text, clause, read.clauses, subject)
    return "" if " since " in text else _tense(clause.verb), parts


def _only_clause(clauses: Sequence[Clause]) -> Clause | None:
    """The main clause where no other clause of its kind is beside it."""
    main, others = clauses[0], clauses[1:]
    if main.kind != "main" or not main.subjects or main.verb is None or main.verb.form != "fin":
        return None
    beside = any(c.kind in ("main", "coordinate", "complement", "adverbial") for c in others)
    above = any(c.antecedent in main.subjects or c.governor in main.subjects for c in others)
    return None if beside or above else main


def _tense(verb: VerbGroup) -> str:
    if verb.is_negative or verb.adverbs or verb.is_progressive or verb.modal not in ("", "will"):
        return ""
    if verb.modal:
        return "future"
    return "done" if verb.tense == "past" else "present"


def _relative(nouns: Sequence[NounChunk]) -> str | None:
    """`which` or `who`; none where one cannot say."""
    kinds = {_kind(noun) for noun in nouns}
    return kinds.pop() if len(kinds) == 1 else None


def _kind(noun: NounChunk) -> str | None:
    if noun.head.mention is not None:
        return "which" if noun.head.mention.kind in COMPANIES_AND_STATES else None
    if lexicon().has_sense(noun.lemma, "person", "government") and noun.lemma not in BODIES:
        return "who"
    is_definite = noun.determiner or noun.possessors()
    return "which" if lexicon().noun(noun.lemma) and is_definite else None


def _can_speak(nouns: Sequence[NounChunk]) -> bool:
    """Whether all who are named are companies, states or bodies: a thing declines nothing."""
    return all(noun.head.mention is not None and _kind(noun) == "which" for noun in nouns)


def _of_verb(text: str, clause: Clause, clauses: Sequence[Clause], subject: str) -> dict[str, str]:
    """The parts of a statement by who does it and to whom, whichever of them is the subject."""
    verb = clause.verb
    assert verb is not None
    if not _tense(verb) or verb.is_copula or len(verb.units) > LONGEST_GROUP:
        return {}
    parts = _forms(verb.lemma)
    if not clause.is_passive:
        parts |= _with_actor(subject, clause.subjects)
        parts["R"] = text[verb.end : -1]
        return parts | _object(text, clause, clauses)
    agent = [n for p, group in clause.phrases if p == "by" for n in group]
    if agent and text[: agent[0].start].endswith(" by "):
        start, end = agent[0].start, _end(agent)
        told = text[verb.end : start - len(" by ")] + text[end:-1]
        parts |= _with_actor(text[start:end], agent)
        parts |= _with_object(subject, clause.subjects, told)
        parts["R"] = f" {subject}{told}"
    return parts


LONGEST_GROUP = 3  # units: `will be banned`


def _forms(lemma: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for name, tag in (("V", "VB"), ("Vd", "VBD"), ("Vn", "VBN"), ("Vg", "VBG"), ("Vz", "VBZ")):
        _add(parts, name, inflected(lemma, tag))
    return parts


def _with_actor(told: str, nouns: Sequence[NounChunk]) -> dict[str, str]:
    many = _are_many(nouns)
    mark = "'" if told.endswith("s") and many else "'s"
    return {
        "A": capital(told),
        **({"doer": told, "Doer": capital(told)} if _can_speak(nouns) else {}),
        "a": told,
        "a's": f"{told}{mark}",
        "A's": f"{capital(told)}{mark}",
        "have": "have" if many else "has",
        "was": "were" if many else "was",
        "is": "are" if many else "is",
        **({} if many else {"one": ""}),
    }


def _object(text: str, clause: Clause, clauses: Sequence[Clause]) -> dict[str, str]:
    """The object of an active verb with what stands behind it, where the two can be parted.

    Behind a name all else belongs to the verb. Behind another noun it may be the noun's, unless it
    only says when or where: then it goes with the noun as a whole.
    """
    verb, groups = clause.verb, clause.objects
    assert verb is not None
    if len(groups) != 1 or not groups[0] or verb.lemma in NEVER_PASSIVE:
        return {}
    nouns, start, end = groups[0], groups[0][0].start, _end(groups[0])
    between, behind = text[verb.end : start].strip(), text[end:-1]
    if between not in ("", verb.particle) or any(c.antecedent in nouns for c in clauses):
        return {}
    leads = behind.strip().split(" ")[0]
    if leads == "to" and nouns[-1].head.mention is None:
        return {}  # "was won to supply it"
    if nouns[-1].head.mention is not None or _only_situates(clause, nouns[-1], end):
        if leads not in BEHIND_OBJECT:
            return {}
    elif leads in BEHIND_NOUN and not clause.times:
        end, behind = len(text) - 1, ""
    else:
        return {}
    particle = f" {between}" if between else ""
    return _with_object(text[start:end], nouns, behind, particle)


def _only_situates(clause: Clause, noun: NounChunk, start: int) -> bool:
    """Whether all that is told behind an object is when, and in which town or country."""
    phrases = [(p, n) for p, group in clause.phrases for n in group if n.start > start]
    is_where = all(p == "in" and n.head.mention is not None for p, n in phrases)
    return is_where and all(n.start < start for _, n in noun.posts)


def _with_object(
    told: str, nouns: Sequence[NounChunk], behind: str, particle: str = ""
) -> dict[str, str]:
    if any(u.tag in ("PRPS", "PRP") for n in nouns for u in n.units):
        return {}  # "its radios were replaced by BT"
    many = _are_many(nouns)
    parts = {"O": capital(told), "o": told, "T": behind, "up": particle}
    parts |= {"o was": "were" if many else "was", "o has": "have" if many else "has"}
    parts |= {"o is": "are" if many else "is"}
    _add(parts, "o which", _relative(nouns))
    return parts


def _end(nouns: Sequence[NounChunk]) -> int:
    """Where a list of nouns ends, with what they are `of`."""
    last = nouns[-1]
    inner = [post for preposition, post in last.posts if preposition == "of"]
    return max([last.end, *(_end([each, *each.conjuncts]) for each in inner)])


def _are_many(nouns: Sequence[NounChunk]) -> bool:
    head = nouns[0].head
    return len(nouns) > 1 or (head.mention is None and singular(head.lower) != head.lower)


def _add(parts: dict[str, str], name: str, told: str | None) -> None:
    if told is not None:
        parts[name] = told
