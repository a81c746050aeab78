"""Who is in focus from where on: names, and what descriptions stand for.

In: a sentence with its clauses. Out: nothing; the context knows of them.
"""

from collections.abc import Iterator

from pipeline.extract.authorities import is_shared
from pipeline.extract.bodies import BODY
from pipeline.extract.context import Context
from pipeline.extract.entities import GOVERNMENT, Entity
from pipeline.extract.frames import functions
from pipeline.extract.head_nouns import HOLDING
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.reading.names import is_old_name
from pipeline.extract.reading.sentence import ReadSentence
from pipeline.extract.reading.sharing import countries_around
from pipeline.extract.referents.company_words import roles_of
from pipeline.extract.referents.denoted import denoted_entities
from pipeline.extract.referents.one_of_two import ORDER_OF_TWO
from pipeline.extract.referents.whence import people_of
from pipeline.extract.staff import note_employee, note_people
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.gapping import LAST_TWO
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.discourse import STRANGER, Focus
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import Mention
from pipeline.language.tagging.units import LABELLING
from pipeline.language.tokens import Token

COMPANIES = ("operator", "vendor")
A_COMPANY = (*COMPANIES, "company")
FOCUSED = {"government": "state"}  # a government described, which stands for no name


def focus_names(read: ReadSentence, context: Context) -> None:
    """Put the names of a sentence into focus, each from its place on."""
    subjects, asides = _subject_units(read.clauses), _aside_units(read.clauses)
    owners, under = _owner_units(read.clauses), _subject_units(read.clauses, UNDER)
    context.note_countries(read.mentions, read.tokens)
    _take_label(read, context)
    for mention in read.mentions:
        if _only_holds(read.tokens, mention) or mention.first in owners:
            continue
        if _owns_next(read.tokens, mention, read.mentions) or _has_named_unit(read, mention):
            continue
        if is_old_name(read.tokens, mention):
            continue
        start = read.tokens[mention.first].start
        kind = "government" if mention.kind in GOVERNMENT else mention.kind
        if kind == "publisher":
            context.publisher_focus = mention.text
        if kind == "technology" and not mention.sense.id:
            context.component = context.sentence, start
        if kind in ("vendor", "operator", "government", "technology") and mention.sense.id:
            country = mention.sense.country or _only_country(mention, context)
            focus = Focus(
                kind,
                mention.sense.id,
                country,
                context.sentence,
                is_subject=mention.first in subjects,
                position=start,
                text=mention.text,
                is_aside=mention.first in asides,
                is_under=mention.first in under,
                body=mention.text if mention.kind == BODY else "",
                office=(mention.sense.part or "") if mention.kind == BODY else "",
            )
            context.discourse.note([focus])


def _take_label(read: ReadSentence, context: Context) -> None:
    """`Kenya: Operators have launched 4G`: the country that heads an entry is the one in focus."""
    first, tokens = next(iter(read.mentions), None), read.tokens
    if first is None or first.kind != "country" or len(tokens) <= first.last:
        return
    is_label = not first.first and tokens[first.last].text in LABELLING and not is_shared(first)
    if (is_label or _sets_scene(read, first)) and first.sense.country:
        context.government_focus = (context.sentence, first.sense.country)
        context.is_local_government = False


def _sets_scene(read: ReadSentence, first: Mention) -> bool:
    """`In Kenya, a bill is before parliament`: what follows tells of the law of that country."""
    led = [t.lower for t in read.tokens[: first.first]]
    is_led = led in (["in"], ["in", "the"])
    is_of_law = is_led and not STATE_WORDS.isdisjoint(read.senses)
    return is_of_law and all(m is first or m.kind not in GOVERNMENT for m in read.mentions)


STATE_WORDS = frozenset({"law", "draft"})
UNDER = frozenset({"adverbial"})
ACTING = frozenset({"main", "coordinate", "complement", *UNDER})


def _subject_units(clauses: list[Clause], kinds: frozenset[str] = ACTING) -> set[int]:
    """The names that are subjects of clauses of some kinds."""
    found = set()
    for clause in clauses:
        if clause.kind in kinds:
            for noun in clause.subjects:
                named = [noun.head] if noun.head.mention is not None else noun.units
                found |= {u.mention.first for u in named if u.mention is not None}
    return found


def _owner_units(clauses: list[Clause]) -> set[int]:
    """`Telenor owns 54% of DNA. It uses Nokia`: who owns it is not whom that is about."""
    owning = (c for c in clauses if c.verb is not None and c.verb.lemma in OWNING)
    told = (n for c in owning if _has_share(c) for n in c.subjects)
    return {n.head.mention.first for n in told if n.head.mention is not None}


OWNING = frozenset({"own", "control"})


def _has_share(clause: Clause) -> bool:
    """Whether what is owned is a company, or so much of one."""
    owned = [*clause.direct_objects(), *clause.phrase("of", "in")]
    kinds = {u.mention.kind for n in owned for u in n.units if u.mention is not None}
    return bool(kinds & {*COMPANIES}) or any(has_sense(n, "operator") for n in owned)


