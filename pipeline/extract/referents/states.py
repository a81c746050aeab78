"""Which government a body or a pronoun means: `the regulator`, `the country`, `it`.

In: a chunk and what it denotes by itself. Out: the state whose body is named there, else the one
in focus.
"""

from collections.abc import Iterable

from pipeline.extract.bodies import body_meant
from pipeline.extract.context import Context
from pipeline.extract.entities import GOVERNMENT, OWNER, Denoted, Entity
from pipeline.extract.frames import verb_classes
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import (
    STATE,
    STATES,
    TELLING,
    acting_states,
    is_some_states,
    state_acting,
)
from pipeline.extract.referents.addressees import told_to, whose_statement
from pipeline.extract.referents.company_words import roles_of
from pipeline.extract.referents.in_focus import from_focus
from pipeline.extract.referents.peoples import people_acting, seat_told, whose_government
from pipeline.extract.referents.pronouns import stands_for_other
from pipeline.extract.referents.together import (
    said_to_be,
    sampled_states,
    states_together,
)
from pipeline.extract.staff import employers_of
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.determiners import INDEFINITE, THEIRS
from pipeline.language.discourse import PRONOUN_WINDOW, Focus
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.tagset import SPEECH

INDEFINITE_BODIES = frozenset({"a", "an", "some", "other", "many", "several", "these"})
HUMAN_PRONOUNS = frozenset({"he", "she"})
WE = "we"
PERSONS = HUMAN_PRONOUNS | {WE}
IMPERSONAL = frozenset({"it", "its"})


def state_meant(found: Denoted, context: Context) -> list[Entity]:
    """The government that a body or pronoun stands for; nobody for any other noun."""
    chunk = found.chunk
    if chunk.is_pronoun:
        return _government_pronoun(chunk, context) or states_together(chunk, context)
    if employers_of(chunk, {}):
        return []  # "executives at Telia", who are of no state's executive
    state = people_acting(chunk, context) or _spoken_for(chunk) or _alike(found)
    return state or states_together(chunk, context) or _state_described(found, context)


def _alike(found: Denoted) -> list[Entity]:
    """`Its Slovak counterpart`, `its Danish neighbour`: another than the one that `its` means."""
    is_other = found.chunk.lemma in lexicon().cues["other_of_two"] and not roles_of(found)
    told = found.demonyms if is_other and found.chunk.determiner in THEIRS else []
    return [Entity("country", c, c, found.chunk.text) for c in told]


def _spoken_for(chunk: NounChunk) -> list[Entity]:
    """`Jane Doe, an adviser to the US president, warned`: for whom somebody still acts."""
    for each in (chunk, *chunk.appositions):
        is_former = any(u.lower in lexicon().cues["former"] for u in each.units)
        if each.lemma in lexicon().cues["speaks_for"] and not is_former:
            posts = [n for preposition, n in each.posts if preposition in SPOKEN_FOR]
            is_of_firm = any(_is_of_firm(n) for n in posts)  # "head of Huawei Kenya"
            states = [e for n in posts for e in acting_states(denote(n))]
            if states and not is_of_firm:
                return states[:1]
    return []


def _is_of_firm(chunk: NounChunk) -> bool:
    """`head of Huawei Kenya`, `representative for Kenya at Nokia`: whose people these are."""
    if any(_is_of_firm(post) for _, post in chunk.posts):
        return True
    named = [u.mention.kind for u in chunk.units if u.mention is not None]
    return any(kind in COMPANIES for kind in named) or "company" in denote(chunk).senses


SPOKEN_FOR = ("to", "of", "for", "at", "with")


def _state_described(found: Denoted, context: Context) -> list[Entity]:
    """The government that a noun for a body or a country means."""
    chunk = found.chunk
    if "ally" in found.senses and is_plural(chunk):
        return sampled_states(chunk, context)
    if not found.senses & {"government", "nation"}:
        return []
    if "nation" in found.senses and is_plural(chunk):
        named = sampled_states(chunk, context) or said_to_be(chunk, context)
        if named:
            return named
    if is_some_states(found):
        return []
    if found.demonyms:
        told = found.demonyms if is_plural(chunk) else found.demonyms[:1]
        bodies = {state: body_meant(chunk, state, context) for state in told}
        return [Entity("country", c, c, chunk.text, "", body) for c, body in bodies.items()]
    return _state_of(found, context) or _state_in_focus(found, context)


