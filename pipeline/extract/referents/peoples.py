"""Whose a government is by words around it: a people, the place where it sits, whose it was called.

In: a chunk and its clause. Out: the state, unless a company or another state may be meant.
"""

from collections.abc import Iterable

from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import acting_states
from pipeline.extract.referents.whence import POWERS
from pipeline.language.chunks import NounChunk
from pipeline.language.discourse import WINDOW
from pipeline.language.lexicon import lexicon

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


def seat_told(chunk: NounChunk, context: Context) -> Entity | None:
    """`In Delhi the ministry told them`: of where a body sits, if not at a fair.

    A minister may be on a visit.
    """
    clause = next((c for c in context.clauses if chunk in c.subjects), None)
    if clause is None or chunk.lemma not in lexicon().cues["seated"]:
        return None
    fronted = (n for n in clause.phrase("in") if n.end <= chunk.start)
    found = (e for n in fronted for e in denote(n, deep=False).entities if e.country)
    told = {e.country: e for e in found if e.text.lower() not in lexicon().cues["fair_town"]}
    (seat,) = told.values() if len(told) == 1 else (None,)
    return Entity("country", seat.country or "", seat.country, seat.text) if seat else None


def whose_government(nouns: Iterable[NounChunk]) -> list[Entity]:
    """`Malta's government set it up; the minister says`: the one state whose body is told of."""
    bodies = (n for n in nouns if "government" in denote(n, deep=False).senses)
    return [*{e.country: e for n in bodies for e in acting_states(denote(n))}.values()]
