"""Every column name of the warehouse, described once: a name means one thing everywhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import polars as pl

from pipeline.schemas import vocabulary as words

INSTANT: Final = pl.Datetime("us", "UTC")
_DUCKDB_TYPES: Final[Mapping[pl.DataType, str]] = MappingProxyType(
    {
        pl.String(): "VARCHAR",
        pl.Boolean(): "BOOLEAN",
        pl.Int32(): "INTEGER",
        pl.Int64(): "BIGINT",
        pl.UInt64(): "UBIGINT",
        pl.Float64(): "DOUBLE",
        pl.Date(): "DATE",
        INSTANT: "TIMESTAMP WITH TIME ZONE",
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column name: its type, what it means (unit, meaning of null) and its closed values."""

    name: str
    dtype: pl.DataType
    description: str
    values: tuple[str, ...] = ()

    @property
    def duckdb_type(self) -> str:
        """The type of the column in DuckDB."""
        return _DUCKDB_TYPES[self.dtype]


def _text(name: str, description: str, values: tuple[str, ...] = ()) -> Column:
    return Column(name, pl.String(), description, values)


def _count(name: str, description: str) -> Column:
    return Column(name, pl.Int64(), description)


def _number(name: str, description: str) -> Column:
    return Column(name, pl.Float64(), description)


def _flag(name: str, description: str) -> Column:
    return Column(name, pl.Boolean(), description)


def _day(name: str, description: str) -> Column:
    return Column(name, pl.Date(), description)


def _instant(name: str, description: str) -> Column:
    return Column(name, INSTANT, f"{description} (UTC)")


def _text_date(name: str, description: str) -> tuple[Column, ...]:
    """A date that a text gives: its first and last possible day, its precision, its basis."""
    return (
        _day(name, f"{description}: first possible day; null when nothing tells it"),
        _day(f"{name}_latest", f"Last possible day of `{name}`; null when `{name}` is"),
        _text(
            f"{name}_precision",
            f"How precise `{name}` is; null when `{name}` is",
            words.DATE_PRECISIONS,
        ),
        _text(
            f"{name}_basis",
            f"How `{name}` is known: `stated` in the text, `relative` to the publication date, "
            "a `deadline`, the `publication` date itself, or `not_stated`",
            words.DATE_BASES,
        ),
    )


_SOURCES: Final = (
    _text("document_id", "Surrogate key of a raw record, from its source and its place there"),
    _text("source", "Where it comes from: `inbox`, a feed, an archive; for scores the gold set"),
    _text("url", "Address of the article or record; null when it has none"),
    _text(
        "path",
        "Path of the file below its source's folder, POSIX; of what was fetched, the address "
        "under which it was listed; null when it has none",
    ),
    _instant("fetched_at", "When the raw record was read"),
    Column("http_status", pl.Int32(), "HTTP status of the fetch; null when there was none"),
    _text("raw_sha256", "SHA-256 of the raw bytes, hex; null when they could not be read"),
    _count("size_bytes", "Size of the raw record in bytes; null when it could not be read"),
    _text("media_type", "Media type of the raw record; null when unknown"),
    _text("parent_document_id", "The archive or table that held this record; null at top level"),
    _text(
        "disposition",
        "What became of the raw record, exactly one; a `container` holds records of its own, "
        "what is `passed_over` names nothing that a claim could be about",
        words.DISPOSITIONS,
    ),
    _text("reason", "Why it was set aside, in words; null when it was not"),
    _count("records", "Raw records handed over by a source, counted before any was read"),
)

_ARTICLES: Final = (
    _text("article_id", "Surrogate key of an article, from its canonical URL, else its raw bytes"),
    _text("article_version_id", "Surrogate key of this version of the article, from its content"),
    _text("publisher", "Who published the article, as its page or file says; null when unknown"),
    _text("title", "Title of the article; null when it has none"),
    _text("author", "Byline of the article; null when it has none"),
    _day("published_on", "Day of publication; null when nothing tells it (never the day of today)"),
    _text("published_basis", "What tells the day of publication", words.PUBLISHED_BASES),
    _text("language", "Language of the text, ISO 639-1"),
    _text(
        "text",
        "Clean text: title line, blank line, body paragraphs; null where its owner's rights "
        "keep it out of the published file",
    ),
    _text("text_sha256", "SHA-256 of the clean text, hex"),
    _text("syndication_group", "Articles of one group are copies of one story: one source"),
)

