"""What a clause without a verb, or with that of the clause before, shares with the one before.

In: a clause and those before it. Out: the same, with the verb, year or phrase that it leaves out.
"""

from collections.abc import Sequence

from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.gapping import is_ordered, thing_owned, with_thing
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import name_kind


def date_alike(clause: Clause, before: Sequence[Clause]) -> None:
    """`A opened it in June 2020, B in May`: where the verb is left out, so is the year."""
    model = before[-1] if before else None
    if model is not None and model.verb is clause.verb and model.times:
        clause.times = [time.in_year_of(model.times[-1]) for time in clause.times]


def share_rest(clause: Clause, before: Sequence[Clause]) -> None:
    """`opened in Lima in May, the former with Ericsson`: when and where hold for each of two."""
    model = before[-1] if before else None
    if model is None or model.verb is not clause.verb or clause.verb is None:
        return
    own = {preposition for preposition, _ in clause.phrases}
    left_out = [phrase for phrase in model.phrases if phrase[0] not in own]
    if not (len(clause.subjects) == 1 and is_ordered(clause.subjects[0])):
        clause.phrases += [p for p in left_out if p[0] == "of" and _is_bare(clause)]
        return
    clause.phrases += left_out
    clause.times = clause.times or list(model.times)


def _is_bare(clause: Clause) -> bool:
    """`A has the north of the network, B the south`: it is that of the same."""
    told = clause.direct_objects()
    return len(told) == 1 and told[0].determiner == "the" and not name_kind(told[0])


def fill_gap(clause: Clause, before: Sequence[Clause]) -> None:
    """`Jio chose Ericsson; Airtel, Nokia and Samsung`: the verb before, its subject and objects."""
    model = before[-1] if before else None
    if clause.verb is not None or clause.objects or model is None:
        return
    if _tells_of_like(model, clause):
        clause.verb, clause.kind = model.verb, model.kind
        with_thing(clause.subjects[0], thing_owned(model.subjects[0]))
        return
    if _tells_whose(model, clause):
        clause.verb, clause.kind = model.verb, model.kind
        clause.objects, clause.subjects = [clause.subjects], model.subjects
        return
    if _tells_of_thing(model, clause):
        clause.verb, clause.kind = model.verb, model.kind
        clause.objects, clause.subjects[0].appositions = [clause.subjects[0].appositions], []
    if clause.verb is not None or clause.phrases:
        return
    names = [n for s in clause.subjects for n in (s, *s.appositions)]
    if not _is_like(model, names):
        return
    subject, *told = names
    subject.appositions = []
    clause.verb, clause.subjects, clause.objects = model.verb, [subject], [told]
    clause.kind = model.kind


def _tells_of_like(model: Clause, clause: Clause) -> bool:
    """`A's radios come from C; B's from D`: the like of somebody else, led by the same word."""
    if model.verb is None or model.verb.form != "fin" or not model.subjects:
        return False
    is_whose = len(clause.subjects) == 1 and clause.subjects[0].units[-1].tag == "POS"
    led = {preposition for preposition, _ in clause.phrases}
    is_led = bool(led.intersection(preposition for preposition, _ in model.phrases))
    return is_whose and is_led and bool(thing_owned(model.subjects[0]))


def take_same(clause: Clause, before: Sequence[Clause]) -> None:
    """`A uses C and D, and B the same two`: where the verb is that of the one before."""
    model, told = before[-1] if before else None, clause.direct_objects()
    if model is None or model.verb is not clause.verb or len(told) != 1 or not model.objects:
        return
    if told[0].determiner == "the" and told[0].units[1:] and told[0].units[1].lower == SAME:
        clause.objects = [list(group) for group in model.objects]


SAME = "same"


def _tells_whose(model: Clause, clause: Clause) -> bool:
    """`At A it was Nokia's; at B, Ericsson's`: whose the same thing is elsewhere."""
    if model.verb is None or model.verb.lemma != "be" or not clause.phrases or not model.objects:
        return False
    told = [*model.objects[-1], *clause.subjects]
    return bool(clause.subjects) and all(n.units[-1].tag == "POS" for n in told)


def _tells_of_thing(model: Clause, clause: Clause) -> bool:
    """`A supplied the radios; B the core`: a name, and right behind it what it did likewise."""
    if model.verb is None or model.verb.form != "fin" or not model.subjects or not model.objects:
        return False
    subject = clause.subjects[0] if len(clause.subjects) == 1 else None
    if subject is None or len(subject.appositions) != 1 or not name_kind(subject):
        return False
    thing, told = subject.appositions[0], model.objects[-1][0]
    touches = thing.start - subject.end <= 1 and thing.determiner in ("the", "its")
    is_alike = name_kind(subject) == name_kind(model.subjects[0])
    return touches and is_alike and not name_kind(thing) and not name_kind(told)


def _is_like(model: Clause, names: list[NounChunk]) -> bool:
    """Whether names are of the kinds of a clause's subject and objects, in that order."""
    if model.verb is None or model.verb.form != "fin" or len(names) < 2:
        return False
    if not model.subjects or not model.objects:
        return False
    who, whom = name_kind(model.subjects[0]), name_kind(model.objects[-1][0])
    kinds = [name_kind(n) for n in names]
    return bool(who and whom) and who != whom and kinds == [who, *[whom] * (len(kinds) - 1)]
