"""Which companies a plural pronoun means: `they`, `both`, `none`.

In: the chunk of a pronoun, the role wanted. Out: the companies above, else those in focus; nobody
where others were told of, named or not.
"""

from collections.abc import Iterator

from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.frames import verb_classes
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import acting_states
from pipeline.extract.referents.company_words import COUNTS, roles_of
from pipeline.extract.referents.descriptions import described_company
from pipeline.extract.referents.in_focus import from_focus
from pipeline.extract.referents.whence import people_of
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.discourse import PRONOUN_WINDOW, Focus
from pipeline.language.mentions import COMPANIES


def companies_of_plural(chunk: NounChunk, word: str, role: str, context: Context) -> list[Entity]:
    """`they`: the companies above, else those in focus, where no unnamed ones were told of."""
    group = _group_over(chunk, context)
    if group:
        return [e for e in group if e.kind == role]
    if _means_no_company(chunk, role, context):
        return []
    unnamed = [e for start, e in context.groups if start < chunk.start and e.kind == role]
    if unnamed:
        return unnamed[-1:]  # "capped the share of high-risk vendors and shut them out"
    told = _people_acting(chunk, context) or _unnamed_before(chunk, role, context)
    if told is not None:
        return described_company(told, role, context)
    if role == "vendor" and "vendor" not in context.discourse.kinds(context.sentence - 1):
        before = [e for _, e in context.groups_before]
        if before:
            return before[-1:]  # "Chinese suppliers are not wanted. The state has banned them"
    if _are_others(chunk, role, context) or _are_rivals(chunk, role, context):
        return []
    many = context.discourse.several(
        role,
        COUNTS.get(word),
        context.sentence,
        before=chunk.start,
        fits=lambda f: True,
        at_least=1,
    )
    is_far = len(many) == 1 and context.sentence - many[0].sentence > PRONOUN_WINDOW
    is_open = is_far or (len(many) == 1 and _are_some_before(chunk, context))
    is_open = is_open or (word == "they" and _are_one_and_others(many))
    is_open = is_open or (len(many) == 1 and _are_in_turn(role, context))
    return [] if is_open else [from_focus(f, word) for f in many]


def _are_in_turn(role: str, context: Context) -> bool:
    """`A picked Nokia. B picked Ericsson. They plan to start in May`: more than B alone."""
    before = (context.discourse.of_sentence(context.sentence - back) for back in (1, 2))
    told = [{e.id for e in known if e.kind == role and e.is_subject} for known in before]
    return role == "operator" and all(told) and told[0].isdisjoint(told[1])


def _are_one_and_others(many: list[Focus]) -> bool:
    """`Acme fell behind Bell. They launched 4G`: one that acted, and others it was told beside."""
    return len(many) > 1 and sum(f.is_subject for f in many) == 1


def _are_some_before(chunk: NounChunk, context: Context) -> bool:
    """`We let the agencies in and will keep them in`: the many just told of, not one company."""
    told = (n for c in context.clauses for n in c.nouns() if n.end <= chunk.start)
    many = (denote(n, deep=False) for n in told if is_plural(n) and not n.is_pronoun)
    return chunk.head.lower == "them" and any(not d.named for d in many)


def _are_rivals(chunk: NounChunk, role: str, context: Context) -> bool:
    """`It hit the carriers A and B. They challenged it`: the many of the last sentence alone."""
    last = context.sentence - 1
    kinds = context.discourse.kinds(last)
    others = [k for k in COMPANIES if k != role and k in kinds]
    named = (context.discourse.recent(k, last, before=chunk.start, window=0) for k in others)
    return role not in kinds and any(len(each) > 1 for each in named)


def _are_others(chunk: NounChunk, role: str, context: Context) -> bool:
    """Whether those whom a plural means are of the other kind."""
    if chunk.head.lower == "both":
        return _are_two_others(chunk, role, context)
    return chunk.head.lower == "they" and _others_acted(role, context)


def _are_two_others(chunk: NounChunk, role: str, context: Context) -> bool:
    """`A buys from B and C, and both will`: the two of one kind that the sentence named."""
    named = context.discourse.companies(context.sentence, before=chunk.start)
    kinds = [e.kind for e in named]
    others = len(kinds) - kinds.count(role)
    return others == PAIR and kinds.count(role) != PAIR


PAIR = 2


def _others_acted(role: str, context: Context) -> bool:
    """`A and B will ask for bids. They`: two of the other kind, whoever was named before them."""
    number = context.sentence - 1
    if role in context.discourse.kinds(number):
        return False
    known = context.discourse.of_sentence(number)
    subjects = {e.id for e in known if e.is_subject and e.kind in COMPANIES}
    return len(subjects) > 1


def _group_over(chunk: NounChunk, context: Context) -> list[Entity]:
    """`Samsung and SK Telecom said they had`: the companies that are the subject above."""
    for clause in context.clauses_above():
        named = [
            Entity(e.kind, e.id, e.country, f'"{chunk.text}" -> subject', e.text)
            for s in clause.subjects
            if s.start < chunk.start
            for e in denote(s).entities
            if e.kind in COMPANIES
        ]
        if named:
            return named if len(clause.subjects) > 1 else []
    return []