_CLAIMS: Final = (
    _text("claim_id", "Surrogate key of a claim, from its article, kind and contract fields"),
    _text("claim_kind", "Kind of claim", words.CLAIM_KINDS),
    _text("operator_id", "Operator: slug of the brand, or `all:XX` for the operators of a country"),
    _text("country", "Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact"),
    _text("vendor_id", "Vendor: slug, or `group:...` for an unnamed group of vendors"),
    _text("generation", "Network generation; null when open in a claim, `unspecified` in a fact"),
    _text("part", "Part of the network; null when open in a claim, `unspecified` in a fact"),
    _text("status", "What the operator does with the vendor's equipment", words.STATUSES),
    _text("milestone", "What the operator does with the generation", words.MILESTONES),
    _text("certainty", "How surely it is told; of a fact, the surest claim", words.CERTAINTIES),
    *_text_date("date", "When the status began or the milestone falls"),
    _text("jurisdiction", "Country whose body acts, ISO 3166-1 alpha-2, or `EU`"),
    _text("authority", "The acting body as written; null when the text names none"),
    _text("action", "What the body does", words.ACTIONS),
    _text("target", "Vendor or vendor group; null when open in a claim, `unspecified` in a fact"),
    _text("stage", "How far the action has come", words.STAGES),
    *_text_date("announced", "When the action was made known"),
    *_text_date("effective", "From when the action holds"),
    *_text_date("deadline", "By when equipment must be out or the duty met"),
    _count("evidence_start", "First character of the evidence in `articles.text`, from 0"),
    _count("evidence_end", "Character after the evidence in `articles.text`"),
    _text("evidence", "The sentence that states it, as it stands in the article"),
    _text("attributed_to", "Speaker as written; null when the outlet itself says it"),
    _text("attribution_kind", "What kind of speaker says it", words.ATTRIBUTION_KINDS),
    _text(
        "rule_id",
        "The extraction rule that read the claim, named by what it says: `backhaul rule` shows it",
    ),
    _text(
        "explanation",
        "How the rule read it, JSON: frame, bindings with paths, operators; the words of a date"
        " that another sentence tells",
    ),
    _text("extractor_version", "Version of the extractor, from its source, lexicon and libraries"),
    _text("payload", "The claim as extracted, JSON"),
)

_MENTIONS: Final = (
    _text("name", "Name as people write it"),
    _text("kind", "Kind of thing: of a name (operator, vendor, ...), or of the claims scored"),
    _text("provisional_id", "Id that stands in until the reference knows the name"),
    _count("mentions", "How often it is mentioned"),
    _count("articles", "How many distinct articles"),
    _text("example", "A sentence that holds the name"),
    _text("example_article_id", "The article of the example"),
)

