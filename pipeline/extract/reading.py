"""One article read sentence by sentence: names, clauses, frames with their roles bound."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from pipeline.extract.attribution import Attribution, attribution, headline_attribution
from pipeline.extract.authorities import placed
from pipeline.extract.binding.bind import bind
from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.dating import (
    is_of_the_day,
    lies_ahead,
    lies_behind,
    measure_clauses,
    tied,
)
from pipeline.extract.deals import Deal, deal_made, is_in_focus, resume, resuming_deals
from pipeline.extract.frames import frames, functions
from pipeline.extract.modality import verb_effects
from pipeline.extract.nouns import GOVERNMENT, HOLDING, PLACES, Entity, denote, has_sense
from pipeline.extract.quotes import quoted_company
from pipeline.extract.reach import FULL, Reach
from pipeline.extract.referents.denoted import denoted_entities
from pipeline.extract.retelling import TOLD_WINDOW, may_be_repeated, tell_again
from pipeline.extract.staff import staff_named
from pipeline.extract.world import World, world
from pipeline.language.chunks import NounChunk, chunk
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.sentence import read_clauses
from pipeline.language.discourse import Focus
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import (
    STRONG,
    Mention,
    Surroundings,
    find_names,
    resolve_context,
)
from pipeline.language.names import NameIndex, Sense, name_index
from pipeline.language.provisional import Found, unknown_names, with_unknown
from pipeline.language.sentences import Sentence, sentences
from pipeline.language.surnames import Surnames
from pipeline.language.tagging.sentence import tag
from pipeline.language.tagging.unit import Unit
from pipeline.language.tagging.units import units
from pipeline.language.timex import time_expressions
from pipeline.language.tokens import Token, tokenize
from pipeline.language.words import senses_of
from pipeline.reference import Reference

TITLE_WEIGHT = 3
LONGEST_PREFIX = 5  # tokens


@dataclass(frozen=True, slots=True)
class Article:
    """What extraction reads of an article."""

    article_id: str
    text: str
    title: str | None
    published_on: date | None
    publisher: str | None


@dataclass(slots=True)
class ReadSentence:
    """A sentence with its analysis."""

    sentence: Sentence
    tokens: list[Token]
    mentions: list[Mention]
    units: list[Unit]
    clauses: list[Clause]
    bound: list[Bound]
    senses: set[str]  # all that its words may stand for, whatever phrases they make
    title_source: Attribution | None = None
    outlet_in_focus: str | None = None
    government: str | None = None  # whose an unowned government, parliament or bill is
    summed: int | None = None  # where what stands before is called a decision


Lends = Callable[[Sequence[Mention]], Set[str]]
"""The classes whose frames may go on with what the caller made of the sentences before.

