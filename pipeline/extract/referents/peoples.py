"""Peoples who stand for their governments: `the Swedes barred it`, `leaned on the Poles`.

In: a chunk that names a people. Out: their state, unless a company of theirs may be meant.
"""

from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.referents.whence import POWERS
from pipeline.language.chunks import NounChunk
from pipeline.language.discourse import WINDOW

MAKERS = frozenset({"CN"})  # "the Chinese" who act are makers more often than not


def people_acting(chunk: NounChunk, context: Context) -> list[Entity]:
    """`urged the Poles to bar it`: their government, to whom somebody speaks, or who acts.

    Where a company of theirs was spoken of, `the Finns` who act may be that.
    """
    name = chunk.head.mention
    is_people = name is not None and name.kind == "demonym" and chunk.determiner == "the"
    if name is None or not is_people or len(chunk.units) != 2 or context.clause is None:
        return []
    country = name.sense.country
    if country is None:
        return []
    is_told = chunk in context.clause.direct_objects()
    acts = chunk in (*context.clause.deep_subjects(), *context.clause.phrase("by"))
    acts = acts and country not in MAKERS and not _may_be_company(country, chunk, context)
    return [Entity("country", country, country, chunk.text)] if is_told or acts else []


def _may_be_company(country: str, chunk: NounChunk, context: Context) -> bool:
    """Whether the text has just spoken of a company that is at home in a country."""
    if country in POWERS:
        return False
    homes = {"operator": context.world.operator_home, "vendor": context.world.vendor_home}
    return any(
        home.get(focus.id) == country or focus.country == country
        for role, home in homes.items()
        for focus in context.discourse.recent(
            role, context.sentence, before=chunk.start, window=WINDOW
        )
    )
