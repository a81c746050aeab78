"""Words that may stand for either party, `it`, `the company`: the clause may name the other one."""

from pipeline.extract.binding.untangling import TO_SUBJECT
from pipeline.extract.bound import Bound, start_of
from pipeline.extract.context import Context
from pipeline.extract.entities import OWNER, WHOLE, Entity
from pipeline.extract.frames import functions
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.referents.company_words import roles_of
from pipeline.extract.referents.denoted import denoted_entities
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.mentions import COMPANIES


def is_told_beside(bound: Bound, role: str, found: list[Entity], context: Context) -> bool:
    """`The company awarded the Swedish vendor the contract`: it is itself no vendor then.

    A word that may stand for either party stands for the one that nothing else of the clause is.
    """
    agents = bound.frame.clause.deep_subjects()
    if role not in COMPANIES or not all(_is_either(chunk) for chunk in agents):
        return False
    if role == "operator" and all(e.path.endswith(TO_SUBJECT) for e in found):
        return False  # "Telia said it would start its service in a venture with Elisa"
    if role == "vendor" and (_is_taken(bound, agents) or _acts_as_operator(bound, agents, context)):
        return True
    mine = {e.id for e in found}
    inside = [*agents, *(post for chunk in agents for _, post in chunk.posts), *_said_of(bound)]
    for chunk in (n for _, n in functions(bound.frame.clause) if n not in inside):
        told = denoted_entities(chunk, role, context, loosely=False)
        if told and not _is_either(chunk) and _is_another(chunk, told, mine, agents, role):
            return True
    return False


def _said_of(bound: Bound) -> list[NounChunk]:
    """`It is the biggest supplier to Telia`: what the subject itself is said to be."""
    clause = bound.frame.clause
    is_said = clause.verb is not None and clause.verb.is_copula
    return clause.deep_objects() if is_said and bound.frame.noun is not None else []


def _is_another(
    chunk: NounChunk, told: list[Entity], mine: set[str], agents: list[NounChunk], role: str
) -> bool:
    """Whether a chunk tells that the subject is somebody else: it tells another, or the same anew.

    Nobody is named behind a word that stands for him: `it was handed the job of building BT's`.
    """
    if not {e.id for e in told} & mine or _is_described(chunk, role):
        return True
    is_behind = all(chunk.start > agent.start for agent in agents)
    return is_behind and any(e.id in mine and e.path in (OWNER, WHOLE) for e in told)


def _is_taken(bound: Bound, agents: list[NounChunk]) -> bool:
    """`It has tested 5G`: one who acts as the operator is not the vendor as well."""
    is_one = len(agents) == 1 and (agents[0].head.lower in ("it", "itself") or _is_one(agents[0]))
    operators = bound.roles.get("operator", [])
    is_agent = bound.functions.get("operator") == "agent"
    return is_one and is_agent and all(e.is_described for e in operators)


def _is_one(chunk: NounChunk) -> bool:
    """`the company`, not `the two companies`, `the pair`."""
    return not chunk.is_pronoun and not is_plural(chunk) and not denote(chunk).is_quantity


def _acts_as_operator(bound: Bound, agents: list[NounChunk], context: Context) -> bool:
    """`Telia uses Nokia. The Swedish group signed the contract`: not its compatriot who sells.

    Of a deal either party may be the subject: it is the one whom the text is about.
    """
    roles = tables().roles[bound.frame.frame_class]
    may_be_either = all("agent" in roles.of(role) for role in COMPANIES)
    if not may_be_either or not all(denote(chunk).demonyms for chunk in agents):
        return False
    acted = context.discourse.topmost(COMPANIES, context.sentence, before=start_of(bound))
    if acted is None or acted.kind != "operator":
        return False
    meant = (e for n in agents for e in denoted_entities(n, "operator", context, loosely=False))
    return any(e.id == acted.id for e in meant)


def _is_described(chunk: NounChunk, role: str) -> bool:
    """Whether words for companies of a role stand there, and no name."""
    found = denote(chunk)
    return not found.entities and role in roles_of(found)


def _is_either(chunk: NounChunk) -> bool:
    """Whether a word by itself may stand for an operator and for a vendor: `it`, `the company`."""
    found = denote(chunk)
    return chunk.is_pronoun or (not found.entities and len(roles_of(found)) > 1)