It is told the names of the sentence.
"""


def nobody_lends(mentions: Sequence[Mention]) -> Set[str]:
    """Nothing was told before that a frame may go on with."""
    return frozenset()


def read_article(
    article: Article, reference: Reference, reach: Reach = FULL, lends: Lends = nobody_lends
) -> Iterator[ReadSentence]:
    """Read an article sentence by sentence, as far as `reach` allows.

    What `lends` gives is asked before the frames of a sentence are bound.
    """
    index = name_index(reference)
    context = Context(world(reference), reach)
    prepared = prepare(article, index)
    _weigh_countries(prepared, context)
    prepared = [(s, t, placed(m, context.countries)) for s, t, m in prepared]
    context.countries.clear()
    _weigh_countries(prepared, context)
    told: deque[list[Bound]] = deque(maxlen=TOLD_WINDOW)
    deal: Deal | None = None
    for number, (sentence, tokens, named) in enumerate(prepared):
        context.sentence = number
        context.retells = any(may_be_repeated(b) for bounds in told for b in bounds)
        mentions = _without_namesakes(named, tokens, context.world)
        context.lent = lends(mentions) | _resuming(deal, number)
        read = _read(article, sentence, tokens, mentions, context)
        tell_again(read.bound, [b for bounds in told for b in bounds], read.clauses, context)
        deal = _deal_in_focus(read, deal, number)
        told.append(read.bound)
        yield read
        _remember(read, context)
        _let_go(read.clauses)
        if not reach.discourse:
            deal = None
            told.clear()
            context.forget()


def _let_go(clauses: list[Clause]) -> None:
    """Drop what the nouns of a sentence denote, which points back at them: none is asked again."""
    for clause in clauses:
        groups = (clause.subjects, *clause.objects, *(group for _, group in clause.phrases))
        for noun in (n for group in groups for n in group):
            noun.readings.clear()
            for beside in noun.appositions:
                beside.readings.clear()


def _resuming(deal: Deal | None, number: int) -> Set[str]:
    """The classes whose frames may go on with the deal in focus."""
    return resuming_deals() if is_in_focus(deal, number) else frozenset()


def _deal_in_focus(read: ReadSentence, deal: Deal | None, number: int) -> Deal | None:
    """Go on with the deal in focus, or turn to the one that the sentence tells of.

    A sentence that names another operator ends it.
    """
    operators = {m.sense.id for m in read.mentions if m.kind == "operator"}
    for bound in read.bound:
        resume(bound, deal, sentence=number, names_operator=bool(operators))
    told = deal_made(read.bound, number)
    if told is not None or deal is None:
        return told
    return None if operators - {e.id for e in deal.operators} else deal


Prepared = tuple[Sentence, list[Token], list[Mention]]


def prepare(article: Article, index: NameIndex) -> list[Prepared]:
    """Sentences with their tokens and the names that hold in their context, unknown ones too."""
    split = sentences(article.text, title=article.title)
    tokenized = [_content(tokenize(article.text, s.start, s.end), s) for s in split]
    named = [find_names(tokens, index) for tokens in tokenized]
    around = Surroundings()
    for mentions in named:
        around.note(mentions)
    for tokens, names in zip(tokenized, named, strict=True):
        around.found |= {(m.kind, m.sense.id) for m in resolve_context(tokens, names, around)}
    held = [
        _dated(resolve_context(tokens, names, around), article.published_on)
        for tokens, names in zip(tokenized, named, strict=True)
    ]
    unknown: Found = {}
    for tokens, mentions in zip(tokenized, held, strict=True):
        unknown |= unknown_names(tokens, mentions)
    surnames = Surnames()
    whole = [
        surnames.added(t, with_unknown(t, m, unknown)) for t, m in zip(tokenized, held, strict=True)
    ]
    return list(zip(split, tokenized, whole, strict=True))


def _content(tokens: list[Token], sentence: Sentence) -> list[Token]:
    """The tokens without a bullet or a wire's headline prefix (`UPDATE 2-`)."""
    if tokens and sentence.is_bullet and not tokens[0].text[0].isalpha():
        return tokens[1:]
    return _headline(tokens) if sentence.is_title else tokens


def _headline(tokens: list[Token]) -> list[Token]:
    """A headline without what a wire puts before it (`RPT-UPDATE 2-`) and behind (`<0763.HK>`)."""
    ticker = next((i for i, t in enumerate(tokens) if t.text == "<" and i), len(tokens))
    tokens, begun = tokens[:ticker], 0
    prefixes = lexicon().cues["headline_prefix"]
    for position, token in enumerate(tokens[:LONGEST_PREFIX]):
        if token.text in "-:" and any(t.lower in prefixes for t in tokens[begun:position]):
            begun = position + 1
    return tokens[begun:]


def _needs_its_years(sense: Sense) -> bool:
    """An office, and a brand that is an ordinary word: outside its years the word is meant."""
    return sense.kind == "official" or (sense.kind == "operator" and bool(sense.context))


def _dated(mentions: list[Mention], published: date | None) -> list[Mention]:
    """Drop officials out of office and words that were no brand when the article was published.

    A name that was then in use for one entity and not for another means the first.
    """
    if published is None:
        return mentions
    day = published.isoformat()
    kept = []
    for mention in mentions:
        if len(mention.senses) == 1 and not _needs_its_years(mention.sense):
            kept.append(mention)
            continue
        senses = [s for s in mention.senses if not _needs_its_years(s) or _holds(s, day)]
        if senses and senses[0].kind in STRONG:
            senses.sort(
                key=lambda s: (s.kind not in STRONG, not _holds(s, day), not (s.since or s.until))
            )
        if senses:
            kept.append(Mention(mention.first, mention.last, mention.text, tuple(senses)))
    return kept