def _state_of(found: Denoted, context: Context) -> list[Entity]:
    """`China's ambassador to Germany`: the state named whose body it is, not whom it deals with."""
    chunk = found.chunk
    whose = sorted(found.whose, key=lambda e: e.path != OWNER)
    placed = [e for e in whose if e.path in OF_SEVERAL and e.kind in ("country", "bloc")]
    if len(placed) > 1 and is_plural(chunk):  # "governments in Japan and Kenya"
        return [Entity("country", e.id, e.country, chunk.text, e.text) for e in placed]
    for owner in (e for e in whose if not e.path.startswith("to ")):
        if owner.kind in (*GOVERNMENT, "place") and owner.country:
            kind = PART if owner.kind in (PART, "place") else "country"
            body = body_meant(chunk, owner.country, context)
            return [Entity(kind, owner.country, owner.country, chunk.text, owner.text, body)]
    return []


OF_SEVERAL = frozenset({"in ...", "of ..."})
PART = "province"  # what governs a part of a country alone


def _state_in_focus(found: Denoted, context: Context) -> list[Entity]:
    """`the regulator`, `the country`: the state that is meant where none is named."""
    chunk = found.chunk
    if "court" in found.senses and chunk.determiner in INDEFINITE:
        here = _named_here(chunk, context)
        if here:
            return [from_focus(here[-1], chunk.text)]
    if chunk.lemma in ("country", "nation") and chunk.determiner == "the":
        acting = None if is_plural(chunk) else state_acting(context)
        if acting is not None:
            return [acting]
        topmost = context.discourse.topmost(TELLING, context.sentence, before=chunk.start)
        if topmost is not None and topmost.kind in STATE:
            return [from_focus(topmost, chunk.text)]
    entity = None
    if _is_definite_body(found):
        told = seat_told(chunk, context) or _named_before(chunk, context)
        told = told or _official_over(context)
        told = told or _pressed_above(context) or _acting_beside(chunk, context)
        told = told or _of_whose_carriers(chunk, context)
        entity = told or context.government_meant()
    if entity is None:
        return []
    path, body = f"{chunk.text}: {entity.path}", body_meant(chunk, entity.country, context)
    return [Entity(entity.kind, entity.id, entity.country, path, "", body)]


def _named_before(chunk: NounChunk, context: Context) -> Entity | None:
    """`sued the Polish government over a law by which the government`: the same one again."""
    nouns = (n for c in context.clauses for n in c.nouns() if n.end <= chunk.start)
    told = [*nouns]
    alike = [n for n in told if n.lemma == chunk.lemma]
    last = max(alike, key=lambda n: n.start, default=None)
    named = acting_states(denote(last)) if last is not None else _bodies_in(told)
    named = named or whose_government(told)
    return named[0] if len(named) == 1 else None


def _bodies_in(nouns: Iterable[NounChunk]) -> list[Entity]:
    """`sued the FCC over an order by which the regulator`: the body that the sentence names."""
    named = (e for n in nouns for e in denote(n, deep=False).entities)
    return [*{e.id: e for e in named if e.kind == "authority"}.values()]


def _official_over(context: Context) -> Entity | None:
    """`The US president said in Osaka that the government will`: the one that he speaks for."""
    over = (s for c in context.clauses_above() for s in c.subjects)
    told = (e for s in over for e in denote(s).entities if e.kind == "official")
    return next(told, None)


def _pressed_above(context: Context) -> Entity | None:
    """`The EU and the US warned Malta as the government reviews it`: that of the one pressed.

    Two states have no one government between them.
    """
    for clause in context.clauses_above():
        acting = {e.country for n in clause.deep_subjects() for e in acting_states(denote(n))}
        told = [e for n in clause.direct_objects() for e in acting_states(denote(n))]
        if len(acting) > 1 and len(told) == 1 and "PRESS" in verb_classes(clause):
            return told[0]
    return None