def _aside_units(clauses: list[Clause]) -> set[int]:
    """The names that stand in relative clauses alone."""
    inside: set[int] = set()
    outside: set[int] = set()
    for clause in clauses:
        told = inside if clause.kind == "relative" else outside
        nouns = [n for n in clause.nouns() if n is not clause.antecedent]
        told |= {u.mention.first for n in nouns for u in n.units if u.mention is not None}
    return inside - outside


def _only_holds(tokens: list[Token], mention: Mention) -> bool:
    """`the Telenor-owned carrier`, `owned by Telenor`: the owner is not whom it tells of."""
    behind = [t.lower for t in tokens[mention.last : mention.last + 2]]
    before = [t.lower for t in tokens[max(0, mention.first - 2) : mention.first]]
    holds = len(behind) == 2 and behind[0] == "-" and behind[1] in HOLDING
    is_owner = len(before) == 2 and before[0] in HOLDING and before[1] == "by"
    is_promised = mention.kind == "technology" and _is_promised(behind)
    return holds or is_owner or is_promised or before in JOINT or _has_unit(tokens, mention)


def _owns_next(tokens: list[Token], mention: Mention, names: list[Mention]) -> bool:
    """`Deutsche Telekom's Magyar Telekom`: of two operators the one that is the other's."""
    is_owner = [t.lower for t in tokens[mention.last : mention.last + 1]] in (["'s"], ["’s"])
    beside = (m for m in names if m.first == mention.last + 1)
    return is_owner and mention.kind == "operator" and any(m.kind == "operator" for m in beside)


def _has_named_unit(read: ReadSentence, mention: Mention) -> bool:
    """`Telefonica subsidiary Movistar`: of the unit it is told, which stands named behind."""
    behind = read.tokens[mention.last : mention.last + 1]
    is_unit = any(lexicon().has_sense(t.lower, "unit") for t in behind)
    beside = (m for m in read.mentions if m.first == mention.last + 1)
    return is_unit and mention.kind == "operator" and any(m.kind == "operator" for m in beside)


def _has_unit(tokens: list[Token], mention: Mention) -> bool:
    """`the Millicom subsidiary`: of what a company owns it is told, not of itself."""
    before, behind = tokens[mention.first - 1 : mention.first], tokens[mention.last :][:1]
    is_known = bool(before) and before[0].lower == "the"
    words = (t.lower for t in behind)
    parts = lexicon().cues["owned_part"]
    return is_known and any(w in parts or lexicon().has_sense(w, "unit") for w in words)


def _is_promised(behind: list[str]) -> bool:
    """`LTE-ready`, `5G capable`: what a thing may be used for one day is not told of."""
    words = behind[1:] if behind[:1] == ["-"] else behind[:1]
    return not lexicon().cues["promised"].isdisjoint(words)


JOINT = (["venture", "between"], ["venture", "of"])


def _only_country(mention: Mention, context: Context) -> str | None:
    networks = context.world.networks.get(mention.sense.id, frozenset())
    return next(iter(networks)) if len(networks) == 1 else None


def focus_descriptions(read: ReadSentence, context: Context) -> None:
    """What a pronoun or description in subject place stands for is in focus from there on."""
    context.groups_before, context.groups = context.groups, []
    if "person" in read.senses:
        by_firms = any(m.kind in COMPANIES for m in read.mentions)
        note_people(read.clauses, context, by_firms=by_firms)
    note_employee(read.clauses, context)
    for clause in read.clauses:
        context.clause = clause
        context.local_countries = countries_around(clause, read.clauses)
        context.discourse.note(_strangers(clause, context))
        if "vendor" in read.senses:
            context.groups += _groups_told(clause, context)
        context.discourse.note(_objects_described(clause, context))
        for subject in _acting_or_told(clause):
            kinds = {u.mention.kind for u in subject.units if u.mention}
            if not kinds - {"demonym"}:
                context.discourse.note(_described_focuses(subject, context, COMPANIES))
            if not kinds & {*GOVERNMENT, *COMPANIES}:
                context.discourse.note(_described_focuses(subject, context, ("government",)))


def _strangers(clause: Clause, context: Context) -> list[Focus]:
    """`Bell made a similar announcement`: a company that is not known; `it` means that one then."""
    if clause.kind not in EQUAL_RANK or clause.verb is None:
        return []
    strange = [n for n in clause.subjects if _is_strange(n, context)]
    partners = clause.phrase("with")  # "signed a deal with Russian operator Wonga"
    strange += [n for n in partners if _is_called_company(n) or _is_said_to_be_company(n)]
    return [
        Focus(STRANGER, n.text, None, context.sentence, is_subject=True, position=n.start)
        for n in strange
    ]