def _holds(sense: Sense, day: str) -> bool:
    """Whether a day lies within what is known of the sense's years."""
    return (sense.since or "0") <= day and day[: len(sense.until or "9")] <= (sense.until or "9")


def _without_namesakes(mentions: list[Mention], tokens: list[Token], known: World) -> list[Mention]:
    """The names less those of operators that have no network where the words beside them say."""
    return [
        m
        for i, m in enumerate(mentions)
        if m.kind != "operator" or not _is_of_other_country(m, _beside(i, mentions, tokens), known)
    ]


def _beside(position: int, mentions: list[Mention], tokens: list[Token]) -> set[str]:
    """The countries of `Italy's Aria` and `One Communications Kenya`, right beside a name."""
    name, found = mentions[position], set()
    for other in mentions[max(0, position - 1) : position + 2]:
        is_behind = other.first == name.last
        owns = other.last + 1 == name.first and tokens[other.last].lower in ("'s", "’s")
        if other.kind == "country" and other.sense.country and (is_behind or owns):
            found.add(other.sense.country)
    return found


def _is_of_other_country(name: Mention, said: set[str], known: World) -> bool:
    """Whether what is said excludes an operator that has a network in one country alone."""
    places = known.ever.get(name.sense.id, frozenset())
    home = known.operator_home.get(name.sense.id)
    return bool(said) and places == {home} and not said & places


def _weigh_countries(prepared: list[Prepared], context: Context) -> None:
    for position, (sentence, _, mentions) in enumerate(prepared):
        weight = TITLE_WEIGHT if sentence.is_title or position == 1 else 1
        context.count_countries(mentions, weight)


def _read(
    article: Article,
    sentence: Sentence,
    tokens: list[Token],
    mentions: list[Mention],
    context: Context,
) -> ReadSentence:
    words = [token.word for token in tokens]
    cues = {cue for each in words if each.cues for cue in each.cues}
    told = time_expressions(article.text, sentence.start, sentence.end, cues)
    times, context.time_told = tied(told, context.time_told, article.published_on)
    made = tag(units(tokens, mentions, times), headline=sentence.is_title)
    source = None
    if sentence.is_title:
        source = headline_attribution(article.text[sentence.start : sentence.end], mentions)
    context.quoted = quoted_company(made, context.quoted)
    clauses = read_clauses(chunk(made), headline=sentence.is_title)
    _share_times(clauses, article, context, headline=sentence.is_title)
    read = ReadSentence(sentence, tokens, mentions, made, clauses, [], senses_of(words), source)
    context.clauses = clauses
    _focus_names(read, context)
    _focus_descriptions(read, context)
    read.outlet_in_focus, read.summed = context.publisher_focus, _summing_up(made)
    _bind_frames(read, article, context)
    state = context.government()
    read.government = state.country if state is not None else None
    return read


def _bind_frames(read: ReadSentence, article: Article, context: Context) -> None:
    context.names_technology = context.has_technology(read.mentions)
    for frame in frames(read.clauses):
        if context.denoted is None or frame.clause is not context.clause:
            context.denoted, context.kept = {}, {}
            context.local_countries = _local_countries(frame.clause, read.clauses)
        bound = bind(frame, read.clauses, context)
        if bound is not None:
            bound.features |= _standing(bound, read, article)
            _inherit_scope(bound, read.bound)
            read.bound.append(bound)
            context.retells = context.retells or may_be_repeated(bound)
    context.denoted = None


def _share_times(
    clauses: list[Clause], article: Article, context: Context, *, headline: bool
) -> None:
    """Give clauses the times that they share with others, or count from theirs."""
    if headline:
        _share_within(clauses)
    measure_clauses(clauses, article.text, article.published_on)
    _share_with_before(clauses, context)


def _share_within(clauses: list[Clause]) -> None:
    """`Launches in Reno and Expands in Waco on May 17`: the day at a headline's end is of both."""
    for clause in clauses:
        first = clause.parent
        if clause.kind == "coordinate" and first is not None and not first.times:
            first.times = list(clause.times)