def _of_whose_carriers(chunk: NounChunk, context: Context) -> Entity | None:
    """`The government approved the deal with Malta's largest carrier`: that of whose it is."""
    own = [c for c in context.clauses if chunk in c.subjects]
    told = [n for c in own for n in (*c.deep_objects(), *c.phrase("between", "with", "of"))]
    firms = (denote(n, deep=False) for n in told)
    whose = [f for f in firms if "operator" in f.senses and not f.entities]
    named = [e for f in whose for e in f.whose if e.kind == "country"]
    states = {e.country for e in named if e.country} | {d for f in whose for d in f.demonyms}
    country = states.pop() if len(states) == 1 else None
    return Entity("country", country, country, OWNER) if country is not None else None


def _acting_beside(chunk: NounChunk, context: Context) -> Entity | None:
    """`Indian officers raided it, and prosecutors charged it`: who acts in the clause before."""
    beside = (c for c in context.clauses if c.kind in EQUAL_RANK)
    before = [c for c in beside if c not in context.clauses_around()]
    told = [e for c in before for n in c.subjects if n.start < chunk.start for e in _named(n)]
    return told[-1] if told else None


def _named(subject: NounChunk) -> list[Entity]:
    return acting_states(denote(subject))


def _named_here(chunk: NounChunk, context: Context) -> list[Focus]:
    """The states that the sentence has named before a noun: `in Sweden, where a court`."""
    told, number = context.discourse, context.sentence
    return [e for k in STATE for e in told.recent(k, number, before=chunk.start, window=0)]


def _is_definite_body(found: Denoted) -> bool:
    """Whether a chunk means the government in focus, not just any: `the regulator`, `ministers`."""
    chunk = found.chunk
    if chunk.lemma in STATES and (is_plural(chunk) or chunk.determiner not in ("the", "this")):
        return False  # "member states"
    is_court = "court" in found.senses and chunk.determiner in INDEFINITE
    if chunk.determiner in INDEFINITE_BODIES and not is_court:
        return False
    return not _is_named_after(chunk)  # "the Smith administration": nobody who is known


def _is_named_after(chunk: NounChunk) -> bool:
    """Whether an unknown name stands before the common noun."""
    before = [u for u in chunk.units if u.tag == "N" and u is not chunk.head]
    return chunk.head.text[:1].islower() and any(
        u.text[:1].isupper() and u.mention is None for u in before
    )


def _government_pronoun(chunk: NounChunk, context: Context) -> list[Entity]:
    if chunk.head.lower in PERSONS:
        return _state_in_person(chunk, context)
    if (owner := whose_statement(chunk, context)) is not None:
        return _state_called(owner, context)
    if _is_no_state(chunk, context):
        return []
    subject = _subject_over(chunk, context)
    if subject is not None:
        return [e for e in subject if e.kind in GOVERNMENT]
    if chunk.head.lower != "it":
        return []
    topmost = context.discourse.topmost(TELLING, context.sentence, before=chunk.start)
    if topmost is not None and topmost.kind not in STATE:
        return []
    if topmost is not None:
        return [from_focus(_acting_before(chunk, context) or topmost, chunk.text)]
    focus = context.discourse.single(
        "government", context.sentence, before=chunk.start, window=PRONOUN_WINDOW
    )
    return [from_focus(focus, chunk.text)] if focus else []


def _state_in_person(chunk: NounChunk, context: Context) -> list[Entity]:
    """`he`, `she`: the official spoken of; `we`: the state that is quoted."""
    if chunk.head.lower == WE:
        return _state_quoted(context)
    over = (s for c in context.clauses_above() for s in c.subjects)
    for subject in over:  # "the minister says he does not"
        found = denote(subject)
        if not (subject.is_pronoun or is_plural(subject)) and "government" in found.senses:
            return _state_described(found, context)
    return [context.official] if context.official else []


