"""One article read sentence by sentence: names, clauses, frames with their roles bound.

In: an article and the reference. Out: its sentences as they are read, each knowing what those
before it told.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from pipeline.extract.answers import answered
from pipeline.extract.attribution import headline_attribution
from pipeline.extract.authorities import certain, placed
from pipeline.extract.binding.bind import bind
from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.dating import last_told, tied
from pipeline.extract.deals import (
    WINNING,
    Deal,
    deal_made,
    is_in_focus,
    may_tell_deal,
    resume,
    resuming_deals,
    take_place,
)
from pipeline.extract.divided import tell_the_rest
from pipeline.extract.entities import Entity
from pipeline.extract.frames import frames
from pipeline.extract.modality.achieved import tell_achieved
from pipeline.extract.modality.antecedents import tell_of_acts
from pipeline.extract.party import parties
from pipeline.extract.places import located, named_otherwise, seats
from pipeline.extract.quotes import (
    author_of,
    has_marks,
    quoted_company,
    quotes_known_company,
    quotes_person,
    stays_open,
)
from pipeline.extract.reach import FULL, Reach
from pipeline.extract.reading.awaited import mark_awaited, note_awaited
from pipeline.extract.reading.chronicle import date_by_heading, headings, times_under
from pipeline.extract.reading.digests import headed_paragraphs
from pipeline.extract.reading.focus import focus_descriptions, focus_names
from pipeline.extract.reading.names import Prepared, prepare, without_namesakes
from pipeline.extract.reading.remembering import remember
from pipeline.extract.reading.sentence import Article, ReadSentence
from pipeline.extract.reading.sharing import countries_around, inherit_scope, share_times
from pipeline.extract.reading.standing import standing_of, summing_up
from pipeline.extract.retelling import TOLD_WINDOW, may_be_repeated, tell_again
from pipeline.extract.tables import tables
from pipeline.extract.ties import Ties
from pipeline.extract.told_again import partners_of_tests
from pipeline.extract.world import World, world
from pipeline.language.chunking.sentence import chunk
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.sentence import read_clauses
from pipeline.language.discourse import Focus
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.names import name_index
from pipeline.language.sentences import Sentence
from pipeline.language.tagging.sentence import tag
from pipeline.language.tagging.unit import Unit
from pipeline.language.tagging.units import units
from pipeline.language.timex.expression import TimeExpression
from pipeline.language.timex.search import time_expressions
from pipeline.language.tokens import Token
from pipeline.language.words import Word, senses_of
from pipeline.reference import Reference

TITLE_WEIGHT = 3
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
    context = Context(world(reference), reach, index.may_be_company)
    prepared = _seated(prepare(article, index), context.world)
    headed = headed_paragraphs(prepared)
    prepared = _placed(prepared, headed, context)
    if not headed and reach.discourse:
        context.parties = parties(prepared)
    context.author = author_of([(t, m) for _, t, m in prepared])
    context.headings = headings(article.text, prepared, article.published_on)
    earlier = _Earlier()
    for number, (sentence, tokens, found) in enumerate(prepared):
        context.sentence = number
        context.head_with(headed.get(sentence.paragraph))
        context.retells = any(may_be_repeated(b) for b in earlier.bounds())
        mentions = without_namesakes(found, tokens, context.world)
        context.lent = lends(mentions) | earlier.lending(number, mentions)
        read = _read(article, (sentence, tokens, mentions), context)
        earlier.complete(read, article.published_on, context)
        yield read
        remember(read, context)
        _let_go(read.clauses)
        if not reach.discourse:
            earlier = _Earlier()
            context.forget()


def _placed(
    prepared: list[Prepared], headed: Mapping[int, str], context: Context
) -> list[Prepared]:
    """The sentences with their names put in one country; the context knows of all countries."""
    _note_homes(prepared, context)
    _weigh_countries([(s, t, certain(m)) for s, t, m in prepared], context)
    found = [
        (s, t, _in_their_countries(t, m, context, headed.get(s.paragraph))) for s, t, m in prepared
    ]
    context.countries.clear()
    _weigh_countries(found, context)
    return found


def _note_homes(prepared: list[Prepared], context: Context) -> None:
    """Where the makers named are at home, and the operators that serve other countries as well."""
    named = [m for _, _, mentions in prepared for m in mentions]
    context.vendor_homes = {m.sense.home for m in named if m.kind == "vendor"}
    served = context.world.networks
    abroad = (m.sense for m in named if m.kind == "operator")
    context.operator_homes = {s.home for s in abroad if len(served.get(s.id, ())) > 1}


def _seated(prepared: list[Prepared], known: World) -> list[Prepared]:
    """The sentences with what a town stands for that is the seat of a country and of a bloc."""
    named = [m for _, _, mentions in prepared for m in mentions]
    served = [known.networks.get(m.sense.id, ()) for m in named if m.kind == "operator"]
    at_home = {c for networks in served if len(networks) == 1 for c in networks}
    told = named_otherwise(named) | at_home
    return [(s, t, seats(m, t, told, known.blocs)) for s, t, m in prepared]


def _in_their_countries(
    tokens: list[Token], mentions: Sequence[Mention], context: Context, head: str | None
) -> list[Mention]:
    """The mentions of a sentence with places and bodies of many countries put in one."""
    weights, below = context.countries, context.below
    weights = Counter({head: 1}) if head is not None else weights
    return placed(located(mentions, tokens, context.world.ever, weights, below), weights)


@dataclass(slots=True)
class _Earlier:
    """What the sentences before told that another may go on with."""

    told: deque[list[Bound]] = field(default_factory=lambda: deque(maxlen=TOLD_WINDOW))
    deal: Deal | None = None
    ties: Ties = field(default_factory=Ties)

    def bounds(self) -> list[Bound]:
        """The frames of the last sentences."""
        return [bound for bounds in self.told for bound in bounds]

    def lending(self, number: int, mentions: Sequence[Mention]) -> Set[str]:
        """The classes whose frames may go on with a deal, or with whose network it is."""
        is_told = is_in_focus(self.deal, number) or may_tell_deal(mentions)
        resuming = resuming_deals() | WINNING if is_told else frozenset()
        return resuming | self.ties.resuming() | partners_of_tests(self.bounds())

    def complete(self, read: ReadSentence, day: date | None, context: Context) -> None:
        """Give the frames of a sentence what they leave out, and remember them."""
        read.bound.extend(answered(self.told[-1] if self.told else (), read, day))
        tell_again(read.bound, [*self.told], read.clauses, context)
        self.deal = _deal_in_focus(read, self.deal, context.sentence)
        _note_generations(read, context)
        _note_ended(read, context)
        mark_awaited(read.bound, context)
        note_awaited(read.bound, context)
        operators = {m.sense.id for m in read.mentions if m.kind == "operator"}
        self.ties.go_on(read.bound, context.sentence, operators)
        self.told.append(read.bound)


def _note_ended(read: ReadSentence, context: Context) -> None:
    """The generations whose end a sentence tells of."""
    ends = (b for b in read.bound if b.frame.frame_class in tables().ending)
    context.ended |= {g for bound in ends for g in bound.generations}
    if any(u.lower in lexicon().cues["tells_end"] for u in read.units):
        told = (m.sense.id for m in read.mentions if m.kind == "technology")
        context.ended |= {g for g in told if g}  # "The days of 3G are numbered"


def _note_generations(read: ReadSentence, context: Context) -> None:
    """A generation that a sentence goes on with is spoken of there, though it is not named."""
    if any(m.kind == "technology" for m in read.mentions):
        return
    told = {g for bound in read.bound if bound.features & RESUMED for g in bound.generations}
    if len(told) == 1:
        (generation,) = told
        place = read.sentence.start
        context.discourse.note(
            [
                Focus(
                    "technology",
                    generation,
                    None,
                    context.sentence,
                    is_subject=False,
                    position=place,
                )
            ]
        )


RESUMED = frozenset({"resumed", "told:generation"})


def _weigh_countries(prepared: list[Prepared], context: Context) -> None:
    lead = next((s for s, _, _ in prepared[1:] if not s.is_dateline), None)
    for sentence, tokens, mentions in prepared:
        is_head = sentence.is_title or sentence is lead
        context.count_countries(mentions, TITLE_WEIGHT if is_head else 1, tokens)


def _read(article: Article, prepared: Prepared, context: Context) -> ReadSentence:
    """A sentence in its context, which knows of it from now on."""
    read = _analysed(article, prepared, context)
    context.clauses = read.clauses
    focus_names(read, context)
    focus_descriptions(read, context)
    read.outlet_in_focus, read.summed = context.publisher_focus, summing_up(read.units)
    _bind_frames(read, article, context)
    state = context.government()
    read.government = state.country if state is not None else None
    return read


def _analysed(article: Article, prepared: Prepared, context: Context) -> ReadSentence:
    """A sentence with its units and clauses, and the times that hold for them."""
    sentence, tokens, mentions = prepared
    words = [token.word for token in tokens]
    told = [] if sentence.is_dateline else _times_told(article.text, sentence, words)
    heading = context.headings.get(sentence.start)
    told = times_under(heading, told)
    lies_ahead = any(word.lower == "will" for word in words)
    before = context.time_told
    times, _ = tied(told, before, article.published_on, future=lies_ahead)
    made = tag(units(tokens, mentions, times), headline=sentence.is_title)
    source = None
    if sentence.is_title:
        source = headline_attribution(article.text[sentence.start : sentence.end], mentions)
    context.quoted = _who_speaks(made, context)
    context.is_quoting = stays_open(made, is_open=context.is_quoting)
    clauses = read_clauses(chunk(made), headline=sentence.is_title)
    tell_achieved(clauses)
    date_by_heading(heading, clauses)
    tell_of_acts(clauses)
    tell_the_rest(clauses, context)
    context.time_told = last_told(times, clauses, before, article.published_on)
    share_times(clauses, article, context, headline=sentence.is_title)
    return ReadSentence(sentence, tokens, mentions, made, clauses, [], senses_of(words), source)


def _times_told(text: str, sentence: Sentence, words: Sequence[Word]) -> list[TimeExpression]:
    cues = {cue for each in words if each.cues for cue in each.cues}
    return time_expressions(text, sentence.start, sentence.end, cues)


def _who_speaks(made: list[Unit], context: Context) -> Entity | None:
    """Who says `we`: the company quoted, or outside of quotations the one whose release it is."""
    if not has_marks(made):
        return context.quoted if context.is_quoting else context.author
    told = quoted_company(made, context.quoted, context.staff)
    return told or _quoted_again(made, context)


def _quoted_again(made: list[Unit], context: Context) -> Entity | None:
    """The company that is quoted where words for it stand in place of its name."""
    is_persons = context.official is None and quotes_person(made)
    if not quotes_known_company(made) and not is_persons:
        return None
    known = context.discourse.topmost(COMPANIES, context.sentence, before=made[0].start)
    return Entity(known.kind, known.id, known.country, "we", known.text) if known else None


def _bind_frames(read: ReadSentence, article: Article, context: Context) -> None:
    """Bind the frames of a sentence; those of one clause share what it denotes."""
    context.names_technology = context.has_technology(read.mentions)
    for frame in frames(read.clauses):
        if context.denoted is None or frame.clause is not context.clause:
            context.denoted, context.kept = {}, {}
            context.local_countries = countries_around(frame.clause, read.clauses)
        bound = bind(frame, read.clauses, context)
        if bound is not None:
            bound.features |= standing_of(bound, read, article)
            inherit_scope(bound, read.bound)
            read.bound.append(bound)
            context.retells = context.retells or may_be_repeated(bound)
    context.denoted = None


def _deal_in_focus(read: ReadSentence, deal: Deal | None, number: int) -> Deal | None:
    """Go on with the deal in focus, or turn to the one that the sentence tells of.

    A sentence that names another operator ends it.
    """
    operators = {m.sense.id for m in read.mentions if m.kind == "operator"}
    for bound in read.bound:
        resume(bound, deal, sentence=number, names_operator=bool(operators))
    told = deal_made(read.bound, number)
    if told is not None:
        for bound in read.bound:
            take_place(bound, told)
    if told is not None or deal is None:
        return told
    return None if operators - {e.id for e in deal.operators} else deal


def _let_go(clauses: list[Clause]) -> None:
    """Drop what the nouns of a sentence denote, which points back at them: none is asked again."""
    for clause in clauses:
        for noun in clause.nouns():
            noun.readings.clear()
            for beside in noun.appositions:
                beside.readings.clear()
