"""The closed vocabularies of the fact contract, and those of the pipeline's own bookkeeping."""

from typing import Final

# --- the fact contract -----------------------------------------------------------------------
GENERATIONS: Final = ("2G", "3G", "4G", "5G", "6G")
PARTS: Final = ("core", "ran", "transport", "fixed")
CERTAINTIES: Final = ("asserted", "reported", "possible")
STATUSES: Final = (
    "testing",
    "selected",
    "in_use",
    "phasing_out",
    "removed",
    "excluded",
    "not_used",
)
MILESTONES: Final = (
    "trial",
    "licensed",
    "planned",
    "launched",
    "expanded",
    "shutdown_planned",
    "shut_down",
)
ACTIONS: Final = (
    "ban",
    "removal_order",
    "procurement_ban",
    "restriction",
    "security_rule",
    "export_control",
    "funding",
    "approval",
    "legal_action",
    "diplomatic_pressure",
    "spectrum",
)
STAGES: Final = (
    "considered",
    "proposed",
    "decided",
    "in_force",
    "delayed",
    "lifted",
    "rejected",
)

# --- how a claim is known --------------------------------------------------------------------
DATE_PRECISIONS: Final = ("day", "month", "year")
DATE_BASES: Final = ("stated", "relative", "deadline", "publication", "not_stated")
ATTRIBUTION_KINDS: Final = (
    "outlet",
    "cited_outlet",
    "unnamed_source",
    "company",
    "government",
    "official",
    "other",
)
CLAIM_KINDS: Final = ("deployment", "rollout", "policy")

# --- articles and the ledger of documents ----------------------------------------------------
PUBLISHED_BASES: Final = ("metadata", "dateline", "text", "url", "not_stated")
DISPOSITIONS: Final = (
    "article",
    "duplicate",
    "superseded",
    "unsupported_language",
    "quarantined",
    "withdrawn",
    "container",
    "passed_over",
)
MENTION_KINDS: Final = ("operator", "vendor", "authority")

# --- dimensions and facts --------------------------------------------------------------------
FACT_TABLES: Final = ("deployments", "rollouts", "policy_actions", "policy_stages")
KNOWN_BASES: Final = ("publication", "first_seen")
VERBS: Final = ("reject", "edit", "add", "merge", "split")
OUTCOMES: Final = ("applied", "no_longer_applies")
CHANGES: Final = ("added", "changed", "withdrawn")
CAUSES: Final = (
    "new_article",
    "withdrawn_article",
    "correction",
    "new_extractor",
    "reference",
    "new_rules",
)
PREFERENCES: Final = (
    "later",
    "stated_over_reported",
    "operator_itself",
    "more_sources",
    "last_word",
    "more_precise",
    "undecided",
)
UNSPECIFIED: Final = "unspecified"
UNKNOWN_COUNTRY: Final = "ZZ"
MEMBER_KINDS: Final = (
    "operator",
    "vendor",
    "country",
    "generation",
    "bloc",
    "group",
    "provisional",
    "unspecified",
)

# --- quality ---------------------------------------------------------------------------------
MEASURED_KINDS: Final = (*CLAIM_KINDS, "all")
MATCHES: Final = ("core", "strict", "certainty", "authority", "evidence")
