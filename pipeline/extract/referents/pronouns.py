"""Which companies a pronoun means: `it`, `they`, `both`.

In: the chunk of a pronoun and the role wanted. Out: the subject that binds it, else who is in
focus; nobody where the subject before is of another kind.
"""

from collections.abc import Iterable, Iterator

from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.frames import verb_classes
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.modality.verbs import OWED
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import STATE, TELLING, acting_states
from pipeline.extract.referents.descriptions import (
    COUNTS,
    described_company,
    from_focus,
    is_eclipsed,
    roles_of,
    told_until,
)
from pipeline.extract.staff import employers_of, is_person
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.discourse import PRONOUN_WINDOW, Focus
from pipeline.language.mentions import COMPANIES

POSSESSIVES = {"its": "it", "their": "they"}
PLURAL_PRONOUNS = frozenset({"they", "them", "both", "all", "none", "each", "neither"})
SINGULAR_PRONOUNS = frozenset({"it", "itself"})


def pronoun_company(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """The companies of a role that a pronoun stands for."""
    word = POSSESSIVES.get(chunk.head.lower, chunk.head.lower)
    told = told_to(chunk, context)
    if told is not None and (found := _told_as(told, role, context)):
        return found
    made = _makers_of_gear(chunk, role, context)
    if made:
        return made
    bound = subject_entities(chunk, role, context)
    is_many = len(bound) > 1 and not _acts_along(chunk, context)
    if bound and is_many == (word in PLURAL_PRONOUNS):
        return bound
    if word in SINGULAR_PRONOUNS:
        return _one(chunk, word, role, context)
    return _many(chunk, word, role, context) if word in PLURAL_PRONOUNS else []


def told_to(chunk: NounChunk, context: Context) -> NounChunk | None:
    """`Paris told the operators that they must`, `told BT that it must`: who is told what to do."""
    word, clause = chunk.head.lower, context.clause
    above = clause.parent if clause is not None else None
    if clause is None or above is None or above.verb is None or not _may_be_told(word, clause):
        return None
    is_told = above.verb.lemma in TOLD_DIRECTLY and not above.is_passive
    told = above.direct_objects() if is_told else above.phrase("to")
    meant = [n for n in told if n.end <= chunk.start and is_plural(n) == (word == "they")]
    return meant[-1] if meant and clause in _said(above, context) else None


def _may_be_told(word: str, clause: Clause) -> bool:
    """Of one who is told, `it` is only who has to do it: `told BT that it would` is who tells."""
    is_owed = clause.verb is not None and clause.verb.modal in OWED
    return word == "they" or (word == "it" and is_owed)


TOLD_DIRECTLY = frozenset({"assure", "inform", "notify", "remind", "tell", "warn"})


def _said(above: Clause, context: Context) -> list[Clause]:
    """The clauses that tell what is said."""
    told = (c for c in context.clauses if c.parent is above)
    return [c for c in told if c.kind == "complement" and c.governor is None]


def _told_as(told: NounChunk, role: str, context: Context) -> list[Entity]:
    """The companies of a role that those are who are told."""
    found = denote(told)
    named = [e for e in found.entities if e.kind == role]
    is_described = not named and role in roles_of(found)
    return described_company(found, role, context) if is_described else named


def _acts_along(chunk: NounChunk, context: Context) -> bool:
    """`A, along with B, said it will not use it`: one is spoken of, and others with it."""
    above = [s for c in context.clauses_around() for s in c.subjects if s.start < chunk.start]
    return bool(above) and all(s.preposition in BESIDE for s in above[1:])


BESIDE = frozenset({"alongside", "like"})


def _makers_of_gear(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`bought gear from Huawei and ZTE and is swapping it out`: whose what was bought is."""
    is_object = any(chunk in group for c in context.clauses for group in c.objects)
    if role != "vendor" or not is_object or chunk.head.lower not in ("it", "them"):
        return []
    last = _last_before(chunk, (group for c in context.clauses for group in c.objects))
    if not last or denote(last[-1]).entities:
        return []
    return _makers_in(last, f'"{chunk.head.lower}" -> gear')


def makers_of_the_gear(chunk: NounChunk, context: Context) -> list[Entity]:
    """`carriers with Huawei or ZTE gear must replace the equipment`: whose it was in the sentence.

    All the makers of a list are meant whose last one stands before the noun.
    """
    is_known = chunk.determiner == "the" or any(u.lower in IN_PLACE for u in chunk.units)
    if not is_known or "gear" not in denote(chunk, deep=False).senses:
        return []
    groups = [g for c in context.clauses for g in (*c.objects, *(p for _, p in c.phrases))]
    told = [g for g in groups if _makers_in(g, "")]
    return _makers_in(_last_before(chunk, told), f'"{chunk.text}" -> gear')


IN_PLACE = frozenset({"existing", "installed"})


def _last_before(chunk: NounChunk, groups: Iterable[list[NounChunk]]) -> list[NounChunk]:
    """The nouns of the last group that stands before a chunk."""
    told = (g for g in groups if g and g[-1].end <= chunk.start)
    return max(told, key=lambda g: g[-1].start, default=[])


def _makers_in(group: list[NounChunk], path: str) -> list[Entity]:
    """`Huawei or ZTE gear`: whose gear the nouns of a group speak of."""
    if not any("gear" in denote(n).senses for n in group):
        return []  # "equipment and services from Huawei" is
    named = (e for n in group for d in [denote(n)] for e in (*d.entities, *d.owners))
    return [Entity(e.kind, e.id, e.country, path, e.text) for e in named if e.kind == "vendor"]


def _one(chunk: NounChunk, word: str, role: str, context: Context) -> list[Entity]:
    """`it`: the one in focus, where the subject above is neither of another kind nor a thing."""
    if stands_for_other(chunk, role, context) or _stands_for_thing(chunk, role, context):
        return []
    if _follows_state(chunk, context):
        return []
    if (owner := whose_statement(chunk, context)) is not None:
        return _told_as(owner, role, context)
    ahead = _subject_ahead(chunk, context)
    if ahead is not None:
        named = [e for e in denote(ahead).entities if e.kind == role]
        if named or ahead.head.mention is None:
            word = f'"{chunk.text}" -> subject ahead'
            return [Entity(e.kind, e.id, e.country, word, e.text) for e in named]
    doing = _who_does_it(chunk, context)
    focus = context.discourse.single(
        role,
        context.sentence,
        before=told_until(chunk, context),
        fits=lambda f: f.id not in doing,
        window=PRONOUN_WINDOW,
    ) or context.topic(role, fits=lambda f: f.id not in doing)
    if focus is None or is_eclipsed(focus, chunk, context):
        return []
    if _acted_as_state(chunk, focus, context):
        return []
    is_before = focus.sentence < context.sentence
    return [] if is_before and _is_of_speaker(chunk, role, context) else [from_focus(focus, word)]


def _who_does_it(chunk: NounChunk, context: Context) -> set[str]:
    """Who by name does something to whom a pronoun means: that is another."""
    acting = [c for c in context.clauses if _is_its_object(chunk, c)]
    return {e.id for c in acting for s in c.subjects for e in denote(s, deep=False).entities}


def whose_statement(chunk: NounChunk, context: Context) -> NounChunk | None:
    """`after the cabinet's announcement that it would`: whoever made that, in words or by name."""
    told = (c for c in context.clauses if chunk in c.subjects and c.kind == "complement")
    noun = next((c.governor for c in told if c.governor is not None), None)
    marks = [i for i, u in enumerate(noun.units) if u.tag == "POS"] if noun is not None else []
    return NounChunk(noun.units[: marks[0]]) if noun is not None and marks and marks[0] else None


def _acted_as_state(chunk: NounChunk, focus: Focus, context: Context) -> bool:
    """`The FCC revoked Acme's licence. It had`: the body that acted, not whom it acted on."""
    is_subject = any(chunk in clause.subjects for clause in context.clauses)
    is_subject = is_subject and not _is_acted_on(chunk, context)
    if not is_subject or focus.sentence != context.sentence - 1 or focus.is_subject:
        return False
    acted = context.discourse.topmost(TELLING, context.sentence, before=chunk.start)
    return acted is not None and acted.kind in STATE and acted.sentence == focus.sentence


def _follows_state(chunk: NounChunk, context: Context) -> bool:
    """`The British government also said it would`: who acts is the state over it."""
    if any(chunk in group for clause in context.clauses for group in clause.objects):
        return False
    above = (s for c in context.clauses_above() for s in c.subjects if s.start < chunk.start)
    told = next((denote(s) for s in above), None)
    return told is not None and bool(acting_states(told))


def _subject_ahead(chunk: NounChunk, context: Context) -> NounChunk | None:
    """`Years after it got its licence, Acme hands it back`: the name that the clause leads to."""
    for clause in context.clauses:
        if chunk in clause.subjects and clause.kind == "adverbial" and clause.parent is not None:
            ahead = next((s for s in clause.parent.subjects if s.start > chunk.end), None)
            if ahead is not None and ahead.head.text[:1].isupper() and not ahead.is_pronoun:
                return ahead
    return None


def _is_of_speaker(chunk: NounChunk, role: str, context: Context) -> bool:
    """`BT said the order would cost it a fortune`: what happens to it befalls who is above."""
    clause = context.clause
    if clause is None or chunk in clause.subjects:
        return False
    own = [denote(subject) for subject in clause.subjects]
    if not own or any(d.chunk.is_pronoun or d.entities or roles_of(d) for d in own):
        return False
    above = [e for c in context.clauses_above() for s in c.subjects for e in denote(s).entities]
    kinds = {e.kind for e in above}
    return role not in kinds and bool(kinds & COMPANIES)


def _many(chunk: NounChunk, word: str, role: str, context: Context) -> list[Entity]:
    """`they`: the companies above, else those in focus, where no unnamed ones were told of."""
    group = _group_over(chunk, context)
    if group:
        return [e for e in group if e.kind == role]
    if _means_no_company(chunk, role, context):
        return []
    unnamed = [e for start, e in context.groups if start < chunk.start and e.kind == role]
    if unnamed:
        return unnamed[-1:]  # "capped the share of high-risk vendors and shut them out"
    told = _unnamed_before(chunk, role, context)
    if told is not None:
        return described_company(told, role, context)
    if role == "vendor" and "vendor" not in context.discourse.kinds(context.sentence - 1):
        before = [e for _, e in context.groups_before]
        if before:
            return before[-1:]  # "Chinese suppliers are not wanted. The state has banned them"
    if _are_others(chunk, role, context):
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
    return [] if is_open else [from_focus(f, word) for f in many]


def _are_some_before(chunk: NounChunk, context: Context) -> bool:
    """`We let the agencies in and will keep them in`: the many just told of, not one company."""
    told = (n for c in context.clauses for n in c.nouns() if n.end <= chunk.start)
    many = (denote(n, deep=False) for n in told if is_plural(n) and not n.is_pronoun)
    return chunk.head.lower == "them" and any(not d.named for d in many)


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


def subject_entities(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """The subject that binds a pronoun: of its own clause, else of one above, named there."""
    for clause in context.clauses_around():
        if _is_its_object(chunk, clause):
            continue  # "Sunrise followed it": somebody else
        before = [s for s in clause.subjects if s is not chunk and s.start < chunk.start]
        named = [e for s in before for e in _named_as(role, denote(s))]
        named = named or [e for s in before for e in _described(s, role, context)]
        if named:
            word = f'"{chunk.text}" -> subject'
            return [Entity(e.kind, e.id, e.country, word, e.text) for e in named]
    return []


def _is_its_object(chunk: NounChunk, clause: Clause) -> bool:
    """Whether something is done to whom a pronoun means in its own clause, by whoever acts there.

    He who does it would be `itself`.
    """
    is_plain = chunk.is_pronoun and chunk.head.lower in ("it", "them")
    return is_plain and chunk in clause.direct_objects()


def _named_as(role: str, subject: Denoted) -> list[Entity]:
    if role == "government":
        return acting_states(subject)  # "Belgium's cabinet scrapped its ban"
    return [e for e in subject.entities if e.kind == role]


def _described(subject: NounChunk, role: str, context: Context) -> list[Entity]:
    """`the French group has it in its cores`: whom a description means in subject place."""
    found = denote(subject)
    if subject.is_pronoun or found.entities or is_plural(subject) or role not in roles_of(found):
        return []
    return described_company(found, role, context)


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
    if chunk.head.lower != "they" or not any(chunk in c.subjects for c in context.clauses):
        return None
    before = [c for c in context.clauses if c.kind in EQUAL_RANK and _is_before(c, chunk)]
    subjects = before[-1].subjects if before else []
    only = denote(subjects[0], deep=False) if len(subjects) == 1 else None
    if only is None or only.named or only.chunk.is_pronoun:
        return None
    return only if is_plural(only.chunk) else None


def _is_before(clause: Clause, chunk: NounChunk) -> bool:
    subjects = clause.subjects
    return bool(subjects) and chunk not in subjects and subjects[0].start < chunk.start


def _bars_others(chunk: NounChunk, context: Context) -> bool:
    """`calls on states to assess makers and allows them to exclude`: who excludes is no maker."""
    own = [c for c in context.clauses if chunk in c.subjects and c.kind == "infinitive"]
    return any(BARRING & {*verb_classes(c)} for c in own if not c.is_passive)


def _is_none_of_things(chunk: NounChunk, role: str, context: Context) -> bool:
    """`Elisa has a test network, Tele2 has none`: of what the clause before has, no company."""
    if chunk.head.lower != "none":
        return False
    told = [n for c in context.clauses for g in c.objects for n in g if n.end <= chunk.start]
    found = denote(told[-1]) if told else None
    if found is None or role in roles_of(found):
        return False
    return not any(e.kind == role for e in (*found.entities, *found.owners))


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

    So are others than who was named: `sets an example for other operators and their plans`.
    """
    for clause in context.clauses:
        told = [clause.subjects, *(clause.objects if role == "vendor" else ())]
        yield from (n for group in told for n in group if n.end <= chunk.start)
        beside = (n for n in clause.nouns() if n.end <= chunk.start)
        yield from (n for n in beside if any(u.lower == "other" for u in n.units))


def stands_for_other(chunk: NounChunk, role: str, context: Context) -> bool:
    """Whether a subject pronoun goes with the last subject, and that is of another kind."""
    if not any(chunk in clause.subjects for clause in context.clauses):
        return False
    if any(chunk in group for clause in context.clauses for group in clause.objects):
        return False  # "block it, but allow it to supply"
    if role == "vendor" and _is_acted_on(chunk, context):
        return False
    kinds = ("vendor", "operator", "government")
    last = context.discourse.last_subject(kinds, context.sentence, before=chunk.start)
    if last is not None and role == "government" and last.is_pronoun:
        return False  # another pronoun leaves open who is meant
    return last is not None and last.kind != role


def _is_acted_on(chunk: NounChunk, context: Context) -> bool:
    """`The state cleared Acme. It is kept out of the core`: done by a state, and to none."""
    own = [c for c in context.clauses if chunk in c.subjects and c.is_passive]
    return any(BARRING & {*verb_classes(c)} for c in own)


BARRING = frozenset({"EXCLUDE", "KEEP_OUT"})


def _stands_for_thing(chunk: NounChunk, role: str, context: Context) -> bool:
    """Whether a subject over a pronoun is no company: `the standard ..., when it began`.

    What a person says of `it` is said of the company that was spoken of.
    """
    for clause in context.clauses_above():
        for subject in clause.subjects:
            is_empty = subject.is_pronoun or subject.head.tag == "EX"
            if subject.start < chunk.start and not is_empty:
                found = denote(subject)
                is_firm = bool(found.named or roles_of(found))
                return not (is_firm or _speaks_for(role, subject, context))
    return False


def _speaks_for(role: str, subject: NounChunk, context: Context) -> bool:
    """Whether a subject is a person who may speak for a company of the role: no vendor's man."""
    employers = employers_of(subject, context.staff)
    return is_person(subject, context) and all(e.kind == role for e in employers)
