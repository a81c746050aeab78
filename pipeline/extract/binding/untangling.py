"""One company that was bound as both parties: which of the two it is."""

from pipeline.extract.bound import Bound
from pipeline.extract.referents.company_words import COUNTS
from pipeline.language.mentions import COMPANIES

STANDING_FOR = ('"it"', '"they"', '"them"')
BOTH = ('"both"',)
OWNED = ('"its"', '"their"')
TO_SUBJECT = "-> subject"


def untangle(bound: Bound) -> None:
    """`It will be replaced`: what happens to a thing is told of the maker, not of both.

    So it is with what the subject makes: `Nokia won customers for its systems`.
    """
    if not bound.roles.keys() >= COMPANIES:
        return
    places = {bound.functions[role].rstrip("*!") for role in COMPANIES}
    whose, makers = ({e.path for e in bound.roles[role]} for role in ("operator", "vendor"))
    is_thing = places == {"object"} and _all_start(whose | makers, STANDING_FOR)
    is_thing = is_thing or (places == {"with"} and _all_start(whose | makers, BOTH))
    is_made = _all_start(whose, OWNED) and all(p.endswith(TO_SUBJECT) for p in makers)
    is_made = is_made and len(places) == 1
    is_one = bound.functions["vendor"] == "agent" and places == {"agent", "matrix"}
    is_one = is_one and _all_start(whose | makers, STANDING_FOR[:1])  # "It has begun to sell 5G"
    is_one = is_one or _are_one(whose | makers) or _act_together(bound) or _are_open(bound)
    if is_thing or is_made or is_one:
        place = bound.functions.pop("operator").rstrip("*!")
        bound.features -= {"role:operator", f"operator@{place}"}
        del bound.roles["operator"]


def _act_together(bound: Bound) -> bool:
    """`Rakuten and Mavenir aim to provide`, `operators said they would install`: one party alone.

    Who acts is no customer of itself, nor is a pronoun both who supplies and who is supplied.
    """
    paths = [e.path for role in COMPANIES for e in bound.roles[role]]
    words = {path.partition(" -> ")[0] for path in paths}
    functions_of = (bound.functions["operator"], bound.functions["vendor"])
    if len(words) == 1 and words & {*STANDING_FOR} and "agent" not in functions_of:
        return True
    clause, above = bound.frame.clause, bound.frame.clause.parent
    is_led = functions_of == ("matrix", "agent") and above is not None and not above.is_passive
    return is_led and above is not None and any(n in above.subjects for n in clause.subjects)


def _are_open(bound: Bound) -> bool:
    """`They announced contracts`: of three who were spoken of here and there, whoever it was.

    Two are those who act together, and all who are the subject above.
    """
    told = [e.path for role in COMPANIES for e in bound.roles[role]]
    is_deal = bound.frame.noun is not None and len(told) > len(COMPANIES)
    return is_deal and all(
        path.startswith(STANDING_FOR[1]) and not path.endswith(TO_SUBJECT) for path in told
    )


def _are_one(paths: set[str]) -> bool:
    """Whether one company is described, which cannot be of both kinds: `the company wants`."""
    words = {path.partition(" -> ")[0].lower() for path in paths}
    described = next(iter(words)) if len(words) == 1 else ""
    told = described.strip('"').split()
    is_many = described.endswith('s"') or not COUNTS.keys().isdisjoint(told)
    return len(paths) == 2 and told[:1] == ["the"] and not is_many


def _all_start(paths: set[str], words: tuple[str, ...]) -> bool:
    return all(path.startswith(words) for path in paths)