def _is_strange(noun: NounChunk, context: Context) -> bool:
    """`Bell`, `DNA, its rival`: a word that may name a company, or is said to, though not which."""
    if _is_called_company(noun) or _is_said_to_be_company(noun):
        return True
    word = noun.units[0]
    is_word = len(noun.units) == 1 and word.text[:1].isupper() and word.mention is None
    if not is_word or noun.is_pronoun:
        return False
    is_firm = not denote(noun).senses.isdisjoint(A_COMPANY)
    return context.may_be_company(word.lower) or (bool(noun.appositions) and is_firm)


def _is_called_company(noun: NounChunk) -> bool:
    """`Acme Satellite Communications`: a name in capitals whose last word says what it is."""
    cues = lexicon().cues
    is_name = all(u.tag == "N" and u.text[:1].isupper() and not u.mention for u in noun.units)
    suffixes = cues["operator_suffix"] | cues["operator_suffix_weak"]
    return is_name and len(noun.units) > 1 and noun.head.lower in suffixes


def _is_said_to_be_company(noun: NounChunk) -> bool:
    """`its smaller rival Wonga`, `operator Wonga Mobile`: words in capitals behind a company."""
    is_told = [lexicon().has_sense(u.lower, *A_COMPANY) for u in noun.units]
    named = noun.units[is_told.index(True) + 1 :] if any(is_told) else []
    return bool(named) and all(u.text[:1].isupper() and u.mention is None for u in named)


def _objects_described(clause: Clause, context: Context) -> list[Focus]:
    """`will drop the Chinese company's gear`: who is described in another place than the subject's.

    Who is meant is spoken of there as if named; not where the words fit both an operator and a
    vendor.
    """
    others = (n for _, n in functions(clause) if n not in clause.subjects)
    plain = (n for n in others if n.determiner == "the" and not _is_named(n))
    told = ([*_companies_described(noun, context)] for noun in plain)
    return [f for each in told if len({f.kind for f in each}) == 1 for f in each]


def _companies_described(noun: NounChunk, context: Context) -> Iterator[Focus]:
    described = _owner_described(noun) or noun
    for role in COMPANIES:
        if role in roles_of(denote(described)):
            for e in denoted_entities(described, role, context, loosely=False):
                if not e.id.startswith(("all:", "group:")):
                    place, text = noun.start, e.text
                    told = (e.kind, e.id, e.country, context.sentence, False, place, text)
                    yield Focus(*told, is_pronoun=_is_of_two(described))


def _is_named(noun: NounChunk) -> bool:
    return any(u.mention is not None and u.mention.kind != "demonym" for u in noun.units)


def _owner_described(noun: NounChunk) -> NounChunk | None:
    """`the Chinese company's gear`: the words for the owner."""
    marks = [i for i, u in enumerate(noun.units) if u.tag == "POS"]
    return NounChunk(noun.units[: marks[0]]) if marks and marks[0] > 0 else None


def _acting_or_told(clause: Clause) -> list[NounChunk]:
    """Who acts, and for a passive whom it happens to: `it was removed`."""
    agents = clause.deep_subjects()
    told = clause.subjects if clause.is_passive else []
    return [*agents, *(n for n in told if n not in agents)]


def _groups_told(clause: Clause, context: Context) -> list[tuple[int, Entity]]:
    """The unnamed groups that a clause speaks of, which `their` in the same sentence means."""
    plain = (n for _, n in functions(clause) if not _is_named(n))
    behind = (n for noun in plain for n in (noun, *(p for _, p in noun.posts)))
    return [
        (noun.start, e)
        for noun in behind
        if has_sense(noun, "vendor")
        for e in denoted_entities(noun, "vendor", context, loosely=False)
        if e.id.startswith("group:")
    ]


def _described_focuses(subject: NounChunk, context: Context, roles: tuple[str, ...]) -> list[Focus]:
    number, position = context.sentence, subject.start
    told = [
        Focus(
            FOCUSED.get(role, role),
            e.id,
            e.country,
            number,
            is_subject=True,
            position=position,
            text=e.text,
            is_pronoun=subject.is_pronoun or _is_of_two(subject),
            is_people=bool(people_of(subject)),
            body=e.body or (e.text if e.kind == BODY else ""),
        )
        for role in roles
        for e in denoted_entities(subject, role, context, loosely=False)
        if not e.id.startswith(("all:", "group:"))
    ]
    return _foremost(told, subject, context) if len({f.kind for f in told}) > 1 else told


def _is_of_two(noun: NounChunk) -> bool:
    """`the former`, `the former's radios`, `the second`: one of two who were named before."""
    return any(u.lower in LAST_TWO for u in noun.units) or noun.lemma in ORDER_OF_TWO


def _foremost(told: list[Focus], subject: NounChunk, context: Context) -> list[Focus]:
    """`Telia is leaving Huawei. It said`: of the two that `it` may mean the one that acted."""
    acted = context.discourse.topmost(COMPANIES, context.sentence, before=subject.start)
    known = [f for f in told if acted is not None and f.id == acted.id]
    return [f for f in told if f.kind == known[0].kind] if known else told
