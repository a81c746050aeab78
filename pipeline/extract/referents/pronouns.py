"""Which companies a pronoun means: `it`, `they`, `both`.

In: the chunk of a pronoun and the role wanted. Out: the subject that binds it, else who is in
focus; nobody where the subject before is of another kind.
"""

from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.frames import verb_classes
from pipeline.extract.modality.effects import REFUSING, is_operator, verb_effects
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import STATE, TELLING, acting_states
from pipeline.extract.referents.addressees import told_as, told_to, whose_statement
from pipeline.extract.referents.bought import makers_of_gear, stands_for_any_gear
from pipeline.extract.referents.company_words import roles_of
from pipeline.extract.referents.in_focus import from_focus, is_eclipsed, told_until
from pipeline.extract.referents.subjects import is_its_object, speaks_for, subject_entities
from pipeline.extract.referents.they import BARRING, companies_of_plural
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import THEIRS
from pipeline.language.discourse import PRONOUN_WINDOW, Focus
from pipeline.language.mentions import COMPANIES

POSSESSIVES = {"its": "it", "their": "they"}
PLURAL_PRONOUNS = frozenset({"they", "them", "both", "all", "none", "each", "neither"})
REFLEXIVE = "itself"
SINGULAR_PRONOUNS = frozenset({"it", REFLEXIVE})


def pronoun_company(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """The companies of a role that a pronoun stands for."""
    word = POSSESSIVES.get(chunk.head.lower, chunk.head.lower)
    told = told_to(chunk, context)
    if told is not None and (found := told_as(told, role, context)):
        return found
    made = makers_of_gear(chunk, role, context)
    if made or (role == "vendor" and stands_for_any_gear(chunk, context)):
        return made
    bound = subject_entities(chunk, role, context)
    is_many = len(bound) > 1 and not _acts_along(chunk, context)
    if bound and is_many == (word in PLURAL_PRONOUNS):
        return bound
    if word == "either":
        return companies_of_plural(chunk, word, role, context) if _is_from(chunk) else []
    if word == REFLEXIVE:
        return []  # "swaps its Huawei core for one built by itself": the subject, or nobody
    if word in SINGULAR_PRONOUNS:
        return _one(chunk, word, role, context)
    many = companies_of_plural(chunk, word, role, context) if word in PLURAL_PRONOUNS else []
    return [] if len(many) > 1 and _is_of_one_thing(chunk, role, context) else many


def _is_of_one_thing(chunk: NounChunk, role: str, context: Context) -> bool:
    """`will replace Huawei's gear with Nokia's. B uses none of it`: of one, not of all told of."""
    if not any(post.head.lower == "it" for preposition, post in chunk.posts if preposition == "of"):
        return False
    return not context.discourse.together(
        role, context.sentence, before=chunk.start, window=PRONOUN_WINDOW
    )


def _is_from(chunk: NounChunk) -> bool:
    """`no reason to part with either`, `against buying from either`: of both it is said."""
    return chunk.preposition in ("with", "from", "of")


def _acts_along(chunk: NounChunk, context: Context) -> bool:
    """`A, along with B, said it will not use it`: one is spoken of, and others with it."""
    above = [s for c in context.clauses_around() for s in c.subjects if s.start < chunk.start]
    return bool(above) and all(s.preposition in BESIDE for s in above[1:])


BESIDE = frozenset({"alongside", "like"})


def _one(chunk: NounChunk, word: str, role: str, context: Context) -> list[Entity]:
    """`it`: the one in focus, where the subject above is neither of another kind nor a thing."""
    if not _is_turned_down(context.clause) and _is_not_one(chunk, role, context):
        return []
    if (owner := whose_statement(chunk, context)) is not None:
        return told_as(owner, role, context)
    ahead = _subject_ahead(chunk, context)
    if ahead is not None:
        named = [e for e in denote(ahead).entities if e.kind == role]
        if named or ahead.head.mention is None:
            word = f'"{chunk.text}" -> subject ahead'
            return [Entity(e.kind, e.id, e.country, word, e.text) for e in named]
    focus = _one_in_focus(chunk, role, context)
    if focus is None or is_eclipsed(focus, chunk, context):
        return []
    if _acted_as_state(chunk, focus, context):
        return []
    is_before = focus.sentence < context.sentence
    return [] if is_before and _is_of_speaker(chunk, role, context) else [from_focus(focus, word)]


def _is_not_one(chunk: NounChunk, role: str, context: Context) -> bool:
    """Whether the subject above is of another kind, a thing or a state."""
    if stands_for_other(chunk, role, context) or _stands_for_thing(chunk, role, context):
        return True
    return _follows_state(chunk, context)


def _one_in_focus(chunk: NounChunk, role: str, context: Context) -> Focus | None:
    """Who is in focus, else whom the text is about; nobody who does it to whom `it` means."""
    doing = _who_does_it(chunk, context)
    focus = context.discourse.single(
        role,
        context.sentence,
        before=told_until(chunk, context),
        fits=lambda f: f.id not in doing,
        window=PRONOUN_WINDOW,
    ) or context.topic(role, fits=lambda f: f.id not in doing)
    if focus is None or role != "operator":
        return focus
    party = context.acting_party(focus, before=chunk.start)
    return focus if party is None or party.id in doing else party


def _who_does_it(chunk: NounChunk, context: Context) -> set[str]:
    """Who by name does something to whom a pronoun means: that is another."""
    acting = [c for c in context.clauses if is_its_object(chunk, c)]
    return {e.id for c in acting for s in c.subjects for e in denote(s, deep=False).entities}


def _acted_as_state(chunk: NounChunk, focus: Focus, context: Context) -> bool:
    """`The FCC revoked Acme's licence. It had`: the body that acted, not whom it acted on."""
    is_subject = any(chunk in clause.subjects for clause in context.clauses)
    is_subject = is_subject and not _is_acted_on(chunk, context)
    if not is_subject or focus.sentence != context.sentence - 1 or focus.is_subject:
        return False
    acted = context.discourse.topmost(TELLING, context.sentence, before=chunk.start)
    return acted is not None and acted.kind in STATE and acted.sentence == focus.sentence


def _follows_state(chunk: NounChunk, context: Context) -> bool:
    """`The British government also said it would`: who acts is the state over it.

    So is `the government of Angela Merkel`, whichever that is.
    """
    if any(chunk in group for clause in context.clauses for group in clause.objects):
        return False
    above = (s for c in context.clauses_above() for s in c.subjects if s.start < chunk.start)
    told = next((denote(s) for s in above), None)
    return told is not None and ("government" in told.senses or bool(acting_states(told)))


def _is_turned_down(clause: Clause | None) -> bool:
    """`The agency turned down its proposal to use it`: that of whom the agency answered."""
    noun = clause.governor if clause is not None else None
    above = clause.parent.verb if clause is not None and clause.parent is not None else None
    is_own = noun is not None and noun.determiner in THEIRS and is_operator(noun)
    return is_own and above is not None and REFUSING in verb_effects(above)


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
                return not (is_firm or speaks_for(role, subject, context))
    return False
