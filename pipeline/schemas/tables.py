"""Every table of the warehouse: what a row is, its columns, its key, what it points to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from pipeline.schemas import vocabulary as words
from pipeline.schemas.columns import COLUMNS, Column


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values, where not null, are found in the key of another table."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table or view: its grain, its columns in order, its key and its foreign keys.

    ``values`` narrows or opens the closed values of a column for this table only.
    """

    name: str
    layer: str
    description: str
    grain: str
    key: tuple[str, ...]
    column_names: tuple[str, ...]
    nullable: frozenset[str] = frozenset()
    foreign_keys: tuple[ForeignKey, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    is_published: bool = True

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order; an undescribed name raises KeyError."""
        return tuple(COLUMNS[name] for name in self.column_names)

    @property
    def text_dates(self) -> tuple[str, ...]:
        """The dates that come with their last day, precision and basis."""
        return tuple(name for name in self.column_names if f"{name}_latest" in self.column_names)

    def allowed(self, column: str) -> tuple[str, ...]:
        """The closed values of a column here; empty when it is open."""
        return self.values.get(column, COLUMNS[column].values)


def dated(name: str) -> tuple[str, ...]:
    """The four columns of a date that a text gives."""
    return (name, f"{name}_latest", f"{name}_precision", f"{name}_basis")


def _open_dates(*names: str) -> frozenset[str]:
    return frozenset(column for name in names for column in dated(name)[:3])


def _points(*links: tuple[str, str, str]) -> tuple[ForeignKey, ...]:
    return tuple(ForeignKey(*link) for link in links)


_TO_OPERATOR: Final = ("operator_id", "operators", "operator_id")
_TO_VENDOR: Final = ("vendor_id", "vendors", "vendor_id")
_TO_CURRENT_VENDOR: Final = ("current_vendor_id", "vendors", "vendor_id")
_TO_COUNTRY: Final = ("country", "countries", "country_id")
_TO_JURISDICTION: Final = ("jurisdiction", "countries", "country_id")
_TO_GENERATION: Final = ("generation", "network_generations", "generation")
_TO_TARGET: Final = ("target", "vendors", "vendor_id")
_TO_ARTICLE: Final = ("article_id", "articles", "article_id")

_FACT_VALUES: Final = {
    "generation": (*words.GENERATIONS, words.UNSPECIFIED),
    "part": (*words.PARTS, words.UNSPECIFIED),
}
_CLAIM_TAIL: Final = (
    *("evidence_start", "evidence_end", "evidence", "attributed_to", "attribution_kind"),
    *("rule_id", "explanation", "extractor_version"),
)
_REPORTED: Final = ("first_reported", "last_reported", "claims")
_SUPPORT: Final = (*_REPORTED, "independent_sources", "is_contested", "confidence", "certainty")
_UNDATED: Final = frozenset({"first_reported", "last_reported"})

_SOURCES: Final = (
    Table(
        name="ingest_counts",
        layer="sources",
        description="What each source handed over, counted before anything was read.",
        grain="one row per source",
        key=("source",),
        column_names=("source", "records"),
        is_published=False,
    ),
    Table(
        name="documents",
        layer="sources",
        description="The ledger of raw records: what came in and what became of it.",
        grain="one row per raw record; archive members and table rows count singly",
        key=("document_id",),
        column_names=(
            *("document_id", "source", "url", "path", "fetched_at", "http_status"),
            *("raw_sha256", "size_bytes", "media_type", "parent_document_id", "article_id"),
            *("disposition", "reason"),
        ),
        nullable=frozenset(
            {"url", "path", "http_status", "raw_sha256", "size_bytes", "media_type"}
            | {"parent_document_id", "article_id", "reason"}
        ),
        foreign_keys=_points(_TO_ARTICLE, ("parent_document_id", "documents", "document_id")),
    ),
)

_ARTICLES: Final = (
    Table(
        name="articles",
        layer="articles",
        description="Clean text with its title, author, publisher and day of publication.",
        grain="one row per distinct article",
        key=("article_id",),
        column_names=(
            *("article_id", "article_version_id", "path", "url", "publisher", "title", "author"),
            *("published_on", "published_basis", "language", "text", "text_sha256"),
            "syndication_group",
        ),
        nullable=frozenset({"path", "url", "publisher", "title", "author", "published_on", "text"}),
    ),
)

_CLAIMS: Final = (
    Table(
        name="deployment_claims",
        layer="claims",
        description="What articles say that operators do with vendors' network equipment.",
        grain="one row per claim of an article",
        key=("claim_id",),
        column_names=(
            *("claim_id", "article_id", "operator_id", "country", "vendor_id", "generation"),
            *("part", "status", "certainty", *dated("date"), *_CLAIM_TAIL),
        ),
        nullable=frozenset({"country", "generation", "part", "attributed_to"})
        | _open_dates("date"),
        foreign_keys=_points(_TO_ARTICLE, _TO_OPERATOR, _TO_COUNTRY, _TO_VENDOR, _TO_GENERATION),
        values={"generation": words.GENERATIONS, "part": words.PARTS},
    ),
    Table(
        name="rollout_claims",
        layer="claims",
        description="What articles say that operators do with network generations.",
        grain="one row per claim of an article",
        key=("claim_id",),
        column_names=(
            *("claim_id", "article_id", "operator_id", "country", "generation", "milestone"),
            *("certainty", *dated("date"), *_CLAIM_TAIL),
        ),
        nullable=frozenset({"country", "attributed_to"}) | _open_dates("date"),
        foreign_keys=_points(_TO_ARTICLE, _TO_OPERATOR, _TO_COUNTRY, _TO_GENERATION),
        values={"generation": words.GENERATIONS},
    ),
    Table(
        name="policy_claims",
        layer="claims",
        description="What articles say that governments, regulators and courts do.",
        grain="one row per claim of an article",
        key=("claim_id",),
        column_names=(
            *("claim_id", "article_id", "jurisdiction", "authority", "action", "target"),
            *("generation", "part", "stage", "certainty"),
            *(*dated("announced"), *dated("effective"), *dated("deadline"), *_CLAIM_TAIL),
        ),
        nullable=frozenset({"authority", "target", "generation", "part", "attributed_to"})
        | _open_dates("announced", "effective", "deadline"),
        foreign_keys=_points(_TO_ARTICLE, _TO_JURISDICTION, _TO_TARGET, _TO_GENERATION),
        values={"generation": words.GENERATIONS, "part": words.PARTS},
    ),
    Table(
        name="claim_quarantine",
        layer="claims",
        description="Claims that broke their schema or that people rejected, and articles that the "
        "engine broke on, set aside with the reason.",
        grain="one row per claim set aside, or per article that could not be read "
        "(`claim_kind` is null then); the same claim may be set aside more than once",
        key=(),
        column_names=(
            *("claim_kind", "article_id", "evidence", "reason", "payload", "extractor_version"),
        ),
        nullable=frozenset({"claim_kind", "article_id", "evidence", "extractor_version"}),
    ),
    Table(
        name="unresolved_mentions",
        layer="claims",
        description="Names that the reference lacks, for people to add or to reject.",
        grain="one row per name and kind",
        key=("provisional_id", "kind"),
        column_names=(
            *("name", "kind", "provisional_id", "mentions", "articles"),
            *("example", "example_article_id"),
        ),
        foreign_keys=_points(("example_article_id", "articles", "article_id")),
        values={"kind": words.MENTION_KINDS},
    ),
)

_CORRECTION: Final = (
    *("correction_id", "verb", "claim_kind", "article", "quote", "where_fields", "set_fields"),
    *("fact_id", "into_fact_id", "reviewer", "decided_on", "reason", "claims"),
)
_OPEN_CORRECTION: Final = frozenset(
    {"claim_kind", "article", "quote", "where_fields", "set_fields", "fact_id", "into_fact_id"}
)

_CORRECTIONS: Final = (
    Table(
        name="correction_rows",
        layer="claims",
        description="Corrections by people as their files give them, with the claims they found.",
        grain="one row per correction",
        key=("correction_id",),
        column_names=_CORRECTION,
        nullable=_OPEN_CORRECTION,
        is_published=False,
    ),
    Table(
        name="fact_moves",
        layer="claims",
        description="Which claims people move to another fact; all of a fact where none is named.",
        grain="one row per correction and claim",
        key=("correction_id", "fact_id", "claim_id"),
        column_names=("correction_id", "fact_id", "claim_id", "into_fact_id"),
        nullable=frozenset({"claim_id"}),
        is_published=False,
    ),
)

_DIMENSIONS: Final = (
    Table(
        name="operators",
        layer="facts",
        description="Operator brands, with the pseudo-members that facts point to.",
        grain="one row per brand, per `all:XX` and per provisional name",
        key=("operator_id",),
        column_names=(
            *("operator_id", "name", "member_kind", "operator_kind", "country_id", "parent_id"),
            *("successor_id", "current_operator_id", "is_mvno", "active_from", "active_until"),
            *("current_vendors", *_REPORTED),
        ),
        nullable=frozenset(
            {"operator_kind", "parent_id", "successor_id", "is_mvno", "active_from"}
            | {"active_until", "current_vendors"}
            | _UNDATED
        ),
        foreign_keys=_points(
            ("country_id", "countries", "country_id"),
            ("parent_id", "operators", "operator_id"),
            ("successor_id", "operators", "operator_id"),
            ("current_operator_id", "operators", "operator_id"),
        ),
    ),
    Table(
        name="vendors",
        layer="facts",
        description="Vendors of network equipment, with the pseudo-members that facts point to.",
        grain="one row per vendor, per `group:...`, per provisional name, and `unspecified`",
        key=("vendor_id",),
        column_names=(
            *("vendor_id", "name", "member_kind", "vendor_kind", "vendor_groups", "country_id"),
            *("hq_city", "parent_id", "successor_id", "succeeded_on", "current_vendor_id"),
            *("founded_year", "dissolved_year", *_REPORTED),
        ),
        nullable=frozenset(
            {"vendor_kind", "vendor_groups", "hq_city", "parent_id", "successor_id"}
            | {"succeeded_on", "founded_year", "dissolved_year"}
            | _UNDATED
        ),
        foreign_keys=_points(
            ("country_id", "countries", "country_id"),
            ("parent_id", "vendors", "vendor_id"),
            ("successor_id", "vendors", "vendor_id"),
            ("current_vendor_id", "vendors", "vendor_id"),
        ),
    ),
    Table(
        name="network_generations",
        layer="facts",
        description="Generations of mobile networks, and `unspecified`.",
        grain="one row per generation",
        key=("generation",),
        column_names=(
            *("generation", "member_kind", "itu_name", "standards", "releases_3gpp"),
            *("first_launch_operators", "first_launch_country", "first_launch_on", *_REPORTED),
        ),
        nullable=frozenset(
            {"itu_name", "standards", "releases_3gpp", "first_launch_operators"}
            | {"first_launch_country", "first_launch_on"}
            | _UNDATED
        ),
        foreign_keys=_points(
            ("first_launch_country", "countries", "country_id"),
        ),
        values={"generation": ("1G", *_FACT_VALUES["generation"])},
    ),
    Table(
        name="countries",
        layer="facts",
        description="Countries and jurisdictions, with `EU` and `ZZ` (not known).",
        grain="one row per country or pseudo-member",
        key=("country_id",),
        column_names=(
            *("country_id", "iso3", "name", "member_kind", "capital", "region", "subregion"),
            *("currency_code", *_REPORTED),
        ),
        nullable=frozenset({"iso3", "capital", "region", "subregion", "currency_code"} | _UNDATED),
    ),
    Table(
        name="operator_networks",
        layer="facts",
        description="Where each operator runs, or ran, a network or service.",
        grain="one row per operator and country",
        key=("operator_id", "country_id"),
        column_names=("operator_id", "country_id", "is_mvno", "active_from", "active_until"),
        nullable=frozenset({"is_mvno", "active_from", "active_until"}),
        foreign_keys=_points(_TO_OPERATOR, ("country_id", "countries", "country_id")),
    ),
    Table(
        name="country_memberships",
        layer="facts",
        description="Which countries belong to which bloc, from when until when.",
        grain="one row per country, bloc and spell of membership",
        key=("country_id", "bloc", "member_from"),
        column_names=("country_id", "bloc", "member_from", "member_until"),
        nullable=frozenset({"member_from", "member_until"}),
        foreign_keys=_points(("country_id", "countries", "country_id")),
    ),
)

_VERSION: Final = ("valid_from", "valid_to", "known_from", "known_to", "known_basis")
_DEPLOYMENT_DATES: Final = (*dated("since"), *dated("until"), *dated("deadline"))
_POLICY_DATES: Final = (*dated("announced"), *dated("effective"), *dated("deadline"))
_OPEN_POLICY_DATES: Final = _open_dates("announced", "effective", "deadline")
_TO_ACTION: Final = ("policy_action_id", "policy_actions", "policy_action_id")

_FACTS: Final = (
    Table(
        name="known_articles",
        layer="facts",
        description="Since when is known what each article says, and whose story it is.",
        grain="one row per article",
        key=("article_id",),
        column_names=(
            *("article_id", "story_id", "reported_on", "known_from", "known_basis", "publisher"),
        ),
        nullable=frozenset({"reported_on", "publisher"}),
        foreign_keys=_points(_TO_ARTICLE),
        is_published=False,
    ),
    Table(
        name="deployment_episodes",
        layer="facts",
        description="When operators took up anew vendors that they had dropped or shunned.",
        grain="one row per operator, country, vendor, generation, part and later episode",
        key=("cell", "episode"),
        column_names=("cell", "episode", *dated("opened_on"), "known_from"),
        is_published=False,
    ),
    Table(
        name="policy_episodes",
        layer="facts",
        description="When states took up anew actions that they had lifted or rejected.",
        grain="one row per jurisdiction, action, target, generation, part and later episode",
        key=("cell", "episode"),
        column_names=("cell", "episode", "opened_on", "known_from"),
        is_published=False,
    ),
    Table(
        name="claim_facts",
        layer="facts",
        description="Which claim supports which fact, since when it is known, with what weight.",
        grain="one row per claim and fact",
        key=("claim_id", "fact_id"),
        column_names=(
            *("claim_id", "claim_kind", "fact_id", "fact_table", "episode", "article_id"),
            *("story_id", "source_id", "reported_on", "known_from", "known_basis"),
            *("certainty", "weight", "keyed_fact_id"),
        ),
        nullable=frozenset({"reported_on"}),
        foreign_keys=_points(_TO_ARTICLE),
    ),
    Table(
        name="corrections",
        layer="facts",
        description="Corrections by people, and whether each still finds what it corrects.",
        grain="one row per correction",
        key=("correction_id",),
        column_names=(*_CORRECTION, "outcome"),
        nullable=_OPEN_CORRECTION,
    ),
    Table(
        name="fact_days",
        layer="facts",
        description="What was known of each fact's support, day by day as articles came in.",
        grain="one row per fact of any kind and day on which claims of it became known",
        key=("fact_no", "known_from"),
        column_names=(
            *("fact_no", "fact_table", "known_from", "known_basis", *_REPORTED),
            *("independent_sources", "confidence", "certainty"),
        ),
        nullable=_UNDATED,
        is_published=False,
    ),
    Table(
        name="stage_days",
        layer="facts",
        description="What was known of each stage of a policy action, day by day.",
        grain="one row per stage of a policy action and day on which claims of it became known",
        key=("policy_stage_id", "known_from"),
        column_names=(
            *("policy_stage_id", "policy_action_id", "stage", "known_from", "told_on"),
            *(*_POLICY_DATES, *_REPORTED, "independent_sources", "confidence", "certainty"),
        ),
        nullable=_OPEN_POLICY_DATES | _UNDATED,
        is_published=False,
    ),
    Table(
        name="deployments_history",
        layer="facts",
        description="What was believed of each deployment, when, and for which days it was "
        "believed to hold. `deployments_as_of(valid_on, known_on)` filters it.",
        grain="one row per deployment and version of what is known of it",
        key=("deployment_id", "known_from"),
        column_names=(
            *("deployment_id", "operator_id", "country", "vendor_id", "generation", "part"),
            *("status", "episode", *_VERSION, *_DEPLOYMENT_DATES, *_SUPPORT),
        ),
        nullable=_open_dates("since", "until", "deadline") | _UNDATED,
        foreign_keys=_points(
            *(_TO_OPERATOR, _TO_COUNTRY, _TO_VENDOR, _TO_GENERATION),
            ("deployment_id", "deployments", "deployment_id"),
        ),
        values=_FACT_VALUES,
    ),
    Table(
        name="deployments",
        layer="facts",
        description="What operators do with vendors' equipment, merged over all articles.",
        grain="one row per operator, country, vendor, generation, part, status and episode",
        key=("deployment_id",),
        column_names=(
            *("deployment_id", "operator_id", "country", "vendor_id", "generation", "part"),
            *("status", "episode", *_DEPLOYMENT_DATES, "is_current", *_REPORTED),
            *("general_claims", *_SUPPORT[len(_REPORTED) :]),
        ),
        nullable=_open_dates("since", "until", "deadline") | _UNDATED,
        foreign_keys=_points(_TO_OPERATOR, _TO_COUNTRY, _TO_VENDOR, _TO_GENERATION),
        values=_FACT_VALUES,
    ),
    Table(
        name="rollouts_history",
        layer="facts",
        description="What was believed of each rollout, when, and for which days it was "
        "believed to hold. `rollouts_as_of(valid_on, known_on)` filters it.",
        grain="one row per rollout and version of what is known of it",
        key=("rollout_id", "known_from"),
        column_names=(
            *("rollout_id", "operator_id", "country", "generation", "milestone", "episode"),
            *(*_VERSION, *dated("date"), *_SUPPORT),
        ),
        nullable=_open_dates("date") | _UNDATED,
        foreign_keys=_points(
            *(_TO_OPERATOR, _TO_COUNTRY, _TO_GENERATION),
            ("rollout_id", "rollouts", "rollout_id"),
        ),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="rollouts",
        layer="facts",
        description="What operators do with network generations, merged over all articles.",
        grain="one row per operator, country, generation, milestone and episode",
        key=("rollout_id",),
        column_names=(
            *("rollout_id", "operator_id", "country", "generation", "milestone", "episode"),
            *(*dated("date"), *_SUPPORT),
        ),
        nullable=_open_dates("date") | _UNDATED,
        foreign_keys=_points(_TO_OPERATOR, _TO_COUNTRY, _TO_GENERATION),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="policy_history",
        layer="facts",
        description="At which stage each policy action was believed to stand, when, and for "
        "which days. `policies_as_of(valid_on, known_on)` filters it.",
        grain="one row per policy action, spell of a stage, and version of what is known of it",
        key=("policy_action_id", "valid_from", "known_from"),
        column_names=(
            *("policy_action_id", "jurisdiction", "action", "target", "generation", "part"),
            *("episode", "stage", *_VERSION, "reversed_by", *_POLICY_DATES, *_SUPPORT),
        ),
        nullable=_OPEN_POLICY_DATES | _UNDATED | {"reversed_by"},
        foreign_keys=_points(
            *(_TO_JURISDICTION, _TO_TARGET, _TO_GENERATION, _TO_ACTION),
            ("reversed_by", "policy_actions", "policy_action_id"),
        ),
        values=_FACT_VALUES,
    ),
    Table(
        name="policy_actions",
        layer="facts",
        description="What states do about networks and vendors, with the stage reached.",
        grain="one row per jurisdiction, action, target, generation, part and episode",
        key=("policy_action_id",),
        column_names=(
            *("policy_action_id", "jurisdiction", "action", "target", "generation", "part"),
            *("episode", "authority", "stage", *_POLICY_DATES, "follows", "reversed_by"),
            *("reversed_on", *_SUPPORT),
        ),
        nullable=_OPEN_POLICY_DATES
        | _UNDATED
        | {"authority", "follows", "reversed_by", "reversed_on"},
        foreign_keys=_points(
            *(_TO_JURISDICTION, _TO_TARGET, _TO_GENERATION),
            ("follows", "policy_actions", "policy_action_id"),
            ("reversed_by", "policy_actions", "policy_action_id"),
        ),
        values=_FACT_VALUES,
    ),
    Table(
        name="policy_stages",
        layer="facts",
        description="The stages that a policy action went through, with their dates.",
        grain="one row per policy action and stage",
        key=("policy_stage_id",),
        column_names=("policy_stage_id", "policy_action_id", "stage", *_POLICY_DATES, *_SUPPORT),
        nullable=_OPEN_POLICY_DATES | _UNDATED,
        foreign_keys=_points(_TO_ACTION),
    ),
    Table(
        name="contradictions",
        layer="facts",
        description="Facts that cannot both hold, which one is preferred and by what rule.",
        grain="one row per pair of facts that cannot both hold, or of days of one fact",
        key=("fact_id", "other_fact_id"),
        column_names=(
            *("fact_id", "other_fact_id", "fact_table", "subject_id", "country", "vendor_id"),
            *("generation", "part", "event", "other_event", "claim_id", "other_claim_id"),
            *("last_told", "other_last_told", "preferred_by"),
        ),
        foreign_keys=_points(_TO_COUNTRY, _TO_VENDOR, _TO_GENERATION),
        values=_FACT_VALUES,
    ),
)

_EXPOSURE: Final = (
    *("networks_with_evidence", "networks_using", "networks_phasing_out"),
    *("networks_excluding", "last_reported"),
)

_MARTS: Final = (
    Table(
        name="operator_vendor_matrix",
        layer="marts",
        description="Who runs whose equipment: one cell of the matrix a row.",
        grain="one row per operator, country, vendor and generation",
        key=("operator_id", "country", "vendor_id", "generation"),
        column_names=(
            *("operator_id", "operator", "country", "country_name", "vendor_id", "vendor"),
            *("current_vendor_id", "generation", "status", "statuses", "parts"),
            *(*dated("since"), "deployment_id", "deployments", *_SUPPORT),
        ),
        nullable=_open_dates("since") | _UNDATED,
        foreign_keys=_points(
            *(_TO_OPERATOR, _TO_COUNTRY, _TO_VENDOR, _TO_GENERATION),
            ("deployment_id", "deployments", "deployment_id"),
        ),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="policy_timeline",
        layer="marts",
        description="What states did about networks and vendors, in order of time.",
        grain="one row per policy action and stage",
        key=("policy_stage_id",),
        column_names=(
            *("policy_stage_id", "policy_action_id", "happened_on", "happened_basis", "event"),
            *("jurisdiction", "country_name", "authority", "action", "target", "target_name"),
            *("generation", "part", "stage", "effective", "deadline", *_SUPPORT, "evidence"),
            *("article_id",),
        ),
        nullable=frozenset({"happened_on", "authority", "effective", "deadline"}) | _UNDATED,
        foreign_keys=_points(
            *(_TO_JURISDICTION, _TO_TARGET, _TO_GENERATION, _TO_ARTICLE),
            ("policy_action_id", "policy_actions", "policy_action_id"),
            ("policy_stage_id", "policy_stages", "policy_stage_id"),
        ),
        values=_FACT_VALUES,
    ),
    Table(
        name="country_posture",
        layer="marts",
        description="The strongest policy that stands, per country and vendor, as of today.",
        grain="one row per jurisdiction and target",
        key=("jurisdiction", "target"),
        column_names=(
            *("jurisdiction", "country_name", "target", "target_name", "action", "strength"),
            *("stage", "generation", "part", "effective", "deadline", "next_deadline"),
            *("days_left", "policy_action_id", *_SUPPORT),
        ),
        nullable=frozenset({"effective", "deadline", "next_deadline", "days_left"}) | _UNDATED,
        foreign_keys=_points(
            *(_TO_JURISDICTION, _TO_TARGET, _TO_GENERATION),
            ("policy_action_id", "policy_actions", "policy_action_id"),
        ),
        values=_FACT_VALUES,
    ),
    Table(
        name="coverage",
        layer="marts",
        description="How much is known of each network, and how old it is: no row of a fact "
        "never means no equipment.",
        grain="one row per operator, country and generation",
        key=("operator_id", "country", "generation"),
        column_names=(
            *("operator_id", "operator", "country", "country_name", "generation"),
            *("has_evidence", "deployments", "rollouts", "claims", "vendors_named"),
            *("newest_evidence", "age_days"),
        ),
        nullable=frozenset({"newest_evidence", "age_days"}),
        foreign_keys=_points(_TO_OPERATOR, _TO_COUNTRY, _TO_GENERATION),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="review_queue",
        layer="marts",
        description="Facts that most deserve a look by people, and why.",
        grain="one row per fact with a reason",
        key=("fact_id",),
        column_names=(
            *("fact_id", "fact_table", "fact", "priority", "reasons", "claim_id", "claims"),
            *("independent_sources", "confidence", "last_reported"),
        ),
        nullable=frozenset({"last_reported"}),
    ),
    Table(
        name="network_vendors",
        layer="marts",
        description="Which mobile networks that run use, phase out or exclude which vendor.",
        grain="one row per operator, country, vendor and generation",
        key=("operator_id", "country", "vendor_id", "generation"),
        column_names=(
            *("operator_id", "country", "vendor_id", "current_vendor_id", "generation"),
            *("is_using", "is_phasing_out", "is_excluding", "is_contested", "last_reported"),
            "claims",
        ),
        nullable=frozenset({"last_reported"}),
        foreign_keys=_points(_TO_OPERATOR, _TO_COUNTRY, _TO_VENDOR, _TO_GENERATION),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="vendor_exposure",
        layer="marts",
        description="How many networks of a country use, phase out or exclude a vendor.",
        grain="one row per country, vendor and generation",
        key=("country", "vendor_id", "generation"),
        column_names=(
            *("country", "country_name", "vendor_id", "vendor", "generation", "networks_known"),
            *("networks_with_evidence", "networks_using", "networks_phasing_out"),
            *("networks_excluding", "last_reported"),
        ),
        nullable=frozenset({"last_reported"}),
        foreign_keys=_points(_TO_COUNTRY, _TO_VENDOR, _TO_GENERATION),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="exposure_by_current_vendor",
        layer="marts",
        description="Exposure to a vendor of today and all that it took over, by country.",
        grain="one row per country, vendor of today and generation",
        key=("country", "current_vendor_id", "generation"),
        column_names=(
            *("country", "country_name", "current_vendor_id", "vendor", "generation"),
            *_EXPOSURE,
        ),
        nullable=frozenset({"last_reported"}),
        foreign_keys=_points(_TO_COUNTRY, _TO_CURRENT_VENDOR, _TO_GENERATION),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="exposure_by_group",
        layer="marts",
        description="Exposure of a group of operators to a vendor of today.",
        grain="one row per group of operators, vendor of today and generation",
        key=("group_id", "current_vendor_id", "generation"),
        column_names=(
            *("group_id", "group_name", "current_vendor_id", "vendor", "generation"),
            *(*_EXPOSURE[:-1], "countries", "last_reported"),
        ),
        nullable=frozenset({"last_reported"}),
        foreign_keys=_points(
            ("group_id", "operators", "operator_id"), _TO_CURRENT_VENDOR, _TO_GENERATION
        ),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="exposure_by_bloc",
        layer="marts",
        description="Exposure of the EU, NATO and the Five Eyes of today to a vendor of today.",
        grain="one row per bloc, vendor of today and generation",
        key=("bloc", "current_vendor_id", "generation"),
        column_names=(
            *("bloc", "current_vendor_id", "vendor", "generation"),
            *(*_EXPOSURE[:-1], "countries", "last_reported"),
        ),
        nullable=frozenset({"last_reported"}),
        foreign_keys=_points(_TO_CURRENT_VENDOR, _TO_GENERATION),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="vendor_wins_losses",
        layer="marts",
        description="Networks that a vendor won, lost or was kept out of, by quarter.",
        grain="one row per quarter, vendor, country and generation",
        key=("quarter_from", "vendor_id", "country", "generation"),
        column_names=(
            *("quarter_from", "vendor_id", "vendor", "current_vendor_id", "country"),
            *("country_name", "generation", "networks_won", "networks_lost", "networks_closed"),
            "operators",
        ),
        foreign_keys=_points(_TO_COUNTRY, _TO_VENDOR, _TO_CURRENT_VENDOR, _TO_GENERATION),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="deployments_today",
        layer="marts",
        description="Deployments that hold today, with the age of the newest word.",
        grain="one row per deployment that holds today",
        key=("deployment_id",),
        column_names=(
            *("deployment_id", "operator_id", "operator", "country", "country_name", "vendor_id"),
            *("vendor", "current_vendor_id", "generation", "part", "status", *dated("since")),
            *("deadline", *_REPORTED, "general_claims", *_SUPPORT[len(_REPORTED) :]),
            *("age_days", "confidence_today"),
        ),
        nullable=_open_dates("since") | _UNDATED | {"deadline", "age_days", "confidence_today"},
        foreign_keys=_points(
            *(_TO_OPERATOR, _TO_COUNTRY, _TO_VENDOR, _TO_GENERATION),
            ("deployment_id", "deployments", "deployment_id"),
        ),
        values=_FACT_VALUES,
    ),
    Table(
        name="generation_timeline",
        layer="marts",
        description="Launches and shutdowns of generations, those planned and overdue marked.",
        grain="one row per rollout",
        key=("rollout_id",),
        column_names=(
            *("rollout_id", "happened_on", "happened_basis", "operator_id", "operator"),
            *("country", "country_name", "generation", "milestone", *dated("date")),
            *("is_overdue", *_SUPPORT),
        ),
        nullable=_open_dates("date") | _UNDATED | {"happened_on"},
        foreign_keys=_points(
            *(_TO_OPERATOR, _TO_COUNTRY, _TO_GENERATION),
            ("rollout_id", "rollouts", "rollout_id"),
        ),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="overdue_rollouts",
        layer="marts",
        description="Plans whose day has passed and of which nobody reported that they were met.",
        grain="one row per overdue plan",
        key=("rollout_id",),
        column_names=(
            *("rollout_id", "operator_id", "operator", "country", "country_name", "generation"),
            *("milestone", *dated("date"), "days_overdue", *_SUPPORT),
        ),
        nullable=_UNDATED,
        foreign_keys=_points(
            *(_TO_OPERATOR, _TO_COUNTRY, _TO_GENERATION),
            ("rollout_id", "rollouts", "rollout_id"),
        ),
        values={"generation": _FACT_VALUES["generation"]},
    ),
    Table(
        name="deadlines",
        layer="marts",
        description="What must happen by when, soonest first, as of today.",
        grain="one row per fact that has a deadline",
        key=("fact_id",),
        column_names=(
            *("fact_id", "fact_table", "subject_id", "country", "country_name", "vendor_id"),
            *("vendor", "generation", "part", "event", *dated("deadline"), "days_left"),
            *("is_overdue", *_SUPPORT),
        ),
        nullable=_UNDATED | {"is_overdue"},
        foreign_keys=_points(_TO_COUNTRY, _TO_VENDOR, _TO_GENERATION),
        values=_FACT_VALUES,
    ),
)

_QUALITY: Final = (
    Table(
        name="extraction_quality",
        layer="quality",
        description="Precision and recall of the extraction on gold labels. The set `written` is "
        "all articles that were written for this project; in a version of the sample, the sample.",
        grain="one row per gold set, kind of claim and way of matching",
        key=("source", "kind", "match"),
        column_names=(
            *("source", "kind", "match", "tp", "fp", "fn", "precision", "precision_low"),
            *("precision_high", "recall", "recall_low", "recall_high", "f1"),
        ),
        nullable=frozenset(
            {"precision", "precision_low", "precision_high", "recall", "recall_low"}
            | {"recall_high", "f1"}
        ),
        values={"kind": words.MEASURED_KINDS},
    ),
)

_PUBLISHED: Final = (
    Table(
        name="changes",
        layer="published",
        description="Facts that a version added, changed or withdrew, and why; all versions, "
        "the first apart. A further report of a known fact is no change.",
        grain="one row per version and changed fact",
        key=("version", "fact_table", "fact_id"),
        column_names=(
            *("version", "fact_table", "fact_id", "fact", "change", "cause", "before", "after"),
        ),
        nullable=frozenset({"before", "after"}),
    ),
    Table(
        name="fact_id_redirects",
        layer="published",
        description="Ids of facts that are gone, and where most of their claims went.",
        grain="one row per id that is gone",
        key=("fact_id",),
        column_names=("fact_id", "fact_table", "redirects_to", "version"),
    ),
    Table(
        name="pipeline_runs",
        layer="published",
        description="The runs that led to published versions.",
        grain="one row per run",
        key=("run_id",),
        column_names=(
            *("run_id", "started_at", "finished_at", "trigger", "documents"),
            *("articles_extracted", "articles_reused", "version"),
        ),
    ),
    Table(
        name="warehouse_info",
        layer="published",
        description="What this file is: version, schema version, whether it is the sample.",
        grain="one row per property",
        key=("key",),
        column_names=("key", "value"),
    ),
    Table(
        name="data_dictionary",
        layer="published",
        description="Every column of every table of this file.",
        grain="one row per column",
        key=("table_name", "column_name"),
        column_names=(
            *("table_name", "column_name", "position", "type", "description", "is_nullable"),
            *("is_key", "allowed_values"),
        ),
        nullable=frozenset({"allowed_values"}),
    ),
)


_NAMES: Final = {
    "operator_id": "operator",
    "country": "country_name",
    "vendor_id": "vendor",
    "jurisdiction": "country_name",
    "target": "target_name",
}
"""Which name stands beside which id in the views that people read."""
_READ_BY_NAME: Final = frozenset(
    {"deployments", "deployments_history", "rollouts", "rollouts_history"}
    | {"policy_actions", "policy_history"}
)


def _named(table: Table) -> Table:
    """The view of a fact table that has names beside the ids."""
    columns = [
        each
        for name in table.column_names
        for each in (name, *([_NAMES[name]] if name in _NAMES else []))
    ]
    return replace(
        table,
        name=f"{table.name}_named",
        layer="facts",
        description=f"`{table.name}` with names beside the ids, for people and dashboards.",
        column_names=tuple(columns),
    )


_NAMED: Final = tuple(_named(table) for table in _FACTS if table.name in _READ_BY_NAME)


def _all_tables() -> Iterator[Table]:
    groups = (
        *(_SOURCES, _ARTICLES, _CLAIMS, _CORRECTIONS, _DIMENSIONS),
        *(_FACTS, _MARTS, _NAMED, _QUALITY, _PUBLISHED),
    )
    for group in groups:
        yield from group


TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {table.name: table for table in _all_tables()}
)
