"""The words that readers see for the vocabulary of the tables, and the look that goes with each."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from pipeline.schemas.vocabulary import UNSPECIFIED

STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "in_use": "In use",
        "selected": "Selected",
        "testing": "Testing",
        "phasing_out": "Phasing out",
        "removed": "Removed",
        "excluded": "Excluded",
        "not_used": "Not used",
    }
)
MILESTONES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "trial": "Trial",
        "licensed": "Licensed",
        "planned": "Launch planned",
        "launched": "Launched",
        "expanded": "Expanded",
        "shutdown_planned": "Shutdown planned",
        "shut_down": "Shut down",
    }
)
ACTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ban": "Ban",
        "removal_order": "Removal order",
        "procurement_ban": "Procurement ban",
        "restriction": "Restriction",
        "export_control": "Export control",
        "security_rule": "Security rule",
        "legal_action": "Legal action",
        "diplomatic_pressure": "Diplomatic pressure",
        "funding": "Funding",
        "approval": "Approval",
        "spectrum": "Spectrum",
    }
)
STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "considered": "considered",
        "proposed": "proposed",
        "decided": "decided",
        "in_force": "in force",
        "delayed": "delayed",
        "lifted": "lifted",
        "rejected": "rejected",
    }
)
SEVERITIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bars": "Bars",
        "limits": "Limits",
        "watches": "Watches",
        "lets-in": "Lets in or funds",
    }
)
SEVERITY_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ban": "bars",
        "removal_order": "bars",
        "procurement_ban": "limits",
        "restriction": "limits",
        "export_control": "limits",
        "security_rule": "watches",
        "legal_action": "watches",
        "diplomatic_pressure": "watches",
        "funding": "lets-in",
        "approval": "lets-in",
        "spectrum": "lets-in",
    }
)
PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {"core": "core", "ran": "radio", "transport": "transport", "fixed": "fixed access"}
)
SPEAKERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "outlet": "the outlet itself",
        "cited_outlet": "another outlet",
        "unnamed_source": "unnamed source",
        "company": "company",
        "government": "government",
        "official": "official",
        "other": "other speaker",
    }
)
CERTAINTIES: Final[Mapping[str, str]] = MappingProxyType(
    {"asserted": "stated as fact", "reported": "reported", "possible": "possible"}
)
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "deployment": "Deployments",
        "rollout": "Rollouts",
        "policy": "Policies",
        "all": "All claims",
    }
)
PREFERENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "later": "The first is preferred: it was last told more than 90 days after the other.",
        "stated_over_reported": "The first is preferred: it is stated as fact, the other reported.",
        "operator_itself": "The first is preferred: the operator itself says it.",
        "more_sources": "The first is preferred: more independent stories say it.",
        "last_word": "The first is preferred: it was told last, if only by days.",
        "more_precise": "The first is preferred: it is the more precise.",
        "undecided": "Nothing tells them apart: neither is preferred.",
    }
)
CHANGES: Final[Mapping[str, str]] = MappingProxyType(
    {"added": "New", "changed": "Changed", "withdrawn": "Withdrawn"}
)
_MONTHS: Final = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]


def state_label(kind: str, state: str) -> str:
    """The word for a status, a milestone or an action."""
    labels = {"deployment": STATUSES, "rollout": MILESTONES, "policy": ACTIONS}[kind]
    return labels[state]


def look(kind: str, state: str, stage: str | None = None) -> str:
    """The name of the colour of a state; a policy that does not stand has the quiet one."""
    if kind == "policy":
        standing = stage in (None, "decided", "in_force", "delayed")
        return SEVERITY_OF[state] if standing else "open"
    return state.replace("_", "-")


def scope(generation: str, part: str) -> str:
    """`5G radio`, `4G`, `core`; empty where neither is stated."""
    told = [name for name in (generation,) if name != UNSPECIFIED]
    return " ".join([*told, *([PARTS[part]] if part in PARTS else [])])


def day(value: date | None, precision: str | None = "day") -> str:
    """A date as far as it is known: `3 May 2019`, `May 2019`, `2019`; empty for none."""
    if value is None:
        return ""
    if precision == "year":
        return str(value.year)
    month = f"{_MONTHS[value.month - 1]} {value.year}"
    return month if precision == "month" else f"{value.day} {month}"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `2 claims`, `1,204 claims`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