_DIMENSIONS: Final = (
    _text("country_id", "Country, ISO 3166-1 alpha-2, or the pseudo-members `EU` and `ZZ`"),
    _text("iso3", "Country, ISO 3166-1 alpha-3; null for pseudo-members"),
    _text("capital", "Capital city; null for pseudo-members"),
    _text("region", "Region of the world; null for pseudo-members"),
    _text("subregion", "Part of the region; null for pseudo-members"),
    _text("currency_code", "Currency, ISO 4217; null for pseudo-members"),
    _text(
        "member_kind",
        "Real member of its dimension (`operator`, `vendor`, `country`, `generation`), a "
        "`bloc`, a `group` named as one, `provisional` (not in the reference), `unspecified`",
        words.MEMBER_KINDS,
    ),
    _text("bloc", "Group of countries: `EU`, `NATO`, `FVEY` (Five Eyes)"),
    _day("member_from", "First day of membership; null when not known"),
    _day("member_until", "Last day of membership; null when it lasts or is not known"),
    _text("parent_id", "Parent company in the same table; null when none or not known"),
    _text("successor_id", "What took this one over, in the same table; null when nothing did"),
    _day("succeeded_on", "First possible day of the take-over; null when none or not known"),
    _text("current_operator_id", "The operator that carries this brand's networks today"),
    _text("current_vendor_id", "The vendor that carries this one's business today"),
    _text("current_vendors", "Vendors now in use, ids sorted and joined by `, `; null when none"),
    _text("operator_kind", "Kind of operator: mobile, fixed, converged, mvno, wholesale, ..."),
    _text("vendor_kind", "What the vendor makes: ran, core, transport, fixed, software, ..."),
    _text("vendor_groups", "Groups of vendors it counts to, sorted and joined by `|`; may be null"),
    _text("hq_city", "City of the headquarters; null when not known"),
    _flag("is_mvno", "Whether it runs on another operator's radio network; null when not known"),
    _day(
        "active_from", "First day of service, 1 January where only its year is known; may be null"
    ),
    _day(
        "active_until",
        "First day without service, 1 January where only its year is known; may be null",
    ),
    Column("founded_year", pl.Int32(), "Year of foundation; null when not known"),
    Column("dissolved_year", pl.Int32(), "Year of dissolution; null when it lasts or not known"),
    _text("itu_name", "Name of the generation's requirements at the ITU; null when none"),
    _text("standards", "Radio standards of the generation, joined by `|`; null when none"),
    _text("releases_3gpp", "3GPP releases of the generation; null when none"),
    _text("first_launch_operators", "Operators of the first commercial launch, joined by `|`"),
    _text("first_launch_country", "Country of the first commercial launch"),
    _day("first_launch_on", "First possible day of the first commercial launch"),
)