def _follows_states(chunk: NounChunk, context: Context) -> bool:
    """`The governments of Japan and Kenya have said that they will`: no companies are meant."""
    if _bars_others(chunk, context):
        return True
    if chunk.head.lower != "they":
        return False  # "the state agreed to shut them out"
    over = (s for c in context.clauses_above() for s in c.subjects if s.start < chunk.start)
    told = next((denote(s) for s in over), None)
    return told is not None and ("government" in told.senses or bool(acting_states(told)))


def _means_no_company(chunk: NounChunk, role: str, context: Context) -> bool:
    if _is_none_of_things(chunk, role, context) or _follows_states(chunk, context):
        return True
    return _follows_others(chunk, role, context)


def _follows_others(chunk: NounChunk, role: str, context: Context) -> bool:
    others = people_before(chunk, context)
    return others is not None and role not in roles_of(others)


def people_before(chunk: NounChunk, context: Context) -> Denoted | None:
    """`Schools are worse off: they may not buy it`: the many that the clause before tells of."""
    if chunk.head.lower == "them":
        return _ruled(chunk, context)
    if chunk.head.lower != "they" or not any(chunk in c.subjects for c in context.clauses):
        return None
    before = [c for c in context.clauses if c.kind in EQUAL_RANK and _is_before(c, chunk)]
    subjects = before[-1].subjects if before else []
    only = denote(subjects[0], deep=False) if len(subjects) == 1 else None
    if only is None or only.named or only.chunk.is_pronoun:
        return None
    return only if is_plural(only.chunk) else None


def _ruled(chunk: NounChunk, context: Context) -> Denoted | None:
    """`Ministries were given rules that bar them from`: the many to whom what acts is given."""
    own = next((c for c in context.clauses if chunk in c.direct_objects()), None)
    given = own.parent.subjects if own and own.kind == "relative" and own.parent else []
    found = [denote(n, deep=False) for n in given]
    are_many = all(is_plural(f.chunk) and not f.chunk.is_pronoun for f in found)
    return found[0] if found and are_many and not found[0].entities else None


def _is_before(clause: Clause, chunk: NounChunk) -> bool:
    subjects = clause.subjects
    return bool(subjects) and chunk not in subjects and subjects[0].start < chunk.start


def _bars_others(chunk: NounChunk, context: Context) -> bool:
    """`calls on states to assess makers and allows them to exclude`: who excludes is no maker."""
    own = [c for c in context.clauses if chunk in c.subjects and c.kind == "infinitive"]
    return any(BARRING & {*verb_classes(c)} for c in own if not c.is_passive)


BARRING = frozenset({"EXCLUDE", "KEEP_OUT"})


def _is_none_of_things(chunk: NounChunk, role: str, context: Context) -> bool:
    """`Elisa has a test network, Tele2 has none`: of what the clause before has, no company."""
    if chunk.head.lower != "none":
        return False
    told = [n for c in context.clauses for g in c.objects for n in g if n.end <= chunk.start]
    found = denote(told[-1]) if told else None
    if found is None or role in roles_of(found):
        return False
    return not any(e.kind == role for e in (*found.entities, *found.owners))


def _people_acting(chunk: NounChunk, context: Context) -> Denoted | None:
    """`The Swedes come back; they will build it`: the company that the clause before calls so."""
    before = [c for c in context.clauses if c.kind in EQUAL_RANK and _is_before(c, chunk)]
    subjects = before[-1].subjects if before and chunk.head.lower == "they" else []
    only = subjects[0] if len(subjects) == 1 else None
    return denote(only) if only is not None and people_of(only) else None


def _unnamed_before(chunk: NounChunk, role: str, context: Context) -> Denoted | None:
    """`Singapore's operators said they will stop`, `many operators have moved, most of them to`.

    Those are meant, whoever they are.
    """
    for noun in _arguments_before(chunk, role, context):
        found = denote(noun)
        is_many = is_plural(noun) or found.is_quantity
        unnamed = not found.entities and not noun.is_pronoun
        if is_many and unnamed and role in roles_of(found):
            return found
    return None


def _arguments_before(chunk: NounChunk, role: str, context: Context) -> Iterator[NounChunk]:
    """Subjects before a pronoun; of makers, whom somebody acts on, the objects too.

    So are others than who was named: `sets an example for other operators and their plans`; and
    who something is from: `met complaints from operators, as they`.
    """
    for clause in context.clauses:
        told = [clause.subjects, *(clause.objects if role == "vendor" else ())]
        told.append(clause.phrase("from"))
        yield from (n for group in told for n in group if n.end <= chunk.start)
        beside = (n for n in clause.nouns() if n.end <= chunk.start)
        yield from (n for n in beside if any(u.lower == "other" for u in n.units))
