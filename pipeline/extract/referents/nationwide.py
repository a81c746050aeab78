"""All operators of a country, where nothing says that some are meant: `Britain's operators`.

In: a plural description of operators. Out: the entity `all:GB`, or nobody.
"""

from pipeline.extract.context import Context
from pipeline.extract.entities import GOVERNMENT, Denoted, Entity
from pipeline.extract.nouns import EXAMPLES, denote
from pipeline.extract.referents.acting import POINTED_AT, state_acting
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import THEIRS
from pipeline.language.lexicon import lexicon
from pipeline.language.tagging.unit import Unit

INDEFINITE_QUANTITY = frozenset(
    [
        *("some", "several", "many", "few", "a", "an", "any", "no", "other"),
        *("more", "most", "fewer", "certain", "various", "numerous"),
    ]
)
RESTRICTING = frozenset(
    [
        *("rural", "small", "smaller", "private", "regional"),
        *("global", "globally", "worldwide"),
        *("large", "larger", "largest", "biggest", "big", "top", "leading", "main", "major"),
    ]
)
EXCEPTING = frozenset({"besides", "except"})
SAMPLING = EXAMPLES | EXCEPTING | {"including", "like"}


def all_operators(found: Denoted, words: set[str], context: Context) -> list[Entity]:
    """`Britain's operators`: all of a country, where nothing says that some are meant."""
    is_whole = not (words & INDEFINITE_QUANTITY or _is_elsewhere(found))
    is_whole = is_whole and not _is_sampled(found, context.clause)
    is_whole = is_whole and found.chunk.head.tag != "CD"  # "one of Canada's largest carriers"
    is_whole = is_whole and not words & lexicon().cues["of_many_countries"]
    is_whole = is_whole and found.chunk.determiner not in POINTED_AT  # those spoken of before
    if "operator" not in found.senses or not is_whole or _is_everywhere(context):
        return []
    if _is_called_so(found.chunk):
        return []
    clause = context.clause
    if clause is not None and clause.kind == "relative" and clause.antecedent is found.chunk:
        return []  # "carriers that use its gear": those alone
    if clause is not None and clause.marker == "where" and not found.chunk.determiner:
        return []  # "one of the first cases where operators have dropped it"
    if _is_partner(found):
        return []  # "Ericsson works with operators on trials": some that it has as customers
    if any(c.antecedent is found.chunk and _tells_which(c) for c in context.clauses):
        return []  # "ordered carriers that receive aid to remove it": those alone
    return _named_in_brackets(found, context) or _of_each_country(found, context)


def _of_each_country(found: Denoted, context: Context) -> list[Entity]:
    """`operators in Norway and Sweden`: all of each."""
    country = _country_of(found, context)
    if country is None or country in context.world.blocs:
        return []  # "the EU's operators": of no one country
    owners = [e.country for e in found.whose if e.kind == "country"]
    owners += found.demonyms  # "Swedish and Finnish operators"
    told = dict.fromkeys([country, *owners] if country in owners else [country])
    return [Entity("operator", f"all:{c}", c, f"all: {found.chunk.text}") for c in told]


def _named_in_brackets(found: Denoted, context: Context) -> list[Entity]:
    """`operators in Jordan (Umniah) and Bahrain (Batelco)`: those alone, each in its country."""
    inside = [n for p, n in found.chunk.posts if p in WHEREABOUTS]
    places = [place for n in inside for place in (n, *n.conjuncts)]
    told = [e for e in context.discourse.of_sentence(context.sentence) if e.kind == "operator"]
    return [
        Entity(e.kind, e.id, e.country, f"in brackets: {e.text}", e.text)
        for e in told
        if any(0 < e.position - place.end <= BRACKET for place in places)
    ]


BRACKET = 2  # characters from a place to the name in brackets behind it


def is_none_of_all(found: Denoted, context: Context) -> bool:
    """`no operator in Kenya`, `no Kenyan carrier`: all of a country that is told, none left out."""
    chunk, clause = found.chunk, context.clause
    if chunk.determiner != "no" or clause is None or chunk not in clause.subjects:
        return False
    words = {u.lower for u in chunk.units} - {"no"}
    told = bool(found.demonyms) or any(e.kind in GOVERNMENT for e in found.whose)
    is_part = bool(words & (INDEFINITE_QUANTITY | RESTRICTING))
    return told and not is_part


