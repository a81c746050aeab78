"""Which frames a sentence evokes: verbs, predicate adjectives and event nouns of its clauses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.modality.effects import is_told_more_of
from pipeline.extract.tables import noun_classes, tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.echoes import ECHOING
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.clauses.noun_kinds import name_kind
from pipeline.language.lexicon import lexicon, singular

AFTER = frozenset({"after", "following"})
CORE = ("agent", "object")
NOT_ARGUMENTS = frozenset(
    {
        "like",
        "unlike",
        "than",
        "including",
        "such as",
        "besides",
        "except",
        "outside",
        "according to",
        *AFTER,
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One frame of one clause; `noun` is the event noun that evokes it, None for a verb.

    `host` is the noun that an apposition stands beside. A clause that contrasts (`Nokia, but not
    Huawei`) is told twice: of those that it names, and as `is_contrast` of those that it denies.
    """

    frame_class: str
    clause: Clause
    noun: NounChunk | None
    anchor: str
    host: NounChunk | None = None
    is_contrast: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is what a company is called: `its supplier Ericsson`, `BT, a customer`."""
        return self.host is not None or (self.noun is not None and bool(name_kind(self.noun)))


def frames(clauses: list[Clause]) -> Iterator[Frame]:
    """All frames of a sentence, clause by clause."""
    for clause in clauses:
        yield from _verb_frames(clause) if clause.verb else _gapped(clause, clauses)
        for noun in _nouns(clause):
            anchor = _anchor(noun)
            for frame_class in noun_classes(anchor):
                yield Frame(frame_class, clause, noun, anchor)
            yield from _naming_frames(clause, noun)


def _naming_frames(clause: Clause, noun: NounChunk) -> Iterator[Frame]:
    """`its supplier Ericsson`, `Huawei, BT's largest supplier`: what a name is called."""
    title = _title(noun)
    for frame_class in tables().frames.get((title, "", "titled"), ()):
        yield Frame(frame_class, clause, noun, title)
    if made := _making(noun):
        for frame_class in tables().frames[made, "", "making"]:
            yield Frame(frame_class, clause, noun, made)
    for beside in (b for each in (noun, *noun.conjuncts) for b in each.appositions):
        if not _is_of_old(beside):
            for frame_class in tables().frames.get((beside.lemma, "", "apposed"), ()):
                yield Frame(frame_class, clause, beside, beside.lemma, noun)


def _title(noun: NounChunk) -> str:
    """The common noun right before a name: `its supplier Ericsson`; empty where there is none."""
    if noun.head.mention is None or len(noun.units) < 2 or _is_of_old(noun):
        return ""
    before = noun.units[noun.units.index(noun.head) - 1]
    return singular(before.lower) if before.tag == "N" and before.mention is None else ""


def _making(noun: NounChunk) -> str:
    """`its Nokia-built core`: the word behind a name that says who made it; empty without one."""
    for before, unit in pairwise(noun.units):
        is_maker = before.mention is not None and before.mention.kind == "vendor"
        if is_maker and (unit.lower, "", "making") in tables().frames:
            return unit.lower if _is_thing(noun) and not _is_of_old(noun) else ""
    return ""


def _is_thing(noun: NounChunk) -> bool:
    words = (noun.lemma, noun.compound)
    return any(lexicon().has_sense(w, "network", "gear") for w in words)


def _is_of_old(noun: NounChunk) -> bool:
    """`its former supplier`, `a potential supplier`: none today."""
    return any(u.lower in lexicon().cues["not_now"] for u in noun.units)


def _verb_frames(clause: Clause) -> Iterator[Frame]:
    verb, classes = clause.verb, verb_classes(clause)
    if verb is None or not classes:
        return
    anchor = f"{verb.lemma} {verb.particle}".strip()
    contrasts = any(_is_contrasted(arguments(clause, f)) for f in CORE)
    for frame_class in classes:
        frame = Frame(frame_class, clause, None, anchor)
        yield frame
        if contrasts:
            yield replace(frame, is_contrast=True)


def _gapped(clause: Clause, clauses: list[Clause]) -> Iterator[Frame]:
    """`Vodacom followed in May; MTN in June`: the verb before is meant again."""
    before = [c for c in clauses[: clauses.index(clause)] if c.kind in EQUAL_RANK]
    above = next((c for c in reversed(before) if c.verb is not None), None)
    is_likewise = clause.marker == ECHOING and clause.verb is None
    if not (before or is_likewise) or not clause.subjects or any(clause.objects):
        return
    meant = tables().echoes | tables().elliptic
    if above is None or meant.intersection(verb_classes(above)):
        for frame_class in tables().echoes:
            yield Frame(frame_class, clause, None, "")


def _is_contrasted(told: list[NounChunk]) -> bool:
    """`Nokia and no Huawei`: the one is told, the other denied; not `no Nokia and no Huawei`."""
    return len(told) > 1 and not told[0].is_contrast and any(n.is_contrast for n in told[1:])


def taken(frame: Frame, function: str) -> list[NounChunk]:
    """The chunks of a function that a frame is about: of a contrast, one side of it."""
    found = arguments(frame.clause, function)
    if not _is_contrasted(found):
        return found
    return [noun for noun in found if noun.is_contrast == frame.is_contrast]


def verb_classes(clause: Clause) -> tuple[str, ...]:
    """The frame classes that the verb of a clause evokes, with its particle or without."""
    verb = clause.verb
    if verb is None or _tells_where_it_begins(clause):
        return ()
    pos = "adj" if verb.units and verb.units[-1].tag == "JJ" else "verb"
    lemma = verb.lemma
    if any(n.head.tag == "EX" for n in clause.subjects) and clause.governor is None:
        lemma = f"there {lemma}"  # "there are no plans to ban it" tells of a ban
    elif any(n.lemma == SAME for n in clause.subjects):
        lemma = f"{SAME} {lemma}"  # "the same goes for"
    elif _is_all_that_is_said(clause, lemma, verb.particle):
        lemma = f"{lemma} not" if verb.is_negative else f"{lemma} alone"  # "its rival does not"
    table = tables().frames
    particle = verb.particle or next((_particle_like(n) for g in clause.objects for n in g), "")
    particle = "so" if does_it(clause) else particle
    if led := next((p for p, _ in clause.phrases if (lemma, p, "led") in table), ""):
        return table[lemma, led, "led"]  # "kept it from its network"
    return table.get((lemma, particle, pos)) or table.get((lemma, "", pos), ())


def _tells_where_it_begins(clause: Clause) -> bool:
    """`will close their networks, starting with Acme`: who is first to do it, no other act."""
    verb = clause.verb
    if clause.kind != "participial" or verb is None or verb.form != "ing" or any(clause.objects):
        return False
    is_start = verb.lemma in lexicon().cues["begins_act"]
    return is_start and any(name_kind(n) for n in clause.phrase("with"))


def does_it(clause: Clause) -> bool:
    """`did it in June`: as well as `did so`."""
    is_done = clause.verb is not None and clause.verb.lemma == "do"
    return is_done and [n.head.lower for n in clause.direct_objects()] == ["it"]


def _is_all_that_is_said(clause: Clause, lemma: str, particle: str) -> bool:
    """`its rival does not`, which stands for the verb before; not so `do without its gear`."""
    is_alone = not particle and not any(clause.objects) and not clause.phrase("without")
    return lemma in STANDING_IN and is_alone


def _particle_like(noun: NounChunk) -> str:
    """What an object gives to its verb: `made 5G available`, `did the same`, `takes its place`."""
    if noun.lemma in lexicon().cues["like_particle"]:
        return noun.lemma
    is_same = noun.lemma == SAME or (noun.lemma in lexicon().cues["same_act"] and says_same(noun))
    return noun.complement or (SAME if is_same else "")


def says_same(noun: NounChunk) -> bool:
    """`the same choice`, `took similar steps`, `followed the same night`."""
    return any(unit.lower in lexicon().cues["says_same"] for unit in noun.units)


SAME, TRIAL = "same", "TRIAL"
STANDING_IN = frozenset({"do", "have"})
"""Verbs that stand for another when they are all that is said."""


def _anchor(noun: NounChunk) -> str:
    """The compound where it is an event of its own (`export ban`), else the head.

    Before a name it says what that is: `its technology partner Nokia`.
    """
    if noun.head.names_company:
        return noun.lemma
    if (noun.compound, "", "noun") in tables().frames:
        return noun.compound
    return _event_before(noun) or _trial_before(noun) or noun.lemma


def _event_before(noun: NounChunk) -> str:
    """`its 3G switch-off programme`: the event that a noun for its course stands behind."""
    is_course = noun.lemma in lexicon().cues["course_of_event"]
    before = noun.units[-2] if is_course and len(noun.units) > 1 else None
    if before is None or before.tag != "N" or before.mention is not None:
        return ""
    return before.lower if (before.lower, "", "noun") in tables().frames else ""


def _trial_before(noun: NounChunk) -> str:
    """`a pilot Open RAN deployment`: a trial, whatever it deploys."""
    if noun.lemma not in lexicon().cues["may_be_tried"]:
        return ""
    table, words = tables().frames, (u.lower for u in noun.units[:-1] if u.mention is None)
    return next((w for w in words if TRIAL in table.get((w, "", "noun"), ())), "")


def _nouns(clause: Clause) -> Iterator[NounChunk]:
    """Nouns that are arguments of the clause; an antecedent belongs to the clause above.

    Where something is done to it that says how it stands, it is told of in both.
    """
    yield from (n for n in clause.deep_objects() if is_told_more_of(n, clause))
    if clause.kind != "relative" and not clause.inherits_subject:
        yield from clause.subjects
    for group in clause.objects:
        yield from (n for n in group if n is not clause.antecedent)
    aside = {
        post
        for p, group in clause.phrases
        if p in NOT_ARGUMENTS
        for n in group
        for _, post in n.posts
    }
    for preposition, group in clause.phrases:
        if preposition not in NOT_ARGUMENTS - AFTER:  # "after the ban"
            yield from (n for n in group if n not in aside)


def arguments(clause: Clause, function: str) -> list[NounChunk]:
    """The chunks that fill a grammatical function of a clause, voice turned round."""
    if function == "agent":
        return clause.deep_subjects()
    if function == "object":
        return clause.deep_objects()
    if function == "subject":
        return clause.subjects
    return clause.phrase(function)


def functions(clause: Clause) -> tuple[tuple[str, NounChunk], ...]:
    """Every argument of a clause with its function; a clause that was read stays as it is."""
    known: tuple[tuple[str, NounChunk], ...] | None = clause.arguments
    if known is None:
        known = clause.arguments = tuple(_functions(clause))
    return known


def _functions(clause: Clause) -> Iterator[tuple[str, NounChunk]]:
    for function in ("agent", "object"):
        for noun in arguments(clause, function):
            yield function, noun
    for preposition, group in clause.phrases:
        if preposition in NOT_ARGUMENTS or (preposition == "by" and clause.is_passive):
            continue
        for noun in group:
            yield preposition, noun
