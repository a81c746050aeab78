"""What a noun chunk is by itself: a company's name, a thing, an event, a bare plural.

In: noun chunks. Out: yes, no, or the kind; nothing of the sentence around them.
"""

from pipeline.language.chunks import NounChunk
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

COMPANY_SENSES = ("vendor", "operator", "company", "contender")


def name_kind(noun: NounChunk) -> str:
    """The kind of company that a chunk names, empty for anything else."""
    mention = noun.head.mention
    return mention.kind if mention and mention.kind in COMPANIES else ""


def is_bare_plural(noun: NounChunk) -> bool:
    """`other Canadian carriers`: several of a kind, none of them named."""
    return noun.head.mention is None and noun.head.lower.endswith("s")


def are_names(one: NounChunk, other: NounChunk) -> bool:
    """Whether both chunks end in the name of a company."""
    return bool(name_kind(one) and name_kind(other))


def lists_makers(one: NounChunk, other: NounChunk) -> bool:
    """`Huawei, ZTE gear`: a name, then a thing of the next."""
    first = other.units[0].mention
    is_thing = other.head.mention is None and other.head.tag == "N"
    return is_thing and first is not None and name_kind(one) == first.kind == "vendor"


def possessor(noun: NounChunk) -> NounChunk | None:
    """Whose plan, decision or contract it is."""
    if noun.units[0].tag == "PRPS":
        return NounChunk(noun.units[:1])
    marks = [i for i, u in enumerate(noun.units) if u.tag == "POS"]
    return NounChunk(noun.units[: marks[0]]) if marks and marks[0] else None


def is_event(noun: NounChunk) -> bool:
    """Whether a chunk names something done, which an infinitive may complete."""
    cues = lexicon().cues
    return noun.lemma in cues["event_noun"] or noun.lemma in cues["ground"]


def is_place(noun: NounChunk) -> bool:
    """Whether a chunk names a place, or is a word for one."""
    mention = noun.head.mention
    if mention is None:
        return lexicon().has_sense(noun.lemma, "continent", "place")
    return mention.kind in ("country", "capital", "place")


def is_instrument(noun: NounChunk) -> bool:
    """Whether a chunk is a thing, which acts on nothing: `equipment to expand the network`."""
    if noun.head.mention is not None:
        return noun.head.mention.kind == "technology"
    words = lexicon()
    phrases = (noun.last_words(3), noun.compound, noun.lemma)
    senses = next((found for p in phrases if (found := words.noun(p))), ())
    return bool(senses) and all(s.sense in lexicon().cues["thing_sense"] for s in senses)


def is_span(noun: NounChunk) -> bool:
    """`another year`, `more time`, `an extension`: how long something may take."""
    return any(lexicon().has_sense(noun.lemma, sense) for sense in ("span", "leeway"))