def _country_of(found: Denoted, context: Context) -> str | None:
    """Whose operators are meant: of the country named, of the one that acts, or in focus."""
    if found.demonyms:
        return found.demonyms[0]
    is_theirs = found.chunk.determiner in THEIRS
    country = subject_country(found.chunk, context) if is_theirs else None
    if country is not None:
        return country
    whose = found.whose
    if any(e.kind in PARTS for e in whose) or _is_of_part(context):
        return None  # "operators in Texas": not all that the country has
    owner = next((e for e in whose if e.kind in GOVERNMENT), None)
    if owner is None and _is_of_the_country(found.chunk) and context.default_country():
        return context.default_country()
    state = owner or state_acting(context)
    if state is not None:
        return state.country
    meant = context.government_meant()
    return meant.country if meant is not None and _is_spoken_of(meant, context) else None


def _is_spoken_of(state: Entity, context: Context) -> bool:
    """Whether the text names the country, or a body of it, not only companies of it."""
    return any(state.country in countries for countries in context.spoken_of)


def _is_called_so(chunk: NounChunk) -> bool:
    """`Glocall Telecoms`: behind a word that is none of the language it is a company's name."""
    before = (u for u in chunk.units if u is not chunk.head and u.tag == "N" and not u.mention)
    ends_name = chunk.head.lower in lexicon().cues["operator_suffix"]
    return ends_name and chunk.head.text[:1].isupper() and any(_is_of_name(u) for u in before)


def _is_of_name(unit: Unit) -> bool:
    known = lexicon()
    is_word = unit.lower in known.verbs or bool(known.noun(unit.lower))
    return unit.text[:1].isupper() and not is_word


def _is_of_the_country(chunk: NounChunk) -> bool:
    """`the country's operators`: of the one that the article is about, whoever acted last."""
    return any(lexicon().has_sense(u.lower, "nation") for u in chunk.possessors())


def _is_partner(found: Denoted) -> bool:
    """Whether unnamed operators, of no country, are those with whom something is done."""
    is_bare = not (found.chunk.determiner or found.demonyms or found.whose)
    return is_bare and found.chunk.preposition in ("with", "alongside")


PARTS = ("province", "place")


def _is_of_part(context: Context) -> bool:
    """`Texas ordered operators to`, `The state did so`: who acts governs a part of a country."""
    for clause in context.clauses_around():
        for subject in clause.deep_subjects():
            found = denote(subject, deep=False)
            if any(e.kind == "province" for e in (*found.entities, *found.owners)):
                return True
            if "government" in found.senses and not found.entities and not found.owners:
                return context.is_local_government
    return False


def _tells_which(clause: Clause) -> bool:
    """`carriers that receive aid`, `operators planning to buy`: those alone are meant."""
    above = clause.parent
    is_aside = clause.kind == "participial" and above is not None and above.verb is not None
    is_doing = is_aside and clause.verb is not None and clause.verb.form == "ing"
    return clause.marker == "that" or is_doing


def _is_elsewhere(found: Denoted) -> bool:
    """`operators in several advanced markets`: where they are is told, and is no one country."""
    posts = [denote(p, deep=False) for prep, p in found.chunk.posts if prep in WHEREABOUTS]
    if any("continent" in p.senses for p in posts):
        return True  # "operators around the world"
    places = [p for p in posts if p.chunk.determiner not in ("the", "this")]
    named = (p.named for p in places)
    return any(not any(e.kind in GOVERNMENT for e in entities) for entities in named)


def _is_everywhere(context: Context) -> bool:
    """`Operators worldwide have deployed it`: what tells where they are may stand as an adverb."""
    verb = context.clause.verb if context.clause is not None else None
    return verb is not None and not RESTRICTING.isdisjoint(verb.adverbs)


WHEREABOUTS = frozenset({"in", "across", "around", "throughout"})


def _is_sampled(found: Denoted, clause: Clause | None) -> bool:
    """`operators such as Telia`, `all operators except Telia`: some of them, of wherever."""
    is_cut = clause is not None and any(p in EXCEPTING for p, _ in clause.phrases)
    return is_cut or any(preposition in SAMPLING for preposition, _ in found.chunk.posts)


def subject_country(chunk: NounChunk, context: Context) -> str | None:
    """`Britain ordered its operators`: the country that acts."""
    for clause in context.clauses_around():
        for subject in clause.subjects:
            found = denote(subject)
            for entity in (*found.entities, *found.owners):
                if entity.kind in GOVERNMENT and subject.start < chunk.start:
                    return entity.country
    return None
