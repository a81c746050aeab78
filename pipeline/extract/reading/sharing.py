"""What clauses and frames have from those beside them: times, scope, countries.

In: the clauses of a sentence, or a frame with those before it. Out: the same, completed in place;
the countries that hold for a clause.
"""

from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.dating import PLACED, measure_clauses
from pipeline.extract.features.nouns import told_beside
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.reading.sentence import Article
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon
from pipeline.language.places import PLACES


def share_times(
    clauses: list[Clause], article: Article, context: Context, *, headline: bool
) -> None:
    """Give clauses the times that they share with others, or count from theirs."""
    if headline:
        _share_within(clauses)
    measure_clauses(clauses, article.text, article.published_on)
    _share_with_telling(clauses)
    _share_with_before(clauses, context)


def _share_within(clauses: list[Clause]) -> None:
    """`Launches in Reno and Expands in Waco on May 17`: the day at a headline's end is of both."""
    for clause in clauses:
        first = clause.parent
        if clause.kind == "coordinate" and first is not None and not first.times:
            first.times = list(clause.times)


def _share_with_telling(clauses: list[Clause]) -> None:
    """`Speaking on Monday, he said`, `In a notice issued on Monday, it said`: one day for both."""
    for clause in clauses:
        above = clause.parent
        if above is not None and not above.times and _tells_when(clause, above):
            above.times = [t for t in clause.times if t.role in PLACED]


def _tells_when(clause: Clause, above: Clause) -> bool:
    """Whether a participle is about the telling, which the clause above does."""
    verb, over = clause.verb, above.verb
    if clause.kind != "participial" or verb is None or over is None or not above.subjects:
        return False
    if over.tense != "past" or over.is_perfect or over.is_progressive:
        return False
    if verb.form == "ing":
        is_fronted = verb.start < above.subjects[0].start and clause.subjects == above.subjects
        return is_fronted and verb.lemma in lexicon().cues["tells"]
    is_paper = clause.antecedent in above.phrase("in")
    return is_paper and _is_statement(above) and verb.lemma in lexicon().cues["makes_known"]


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


def inherit_scope(bound: Bound, earlier: list[Bound]) -> None:
    """A description stands for equipment named before, in the network named there."""
    if bound.generations:
        return
    described = [e for e in bound.roles.get("vendor", []) if e.is_described]
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
        if "neg" in other.features:
            continue  # "but not in its core, and will use Nokia"
        if is_before and other.frame.frame_class == bound.frame.frame_class:
            bound.purpose_generations = bound.purpose_generations or list(other.generations)
            bound.purpose_parts = bound.purpose_parts or list(other.parts)
            return


def countries_around(clause: Clause, clauses: list[Clause]) -> tuple[str, ...]:
    """Countries led by `in`: here, in what completes the clause, or in the clause above.

    `In Germany the cabinet ...`, `was picked to modernise its network in Spain`.
    """
    if clause.countries is None:
        clause.countries = _countries_around(clause, clauses)
    return clause.countries


def _countries_around(clause: Clause, clauses: list[Clause]) -> tuple[str, ...]:
    below = [c for c in clauses if c.parent is clause and c.kind == "infinitive"]
    for place in (clause, *below[:1], *clause.ancestors()[:2]):
        if place.marker == "where" and place.antecedent is not None:
            there = tuple(dict.fromkeys(_countries_of(place.antecedent)))
            if there:
                return there  # "So is Italy, where the government"
        fronted = [c for n in _fronted(place, clauses) for c in _countries_of(n)]
        found = tuple(dict.fromkeys(fronted)) or _countries_in(place, clauses)
        if found:
            return found
    return ()


def _fronted(clause: Clause, clauses: list[Clause]) -> list[NounChunk]:
    """`and in Spain it has picked`: the place before a subject, told with the clause before."""
    if not clause.subjects or clause.inherits_subject:
        return []
    start = min(s.start for s in clause.subjects)
    if clause.verb is not None and clause.verb.start < start:
        return []  # "A launched it in Spain, B in Peru": the verb is that of the clause before
    before = (c for c in clauses if c is not clause)
    inside = (n for c in before for n in c.phrase("in", "across"))
    return [n for n in inside if 0 < start - n.end <= NEXT]


NEXT = 2  # characters, of which one may be a comma


def _countries_in(clause: Clause, clauses: list[Clause]) -> tuple[str, ...]:
    """The countries of the first places told, and of those listed with them (`and in Spain`)."""
    places = [group for preposition, group in clause.phrases if preposition in ("in", "across")]
    if not places:
        return ()
    others = (n for c in clauses if c is not clause for n in _fronted(c, [clause]))
    beside = [*told_beside(clause), *others]
    found: list[str] = []
    listed: list[NounChunk] = []
    for group in places:
        is_place = not any(n in beside for n in group)
        if is_place and (not found or any(n in listed for n in group)):
            found += [c for noun in group for c in _countries_of(noun)]
            listed += [c for noun in group for c in noun.conjuncts]
    return tuple(dict.fromkeys(found))


PARTS = frozenset({"part", "centre", "center", "rest", "most", "heart", "area"})


def _countries_of(noun: NounChunk) -> list[str]:
    """The countries that a noun names, or of which it is a part: `the networks of Laos`.

    `the central parts of Oslo` are a part of it as well, `its home market of Laos` is all of it.
    """
    is_part = any(has_sense(noun, s) for s in ("network", "place")) or noun.lemma in PARTS
    behind = [n for p, n in noun.posts if p == "of"] if is_part else []
    behind += [c for n in behind for c in n.conjuncts]
    named = (e for n in (noun, *behind) for e in denote(n, deep=False).entities)
    return [e.country for e in named if e.kind in PLACES and e.country]