def _standing(bound: Bound, read: ReadSentence, article: Article) -> set[str]:
    """Features of the sentence as a whole, and of where its time lies."""
    said = article.text[read.sentence.start : read.sentence.end]
    day = article.published_on
    standing = {
        "headline": read.sentence.is_title,
        "respectively": any(u.lower == "respectively" for u in read.units),
        "alone": _tells_of_one_alone(bound, read.units),
        "conditional": _is_condition(bound, read.units) or _is_weighed(bound, read.clauses),
        "ahead": lies_ahead(bound, day),
        "behind": lies_behind(bound, day),
        "today": is_of_the_day(bound, day),
        "summed": _is_summed_up(bound, read.summed),
        "question": said.rstrip("\"'”’)").endswith("?"),
    }
    return {feature for feature, holds in standing.items() if holds}


def _tells_of_one_alone(bound: Bound, units: list[Unit]) -> bool:
    """`will not work with Huawei alone`: behind the verb; `Jio alone has none` tells who."""
    verb = bound.frame.clause.verb
    return verb is not None and any(
        u.start > verb.start and u.lower in lexicon().cues["alone"] for u in units
    )


def _is_summed_up(bound: Bound, summed: int | None) -> bool:
    anchor = bound.frame.noun or bound.frame.clause.verb
    return summed is not None and anchor is not None and anchor.start < summed


def _summing_up(units: list[Unit]) -> int | None:
    """`plans to ban it by 2027, a decision that ...`: where what is told is called a decision."""
    words = lexicon().cues["summing"]
    for position, unit in enumerate(units[:-1]):
        if unit.lower in words and units[position + 1].lower in ("that", "which"):
            before = units[:position]
            if before and before[-1].lower == "a":
                before = before[:-1]
            if before and before[-1].tag in (",", "—"):
                return unit.start
    return None


def _share_with_before(clauses: list[Clause], context: Context) -> None:
    """`In July it said ... It also said ...`: one speaker, one day."""
    main = next((c for c in clauses if c.kind == "main" and c.verb is not None), None)
    says = main is not None and _is_statement(main)
    if main is not None and says and not main.times and context.said is not None:
        number, before = context.said
        also = main.verb is not None and "also" in main.verb.adverbs
        if also and number == context.sentence - 1 and _is_same_speaker(main, before):
            main.times = list(before.times)
    if main is not None and says:
        context.said = (context.sentence, main)


def _is_statement(clause: Clause) -> bool:
    verb = clause.verb
    return verb is not None and verb.tense == "past" and "say" in verb_effects(verb)


def _is_same_speaker(clause: Clause, before: Clause) -> bool:
    """Whether who says it is who spoke before: a pronoun, or the same word again."""
    known = {n.head.lower for n in before.subjects}
    return all(n.is_pronoun or n.head.lower in known for n in clause.subjects)


def _is_condition(bound: Bound, units: list[Unit]) -> bool:
    """`Had O2 chosen Huawei, it would ...`: an auxiliary first, a comma behind the condition."""
    opening = units[0].lower in ("had", "were", "should") and len(units) > 1
    if not opening or units[1].tag not in ("N", "PRP", "DT", "J"):
        return False
    comma = next((u.start for u in units if u.tag == ","), 0)
    anchor = bound.frame.noun or bound.frame.clause.verb
    return anchor is not None and anchor.start < comma


def _is_weighed(bound: Bound, clauses: list[Clause]) -> bool:
    """`removing it could take ten years`: what a modal verb has as its subject is not said done."""
    clause = bound.frame.clause
    behind = clauses[clauses.index(clause) + 1 :]
    told = next((c for c in behind if c.kind == "main"), None)
    if clause.kind != "gerund" or clause.subjects or told is None or told.verb is None:
        return False
    return not told.subjects and told.verb.modal in WEIGHING


WEIGHING = frozenset({"could", "would", "may", "might"})


