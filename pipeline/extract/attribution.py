"""Who says it: the outlet itself, an outlet that it cites, an unnamed source, a company, a state.

Speech verbs over the clause, `according to`, and the trailing source of a headline ("- FT",
": report") are read; the outlet speaks where nobody else does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import DESCRIBING, EQUAL_RANK, Clause
from pipeline.language.lexicon import lexicon, read_table
from pipeline.language.mentions import Mention

NAMELESS_SOURCE = re.compile(
    r"[-–—:]\s?(?:[\w.]+\s){0,3}?(?P<who>sources?|papers?|reports?|media|newspaper|magazine|press)\s*$"
)
NAMED_SOURCE = re.compile(r"\s[-–—]\s(?P<who>[A-Z][\w&]*(?:\s[A-Z][\w&]*){0,2})\s*$")
PUBLISHER_SOURCE = re.compile(r"[-–—:]\s?(?P<who>[^-–—:]+)$")
NAMELESS = "unnamed_source"
PAPER = "cited_outlet"
HEARSAY = frozenset({PAPER, NAMELESS})


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker as written, null for the outlet itself, and the contract's kind."""

    speaker: str | None
    kind: str
    is_description: bool = False
    body_of: str | None = None  # the country whose public body speaks

    @property
    def is_hearsay(self) -> bool:
        """Whether the claim rests on other media or on unnamed sources."""
        return self.kind in HEARSAY


OUTLET = Attribution(None, "outlet")
KINDS = {
    "publisher": "cited_outlet",
    "operator": "company",
    "vendor": "company",
    "authority": "government",
    "country": "government",
    "capital": "government",
    "province": "government",
    "official": "official",
}


@cache
def speaker_words() -> dict[str, str]:
    """Kind of speaker by noun."""
    return {row["word"]: row["kind"] for row in read_table("speakers.csv")}


def attribution(speech: list[Clause], clauses: list[Clause], clause: Clause) -> Attribution:
    """Who says a clause: speech verbs above it, parenthetical speech, `according to`."""
    beside = telling_beside(clauses, clause)
    above = [c for c in speech if not (c is clause and _only_adds(c))]
    passive = [c for c in above if c.is_passive and not c.deep_subjects()]
    passive += [c for c in beside if c.is_passive and [n.head.lower for n in c.subjects] == ["it"]]
    telling = [*speech, *beside]
    cited = [_who(n) for n in _cited(clauses)]
    told = [_who(s) for c in telling for s in c.deep_subjects()]
    papers = [f for f in told if f is not None and f.kind == PAPER]
    if any(f is not None and f.kind in HEARSAY for f in cited):
        papers = []  # "it reported, citing sources"; not "citing officials": its word for it
    for found in (*papers, *cited, *told, *map(_unknown_outlet, telling)):
        if found is not None:
            return found
    if passive or _has_hearsay_adverb(clause):
        return Attribution(None, "unnamed_source")
    return _reports_that(clause) or OUTLET


def _reports_that(clause: Clause) -> Attribution | None:
    """`hailed reports that Britain will bar it`: what is but the content of reports."""
    for each in (clause, *clause.ancestors()):
        for noun in _containing(each):
            kind = speaker_words().get(noun.lemma)
            if kind in HEARSAY:
                return Attribution(noun.text, kind)
    return None


def _containing(clause: Clause) -> list[NounChunk]:
    """The noun whose content a clause tells; `following reports that` stands without a verb."""
    if clause.kind != "complement" or clause.marker != "that":
        return []
    above = clause.parent
    is_verbless = above is not None and above.verb is None
    behind = [*above.nouns()][-1:] if above is not None and is_verbless else []
    return [clause.governor] if clause.governor is not None else behind


def headline_attribution(title: str, mentions: Sequence[Mention]) -> Attribution | None:
    """The source that a headline names at its end, None where it names none."""
    nameless = NAMELESS_SOURCE.search(title)
    if nameless is not None:
        who = nameless["who"]
        return Attribution(who, speaker_words().get(who.rstrip("s"), "cited_outlet"))
    publishers = [m.text for m in mentions if m.kind == "publisher"]
    ending = PUBLISHER_SOURCE.search(title)
    if ending is not None and any(_is_told_by(p, ending["who"]) for p in publishers):
        return Attribution(ending["who"].strip(), "cited_outlet")
    named = NAMED_SOURCE.search(title)
    if named is None or any(m.text in named["who"] for m in mentions):
        return None
    return Attribution(named["who"], "cited_outlet")