_FACTS: Final = (
    _text("fact_id", "Surrogate key of a fact, in the table that `fact_table` names"),
    _text("fact_table", "Which table holds the fact", words.FACT_TABLES),
    _text("deployment_id", "Surrogate key of a deployment, from its key and episode"),
    _text("rollout_id", "Surrogate key of a rollout, from its key and episode"),
    _text("policy_action_id", "Surrogate key of a policy action, from its key and episode"),
    _text("policy_stage_id", "Surrogate key of one stage of a policy action"),
    _count("episode", "Which time round, from 1: the same key again after it had ended"),
    *_text_date("since", "From when the status holds"),
    *_text_date("until", "When the status ended"),
    _flag("is_current", "Whether no later status is known to have ended this one"),
    _flag("is_contested", "Whether other claims say what cannot hold beside this one"),
    _day("reported_on", "Publication day of the article that says it; null when not known"),
    _day("first_reported", "Publication day of the first article; null when none is dated"),
    _day("last_reported", "Publication day of the last article; null when none is dated"),
    _count("claims", "How many claims say it"),
    _count("independent_sources", "How many independent stories say it (copies count once)"),
    _number("confidence", "0 to 0.999: 1 - product over independent sources of (1 - weight)"),
    _number("weight", "0 to 1: how far one claim is trusted, by certainty and kind of speaker"),
    _text("story_id", "The story of an article: its syndication group"),
    _text(
        "source_id",
        "The independent source of a claim: `speaker:` or `outlet:` that its story quotes, else "
        "the `story:` itself",
    ),
    Column(
        "fact_no",
        pl.UInt64(),
        "The digits of a fact's id as a number, which sorts and joins faster than text",
    ),
    _text("cell", "What an episode is of: the fields of the fact's key, joined by `|`"),
    *_text_date("opened_on", "When the episode opened"),
    _day(
        "valid_from",
        "First day on which it holds: as told, else the first report, else the day from which it "
        "is known; never null",
    ),
    _day("valid_to", "First day on which it holds no more; 9999-12-31 when no end is known"),
    _day(
        "known_from",
        "First day on which this was known: the publication of the article that tells it, else "
        "the day on which the article was first read; never null",
    ),
    _day(
        "known_to",
        "First day on which this was known otherwise; 9999-12-31 when it stands as it is",
    ),
    _text("known_basis", "How `known_from` is known", words.KNOWN_BASES),
    _day("told_on", "Day by which the stages of an action are put in order; never null"),
    _count(
        "general_claims",
        "Claims that say the same with generation, part or country left open; not in `claims`",
    ),
    _text("follows", "The policy action that this one carries on; null when none is known"),
    _text("reversed_by", "The opposite policy action that ended this one; null when none did"),
    _day("reversed_on", "First day without it after a reversal; null when not reversed"),
    _text("other_fact_id", "The fact that cannot hold beside `fact_id`, which is preferred to it"),
    _text("other_event", "Status, milestone or stage of the other fact"),
    _text("other_claim_id", "The claim that speaks best for the other fact"),
    _day("last_told", "Day on which the preferred fact was last told; never null"),
    _day("other_last_told", "Day on which the other fact was last told; never null"),
    _text("correction_id", "Id of the correction, from its file"),
    _text("verb", "What the correction does", words.VERBS),
    _text("article", "The article that it names, by id, address or path; null for a merge"),
    _text("quote", "Words of the evidence that it quotes; null for a merge"),
    _text("where_fields", "Fields that the claim must have, as `name=value; ...`; may be null"),
    _text("set_fields", "Fields that it sets, as `name=value; ...`; may be null"),
    _text("into_fact_id", "The fact that the claims are moved to; null where it moves none"),
    _text("reviewer", "Who decided"),
    _day("decided_on", "When it was decided"),
    _text("outcome", "Whether it found what it corrects", words.OUTCOMES),
    _text("keyed_fact_id", "The fact that the claim's own fields give, before corrections"),
    _text("redirects_to", "The fact, in the same table, that took over most claims of the id"),
    _text("fact", "The fields of the fact's key, for people to read"),
    _text("change", "What the version did to the fact", words.CHANGES),
    _text(
        "cause",
        "Why: a claim of the fact came with a new article, went with a withdrawn one, was "
        "corrected, or was read otherwise by a new extractor or reference; else what is new in "
        "the version as a whole, `new_rules` where only the merging is",
        words.CAUSES,
    ),
    _text("before", "What the changed columns held before; null unless changed"),
    _text("after", "What the changed columns hold now; null unless changed"),
    _text("preferred_by", "The rule that prefers the fact to the other", words.PREFERENCES),
)

_MARTS: Final = (
    _text("operator", "Name of the operator"),
    _text("vendor", "Name of the vendor"),
    _text("country_name", "Name of the country"),
    _text("target_name", "Name of the vendor or group that the action is aimed at"),
    _text("parts", "Parts of the network, sorted and joined by `, `"),
    _text("statuses", "All statuses told, sorted and joined by `, `"),
    _count("deployments", "How many deployment facts"),
    _count("rollouts", "How many rollout facts"),
    _text("event", "What happens: the status, the milestone, or action and stage"),
    _text("subject_id", "Whose fact or duty it is: an operator, or a jurisdiction"),
    _day("happened_on", "Day by which the event is sorted: stated, else first reported"),
    _text("happened_basis", "How `happened_on` is known", words.DATE_BASES),
    Column("strength", pl.Int32(), "Rank of the action, 1 the strongest"),
    _day("next_deadline", "The next deadline from today; null when none lies ahead"),
    _count("days_left", "Days from today to the deadline; negative when it has passed"),
    _count("age_days", "Days from the newest evidence to today; null when there is none"),
    _flag(
        "is_overdue",
        "Whether the last possible day has passed without the event reported; null: not known",
    ),
    _flag("has_evidence", "Whether any claim speaks of this cell"),
    _day("newest_evidence", "Publication day of the newest claim; null when none is dated"),
    _count("vendors_named", "How many distinct vendors the claims name"),
    _count(
        "networks_known", "Mobile networks that run in the country (no MVNOs, no pseudo-members)"
    ),
    _count(
        "networks_with_evidence",
        "Of these, networks of which any deployment in this generation is told",
    ),
    _count(
        "networks_using",
        "Of these, networks where the vendor's equipment is in use, if only for now",
    ),
    _count("networks_phasing_out", "Of these, networks that phase the vendor out"),
    _count("networks_excluding", "Of these, networks that removed, exclude or do not use it"),
    _count("priority", "Points for a look by people: the more, the sooner"),
    _text("reasons", "Why the fact deserves a look, joined by `, `"),
    _flag("is_using", "Whether the vendor's equipment is in use there, if only for now"),
    _flag("is_phasing_out", "Whether the vendor is being phased out there"),
    _flag("is_excluding", "Whether the network removed, excludes or does not use the vendor"),
    _text("group_id", "The company at the end of the chain of parents, in `operators`"),
    _text("group_name", "Name of the group"),
    _count("countries", "How many distinct countries"),
    _day("quarter_from", "First day of the quarter"),
    _count("networks_won", "Networks that chose the vendor in the quarter"),
    _count("networks_lost", "Networks that began to drop the vendor, or had removed it"),
    _count("networks_closed", "Networks that decided not to use the vendor"),
    _text("operators", "The operators concerned, ids sorted and joined by `, `"),
    _number(
        "confidence_today",
        "`confidence`, halved for every ten years since the last report; null when none is dated",
    ),
    _count("days_overdue", "Days from the last possible day of the plan to today"),
)