def _inherit_scope(bound: Bound, earlier: list[Bound]) -> None:
    """A description stands for equipment named before, in the network named there."""
    if bound.generations:
        return
    described = [e for e in bound.roles.get("vendor", []) if e.path.startswith('"')]
    if not described:
        _share_scope(bound, earlier)
        return
    wanted = ({e.id for e in described}, {e.id for e in bound.roles.get("operator", [])})
    for other in reversed(earlier):
        roles = ({e.id for e in other.roles.get(r, [])} for r in ("vendor", "operator"))
        if all(a & b for a, b in zip(wanted, roles, strict=True)) and other.generations:
            bound.generations, bound.parts = list(other.generations), list(other.parts)
            return


def _share_scope(bound: Bound, earlier: list[Bound]) -> None:
    """`chose Nokia for its 5G network and added Ericsson`: one purpose of two like choices."""
    clause = bound.frame.clause
    if clause.kind != "coordinate" or not clause.inherits_subject or bound.parts:
        return
    for other in reversed(earlier):
        is_before = other.frame.clause.subjects == clause.subjects and "vendor" in other.roles
        if is_before and other.frame.frame_class == bound.frame.frame_class:
            bound.purpose_generations = bound.purpose_generations or list(other.generations)
            bound.purpose_parts = bound.purpose_parts or list(other.parts)
            return


def _local_countries(clause: Clause, clauses: list[Clause]) -> tuple[str, ...]:
    """Countries led by `in`: here, in what completes the clause, or in the clause above.

    `In Germany the cabinet ...`, `was picked to modernise its network in Spain`.
    """
    below = [c for c in clauses if c.parent is clause and c.kind == "infinitive"]
    for place in (clause, *below[:1], *clause.ancestors()[:2]):
        for preposition, group in place.phrases:
            if preposition in ("in", "across"):
                found = [c for noun in group for c in _countries_of(noun)]
                if found:
                    return tuple(dict.fromkeys(found))
    return ()


def _countries_of(noun: NounChunk) -> list[str]:
    """The countries that a noun names, or whose networks it means: `the networks of Laos`."""
    behind = [n for p, n in noun.posts if p == "of"] if has_sense(noun, "network") else []
    behind += [c for n in behind for c in n.conjuncts]
    named = (e for n in (noun, *behind) for e in denote(n, deep=False).entities)
    return [e.country for e in named if e.kind in PLACES and e.country]


def _focus_names(read: ReadSentence, context: Context) -> None:
    """Put the names of a sentence into focus, each from its place on."""
    subjects = _subject_units(read.clauses)
    context.note_countries(read.mentions, [t.start for t in read.tokens])
    for mention in read.mentions:
        if _only_holds(read.tokens, mention):
            continue
        start = read.tokens[mention.first].start
        kind = "government" if mention.kind in GOVERNMENT else mention.kind
        if kind == "publisher":
            context.publisher_focus = mention.text
        if kind in ("vendor", "operator", "government", "technology") and mention.sense.id:
            country = mention.sense.country or _only_country(mention, context)
            context.discourse.note(
                [
                    Focus(
                        kind,
                        mention.sense.id,
                        country,
                        context.sentence,
                        is_subject=mention.first in subjects,
                        position=start,
                        text=mention.text,
                    )
                ]
            )


def _only_holds(tokens: list[Token], mention: Mention) -> bool:
    """`the Telenor-owned carrier`: the owner is not whom the sentence tells of."""
    behind = [t.lower for t in tokens[mention.last : mention.last + 2]]
    return len(behind) == 2 and behind[0] == "-" and behind[1] in HOLDING


def _remember(read: ReadSentence, context: Context) -> None:
    """Put what pronouns and descriptions stood for into focus."""
    _remember_government(read, context)
    _remember_official(read, context)
    if "draft" in read.senses and not context.tells_of_draft:
        nouns = (noun for clause in read.clauses for _, noun in functions(clause))
        context.tells_of_draft = any(has_sense(n, "draft") for n in nouns)


def _only_country(mention: Mention, context: Context) -> str | None:
    networks = context.world.networks.get(mention.sense.id, frozenset())
    return next(iter(networks)) if len(networks) == 1 else None


def _subject_units(clauses: list[Clause]) -> set[int]:
    found = set()
    for clause in clauses:
        if clause.kind in ("main", "coordinate", "complement", "adverbial"):
            for noun in clause.subjects:
                named = [noun.head] if noun.head.mention is not None else noun.units
                found |= {u.mention.first for u in named if u.mention is not None}
    return found