def _state_quoted(context: Context) -> list[Entity]:
    """`"We will bar it," the Kenyan minister said`: for which state somebody speaks.

    Of an envoy or a lawmaker it is not the state that acts.
    """
    telling = (c for c in context.clauses if c.verb is not None and c.verb.lemma in TELLING_VERBS)
    tellers = [n for c in telling if not c.is_passive for n in c.subjects]
    told = [e for n in tellers for e in _speaking(n, context)]
    countries = {e.country for e in told}
    return told[:1] if len(countries) == 1 else []


def _speaking(teller: NounChunk, context: Context) -> list[Entity]:
    if teller.is_pronoun:
        return _government_pronoun(teller, context) if teller.head.lower in HUMAN_PRONOUNS else []
    found = denote(teller)
    is_deputy = teller.lemma in lexicon().cues["speaks_as_one"]
    return [] if is_deputy else acting_states(found) or state_meant(found, context)


TELLING_VERBS = SPEECH | {"state", "tell", "write", "declare", "announce", "stress", "warn"}


def _is_no_state(chunk: NounChunk, context: Context) -> bool:
    """Whether a pronoun goes with a company, or means companies that are told something."""
    told = told_to(chunk, context)
    if told is not None and COMPANIES & roles_of(denote(told)):
        return True
    return stands_for_other(chunk, "government", context) or _follows_company(chunk, context)


def _state_called(chunk: NounChunk, context: Context) -> list[Entity]:
    """The state that a name or a noun for a body means."""
    found = denote(chunk)
    named = [e for e in found.entities if e.kind in GOVERNMENT]
    return named or _state_described(found, context)


def _acting_before(chunk: NounChunk, context: Context) -> Focus | None:
    """`When the ministry let the trials go ahead, it approved`: a state that acts there."""
    last = context.discourse.last_subject(TELLING, context.sentence, before=chunk.start)
    return last if last is not None and last.kind in STATE and not last.is_pronoun else None


def _follows_company(chunk: NounChunk, context: Context) -> bool:
    """`The operator said that as it signs up partners it will`: no state is `it`."""
    told = [s for c in context.clauses for s in c.subjects if s.end <= chunk.start]
    named = [denote(s) for s in told if not s.is_pronoun]
    return bool(named) and _is_described_company(named[-1])


def _is_described_company(found: Denoted) -> bool:
    """`The mobile operator`: a company, whoever it is."""
    is_company = bool(found.senses & COMPANIES) and "government" not in found.senses
    return is_company and not is_plural(found.chunk)


def _subject_over(chunk: NounChunk, context: Context) -> list[Entity] | None:
    """Who is named as a subject above a pronoun; None where nobody is."""
    for clause in context.clauses_above():
        for subject in clause.subjects:
            if subject.start < chunk.start:
                if subject.is_pronoun:
                    return _government_pronoun(subject, context)
                found = denote(subject)
                if found.entities and chunk.head.lower in IMPERSONAL:
                    return _states_among(clause, found.entities)
                if found.entities:
                    return _all_named(clause, chunk)
                if "government" in found.senses:
                    return state_meant(found, context)
    return None


def _all_named(clause: Clause, chunk: NounChunk) -> list[Entity]:
    """`Kenya and Togo said that they`: all the subjects named before a pronoun."""
    before = (s for s in clause.subjects if s.start < chunk.start)
    return [e for s in before for e in denote(s).entities]


def _states_among(clause: Clause, subjects: list[Entity]) -> list[Entity]:
    """`Pence warned Britain that its ...`, `threatened Britain over its ...`: whom it is told to.

    A person is no `it`, and who presses another state speaks of what that one does.
    """
    if subjects[0].kind != "official" and "PRESS" not in verb_classes(clause):
        return subjects
    spoken_to = [*clause.direct_objects(), *clause.phrase("against")]
    told = [e for n in spoken_to for e in denote(n).entities]
    return [e for e in told if e.kind in GOVERNMENT] or subjects
