"""What the words of a noun chunk say by themselves: the senses of its head, how many it means.

In: a chunk. Out: senses, or a truth; nobody is looked for.
"""

from functools import cache
from itertools import pairwise

from pipeline.language.chunks import NounChunk
from pipeline.language.lexicon import NounSense, lexicon, read_table
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.unit import is_technology

HEAD = "head"
LAW, DRAFT = "law", "draft"
OWN_NETWORK = "private network"
HOLDING = frozenset(
    [
        *("owned", "backed", "controlled", "led", "affiliated"),
        *("accredited", "certified", "branded", "sponsored", "compliant"),
        *("brokered", "mediated", "inspired", "style"),
    ]
)
SUPERLATIVES = frozenset({"largest", "biggest", "smallest", "oldest", "youngest", "newest"})
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last"})
COLLECTIVE = frozenset({"both", "duo", "pair", "people", "trio"})


@cache
def transparent() -> frozenset[str]:
    """The senses that let an owner through."""
    return frozenset(r["sense"] for r in read_table("senses.csv") if r["transparent"] == "1")


def head_senses(chunk: NounChunk) -> tuple[NounSense, ...]:
    """Senses of the head noun, the compound first; they are kept with the chunk."""
    known: tuple[NounSense, ...] | None = chunk.readings.get(HEAD)
    if known is None:
        known = chunk.readings[HEAD] = _head_senses(chunk)
    return known


def _head_senses(chunk: NounChunk) -> tuple[NounSense, ...]:
    if chunk.head.mention is not None:
        return _senses_of_own_use(chunk)
    words = lexicon()
    phrases = (chunk.last_words(3), chunk.compound) if len(chunk.nouns) > 1 else chunk.nouns
    if chunk.head.lower in words.cues["other_in_plural"]:
        return ()  # "shares" are no share
    if is_bare_one(chunk):
        return ()
    told = next((senses for p in (*phrases, chunk.lemma) if (senses := words.noun(p))), ())
    return _as_drafted(chunk, told) or _senses_of_office(chunk)


def _senses_of_own_use(chunk: NounChunk) -> tuple[NounSense, ...]:
    """`private 5G`: a company's own, as a `private network` is."""
    words = lexicon()
    is_own = is_technology(chunk.head) and any(
        u.lower in words.cues["own_use"] for u in chunk.units
    )
    return words.noun(OWN_NETWORK) if is_own else ()


def _as_drafted(chunk: NounChunk, told: tuple[NounSense, ...]) -> tuple[NounSense, ...]:
    """`the proposed rules`, `a draft decree`: a law that is not yet one."""
    is_law = any(s.sense == LAW for s in told)
    drafted = lexicon().cues["drafted"]
    is_drafted = is_law and any(u.lower in drafted for u in chunk.units if u is not chunk.head)
    return (*told, NounSense(DRAFT)) if is_drafted else told


def is_bare_one(chunk: NounChunk) -> bool:
    """`one of its banks`, which is a bank; `a new one` is what was told of before."""
    return [u.lower for u in chunk.units] == ["one"]


def _senses_of_office(chunk: NounChunk) -> tuple[NounSense, ...]:
    """`Interior Minister Jane Doe`: who is named behind an office of state is that.

    A president or secretary is one of state only where the state or its body is named before, a
    chairman where the body is.
    """
    words, units = lexicon(), chunk.units
    is_of_body = any(u.mention and u.mention.kind == "authority" for u in units)
    offices = words.cues["office_of_body" if is_of_body else "office_of_state"]
    held = [i for i, u in enumerate(units[:-1]) if u.lower in offices]
    if not held or any(u.mention and u.mention.kind in COMPANIES for u in units):
        return ()
    office, name = units[held[-1]], units[held[-1] + 1 :]
    is_told = office.lower not in words.cues["any_office"] or any(u.mention for u in units)
    is_name = all(u.text[:1].isupper() and not u.mention and not words.noun(u.lower) for u in name)
    told = (NounSense("government"),) if is_of_body else words.noun(office.lower)
    return told if is_told and is_name else ()


def modifier_senses(chunk: NounChunk) -> set[str]:
    """Senses of the common nouns and compounds before the head: `Internet services deal`."""
    gerunds = lexicon().cues["gerund_noun"]  # "the purchasing ban"
    before = [u for u in chunk.units if u is not chunk.head and not u.mention]
    words = [u.lower for u in before if u.tag == "N" or u.lower in gerunds]
    phrases = [*words, *(" ".join(pair) for pair in pairwise(words))]
    return {s.sense for phrase in phrases for s in lexicon().noun(phrase)}


def only_promised(chunk: NounChunk, position: int) -> bool:
    """`5G-ready`, `LTE capable`: what the thing may be used for one day."""
    unit, following = chunk.units[position], chunk.units[position + 1 : position + 2]
    if unit.mention is None or unit.mention.kind != "technology" or not following:
        return False
    return following[0].lower in lexicon().cues["promised"]


def is_holder(chunk: NounChunk, position: int) -> bool:
    """`the Telenor-owned carrier`, `Telenor-ready`: not who; `Chinese-owned firms` are Chinese."""
    mention = chunk.units[position].mention
    if mention is not None and mention.kind == "demonym":
        return False
    following = chunk.units[position + 1 : position + 2]
    if not following or not following[0].tight:
        return False
    return following[0].lower in HOLDING or following[0].lower in lexicon().cues["promised"]


def picks_one(chunk: NounChunk) -> bool:
    """`the third of the carriers`, `the larger of the two`: one of them, whom nothing names."""
    word, behind = chunk.units[-1].lower, [p for p, _ in chunk.posts if p == "of"]
    is_pick = word in ORDINALS | SUPERLATIVES or word in lexicon().cues["contrast"]
    return bool(behind) and is_pick and not chunk.appositions


def is_spelled_out(chunk: NounChunk) -> bool:
    """`The third generation was introduced in 2001`: a technology as such, nobody's network."""
    mention = chunk.head.mention
    return mention is not None and mention.kind == "technology" and mention.text.islower()


def is_plural(chunk: NounChunk) -> bool:
    """Whether a noun means several, by its ending."""
    word = chunk.head.lower
    return (word.endswith("s") and not word.endswith(("ss", "us"))) or word in COLLECTIVE