def _is_told_by(publisher: str, ending: str) -> bool:
    """`- Bloomberg TV`, not `Real-Time Data Services`: hardly a word goes with the name."""
    return ending.startswith(publisher) and len(ending[len(publisher) :].split()) <= 1


def _cited(clauses: list[Clause]) -> list[NounChunk]:
    """`according to sources`, `citing sources`: holds for the whole sentence."""
    found = []
    for clause in clauses:
        lemma = clause.verb.lemma if clause.verb else ""
        found += clause.phrase("according to", "per")
        if lemma == "cite":
            found += [n for g in clause.objects for n in g]
    return found


def telling_beside(clauses: list[Clause], clause: Clause) -> list[Clause]:
    """`..., the report said`: clauses of speech beside what is said."""
    found = []
    for other in clauses:
        if other.verb is None or other is clause or other in clause.ancestors():
            continue
        is_below = other.parent is clause and other.kind not in DESCRIBING  # "that will be added"
        is_beside = other.kind in EQUAL_RANK or is_below or _is_said_at_end(other, clause, clauses)
        says = other.verb.lemma in _parenthetical() and _says_no_more(other)
        if is_beside and (says or _tells(other, clauses)):
            found.append(other)
    return found


def _is_said_at_end(other: Clause, clause: Clause, clauses: list[Clause]) -> bool:
    """`gave it leave to open in May, the paper reported`: read as completing what it ends."""
    is_bare = other.kind == "complement" and not other.marker and other is clauses[-1]
    return is_bare and clause in other.ancestors()


def _only_adds(clause: Clause) -> bool:
    """`was added to the list`: nothing was said."""
    return clause.verb is not None and clause.verb.lemma in lexicon().cues["says_beside"]


def _says_no_more(clause: Clause) -> bool:
    """`..., sources said, the clearest sign yet`: what a comma sets off is not what they said."""
    verb = clause.verb
    return verb is not None and all(n.start - verb.end > 1 for n in clause.direct_objects())


def _tells(other: Clause, clauses: list[Clause]) -> bool:
    """`..., a spokesman told Reuters`: what is told stands beside it, not below."""
    is_told = other.verb is not None and other.verb.lemma == "tell" and bool(other.objects)
    return is_told and not any(c.parent is other for c in clauses)


def _unknown_outlet(clause: Clause) -> Attribution | None:
    """`the Telegraph reported`, `Handelsblatt reports`: a name that nobody knows, and prints it."""
    if clause.verb is None or clause.verb.lemma not in lexicon().cues["prints"]:
        return None
    for chunk in clause.deep_subjects():
        is_known = any(u.mention is not None for u in chunk.units) or denote(chunk).senses
        is_paper = chunk.determiner == "the" or (not chunk.determiner and len(chunk.units) == 1)
        if is_paper and chunk.head.text[:1].isupper() and not is_known:
            return Attribution(chunk.text, "cited_outlet")
    return None


@cache
def _parenthetical() -> frozenset[str]:
    """Verbs of speech that stand beside what is said: `..., the ministry said`."""
    cues = lexicon().cues
    return frozenset(cues["prints"] | cues["says_beside"])


def _who(chunk: NounChunk) -> Attribution | None:
    found = denote(chunk)
    for entity in found.named:
        if entity.kind == "publisher":
            return Attribution(entity.text, "cited_outlet")
    kind = speaker_words().get(chunk.lemma)
    is_nameless = kind == NAMELESS  # "a senior government source", who speaks for no government
    if kind is not None and (is_nameless or (kind in HEARSAY and not found.entities)):
        return Attribution(chunk.text, kind, is_description=chunk.determiner == "the")
    for entity in (*found.entities, *found.owners):
        if entity.kind in KINDS:
            body_of = entity.country if entity.kind == "authority" else None
            return Attribution(entity.text, KINDS[entity.kind], body_of=body_of)
    return Attribution(chunk.text, kind) if kind else None


def _has_hearsay_adverb(clause: Clause) -> bool:
    own = [clause, *clause.ancestors()]
    return any(c.verb and set(c.verb.adverbs) & lexicon().cues["hearsay"] for c in own)