def _focus_descriptions(read: ReadSentence, context: Context) -> None:
    """What a pronoun or description in subject place stands for is in focus from there on."""
    context.groups = []
    if "person" in read.senses and any(m.kind == "vendor" for m in read.mentions):
        context.staff |= dict(staff_named(read.clauses))
    for clause in read.clauses:
        context.clause = clause
        if "vendor" in read.senses:
            context.groups += _groups_told(clause, context)
        for subject in _acting_or_told(clause):
            kinds = {u.mention.kind for u in subject.units if u.mention}
            if not kinds - {"demonym"}:
                context.discourse.note(_described_focuses(subject, context, COMPANIES))
            if not kinds & {*GOVERNMENT, *COMPANIES}:
                context.discourse.note(_described_focuses(subject, context, ("government",)))


def _acting_or_told(clause: Clause) -> list[NounChunk]:
    """Who acts, and for a passive whom it happens to: `it was removed`."""
    agents = clause.deep_subjects()
    told = clause.subjects if clause.is_passive else []
    return [*agents, *(n for n in told if n not in agents)]


def _groups_told(clause: Clause, context: Context) -> list[tuple[int, Entity]]:
    """The unnamed groups that a clause speaks of, which `their` in the same sentence means."""
    plain = (n for _, n in functions(clause) if not any(u.mention for u in n.units))
    behind = (n for noun in plain for n in (noun, *(p for _, p in noun.posts)))
    return [
        (noun.start, e)
        for noun in behind
        if has_sense(noun, "vendor")
        for e in denoted_entities(noun, "vendor", context, loosely=False)
        if e.id.startswith("group:")
    ]


COMPANIES = ("operator", "vendor")
FOCUSED = {"government": "state"}  # a government described, which stands for no name


def _described_focuses(subject: NounChunk, context: Context, roles: tuple[str, ...]) -> list[Focus]:
    number, position = context.sentence, subject.start
    return [
        Focus(
            FOCUSED.get(role, role),
            e.id,
            e.country,
            number,
            is_subject=True,
            position=position,
            text=e.text,
            is_pronoun=subject.is_pronoun,
        )
        for role in roles
        for e in denoted_entities(subject, role, context, loosely=False)
        if not e.id.startswith(("all:", "group:"))
    ]


def _remember_official(read: ReadSentence, context: Context) -> None:
    """Who is spoken of as a person: an official, or somebody who is none."""
    for clause in read.clauses:
        for subject in clause.deep_subjects():
            found = denote(subject)
            officials = [e for e in found.entities if e.kind == "official"]
            if officials:
                context.official = officials[0]
            elif "person" in found.senses or _is_unknown_name(subject):
                context.official = None


def _is_unknown_name(chunk: NounChunk) -> bool:
    """`Mr Smith`, `Jane Smith`: capitalised words that name nobody known."""
    words = [u for u in chunk.units if u.tag == "N"]
    unknown = all(u.mention is None and u.text[:1].isupper() for u in words[-2:])
    return len(words) > 1 and unknown and not denote(chunk, deep=False).senses


def _remember_government(read: ReadSentence, context: Context) -> None:
    for clause in read.clauses:
        before, acting = context.government_focus, set()
        for subject in clause.deep_subjects():
            for entity in denoted_entities(subject, "government", context, loosely=False):
                if entity.country:
                    context.government_focus = (context.sentence, entity.country)
                    acting.add(entity.country)
        if len(acting) >= MANY_STATES:
            context.government_focus = before


MANY_STATES = 3  # so many that act together are in nobody's focus


def speaker_of(read: ReadSentence, bound: Bound) -> Attribution:
    """Who says what a frame states."""
    found = attribution(bound.modality.speakers, read.clauses, bound.frame.clause)
    if found.kind == "cited_outlet" and found.is_description and read.outlet_in_focus:
        return Attribution(read.outlet_in_focus, found.kind)
    if found.kind == "outlet" and read.title_source is not None:
        return read.title_source
    return found


__all__ = ["Article", "NounChunk", "ReadSentence", "prepare", "read_article", "speaker_of"]