_QUALITY: Final = (
    _text("match", "What has to agree for a match: core fields, all fields, ...", words.MATCHES),
    _count("tp", "True positives: predicted and in the gold labels"),
    _count("fp", "False positives: predicted, not in the gold labels"),
    _count("fn", "False negatives: in the gold labels, not predicted"),
    _number("precision", "tp / (tp + fp); null when nothing was predicted"),
    _number("precision_low", "Lower end of the 95 % interval of precision"),
    _number("precision_high", "Upper end of the 95 % interval of precision"),
    _number("recall", "tp / (tp + fn); null when nothing was to be found"),
    _number("recall_low", "Lower end of the 95 % interval of recall"),
    _number("recall_high", "Upper end of the 95 % interval of recall"),
    _number("f1", "Harmonic mean of precision and recall; null when either is"),
)

_PUBLISHED: Final = (
    _text("run_id", "Identifier of the run"),
    _instant("started_at", "When the run began"),
    _instant("finished_at", "When the run wrote its version"),
    _text("trigger", "What started the run: `cli`, `ui`, `schedule`, `sensor`"),
    _count("documents", "Raw records in the ledger"),
    _count("articles_extracted", "Articles that the run read for claims"),
    _count("articles_reused", "Articles whose claims an earlier run had read"),
    _text("version", "The published version: instant of publication and content hash"),
    _text("key", "Name of the property"),
    _text("value", "Value of the property"),
    _text("table_name", "Name of the table or view"),
    _text("column_name", "Name of the column"),
    Column("position", pl.Int32(), "Place of the column in its table, from 1"),
    _text("type", "DuckDB type of the column"),
    _text("description", "What the column means, its unit and the meaning of null"),
    _flag("is_nullable", "Whether the column may be null"),
    _flag("is_key", "Whether the column is part of its table's key"),
    _text("allowed_values", "Closed values of the column, joined by `, `; null when open"),
)


def _all_columns() -> Iterator[Column]:
    groups = (
        *(_SOURCES, _ARTICLES, _CLAIMS, _MENTIONS, _DIMENSIONS),
        *(_FACTS, _MARTS, _QUALITY, _PUBLISHED),
    )
    for group in groups:
        yield from group


def _by_name() -> Mapping[str, Column]:
    named: dict[str, Column] = {}
    for column in _all_columns():
        if column.name in named:
            raise ValueError(f"column {column.name} is described twice in schemas/columns.py")
        named[column.name] = column
    return MappingProxyType(named)


COLUMNS: Final = _by_name()
