"""What a noun chunk denotes: entities with the path that led to them, senses, generations, parts.

A noun such as `equipment` or `network` lets its owner through ("Huawei gear" is Huawei, "BT's
core" is BT); which senses do is a column of `data/lexicon/senses.csv`.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from pipeline.extract.entities import EXAMPLE, OWNER, WHOLE, Denoted, Entity, entity, with_path
from pipeline.extract.head_nouns import (
    ORDINALS,
    head_senses,
    is_bare_one,
    is_holder,
    modifier_senses,
    only_promised,
    transparent,
)
from pipeline.language.chunks import NounChunk
from pipeline.language.determiners import OWN
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.places import PLACES
from pipeline.language.tagging.unit import Unit

POSTS_READ = ("of", "from", "by", "in", "for", "on", "with", "to", "at", "between")
OWNER_POSTS = ("of", "from", "by", "between")
EXAMPLES = frozenset({"such as"})
WHOLLY = frozenset({"all", "any", "every", "each"})
PRODUCT_OF_NAME = re.compile(r"^[A-Z]{3,}|[a-z][A-Z]|\d")
PRODUCT = re.compile(r"^[A-Z]{2,}|[a-z][A-Z]|\d")
COUNTING = ("DT", "CD")
MADE_THERE = frozenset({"based", "built", "made"})
FIGURES = "0123456789.,"
SOME = frozenset({"some", "several", "many", "few", "most", "certain"})


def denote(chunk: NounChunk, *, deep: bool = True) -> Denoted:
    """Read a chunk; `deep` also reads the phrases behind it. What it denotes is kept with it."""
    known: Denoted | None = chunk.readings.get(deep)
    if known is None:
        is_alone = deep and not chunk.has_company
        known = denote(chunk, deep=False) if is_alone else _denote(chunk, deep=deep)
        chunk.readings[deep] = known
    return known


def _denote(chunk: NounChunk, *, deep: bool) -> Denoted:
    found = Denoted(chunk)
    for position, unit in enumerate(chunk.units):
        if unit.mention is None or only_promised(chunk, position) or is_holder(chunk, position):
            continue
        _place_mention(found, unit, chunk.head)
    _settle_place(found)
    _read_head(found)
    _drop_any_access(found)
    if deep:
        _read_around(found)
    _settle_owners(found)
    found.is_quantity = is_quantity(found)
    return found


def _settle_place(found: Denoted) -> None:
    """`China Mobile Yunnan`: a company with the place of its arm is that company there."""
    units, head = found.chunk.units, found.chunk.head.mention
    if head is None or head.kind not in PLACES or len(units) < 2 or not found.entities:
        return
    before = units[units.index(found.chunk.head) - 1].mention
    if before is not None and before.kind == "operator":
        place, operator = found.entities[0], entity(before, WHOLE)
        country = operator.country or place.country
        found.entities = [Entity("operator", operator.id, country, WHOLE, operator.text)]
        found.owners = [e for e in found.owners if e.key != operator.key]


def _read_head(found: Denoted) -> None:
    """Senses and parts that the words of the chunk give by themselves."""
    chunk = found.chunk
    for sense in head_senses(chunk):
        is_whole = sense.sense == "section" and chunk.determiner in WHOLLY
        found.senses.add("quantity" if is_whole else sense.sense)  # "from any part of its network"
        if sense.part:
            _append(found.parts, [sense.part])
    if _is_product(chunk):
        found.senses.add("gear")  # "Ericsson's SSR 8020"
    if chunk.units[-1].tag == "POS":
        found.senses.add("possessive")  # "the radios are NEC's"
    if chunk.like is not None:
        _read_like(found, denote(chunk.like, deep=False))
    told = list(found.parts)
    _compound_parts(found)
    if told and lexicon().noun(chunk.last_words(3)):
        found.parts = told  # "fibre access network": the whole says more than its words
    if _is_bare_technology(found):
        found.senses |= _senses_of_technology(chunk)


def _read_like(found: Denoted, thing: Denoted) -> None:
    """`those of its partner`: what the thing is that the word stands for."""
    found.senses |= thing.senses - {"possessive"}
    found.about |= thing.about
    _append(found.parts, thing.parts)
    _append(found.generations, thing.generations)


def _senses_of_technology(chunk: NounChunk) -> set[str]:
    """`Elisa's 5G`, `its 3G` is a network; `the iPhone 3G` is none."""
    is_owned = bool(chunk.possessors()) or chunk.determiner in OWN
    owned = {"network"} if is_owned else set()
    return owned if chunk.possessors() else owned | modifier_senses(chunk)


def _read_around(found: Denoted) -> None:
    """The phrases behind the chunk, what is set beside it, whose it is."""
    chunk = found.chunk
    for preposition, post in chunk.posts:
        if preposition in POSTS_READ:
            _read_post(found, preposition, post)
    _read_appositions(found)
    if chunk.owner is not None:
        for group in (chunk.owner, *chunk.owner.conjuncts):
            found.owners.extend(denote(group, deep=False).entities)


def _settle_owners(found: Denoted) -> None:
    """Owners that are the chunk itself, that it lets through, or that only modify it."""
    if found.chunk.lemma in lexicon().cues["joint_noun"]:
        _settle_partners(found)
    if not found.entities and (named_group := _group_named(found)):
        found.entities.extend(replace(e, path=WHOLE) for e in named_group)
        found.owners = [e for e in found.owners if e not in named_group]
    if "operator" in found.senses and not found.entities:
        named = [e for e in found.owners if e.kind == "operator" and e.path == OWNER]
        if not found.chunk.possessors():
            found.entities.extend(named)  # "Free network operators"
    if is_quantity(found):
        found.entities.extend(e for e in found.owners if e.path.startswith("of"))
    if not (found.senses & transparent() or _is_bare_technology(found)):
        found.modifiers.extend(found.owners)
        found.owners = []


def _group_named(found: Denoted) -> list[Entity]:
    """`the Telia group`: the company that its own word for itself only follows."""
    before = found.chunk.units[-2:-1]
    is_word = found.chunk.head.lower in lexicon().cues["company_itself"]
    if not (is_word and before and before[0].mention) or found.chunk.possessors():
        return []
    told = before[0].mention.sense.id
    return [e for e in found.owners if e.kind in COMPANIES and e.id == told and e.path == OWNER]


def _settle_partners(found: Denoted) -> None:
    """`the Tigo-ETB consortium`, `the Tigo/ETB venture`: those whose names it joins."""
    units = found.chunk.units
    tight = [u.mention for u in units if u.tight and u.mention is not None]
    partners = [e for e in found.owners if e.kind == "operator" and e.path == OWNER]
    if tight and len(partners) > 1:
        found.entities.extend(replace(e, path=WHOLE) for e in partners)
        found.owners = [e for e in found.owners if e not in partners]


def is_of_generation(found: Denoted) -> bool:
    """Whether a chunk is a network or service of a generation, not something made for it."""
    if not found.generations or "handset" in found.senses:
        return False
    if _is_bare_technology(found) or found.senses & {"network", "service"}:
        return True
    posts = [denote(p, deep=False) for prep, p in found.chunk.posts if prep == "of"]
    return any(_is_bare_technology(post) or post.senses & {"network"} for post in posts)


def is_spectrum(chunk: NounChunk) -> bool:
    """Whether a chunk is spectrum, whose generation need not be that of what is built on it."""
    return "spectrum" in denote(chunk, deep=False).senses


def _is_product(chunk: NounChunk) -> bool:
    """`Ericsson's SSR 8020`, `GENBAND SBC`: no word of English, behind the vendor whose it is."""
    head, owners = chunk.head, chunk.possessors()
    pattern = PRODUCT if owners else PRODUCT_OF_NAME
    if head.mention is not None or not pattern.search(head.text) or head_senses(chunk):
        return False
    named = [u.mention for u in owners or chunk.units if u.mention is not None]
    kinds = {m.kind for m in named}
    return "vendor" in kinds and (bool(owners) or "operator" not in kinds)


def is_quantity(found: Denoted) -> bool:
    """`two of the three`, `the bulk of the network`: the chunk is what its of-phrase is."""
    units = found.chunk.units
    is_counting = all(u.tag in COUNTING or u.lower == "remaining" for u in units)
    is_number = units[0].tag in COUNTING and is_counting  # "the remaining 20 %"
    is_number = is_number and units[-1].lower not in ORDINALS  # "the third of them" is one
    is_none = found.chunk.lemma == "none" and any(p == "of" for p, _ in found.chunk.posts)
    return is_number or is_none or "quantity" in found.senses


def has_sense(chunk: NounChunk, sense: str) -> bool:
    """Whether a chunk by itself has a sense; for a common noun its head alone decides."""
    if chunk.head.mention is not None:
        return sense in denote(chunk, deep=False).senses
    senses = head_senses(chunk)
    return bool(senses) and any(s.sense == sense for s in senses)


def _is_bare_technology(found: Denoted) -> bool:
    """`LTE`, `HSPA+ technology`: the technology itself."""
    chunk = found.chunk
    is_so_called = len(chunk.units) > 1 and chunk.lemma in lexicon().cues["technology_itself"]
    is_open = (
        chunk.determiner != "the" or chunk.preposition == "of"
    )  # "the LTE technology" is all's
    is_so_called = is_so_called and is_open
    named = [u for u in chunk.units[:-1] if u.lower not in lexicon().cues["any_service"]]
    mention = named[-1].mention if is_so_called and named else chunk.head.mention
    return mention is not None and mention.kind == "technology"


def _place_mention(found: Denoted, unit: Unit, head: Unit) -> None:
    mention = unit.mention
    assert mention is not None
    if _is_excepted(found.chunk, unit):
        return
    if mention.kind == "technology":
        if mention.sense.id and not _is_qualified(found, unit):
            found.generations = [g for g in found.generations if g != _qualifying(found, unit)]
            _append(found.generations, [mention.sense.id])
        _append(found.parts, [mention.sense.part] if mention.sense.part else [])
        found.senses.update({"technology"}, (s.sense for s in lexicon().noun(unit.lower)))
    elif unit is not head and (mention.kind == "demonym" or _says_whence(found.chunk, unit)):
        found.demonyms.append(mention.sense.id)
        found.modifiers.append(entity(mention, "demonym"))
    elif unit is head:
        found.entities.append(entity(mention, WHOLE))
        found.senses.add(mention.kind)
    else:
        found.owners.append(entity(mention, OWNER))


def _is_excepted(chunk: NounChunk, unit: Unit) -> bool:
    """`non-Chinese gear`, `a Huawei-free core`: of anybody but who is named."""
    position = chunk.units.index(unit)
    before = chunk.units[position - 1] if position else None
    behind = chunk.units[position + 1 :]
    if behind and behind[0].lower == "free":
        return behind[0].tight or (unit.names_company and len(behind) == 1)  # "is Huawei free"
    return unit.tight and before is not None and before.lower == "non"


def _says_whence(chunk: NounChunk, unit: Unit) -> bool:
    """`China-made gear`, `China-based makers`: as well an adjective of the country."""
    if unit.mention is None or unit.mention.kind != "country":
        return False
    position = chunk.units.index(unit) + 1
    behind = chunk.units[position] if position < len(chunk.units) else None
    return behind is not None and behind.tight and behind.lower in MADE_THERE


def _qualifying(found: Denoted, unit: Unit) -> str | None:
    """`GSM 4G service`: of two technologies side by side the first qualifies the second.

    Not so in `3G/4G network`, `GSM/UMTS/LTE network`, which are of both.
    """
    before = _technology_before(found, unit)
    is_both = before is not None and _is_plain(before.text) == _is_plain(unit.text)
    is_both = is_both and (unit.tight or _is_plain(unit.text))
    return before.sense.id if before is not None and not is_both else None


def _is_qualified(found: Denoted, unit: Unit) -> bool:
    """`3G CDMA network`: the generation in so many words says which CDMA is meant."""
    before = _technology_before(found, unit)
    return before is not None and _is_plain(before.text) and not _is_plain(unit.text)


def _is_plain(technology: str) -> bool:
    """Whether a technology is named by the number of its generation: `3G`, `4G LTE`."""
    return technology[:1].isdigit() and technology[1:2].upper() == "G"


def _technology_before(found: Denoted, unit: Unit) -> Mention | None:
    units = found.chunk.units
    position = units.index(unit)
    if position > 1 and units[position - 1].tight and units[position - 1].lower in MADE_THERE:
        position -= 1  # "CDMA-based 3G"
    before = units[position - 1].mention if position else None
    return before if before is not None and before.kind == "technology" else None


def _compound_parts(found: Denoted) -> None:
    """Parts and senses of the nouns inside the chunk: `radio network`, `security law`."""
    before = first = ""
    if is_bare_one(found.chunk):
        return
    for unit, following in zip_longest(found.chunk.units, found.chunk.units[1:]):
        if unit.tag in ("N", "CD") and unit.mention is None:
            pair = f"{before} {unit.lower}"
            senses = lexicon().noun(f"{first} {pair}") if first else ()
            senses = senses or lexicon().noun(pair) or lexicon().noun(unit.lower)
            is_other = unit.lower.startswith("non-")  # "non-core parts"
            last = () if is_other else lexicon().noun(unit.lower.rpartition("-")[2])
            senses = senses or last  # "all-fibre"
            senses = senses or lexicon().noun(unit.lower.lstrip(FIGURES))  # "a 1800MHz auction"
            _append(found.parts, [s.part for s in senses if s.part])
            goes_on = following is not None and lexicon().noun(f"{unit.lower} {following.lower}")
            is_price = unit.tag == "CD" and unit.lower.isalpha() and _is_costly(found.chunk)
            if not (goes_on or is_price):  # "mobile phone network" tells of no phone
                found.about.update(s.sense for s in senses)
        first, before = before, unit.lower


def _is_costly(chunk: NounChunk) -> bool:
    """`the $37 billion network`: a sum before a thing is its price; that of works is a fund."""
    senses = {s.sense for s in head_senses(chunk)}
    return bool(senses & {"network", "gear"}) and "works" not in senses


def _drop_any_access(found: Denoted) -> None:
    """`4G broadband`, `LTE ultra-broadband`: which access it is the generation says."""
    if not (found.generations and found.parts):
        return
    for unit in found.chunk.units:
        word = unit.lower.rpartition("-")[2]
        if word in lexicon().cues["any_access"]:
            parts = {s.part for s in lexicon().noun(word)}
            found.parts = [p for p in found.parts if p not in parts]


def _read_post(found: Denoted, preposition: str, post: NounChunk) -> None:
    is_told = bool(found.generations)
    for chunk in (post, *post.conjuncts):
        inner = denote(chunk)
        if not is_told or "spectrum" not in inner.senses:
            _append(found.generations, inner.generations)  # not "5G on 4G spectrum"
        if preposition == "of" and is_quantity(found):
            found.senses -= {"spectrum"}  # "a lot of Huawei gear"
            found.senses |= inner.senses
        within = preposition in ("of", "in") and found.parts
        if inner.senses & {"network", "gear", "technology"} and not within:
            _append(found.parts, inner.parts)
        target = found.owners if preposition in OWNER_POSTS else found.modifiers
        owners = [] if _are_some_states(inner) else inner.owners
        target.extend(with_path([*inner.entities, *owners], f"{preposition} ..."))


def _are_some_states(found: Denoted) -> bool:
    """`by some EU countries`: a few of them, which are not the whole."""
    is_any = found.chunk.determiner in SOME and not found.entities
    return is_any and "nation" in found.senses


def _read_appositions(found: Denoted) -> None:
    """`the carrier, BT`, `the two suppliers, Huawei and ZTE`."""
    is_plain = found.is_plain
    for chunk in (a for a in found.chunk.appositions if not a.is_contrast):
        inner = denote(chunk, deep=False)
        found.senses |= inner.senses & {"operator", "vendor", "company", "government"}
        if _is_office_of_firm(chunk):
            found.senses.discard("government")
        found.demonyms.extend(inner.demonyms)
        found.entities = [_named_beside(e, inner) for e in found.entities]
        if is_plain:
            path = EXAMPLE if chunk.preposition in EXAMPLES else "apposition"
            found.entities.extend(with_path(inner.entities, path))


def _named_beside(known: Entity, inner: Denoted) -> Entity:
    """`Germany's telecoms regulator, the Bundesnetzagentur`: its name stands beside it."""
    names = [e.text for e in inner.entities if e.key == known.key and known.kind == "authority"]
    return replace(known, body=names[0]) if names else known


def _is_office_of_firm(chunk: NounChunk) -> bool:
    """`J. Doe, vice president`: states have one as well, and say whose it is."""
    is_bare = not chunk.determiner and not chunk.possessors()
    return is_bare and chunk.compound in lexicon().cues["company_office"]


def _append(target: list[str], items: Iterable[str]) -> None:
    target.extend(item for item in items if item not in target)
