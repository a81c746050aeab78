-- Schema 0.3.0 of the published file. Made by `make docs` from `pipeline/schemas/`; do not edit it here.
-- Views are shown as tables: their SQL is in sql/20_marts.

create table "documents" (
    "document_id" VARCHAR not null,
    "source" VARCHAR not null,
    "url" VARCHAR,
    "path" VARCHAR,
    "fetched_at" TIMESTAMP WITH TIME ZONE not null,
    "http_status" INTEGER,
    "raw_sha256" VARCHAR,
    "size_bytes" BIGINT,
    "media_type" VARCHAR,
    "parent_document_id" VARCHAR,
    "article_id" VARCHAR,
    "disposition" VARCHAR not null,
    "reason" VARCHAR
);
comment on table "documents" is 'The ledger of raw records: what came in and what became of it. Grain: one row per raw record; archive members and table rows count singly. Key: document_id.';
comment on column "documents"."document_id" is 'Surrogate key of a raw record, from its source and its place there';
comment on column "documents"."source" is 'Where it comes from: `inbox`, a feed, an archive; for scores the gold set';
comment on column "documents"."url" is 'Address of the article or record; null when it has none';
comment on column "documents"."path" is 'Path of the file below its source''s folder, POSIX; of what was fetched, the address under which it was listed; null when it has none';
comment on column "documents"."fetched_at" is 'When the raw record was read (UTC)';
comment on column "documents"."http_status" is 'HTTP status of the fetch; null when there was none';
comment on column "documents"."raw_sha256" is 'SHA-256 of the raw bytes, hex; null when they could not be read';
comment on column "documents"."size_bytes" is 'Size of the raw record in bytes; null when it could not be read';
comment on column "documents"."media_type" is 'Media type of the raw record; null when unknown';
comment on column "documents"."parent_document_id" is 'The archive or table that held this record; null at top level';
comment on column "documents"."article_id" is 'Surrogate key of an article, from its canonical URL, else its raw bytes';
comment on column "documents"."disposition" is 'What became of the raw record, exactly one; a `container` holds records of its own, what is `passed_over` names nothing that a claim could be about. One of: article, duplicate, superseded, unsupported_language, quarantined, withdrawn, container, passed_over.';
comment on column "documents"."reason" is 'Why it was set aside, in words; null when it was not';

create table "articles" (
    "article_id" VARCHAR not null,
    "article_version_id" VARCHAR not null,
    "path" VARCHAR,
    "url" VARCHAR,
    "publisher" VARCHAR,
    "title" VARCHAR,
    "author" VARCHAR,
    "published_on" DATE,
    "published_basis" VARCHAR not null,
    "language" VARCHAR not null,
    "text" VARCHAR,
    "text_sha256" VARCHAR not null,
    "syndication_group" VARCHAR not null
);
comment on table "articles" is 'Clean text with its title, author, publisher and day of publication. Grain: one row per distinct article. Key: article_id.';
comment on column "articles"."article_id" is 'Surrogate key of an article, from its canonical URL, else its raw bytes';
comment on column "articles"."article_version_id" is 'Surrogate key of this version of the article, from its content';
comment on column "articles"."path" is 'Path of the file below its source''s folder, POSIX; of what was fetched, the address under which it was listed; null when it has none';
comment on column "articles"."url" is 'Address of the article or record; null when it has none';
comment on column "articles"."publisher" is 'Who published the article, as its page or file says; null when unknown';
comment on column "articles"."title" is 'Title of the article; null when it has none';
comment on column "articles"."author" is 'Byline of the article; null when it has none';
comment on column "articles"."published_on" is 'Day of publication; null when nothing tells it (never the day of today)';
comment on column "articles"."published_basis" is 'What tells the day of publication. One of: metadata, dateline, text, url, not_stated.';
comment on column "articles"."language" is 'Language of the text, ISO 639-1';
comment on column "articles"."text" is 'Clean text: title line, blank line, body paragraphs; null where its owner''s rights keep it out of the published file';
comment on column "articles"."text_sha256" is 'SHA-256 of the clean text, hex';
comment on column "articles"."syndication_group" is 'Articles of one group are copies of one story: one source';

create table "deployment_claims" (
    "claim_id" VARCHAR not null,
    "article_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "country" VARCHAR,
    "vendor_id" VARCHAR not null,
    "generation" VARCHAR,
    "part" VARCHAR,
    "status" VARCHAR not null,
    "certainty" VARCHAR not null,
    "date" DATE,
    "date_latest" DATE,
    "date_precision" VARCHAR,
    "date_basis" VARCHAR not null,
    "evidence_start" BIGINT not null,
    "evidence_end" BIGINT not null,
    "evidence" VARCHAR not null,
    "attributed_to" VARCHAR,
    "attribution_kind" VARCHAR not null,
    "rule_id" VARCHAR not null,
    "explanation" VARCHAR not null,
    "extractor_version" VARCHAR not null
);
comment on table "deployment_claims" is 'What articles say that operators do with vendors'' network equipment. Grain: one row per claim of an article. Key: claim_id.';
comment on column "deployment_claims"."claim_id" is 'Surrogate key of a claim, from its article, kind and contract fields';
comment on column "deployment_claims"."article_id" is 'Surrogate key of an article, from its canonical URL, else its raw bytes';
comment on column "deployment_claims"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "deployment_claims"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "deployment_claims"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "deployment_claims"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G.';
comment on column "deployment_claims"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed.';
comment on column "deployment_claims"."status" is 'What the operator does with the vendor''s equipment. One of: testing, selected, in_use, phasing_out, removed, excluded, not_used.';
comment on column "deployment_claims"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';
comment on column "deployment_claims"."date" is 'When the status began or the milestone falls: first possible day; null when nothing tells it';
comment on column "deployment_claims"."date_latest" is 'Last possible day of `date`; null when `date` is';
comment on column "deployment_claims"."date_precision" is 'How precise `date` is; null when `date` is. One of: day, month, year.';
comment on column "deployment_claims"."date_basis" is 'How `date` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployment_claims"."evidence_start" is 'First character of the evidence in `articles.text`, from 0';
comment on column "deployment_claims"."evidence_end" is 'Character after the evidence in `articles.text`';
comment on column "deployment_claims"."evidence" is 'The sentence that states it, as it stands in the article';
comment on column "deployment_claims"."attributed_to" is 'Speaker as written; null when the outlet itself says it';
comment on column "deployment_claims"."attribution_kind" is 'What kind of speaker says it. One of: outlet, cited_outlet, unnamed_source, company, government, official, other.';
comment on column "deployment_claims"."rule_id" is 'The extraction rule that read the claim, named by what it says: `backhaul rule` shows it';
comment on column "deployment_claims"."explanation" is 'How the rule read it, JSON: frame, bindings with paths, operators; the words of a date that another sentence tells';
comment on column "deployment_claims"."extractor_version" is 'Version of the extractor, from its source, lexicon and libraries';

create table "rollout_claims" (
    "claim_id" VARCHAR not null,
    "article_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "country" VARCHAR,
    "generation" VARCHAR not null,
    "milestone" VARCHAR not null,
    "certainty" VARCHAR not null,
    "date" DATE,
    "date_latest" DATE,
    "date_precision" VARCHAR,
    "date_basis" VARCHAR not null,
    "evidence_start" BIGINT not null,
    "evidence_end" BIGINT not null,
    "evidence" VARCHAR not null,
    "attributed_to" VARCHAR,
    "attribution_kind" VARCHAR not null,
    "rule_id" VARCHAR not null,
    "explanation" VARCHAR not null,
    "extractor_version" VARCHAR not null
);
comment on table "rollout_claims" is 'What articles say that operators do with network generations. Grain: one row per claim of an article. Key: claim_id.';
comment on column "rollout_claims"."claim_id" is 'Surrogate key of a claim, from its article, kind and contract fields';
comment on column "rollout_claims"."article_id" is 'Surrogate key of an article, from its canonical URL, else its raw bytes';
comment on column "rollout_claims"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "rollout_claims"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "rollout_claims"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G.';
comment on column "rollout_claims"."milestone" is 'What the operator does with the generation. One of: trial, licensed, planned, launched, expanded, shutdown_planned, shut_down.';
comment on column "rollout_claims"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';
comment on column "rollout_claims"."date" is 'When the status began or the milestone falls: first possible day; null when nothing tells it';
comment on column "rollout_claims"."date_latest" is 'Last possible day of `date`; null when `date` is';
comment on column "rollout_claims"."date_precision" is 'How precise `date` is; null when `date` is. One of: day, month, year.';
comment on column "rollout_claims"."date_basis" is 'How `date` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "rollout_claims"."evidence_start" is 'First character of the evidence in `articles.text`, from 0';
comment on column "rollout_claims"."evidence_end" is 'Character after the evidence in `articles.text`';
comment on column "rollout_claims"."evidence" is 'The sentence that states it, as it stands in the article';
comment on column "rollout_claims"."attributed_to" is 'Speaker as written; null when the outlet itself says it';
comment on column "rollout_claims"."attribution_kind" is 'What kind of speaker says it. One of: outlet, cited_outlet, unnamed_source, company, government, official, other.';
comment on column "rollout_claims"."rule_id" is 'The extraction rule that read the claim, named by what it says: `backhaul rule` shows it';
comment on column "rollout_claims"."explanation" is 'How the rule read it, JSON: frame, bindings with paths, operators; the words of a date that another sentence tells';
comment on column "rollout_claims"."extractor_version" is 'Version of the extractor, from its source, lexicon and libraries';

create table "policy_claims" (
    "claim_id" VARCHAR not null,
    "article_id" VARCHAR not null,
    "jurisdiction" VARCHAR not null,
    "authority" VARCHAR,
    "action" VARCHAR not null,
    "target" VARCHAR,
    "generation" VARCHAR,
    "part" VARCHAR,
    "stage" VARCHAR not null,
    "certainty" VARCHAR not null,
    "announced" DATE,
    "announced_latest" DATE,
    "announced_precision" VARCHAR,
    "announced_basis" VARCHAR not null,
    "effective" DATE,
    "effective_latest" DATE,
    "effective_precision" VARCHAR,
    "effective_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "evidence_start" BIGINT not null,
    "evidence_end" BIGINT not null,
    "evidence" VARCHAR not null,
    "attributed_to" VARCHAR,
    "attribution_kind" VARCHAR not null,
    "rule_id" VARCHAR not null,
    "explanation" VARCHAR not null,
    "extractor_version" VARCHAR not null
);
comment on table "policy_claims" is 'What articles say that governments, regulators and courts do. Grain: one row per claim of an article. Key: claim_id.';
comment on column "policy_claims"."claim_id" is 'Surrogate key of a claim, from its article, kind and contract fields';
comment on column "policy_claims"."article_id" is 'Surrogate key of an article, from its canonical URL, else its raw bytes';
comment on column "policy_claims"."jurisdiction" is 'Country whose body acts, ISO 3166-1 alpha-2, or `EU`';
comment on column "policy_claims"."authority" is 'The acting body as written; null when the text names none';
comment on column "policy_claims"."action" is 'What the body does. One of: ban, removal_order, procurement_ban, restriction, security_rule, export_control, funding, approval, legal_action, diplomatic_pressure, spectrum.';
comment on column "policy_claims"."target" is 'Vendor or vendor group; null when open in a claim, `unspecified` in a fact';
comment on column "policy_claims"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G.';
comment on column "policy_claims"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed.';
comment on column "policy_claims"."stage" is 'How far the action has come. One of: considered, proposed, decided, in_force, delayed, lifted, rejected.';
comment on column "policy_claims"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';
comment on column "policy_claims"."announced" is 'When the action was made known: first possible day; null when nothing tells it';
comment on column "policy_claims"."announced_latest" is 'Last possible day of `announced`; null when `announced` is';
comment on column "policy_claims"."announced_precision" is 'How precise `announced` is; null when `announced` is. One of: day, month, year.';
comment on column "policy_claims"."announced_basis" is 'How `announced` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_claims"."effective" is 'From when the action holds: first possible day; null when nothing tells it';
comment on column "policy_claims"."effective_latest" is 'Last possible day of `effective`; null when `effective` is';
comment on column "policy_claims"."effective_precision" is 'How precise `effective` is; null when `effective` is. One of: day, month, year.';
comment on column "policy_claims"."effective_basis" is 'How `effective` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_claims"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "policy_claims"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "policy_claims"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "policy_claims"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_claims"."evidence_start" is 'First character of the evidence in `articles.text`, from 0';
comment on column "policy_claims"."evidence_end" is 'Character after the evidence in `articles.text`';
comment on column "policy_claims"."evidence" is 'The sentence that states it, as it stands in the article';
comment on column "policy_claims"."attributed_to" is 'Speaker as written; null when the outlet itself says it';
comment on column "policy_claims"."attribution_kind" is 'What kind of speaker says it. One of: outlet, cited_outlet, unnamed_source, company, government, official, other.';
comment on column "policy_claims"."rule_id" is 'The extraction rule that read the claim, named by what it says: `backhaul rule` shows it';
comment on column "policy_claims"."explanation" is 'How the rule read it, JSON: frame, bindings with paths, operators; the words of a date that another sentence tells';
comment on column "policy_claims"."extractor_version" is 'Version of the extractor, from its source, lexicon and libraries';

create table "claim_quarantine" (
    "claim_kind" VARCHAR,
    "article_id" VARCHAR,
    "evidence" VARCHAR,
    "reason" VARCHAR not null,
    "payload" VARCHAR not null,
    "extractor_version" VARCHAR
);
comment on table "claim_quarantine" is 'Claims that broke their schema or that people rejected, and articles that the engine broke on, set aside with the reason. Grain: one row per claim set aside, or per article that could not be read (`claim_kind` is null then); the same claim may be set aside more than once. Key: none.';
comment on column "claim_quarantine"."claim_kind" is 'Kind of claim. One of: deployment, rollout, policy.';
comment on column "claim_quarantine"."article_id" is 'Surrogate key of an article, from its canonical URL, else its raw bytes';
comment on column "claim_quarantine"."evidence" is 'The sentence that states it, as it stands in the article';
comment on column "claim_quarantine"."reason" is 'Why it was set aside, in words; null when it was not';
comment on column "claim_quarantine"."payload" is 'The claim as extracted, JSON';
comment on column "claim_quarantine"."extractor_version" is 'Version of the extractor, from its source, lexicon and libraries';

create table "unresolved_mentions" (
    "name" VARCHAR not null,
    "kind" VARCHAR not null,
    "provisional_id" VARCHAR not null,
    "mentions" BIGINT not null,
    "articles" BIGINT not null,
    "example" VARCHAR not null,
    "example_article_id" VARCHAR not null
);
comment on table "unresolved_mentions" is 'Names that the reference lacks, for people to add or to reject. Grain: one row per name and kind. Key: provisional_id, kind.';
comment on column "unresolved_mentions"."name" is 'Name as people write it';
comment on column "unresolved_mentions"."kind" is 'Kind of thing: of a name (operator, vendor, ...), or of the claims scored. One of: operator, vendor, authority.';
comment on column "unresolved_mentions"."provisional_id" is 'Id that stands in until the reference knows the name';
comment on column "unresolved_mentions"."mentions" is 'How often it is mentioned';
comment on column "unresolved_mentions"."articles" is 'How many distinct articles';
comment on column "unresolved_mentions"."example" is 'A sentence that holds the name';
comment on column "unresolved_mentions"."example_article_id" is 'The article of the example';

create table "operators" (
    "operator_id" VARCHAR not null,
    "name" VARCHAR not null,
    "member_kind" VARCHAR not null,
    "operator_kind" VARCHAR,
    "country_id" VARCHAR not null,
    "parent_id" VARCHAR,
    "successor_id" VARCHAR,
    "current_operator_id" VARCHAR not null,
    "is_mvno" BOOLEAN,
    "active_from" DATE,
    "active_until" DATE,
    "current_vendors" VARCHAR,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null
);
comment on table "operators" is 'Operator brands, with the pseudo-members that facts point to. Grain: one row per brand, per `all:XX` and per provisional name. Key: operator_id.';
comment on column "operators"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "operators"."name" is 'Name as people write it';
comment on column "operators"."member_kind" is 'Real member of its dimension (`operator`, `vendor`, `country`, `generation`), a `bloc`, a `group` named as one, `provisional` (not in the reference), `unspecified`. One of: operator, vendor, country, generation, bloc, group, provisional, unspecified.';
comment on column "operators"."operator_kind" is 'Kind of operator: mobile, fixed, converged, mvno, wholesale, ...';
comment on column "operators"."country_id" is 'Country, ISO 3166-1 alpha-2, or the pseudo-members `EU` and `ZZ`';
comment on column "operators"."parent_id" is 'Parent company in the same table; null when none or not known';
comment on column "operators"."successor_id" is 'What took this one over, in the same table; null when nothing did';
comment on column "operators"."current_operator_id" is 'The operator that carries this brand''s networks today';
comment on column "operators"."is_mvno" is 'Whether it runs on another operator''s radio network; null when not known';
comment on column "operators"."active_from" is 'First day of service, 1 January where only its year is known; may be null';
comment on column "operators"."active_until" is 'First day without service, 1 January where only its year is known; may be null';
comment on column "operators"."current_vendors" is 'Vendors now in use, ids sorted and joined by `, `; null when none';
comment on column "operators"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "operators"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "operators"."claims" is 'How many claims say it';

create table "vendors" (
    "vendor_id" VARCHAR not null,
    "name" VARCHAR not null,
    "member_kind" VARCHAR not null,
    "vendor_kind" VARCHAR,
    "vendor_groups" VARCHAR,
    "country_id" VARCHAR not null,
    "hq_city" VARCHAR,
    "parent_id" VARCHAR,
    "successor_id" VARCHAR,
    "succeeded_on" DATE,
    "current_vendor_id" VARCHAR not null,
    "founded_year" INTEGER,
    "dissolved_year" INTEGER,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null
);
comment on table "vendors" is 'Vendors of network equipment, with the pseudo-members that facts point to. Grain: one row per vendor, per `group:...`, per provisional name, and `unspecified`. Key: vendor_id.';
comment on column "vendors"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "vendors"."name" is 'Name as people write it';
comment on column "vendors"."member_kind" is 'Real member of its dimension (`operator`, `vendor`, `country`, `generation`), a `bloc`, a `group` named as one, `provisional` (not in the reference), `unspecified`. One of: operator, vendor, country, generation, bloc, group, provisional, unspecified.';
comment on column "vendors"."vendor_kind" is 'What the vendor makes: ran, core, transport, fixed, software, ...';
comment on column "vendors"."vendor_groups" is 'Groups of vendors it counts to, sorted and joined by `|`; may be null';
comment on column "vendors"."country_id" is 'Country, ISO 3166-1 alpha-2, or the pseudo-members `EU` and `ZZ`';
comment on column "vendors"."hq_city" is 'City of the headquarters; null when not known';
comment on column "vendors"."parent_id" is 'Parent company in the same table; null when none or not known';
comment on column "vendors"."successor_id" is 'What took this one over, in the same table; null when nothing did';
comment on column "vendors"."succeeded_on" is 'First possible day of the take-over; null when none or not known';
comment on column "vendors"."current_vendor_id" is 'The vendor that carries this one''s business today';
comment on column "vendors"."founded_year" is 'Year of foundation; null when not known';
comment on column "vendors"."dissolved_year" is 'Year of dissolution; null when it lasts or not known';
comment on column "vendors"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "vendors"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "vendors"."claims" is 'How many claims say it';

create table "network_generations" (
    "generation" VARCHAR not null,
    "member_kind" VARCHAR not null,
    "itu_name" VARCHAR,
    "standards" VARCHAR,
    "releases_3gpp" VARCHAR,
    "first_launch_operators" VARCHAR,
    "first_launch_country" VARCHAR,
    "first_launch_on" DATE,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null
);
comment on table "network_generations" is 'Generations of mobile networks, and `unspecified`. Grain: one row per generation. Key: generation.';
comment on column "network_generations"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 1G, 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "network_generations"."member_kind" is 'Real member of its dimension (`operator`, `vendor`, `country`, `generation`), a `bloc`, a `group` named as one, `provisional` (not in the reference), `unspecified`. One of: operator, vendor, country, generation, bloc, group, provisional, unspecified.';
comment on column "network_generations"."itu_name" is 'Name of the generation''s requirements at the ITU; null when none';
comment on column "network_generations"."standards" is 'Radio standards of the generation, joined by `|`; null when none';
comment on column "network_generations"."releases_3gpp" is '3GPP releases of the generation; null when none';
comment on column "network_generations"."first_launch_operators" is 'Operators of the first commercial launch, joined by `|`';
comment on column "network_generations"."first_launch_country" is 'Country of the first commercial launch';
comment on column "network_generations"."first_launch_on" is 'First possible day of the first commercial launch';
comment on column "network_generations"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "network_generations"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "network_generations"."claims" is 'How many claims say it';

create table "countries" (
    "country_id" VARCHAR not null,
    "iso3" VARCHAR,
    "name" VARCHAR not null,
    "member_kind" VARCHAR not null,
    "capital" VARCHAR,
    "region" VARCHAR,
    "subregion" VARCHAR,
    "currency_code" VARCHAR,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null
);
comment on table "countries" is 'Countries and jurisdictions, with `EU` and `ZZ` (not known). Grain: one row per country or pseudo-member. Key: country_id.';
comment on column "countries"."country_id" is 'Country, ISO 3166-1 alpha-2, or the pseudo-members `EU` and `ZZ`';
comment on column "countries"."iso3" is 'Country, ISO 3166-1 alpha-3; null for pseudo-members';
comment on column "countries"."name" is 'Name as people write it';
comment on column "countries"."member_kind" is 'Real member of its dimension (`operator`, `vendor`, `country`, `generation`), a `bloc`, a `group` named as one, `provisional` (not in the reference), `unspecified`. One of: operator, vendor, country, generation, bloc, group, provisional, unspecified.';
comment on column "countries"."capital" is 'Capital city; null for pseudo-members';
comment on column "countries"."region" is 'Region of the world; null for pseudo-members';
comment on column "countries"."subregion" is 'Part of the region; null for pseudo-members';
comment on column "countries"."currency_code" is 'Currency, ISO 4217; null for pseudo-members';
comment on column "countries"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "countries"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "countries"."claims" is 'How many claims say it';

create table "operator_networks" (
    "operator_id" VARCHAR not null,
    "country_id" VARCHAR not null,
    "is_mvno" BOOLEAN,
    "active_from" DATE,
    "active_until" DATE
);
comment on table "operator_networks" is 'Where each operator runs, or ran, a network or service. Grain: one row per operator and country. Key: operator_id, country_id.';
comment on column "operator_networks"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "operator_networks"."country_id" is 'Country, ISO 3166-1 alpha-2, or the pseudo-members `EU` and `ZZ`';
comment on column "operator_networks"."is_mvno" is 'Whether it runs on another operator''s radio network; null when not known';
comment on column "operator_networks"."active_from" is 'First day of service, 1 January where only its year is known; may be null';
comment on column "operator_networks"."active_until" is 'First day without service, 1 January where only its year is known; may be null';

create table "country_memberships" (
    "country_id" VARCHAR not null,
    "bloc" VARCHAR not null,
    "member_from" DATE,
    "member_until" DATE
);
comment on table "country_memberships" is 'Which countries belong to which bloc, from when until when. Grain: one row per country, bloc and spell of membership. Key: country_id, bloc, member_from.';
comment on column "country_memberships"."country_id" is 'Country, ISO 3166-1 alpha-2, or the pseudo-members `EU` and `ZZ`';
comment on column "country_memberships"."bloc" is 'Group of countries: `EU`, `NATO`, `FVEY` (Five Eyes)';
comment on column "country_memberships"."member_from" is 'First day of membership; null when not known';
comment on column "country_memberships"."member_until" is 'Last day of membership; null when it lasts or is not known';

create table "claim_facts" (
    "claim_id" VARCHAR not null,
    "claim_kind" VARCHAR not null,
    "fact_id" VARCHAR not null,
    "fact_table" VARCHAR not null,
    "episode" BIGINT not null,
    "article_id" VARCHAR not null,
    "story_id" VARCHAR not null,
    "source_id" VARCHAR not null,
    "reported_on" DATE,
    "known_from" DATE not null,
    "known_basis" VARCHAR not null,
    "certainty" VARCHAR not null,
    "weight" DOUBLE not null,
    "keyed_fact_id" VARCHAR not null
);
comment on table "claim_facts" is 'Which claim supports which fact, since when it is known, with what weight. Grain: one row per claim and fact. Key: claim_id, fact_id.';
comment on column "claim_facts"."claim_id" is 'Surrogate key of a claim, from its article, kind and contract fields';
comment on column "claim_facts"."claim_kind" is 'Kind of claim. One of: deployment, rollout, policy.';
comment on column "claim_facts"."fact_id" is 'Surrogate key of a fact, in the table that `fact_table` names';
comment on column "claim_facts"."fact_table" is 'Which table holds the fact. One of: deployments, rollouts, policy_actions, policy_stages.';
comment on column "claim_facts"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "claim_facts"."article_id" is 'Surrogate key of an article, from its canonical URL, else its raw bytes';
comment on column "claim_facts"."story_id" is 'The story of an article: its syndication group';
comment on column "claim_facts"."source_id" is 'The independent source of a claim: `speaker:` or `outlet:` that its story quotes, else the `story:` itself';
comment on column "claim_facts"."reported_on" is 'Publication day of the article that says it; null when not known';
comment on column "claim_facts"."known_from" is 'First day on which this was known: the publication of the article that tells it, else the day on which the article was first read; never null';
comment on column "claim_facts"."known_basis" is 'How `known_from` is known. One of: publication, first_seen.';
comment on column "claim_facts"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';
comment on column "claim_facts"."weight" is '0 to 1: how far one claim is trusted, by certainty and kind of speaker';
comment on column "claim_facts"."keyed_fact_id" is 'The fact that the claim''s own fields give, before corrections';

create table "corrections" (
    "correction_id" VARCHAR not null,
    "verb" VARCHAR not null,
    "claim_kind" VARCHAR,
    "article" VARCHAR,
    "quote" VARCHAR,
    "where_fields" VARCHAR,
    "set_fields" VARCHAR,
    "fact_id" VARCHAR,
    "into_fact_id" VARCHAR,
    "reviewer" VARCHAR not null,
    "decided_on" DATE not null,
    "reason" VARCHAR not null,
    "claims" BIGINT not null,
    "outcome" VARCHAR not null
);
comment on table "corrections" is 'Corrections by people, and whether each still finds what it corrects. Grain: one row per correction. Key: correction_id.';
comment on column "corrections"."correction_id" is 'Id of the correction, from its file';
comment on column "corrections"."verb" is 'What the correction does. One of: reject, edit, add, merge, split.';
comment on column "corrections"."claim_kind" is 'Kind of claim. One of: deployment, rollout, policy.';
comment on column "corrections"."article" is 'The article that it names, by id, address or path; null for a merge';
comment on column "corrections"."quote" is 'Words of the evidence that it quotes; null for a merge';
comment on column "corrections"."where_fields" is 'Fields that the claim must have, as `name=value; ...`; may be null';
comment on column "corrections"."set_fields" is 'Fields that it sets, as `name=value; ...`; may be null';
comment on column "corrections"."fact_id" is 'Surrogate key of a fact, in the table that `fact_table` names';
comment on column "corrections"."into_fact_id" is 'The fact that the claims are moved to; null where it moves none';
comment on column "corrections"."reviewer" is 'Who decided';
comment on column "corrections"."decided_on" is 'When it was decided';
comment on column "corrections"."reason" is 'Why it was set aside, in words; null when it was not';
comment on column "corrections"."claims" is 'How many claims say it';
comment on column "corrections"."outcome" is 'Whether it found what it corrects. One of: applied, no_longer_applies.';

create table "deployments_history" (
    "deployment_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "country" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "status" VARCHAR not null,
    "episode" BIGINT not null,
    "valid_from" DATE not null,
    "valid_to" DATE not null,
    "known_from" DATE not null,
    "known_to" DATE not null,
    "known_basis" VARCHAR not null,
    "since" DATE,
    "since_latest" DATE,
    "since_precision" VARCHAR,
    "since_basis" VARCHAR not null,
    "until" DATE,
    "until_latest" DATE,
    "until_precision" VARCHAR,
    "until_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "deployments_history" is 'What was believed of each deployment, when, and for which days it was believed to hold. `deployments_as_of(valid_on, known_on)` filters it. Grain: one row per deployment and version of what is known of it. Key: deployment_id, known_from.';
comment on column "deployments_history"."deployment_id" is 'Surrogate key of a deployment, from its key and episode';
comment on column "deployments_history"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "deployments_history"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "deployments_history"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "deployments_history"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "deployments_history"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "deployments_history"."status" is 'What the operator does with the vendor''s equipment. One of: testing, selected, in_use, phasing_out, removed, excluded, not_used.';
comment on column "deployments_history"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "deployments_history"."valid_from" is 'First day on which it holds: as told, else the first report, else the day from which it is known; never null';
comment on column "deployments_history"."valid_to" is 'First day on which it holds no more; 9999-12-31 when no end is known';
comment on column "deployments_history"."known_from" is 'First day on which this was known: the publication of the article that tells it, else the day on which the article was first read; never null';
comment on column "deployments_history"."known_to" is 'First day on which this was known otherwise; 9999-12-31 when it stands as it is';
comment on column "deployments_history"."known_basis" is 'How `known_from` is known. One of: publication, first_seen.';
comment on column "deployments_history"."since" is 'From when the status holds: first possible day; null when nothing tells it';
comment on column "deployments_history"."since_latest" is 'Last possible day of `since`; null when `since` is';
comment on column "deployments_history"."since_precision" is 'How precise `since` is; null when `since` is. One of: day, month, year.';
comment on column "deployments_history"."since_basis" is 'How `since` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_history"."until" is 'When the status ended: first possible day; null when nothing tells it';
comment on column "deployments_history"."until_latest" is 'Last possible day of `until`; null when `until` is';
comment on column "deployments_history"."until_precision" is 'How precise `until` is; null when `until` is. One of: day, month, year.';
comment on column "deployments_history"."until_basis" is 'How `until` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_history"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "deployments_history"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "deployments_history"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "deployments_history"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_history"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "deployments_history"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "deployments_history"."claims" is 'How many claims say it';
comment on column "deployments_history"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "deployments_history"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "deployments_history"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "deployments_history"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "deployments" (
    "deployment_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "country" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "status" VARCHAR not null,
    "episode" BIGINT not null,
    "since" DATE,
    "since_latest" DATE,
    "since_precision" VARCHAR,
    "since_basis" VARCHAR not null,
    "until" DATE,
    "until_latest" DATE,
    "until_precision" VARCHAR,
    "until_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "is_current" BOOLEAN not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "general_claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "deployments" is 'What operators do with vendors'' equipment, merged over all articles. Grain: one row per operator, country, vendor, generation, part, status and episode. Key: deployment_id.';
comment on column "deployments"."deployment_id" is 'Surrogate key of a deployment, from its key and episode';
comment on column "deployments"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "deployments"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "deployments"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "deployments"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "deployments"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "deployments"."status" is 'What the operator does with the vendor''s equipment. One of: testing, selected, in_use, phasing_out, removed, excluded, not_used.';
comment on column "deployments"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "deployments"."since" is 'From when the status holds: first possible day; null when nothing tells it';
comment on column "deployments"."since_latest" is 'Last possible day of `since`; null when `since` is';
comment on column "deployments"."since_precision" is 'How precise `since` is; null when `since` is. One of: day, month, year.';
comment on column "deployments"."since_basis" is 'How `since` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments"."until" is 'When the status ended: first possible day; null when nothing tells it';
comment on column "deployments"."until_latest" is 'Last possible day of `until`; null when `until` is';
comment on column "deployments"."until_precision" is 'How precise `until` is; null when `until` is. One of: day, month, year.';
comment on column "deployments"."until_basis" is 'How `until` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "deployments"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "deployments"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "deployments"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments"."is_current" is 'Whether no later status is known to have ended this one';
comment on column "deployments"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "deployments"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "deployments"."claims" is 'How many claims say it';
comment on column "deployments"."general_claims" is 'Claims that say the same with generation, part or country left open; not in `claims`';
comment on column "deployments"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "deployments"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "deployments"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "deployments"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "rollouts_history" (
    "rollout_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "country" VARCHAR not null,
    "generation" VARCHAR not null,
    "milestone" VARCHAR not null,
    "episode" BIGINT not null,
    "valid_from" DATE not null,
    "valid_to" DATE not null,
    "known_from" DATE not null,
    "known_to" DATE not null,
    "known_basis" VARCHAR not null,
    "date" DATE,
    "date_latest" DATE,
    "date_precision" VARCHAR,
    "date_basis" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "rollouts_history" is 'What was believed of each rollout, when, and for which days it was believed to hold. `rollouts_as_of(valid_on, known_on)` filters it. Grain: one row per rollout and version of what is known of it. Key: rollout_id, known_from.';
comment on column "rollouts_history"."rollout_id" is 'Surrogate key of a rollout, from its key and episode';
comment on column "rollouts_history"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "rollouts_history"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "rollouts_history"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "rollouts_history"."milestone" is 'What the operator does with the generation. One of: trial, licensed, planned, launched, expanded, shutdown_planned, shut_down.';
comment on column "rollouts_history"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "rollouts_history"."valid_from" is 'First day on which it holds: as told, else the first report, else the day from which it is known; never null';
comment on column "rollouts_history"."valid_to" is 'First day on which it holds no more; 9999-12-31 when no end is known';
comment on column "rollouts_history"."known_from" is 'First day on which this was known: the publication of the article that tells it, else the day on which the article was first read; never null';
comment on column "rollouts_history"."known_to" is 'First day on which this was known otherwise; 9999-12-31 when it stands as it is';
comment on column "rollouts_history"."known_basis" is 'How `known_from` is known. One of: publication, first_seen.';
comment on column "rollouts_history"."date" is 'When the status began or the milestone falls: first possible day; null when nothing tells it';
comment on column "rollouts_history"."date_latest" is 'Last possible day of `date`; null when `date` is';
comment on column "rollouts_history"."date_precision" is 'How precise `date` is; null when `date` is. One of: day, month, year.';
comment on column "rollouts_history"."date_basis" is 'How `date` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "rollouts_history"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "rollouts_history"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "rollouts_history"."claims" is 'How many claims say it';
comment on column "rollouts_history"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "rollouts_history"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "rollouts_history"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "rollouts_history"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "rollouts" (
    "rollout_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "country" VARCHAR not null,
    "generation" VARCHAR not null,
    "milestone" VARCHAR not null,
    "episode" BIGINT not null,
    "date" DATE,
    "date_latest" DATE,
    "date_precision" VARCHAR,
    "date_basis" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "rollouts" is 'What operators do with network generations, merged over all articles. Grain: one row per operator, country, generation, milestone and episode. Key: rollout_id.';
comment on column "rollouts"."rollout_id" is 'Surrogate key of a rollout, from its key and episode';
comment on column "rollouts"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "rollouts"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "rollouts"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "rollouts"."milestone" is 'What the operator does with the generation. One of: trial, licensed, planned, launched, expanded, shutdown_planned, shut_down.';
comment on column "rollouts"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "rollouts"."date" is 'When the status began or the milestone falls: first possible day; null when nothing tells it';
comment on column "rollouts"."date_latest" is 'Last possible day of `date`; null when `date` is';
comment on column "rollouts"."date_precision" is 'How precise `date` is; null when `date` is. One of: day, month, year.';
comment on column "rollouts"."date_basis" is 'How `date` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "rollouts"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "rollouts"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "rollouts"."claims" is 'How many claims say it';
comment on column "rollouts"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "rollouts"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "rollouts"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "rollouts"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "policy_history" (
    "policy_action_id" VARCHAR not null,
    "jurisdiction" VARCHAR not null,
    "action" VARCHAR not null,
    "target" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "episode" BIGINT not null,
    "stage" VARCHAR not null,
    "valid_from" DATE not null,
    "valid_to" DATE not null,
    "known_from" DATE not null,
    "known_to" DATE not null,
    "known_basis" VARCHAR not null,
    "reversed_by" VARCHAR,
    "announced" DATE,
    "announced_latest" DATE,
    "announced_precision" VARCHAR,
    "announced_basis" VARCHAR not null,
    "effective" DATE,
    "effective_latest" DATE,
    "effective_precision" VARCHAR,
    "effective_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "policy_history" is 'At which stage each policy action was believed to stand, when, and for which days. `policies_as_of(valid_on, known_on)` filters it. Grain: one row per policy action, spell of a stage, and version of what is known of it. Key: policy_action_id, valid_from, known_from.';
comment on column "policy_history"."policy_action_id" is 'Surrogate key of a policy action, from its key and episode';
comment on column "policy_history"."jurisdiction" is 'Country whose body acts, ISO 3166-1 alpha-2, or `EU`';
comment on column "policy_history"."action" is 'What the body does. One of: ban, removal_order, procurement_ban, restriction, security_rule, export_control, funding, approval, legal_action, diplomatic_pressure, spectrum.';
comment on column "policy_history"."target" is 'Vendor or vendor group; null when open in a claim, `unspecified` in a fact';
comment on column "policy_history"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "policy_history"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "policy_history"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "policy_history"."stage" is 'How far the action has come. One of: considered, proposed, decided, in_force, delayed, lifted, rejected.';
comment on column "policy_history"."valid_from" is 'First day on which it holds: as told, else the first report, else the day from which it is known; never null';
comment on column "policy_history"."valid_to" is 'First day on which it holds no more; 9999-12-31 when no end is known';
comment on column "policy_history"."known_from" is 'First day on which this was known: the publication of the article that tells it, else the day on which the article was first read; never null';
comment on column "policy_history"."known_to" is 'First day on which this was known otherwise; 9999-12-31 when it stands as it is';
comment on column "policy_history"."known_basis" is 'How `known_from` is known. One of: publication, first_seen.';
comment on column "policy_history"."reversed_by" is 'The opposite policy action that ended this one; null when none did';
comment on column "policy_history"."announced" is 'When the action was made known: first possible day; null when nothing tells it';
comment on column "policy_history"."announced_latest" is 'Last possible day of `announced`; null when `announced` is';
comment on column "policy_history"."announced_precision" is 'How precise `announced` is; null when `announced` is. One of: day, month, year.';
comment on column "policy_history"."announced_basis" is 'How `announced` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_history"."effective" is 'From when the action holds: first possible day; null when nothing tells it';
comment on column "policy_history"."effective_latest" is 'Last possible day of `effective`; null when `effective` is';
comment on column "policy_history"."effective_precision" is 'How precise `effective` is; null when `effective` is. One of: day, month, year.';
comment on column "policy_history"."effective_basis" is 'How `effective` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_history"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "policy_history"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "policy_history"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "policy_history"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_history"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "policy_history"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "policy_history"."claims" is 'How many claims say it';
comment on column "policy_history"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "policy_history"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "policy_history"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "policy_history"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "policy_actions" (
    "policy_action_id" VARCHAR not null,
    "jurisdiction" VARCHAR not null,
    "action" VARCHAR not null,
    "target" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "episode" BIGINT not null,
    "authority" VARCHAR,
    "stage" VARCHAR not null,
    "announced" DATE,
    "announced_latest" DATE,
    "announced_precision" VARCHAR,
    "announced_basis" VARCHAR not null,
    "effective" DATE,
    "effective_latest" DATE,
    "effective_precision" VARCHAR,
    "effective_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "follows" VARCHAR,
    "reversed_by" VARCHAR,
    "reversed_on" DATE,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "policy_actions" is 'What states do about networks and vendors, with the stage reached. Grain: one row per jurisdiction, action, target, generation, part and episode. Key: policy_action_id.';
comment on column "policy_actions"."policy_action_id" is 'Surrogate key of a policy action, from its key and episode';
comment on column "policy_actions"."jurisdiction" is 'Country whose body acts, ISO 3166-1 alpha-2, or `EU`';
comment on column "policy_actions"."action" is 'What the body does. One of: ban, removal_order, procurement_ban, restriction, security_rule, export_control, funding, approval, legal_action, diplomatic_pressure, spectrum.';
comment on column "policy_actions"."target" is 'Vendor or vendor group; null when open in a claim, `unspecified` in a fact';
comment on column "policy_actions"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "policy_actions"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "policy_actions"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "policy_actions"."authority" is 'The acting body as written; null when the text names none';
comment on column "policy_actions"."stage" is 'How far the action has come. One of: considered, proposed, decided, in_force, delayed, lifted, rejected.';
comment on column "policy_actions"."announced" is 'When the action was made known: first possible day; null when nothing tells it';
comment on column "policy_actions"."announced_latest" is 'Last possible day of `announced`; null when `announced` is';
comment on column "policy_actions"."announced_precision" is 'How precise `announced` is; null when `announced` is. One of: day, month, year.';
comment on column "policy_actions"."announced_basis" is 'How `announced` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_actions"."effective" is 'From when the action holds: first possible day; null when nothing tells it';
comment on column "policy_actions"."effective_latest" is 'Last possible day of `effective`; null when `effective` is';
comment on column "policy_actions"."effective_precision" is 'How precise `effective` is; null when `effective` is. One of: day, month, year.';
comment on column "policy_actions"."effective_basis" is 'How `effective` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_actions"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "policy_actions"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "policy_actions"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "policy_actions"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_actions"."follows" is 'The policy action that this one carries on; null when none is known';
comment on column "policy_actions"."reversed_by" is 'The opposite policy action that ended this one; null when none did';
comment on column "policy_actions"."reversed_on" is 'First day without it after a reversal; null when not reversed';
comment on column "policy_actions"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "policy_actions"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "policy_actions"."claims" is 'How many claims say it';
comment on column "policy_actions"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "policy_actions"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "policy_actions"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "policy_actions"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "policy_stages" (
    "policy_stage_id" VARCHAR not null,
    "policy_action_id" VARCHAR not null,
    "stage" VARCHAR not null,
    "announced" DATE,
    "announced_latest" DATE,
    "announced_precision" VARCHAR,
    "announced_basis" VARCHAR not null,
    "effective" DATE,
    "effective_latest" DATE,
    "effective_precision" VARCHAR,
    "effective_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "policy_stages" is 'The stages that a policy action went through, with their dates. Grain: one row per policy action and stage. Key: policy_stage_id.';
comment on column "policy_stages"."policy_stage_id" is 'Surrogate key of one stage of a policy action';
comment on column "policy_stages"."policy_action_id" is 'Surrogate key of a policy action, from its key and episode';
comment on column "policy_stages"."stage" is 'How far the action has come. One of: considered, proposed, decided, in_force, delayed, lifted, rejected.';
comment on column "policy_stages"."announced" is 'When the action was made known: first possible day; null when nothing tells it';
comment on column "policy_stages"."announced_latest" is 'Last possible day of `announced`; null when `announced` is';
comment on column "policy_stages"."announced_precision" is 'How precise `announced` is; null when `announced` is. One of: day, month, year.';
comment on column "policy_stages"."announced_basis" is 'How `announced` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_stages"."effective" is 'From when the action holds: first possible day; null when nothing tells it';
comment on column "policy_stages"."effective_latest" is 'Last possible day of `effective`; null when `effective` is';
comment on column "policy_stages"."effective_precision" is 'How precise `effective` is; null when `effective` is. One of: day, month, year.';
comment on column "policy_stages"."effective_basis" is 'How `effective` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_stages"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "policy_stages"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "policy_stages"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "policy_stages"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_stages"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "policy_stages"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "policy_stages"."claims" is 'How many claims say it';
comment on column "policy_stages"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "policy_stages"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "policy_stages"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "policy_stages"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "contradictions" (
    "fact_id" VARCHAR not null,
    "other_fact_id" VARCHAR not null,
    "fact_table" VARCHAR not null,
    "subject_id" VARCHAR not null,
    "country" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "event" VARCHAR not null,
    "other_event" VARCHAR not null,
    "claim_id" VARCHAR not null,
    "other_claim_id" VARCHAR not null,
    "last_told" DATE not null,
    "other_last_told" DATE not null,
    "preferred_by" VARCHAR not null
);
comment on table "contradictions" is 'Facts that cannot both hold, which one is preferred and by what rule. Grain: one row per pair of facts that cannot both hold, or of days of one fact. Key: fact_id, other_fact_id.';
comment on column "contradictions"."fact_id" is 'Surrogate key of a fact, in the table that `fact_table` names';
comment on column "contradictions"."other_fact_id" is 'The fact that cannot hold beside `fact_id`, which is preferred to it';
comment on column "contradictions"."fact_table" is 'Which table holds the fact. One of: deployments, rollouts, policy_actions, policy_stages.';
comment on column "contradictions"."subject_id" is 'Whose fact or duty it is: an operator, or a jurisdiction';
comment on column "contradictions"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "contradictions"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "contradictions"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "contradictions"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "contradictions"."event" is 'What happens: the status, the milestone, or action and stage';
comment on column "contradictions"."other_event" is 'Status, milestone or stage of the other fact';
comment on column "contradictions"."claim_id" is 'Surrogate key of a claim, from its article, kind and contract fields';
comment on column "contradictions"."other_claim_id" is 'The claim that speaks best for the other fact';
comment on column "contradictions"."last_told" is 'Day on which the preferred fact was last told; never null';
comment on column "contradictions"."other_last_told" is 'Day on which the other fact was last told; never null';
comment on column "contradictions"."preferred_by" is 'The rule that prefers the fact to the other. One of: later, stated_over_reported, operator_itself, more_sources, last_word, more_precise, undecided.';

create table "operator_vendor_matrix" (
    "operator_id" VARCHAR not null,
    "operator" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "current_vendor_id" VARCHAR not null,
    "generation" VARCHAR not null,
    "status" VARCHAR not null,
    "statuses" VARCHAR not null,
    "parts" VARCHAR not null,
    "since" DATE,
    "since_latest" DATE,
    "since_precision" VARCHAR,
    "since_basis" VARCHAR not null,
    "deployment_id" VARCHAR not null,
    "deployments" BIGINT not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "operator_vendor_matrix" is 'Who runs whose equipment: one cell of the matrix a row. Grain: one row per operator, country, vendor and generation. Key: operator_id, country, vendor_id, generation.';
comment on column "operator_vendor_matrix"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "operator_vendor_matrix"."operator" is 'Name of the operator';
comment on column "operator_vendor_matrix"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "operator_vendor_matrix"."country_name" is 'Name of the country';
comment on column "operator_vendor_matrix"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "operator_vendor_matrix"."vendor" is 'Name of the vendor';
comment on column "operator_vendor_matrix"."current_vendor_id" is 'The vendor that carries this one''s business today';
comment on column "operator_vendor_matrix"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "operator_vendor_matrix"."status" is 'What the operator does with the vendor''s equipment. One of: testing, selected, in_use, phasing_out, removed, excluded, not_used.';
comment on column "operator_vendor_matrix"."statuses" is 'All statuses told, sorted and joined by `, `';
comment on column "operator_vendor_matrix"."parts" is 'Parts of the network, sorted and joined by `, `';
comment on column "operator_vendor_matrix"."since" is 'From when the status holds: first possible day; null when nothing tells it';
comment on column "operator_vendor_matrix"."since_latest" is 'Last possible day of `since`; null when `since` is';
comment on column "operator_vendor_matrix"."since_precision" is 'How precise `since` is; null when `since` is. One of: day, month, year.';
comment on column "operator_vendor_matrix"."since_basis" is 'How `since` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "operator_vendor_matrix"."deployment_id" is 'Surrogate key of a deployment, from its key and episode';
comment on column "operator_vendor_matrix"."deployments" is 'How many deployment facts';
comment on column "operator_vendor_matrix"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "operator_vendor_matrix"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "operator_vendor_matrix"."claims" is 'How many claims say it';
comment on column "operator_vendor_matrix"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "operator_vendor_matrix"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "operator_vendor_matrix"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "operator_vendor_matrix"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "policy_timeline" (
    "policy_stage_id" VARCHAR not null,
    "policy_action_id" VARCHAR not null,
    "happened_on" DATE,
    "happened_basis" VARCHAR not null,
    "event" VARCHAR not null,
    "jurisdiction" VARCHAR not null,
    "country_name" VARCHAR not null,
    "authority" VARCHAR,
    "action" VARCHAR not null,
    "target" VARCHAR not null,
    "target_name" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "stage" VARCHAR not null,
    "effective" DATE,
    "deadline" DATE,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null,
    "evidence" VARCHAR not null,
    "article_id" VARCHAR not null
);
comment on table "policy_timeline" is 'What states did about networks and vendors, in order of time. Grain: one row per policy action and stage. Key: policy_stage_id.';
comment on column "policy_timeline"."policy_stage_id" is 'Surrogate key of one stage of a policy action';
comment on column "policy_timeline"."policy_action_id" is 'Surrogate key of a policy action, from its key and episode';
comment on column "policy_timeline"."happened_on" is 'Day by which the event is sorted: stated, else first reported';
comment on column "policy_timeline"."happened_basis" is 'How `happened_on` is known. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_timeline"."event" is 'What happens: the status, the milestone, or action and stage';
comment on column "policy_timeline"."jurisdiction" is 'Country whose body acts, ISO 3166-1 alpha-2, or `EU`';
comment on column "policy_timeline"."country_name" is 'Name of the country';
comment on column "policy_timeline"."authority" is 'The acting body as written; null when the text names none';
comment on column "policy_timeline"."action" is 'What the body does. One of: ban, removal_order, procurement_ban, restriction, security_rule, export_control, funding, approval, legal_action, diplomatic_pressure, spectrum.';
comment on column "policy_timeline"."target" is 'Vendor or vendor group; null when open in a claim, `unspecified` in a fact';
comment on column "policy_timeline"."target_name" is 'Name of the vendor or group that the action is aimed at';
comment on column "policy_timeline"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "policy_timeline"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "policy_timeline"."stage" is 'How far the action has come. One of: considered, proposed, decided, in_force, delayed, lifted, rejected.';
comment on column "policy_timeline"."effective" is 'From when the action holds: first possible day; null when nothing tells it';
comment on column "policy_timeline"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "policy_timeline"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "policy_timeline"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "policy_timeline"."claims" is 'How many claims say it';
comment on column "policy_timeline"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "policy_timeline"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "policy_timeline"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "policy_timeline"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';
comment on column "policy_timeline"."evidence" is 'The sentence that states it, as it stands in the article';
comment on column "policy_timeline"."article_id" is 'Surrogate key of an article, from its canonical URL, else its raw bytes';

create table "country_posture" (
    "jurisdiction" VARCHAR not null,
    "country_name" VARCHAR not null,
    "target" VARCHAR not null,
    "target_name" VARCHAR not null,
    "action" VARCHAR not null,
    "strength" INTEGER not null,
    "stage" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "effective" DATE,
    "deadline" DATE,
    "next_deadline" DATE,
    "days_left" BIGINT,
    "policy_action_id" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "country_posture" is 'The strongest policy that stands, per country and vendor, as of today. Grain: one row per jurisdiction and target. Key: jurisdiction, target.';
comment on column "country_posture"."jurisdiction" is 'Country whose body acts, ISO 3166-1 alpha-2, or `EU`';
comment on column "country_posture"."country_name" is 'Name of the country';
comment on column "country_posture"."target" is 'Vendor or vendor group; null when open in a claim, `unspecified` in a fact';
comment on column "country_posture"."target_name" is 'Name of the vendor or group that the action is aimed at';
comment on column "country_posture"."action" is 'What the body does. One of: ban, removal_order, procurement_ban, restriction, security_rule, export_control, funding, approval, legal_action, diplomatic_pressure, spectrum.';
comment on column "country_posture"."strength" is 'Rank of the action, 1 the strongest';
comment on column "country_posture"."stage" is 'How far the action has come. One of: considered, proposed, decided, in_force, delayed, lifted, rejected.';
comment on column "country_posture"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "country_posture"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "country_posture"."effective" is 'From when the action holds: first possible day; null when nothing tells it';
comment on column "country_posture"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "country_posture"."next_deadline" is 'The next deadline from today; null when none lies ahead';
comment on column "country_posture"."days_left" is 'Days from today to the deadline; negative when it has passed';
comment on column "country_posture"."policy_action_id" is 'Surrogate key of a policy action, from its key and episode';
comment on column "country_posture"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "country_posture"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "country_posture"."claims" is 'How many claims say it';
comment on column "country_posture"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "country_posture"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "country_posture"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "country_posture"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "coverage" (
    "operator_id" VARCHAR not null,
    "operator" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "generation" VARCHAR not null,
    "has_evidence" BOOLEAN not null,
    "deployments" BIGINT not null,
    "rollouts" BIGINT not null,
    "claims" BIGINT not null,
    "vendors_named" BIGINT not null,
    "newest_evidence" DATE,
    "age_days" BIGINT
);
comment on table "coverage" is 'How much is known of each network, and how old it is: no row of a fact never means no equipment. Grain: one row per operator, country and generation. Key: operator_id, country, generation.';
comment on column "coverage"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "coverage"."operator" is 'Name of the operator';
comment on column "coverage"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "coverage"."country_name" is 'Name of the country';
comment on column "coverage"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "coverage"."has_evidence" is 'Whether any claim speaks of this cell';
comment on column "coverage"."deployments" is 'How many deployment facts';
comment on column "coverage"."rollouts" is 'How many rollout facts';
comment on column "coverage"."claims" is 'How many claims say it';
comment on column "coverage"."vendors_named" is 'How many distinct vendors the claims name';
comment on column "coverage"."newest_evidence" is 'Publication day of the newest claim; null when none is dated';
comment on column "coverage"."age_days" is 'Days from the newest evidence to today; null when there is none';

create table "review_queue" (
    "fact_id" VARCHAR not null,
    "fact_table" VARCHAR not null,
    "fact" VARCHAR not null,
    "priority" BIGINT not null,
    "reasons" VARCHAR not null,
    "claim_id" VARCHAR not null,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "confidence" DOUBLE not null,
    "last_reported" DATE
);
comment on table "review_queue" is 'Facts that most deserve a look by people, and why. Grain: one row per fact with a reason. Key: fact_id.';
comment on column "review_queue"."fact_id" is 'Surrogate key of a fact, in the table that `fact_table` names';
comment on column "review_queue"."fact_table" is 'Which table holds the fact. One of: deployments, rollouts, policy_actions, policy_stages.';
comment on column "review_queue"."fact" is 'The fields of the fact''s key, for people to read';
comment on column "review_queue"."priority" is 'Points for a look by people: the more, the sooner';
comment on column "review_queue"."reasons" is 'Why the fact deserves a look, joined by `, `';
comment on column "review_queue"."claim_id" is 'Surrogate key of a claim, from its article, kind and contract fields';
comment on column "review_queue"."claims" is 'How many claims say it';
comment on column "review_queue"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "review_queue"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "review_queue"."last_reported" is 'Publication day of the last article; null when none is dated';

create table "network_vendors" (
    "operator_id" VARCHAR not null,
    "country" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "current_vendor_id" VARCHAR not null,
    "generation" VARCHAR not null,
    "is_using" BOOLEAN not null,
    "is_phasing_out" BOOLEAN not null,
    "is_excluding" BOOLEAN not null,
    "is_contested" BOOLEAN not null,
    "last_reported" DATE,
    "claims" BIGINT not null
);
comment on table "network_vendors" is 'Which mobile networks that run use, phase out or exclude which vendor. Grain: one row per operator, country, vendor and generation. Key: operator_id, country, vendor_id, generation.';
comment on column "network_vendors"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "network_vendors"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "network_vendors"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "network_vendors"."current_vendor_id" is 'The vendor that carries this one''s business today';
comment on column "network_vendors"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "network_vendors"."is_using" is 'Whether the vendor''s equipment is in use there, if only for now';
comment on column "network_vendors"."is_phasing_out" is 'Whether the vendor is being phased out there';
comment on column "network_vendors"."is_excluding" is 'Whether the network removed, excludes or does not use the vendor';
comment on column "network_vendors"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "network_vendors"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "network_vendors"."claims" is 'How many claims say it';

create table "vendor_exposure" (
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "generation" VARCHAR not null,
    "networks_known" BIGINT not null,
    "networks_with_evidence" BIGINT not null,
    "networks_using" BIGINT not null,
    "networks_phasing_out" BIGINT not null,
    "networks_excluding" BIGINT not null,
    "last_reported" DATE
);
comment on table "vendor_exposure" is 'How many networks of a country use, phase out or exclude a vendor. Grain: one row per country, vendor and generation. Key: country, vendor_id, generation.';
comment on column "vendor_exposure"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "vendor_exposure"."country_name" is 'Name of the country';
comment on column "vendor_exposure"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "vendor_exposure"."vendor" is 'Name of the vendor';
comment on column "vendor_exposure"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "vendor_exposure"."networks_known" is 'Mobile networks that run in the country (no MVNOs, no pseudo-members)';
comment on column "vendor_exposure"."networks_with_evidence" is 'Of these, networks of which any deployment in this generation is told';
comment on column "vendor_exposure"."networks_using" is 'Of these, networks where the vendor''s equipment is in use, if only for now';
comment on column "vendor_exposure"."networks_phasing_out" is 'Of these, networks that phase the vendor out';
comment on column "vendor_exposure"."networks_excluding" is 'Of these, networks that removed, exclude or do not use it';
comment on column "vendor_exposure"."last_reported" is 'Publication day of the last article; null when none is dated';

create table "exposure_by_current_vendor" (
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "current_vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "generation" VARCHAR not null,
    "networks_with_evidence" BIGINT not null,
    "networks_using" BIGINT not null,
    "networks_phasing_out" BIGINT not null,
    "networks_excluding" BIGINT not null,
    "last_reported" DATE
);
comment on table "exposure_by_current_vendor" is 'Exposure to a vendor of today and all that it took over, by country. Grain: one row per country, vendor of today and generation. Key: country, current_vendor_id, generation.';
comment on column "exposure_by_current_vendor"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "exposure_by_current_vendor"."country_name" is 'Name of the country';
comment on column "exposure_by_current_vendor"."current_vendor_id" is 'The vendor that carries this one''s business today';
comment on column "exposure_by_current_vendor"."vendor" is 'Name of the vendor';
comment on column "exposure_by_current_vendor"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "exposure_by_current_vendor"."networks_with_evidence" is 'Of these, networks of which any deployment in this generation is told';
comment on column "exposure_by_current_vendor"."networks_using" is 'Of these, networks where the vendor''s equipment is in use, if only for now';
comment on column "exposure_by_current_vendor"."networks_phasing_out" is 'Of these, networks that phase the vendor out';
comment on column "exposure_by_current_vendor"."networks_excluding" is 'Of these, networks that removed, exclude or do not use it';
comment on column "exposure_by_current_vendor"."last_reported" is 'Publication day of the last article; null when none is dated';

create table "exposure_by_group" (
    "group_id" VARCHAR not null,
    "group_name" VARCHAR not null,
    "current_vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "generation" VARCHAR not null,
    "networks_with_evidence" BIGINT not null,
    "networks_using" BIGINT not null,
    "networks_phasing_out" BIGINT not null,
    "networks_excluding" BIGINT not null,
    "countries" BIGINT not null,
    "last_reported" DATE
);
comment on table "exposure_by_group" is 'Exposure of a group of operators to a vendor of today. Grain: one row per group of operators, vendor of today and generation. Key: group_id, current_vendor_id, generation.';
comment on column "exposure_by_group"."group_id" is 'The company at the end of the chain of parents, in `operators`';
comment on column "exposure_by_group"."group_name" is 'Name of the group';
comment on column "exposure_by_group"."current_vendor_id" is 'The vendor that carries this one''s business today';
comment on column "exposure_by_group"."vendor" is 'Name of the vendor';
comment on column "exposure_by_group"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "exposure_by_group"."networks_with_evidence" is 'Of these, networks of which any deployment in this generation is told';
comment on column "exposure_by_group"."networks_using" is 'Of these, networks where the vendor''s equipment is in use, if only for now';
comment on column "exposure_by_group"."networks_phasing_out" is 'Of these, networks that phase the vendor out';
comment on column "exposure_by_group"."networks_excluding" is 'Of these, networks that removed, exclude or do not use it';
comment on column "exposure_by_group"."countries" is 'How many distinct countries';
comment on column "exposure_by_group"."last_reported" is 'Publication day of the last article; null when none is dated';

create table "exposure_by_bloc" (
    "bloc" VARCHAR not null,
    "current_vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "generation" VARCHAR not null,
    "networks_with_evidence" BIGINT not null,
    "networks_using" BIGINT not null,
    "networks_phasing_out" BIGINT not null,
    "networks_excluding" BIGINT not null,
    "countries" BIGINT not null,
    "last_reported" DATE
);
comment on table "exposure_by_bloc" is 'Exposure of the EU, NATO and the Five Eyes of today to a vendor of today. Grain: one row per bloc, vendor of today and generation. Key: bloc, current_vendor_id, generation.';
comment on column "exposure_by_bloc"."bloc" is 'Group of countries: `EU`, `NATO`, `FVEY` (Five Eyes)';
comment on column "exposure_by_bloc"."current_vendor_id" is 'The vendor that carries this one''s business today';
comment on column "exposure_by_bloc"."vendor" is 'Name of the vendor';
comment on column "exposure_by_bloc"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "exposure_by_bloc"."networks_with_evidence" is 'Of these, networks of which any deployment in this generation is told';
comment on column "exposure_by_bloc"."networks_using" is 'Of these, networks where the vendor''s equipment is in use, if only for now';
comment on column "exposure_by_bloc"."networks_phasing_out" is 'Of these, networks that phase the vendor out';
comment on column "exposure_by_bloc"."networks_excluding" is 'Of these, networks that removed, exclude or do not use it';
comment on column "exposure_by_bloc"."countries" is 'How many distinct countries';
comment on column "exposure_by_bloc"."last_reported" is 'Publication day of the last article; null when none is dated';

create table "vendor_wins_losses" (
    "quarter_from" DATE not null,
    "vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "current_vendor_id" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "generation" VARCHAR not null,
    "networks_won" BIGINT not null,
    "networks_lost" BIGINT not null,
    "networks_closed" BIGINT not null,
    "operators" VARCHAR not null
);
comment on table "vendor_wins_losses" is 'Networks that a vendor won, lost or was kept out of, by quarter. Grain: one row per quarter, vendor, country and generation. Key: quarter_from, vendor_id, country, generation.';
comment on column "vendor_wins_losses"."quarter_from" is 'First day of the quarter';
comment on column "vendor_wins_losses"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "vendor_wins_losses"."vendor" is 'Name of the vendor';
comment on column "vendor_wins_losses"."current_vendor_id" is 'The vendor that carries this one''s business today';
comment on column "vendor_wins_losses"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "vendor_wins_losses"."country_name" is 'Name of the country';
comment on column "vendor_wins_losses"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "vendor_wins_losses"."networks_won" is 'Networks that chose the vendor in the quarter';
comment on column "vendor_wins_losses"."networks_lost" is 'Networks that began to drop the vendor, or had removed it';
comment on column "vendor_wins_losses"."networks_closed" is 'Networks that decided not to use the vendor';
comment on column "vendor_wins_losses"."operators" is 'The operators concerned, ids sorted and joined by `, `';

create table "deployments_today" (
    "deployment_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "operator" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "current_vendor_id" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "status" VARCHAR not null,
    "since" DATE,
    "since_latest" DATE,
    "since_precision" VARCHAR,
    "since_basis" VARCHAR not null,
    "deadline" DATE,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "general_claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null,
    "age_days" BIGINT,
    "confidence_today" DOUBLE
);
comment on table "deployments_today" is 'Deployments that hold today, with the age of the newest word. Grain: one row per deployment that holds today. Key: deployment_id.';
comment on column "deployments_today"."deployment_id" is 'Surrogate key of a deployment, from its key and episode';
comment on column "deployments_today"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "deployments_today"."operator" is 'Name of the operator';
comment on column "deployments_today"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "deployments_today"."country_name" is 'Name of the country';
comment on column "deployments_today"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "deployments_today"."vendor" is 'Name of the vendor';
comment on column "deployments_today"."current_vendor_id" is 'The vendor that carries this one''s business today';
comment on column "deployments_today"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "deployments_today"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "deployments_today"."status" is 'What the operator does with the vendor''s equipment. One of: testing, selected, in_use, phasing_out, removed, excluded, not_used.';
comment on column "deployments_today"."since" is 'From when the status holds: first possible day; null when nothing tells it';
comment on column "deployments_today"."since_latest" is 'Last possible day of `since`; null when `since` is';
comment on column "deployments_today"."since_precision" is 'How precise `since` is; null when `since` is. One of: day, month, year.';
comment on column "deployments_today"."since_basis" is 'How `since` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_today"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "deployments_today"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "deployments_today"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "deployments_today"."claims" is 'How many claims say it';
comment on column "deployments_today"."general_claims" is 'Claims that say the same with generation, part or country left open; not in `claims`';
comment on column "deployments_today"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "deployments_today"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "deployments_today"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "deployments_today"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';
comment on column "deployments_today"."age_days" is 'Days from the newest evidence to today; null when there is none';
comment on column "deployments_today"."confidence_today" is '`confidence`, halved for every ten years since the last report; null when none is dated';

create table "generation_timeline" (
    "rollout_id" VARCHAR not null,
    "happened_on" DATE,
    "happened_basis" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "operator" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "generation" VARCHAR not null,
    "milestone" VARCHAR not null,
    "date" DATE,
    "date_latest" DATE,
    "date_precision" VARCHAR,
    "date_basis" VARCHAR not null,
    "is_overdue" BOOLEAN not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "generation_timeline" is 'Launches and shutdowns of generations, those planned and overdue marked. Grain: one row per rollout. Key: rollout_id.';
comment on column "generation_timeline"."rollout_id" is 'Surrogate key of a rollout, from its key and episode';
comment on column "generation_timeline"."happened_on" is 'Day by which the event is sorted: stated, else first reported';
comment on column "generation_timeline"."happened_basis" is 'How `happened_on` is known. One of: stated, relative, deadline, publication, not_stated.';
comment on column "generation_timeline"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "generation_timeline"."operator" is 'Name of the operator';
comment on column "generation_timeline"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "generation_timeline"."country_name" is 'Name of the country';
comment on column "generation_timeline"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "generation_timeline"."milestone" is 'What the operator does with the generation. One of: trial, licensed, planned, launched, expanded, shutdown_planned, shut_down.';
comment on column "generation_timeline"."date" is 'When the status began or the milestone falls: first possible day; null when nothing tells it';
comment on column "generation_timeline"."date_latest" is 'Last possible day of `date`; null when `date` is';
comment on column "generation_timeline"."date_precision" is 'How precise `date` is; null when `date` is. One of: day, month, year.';
comment on column "generation_timeline"."date_basis" is 'How `date` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "generation_timeline"."is_overdue" is 'Whether the last possible day has passed without the event reported; null: not known';
comment on column "generation_timeline"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "generation_timeline"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "generation_timeline"."claims" is 'How many claims say it';
comment on column "generation_timeline"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "generation_timeline"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "generation_timeline"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "generation_timeline"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "overdue_rollouts" (
    "rollout_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "operator" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "generation" VARCHAR not null,
    "milestone" VARCHAR not null,
    "date" DATE not null,
    "date_latest" DATE not null,
    "date_precision" VARCHAR not null,
    "date_basis" VARCHAR not null,
    "days_overdue" BIGINT not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "overdue_rollouts" is 'Plans whose day has passed and of which nobody reported that they were met. Grain: one row per overdue plan. Key: rollout_id.';
comment on column "overdue_rollouts"."rollout_id" is 'Surrogate key of a rollout, from its key and episode';
comment on column "overdue_rollouts"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "overdue_rollouts"."operator" is 'Name of the operator';
comment on column "overdue_rollouts"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "overdue_rollouts"."country_name" is 'Name of the country';
comment on column "overdue_rollouts"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "overdue_rollouts"."milestone" is 'What the operator does with the generation. One of: trial, licensed, planned, launched, expanded, shutdown_planned, shut_down.';
comment on column "overdue_rollouts"."date" is 'When the status began or the milestone falls: first possible day; null when nothing tells it';
comment on column "overdue_rollouts"."date_latest" is 'Last possible day of `date`; null when `date` is';
comment on column "overdue_rollouts"."date_precision" is 'How precise `date` is; null when `date` is. One of: day, month, year.';
comment on column "overdue_rollouts"."date_basis" is 'How `date` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "overdue_rollouts"."days_overdue" is 'Days from the last possible day of the plan to today';
comment on column "overdue_rollouts"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "overdue_rollouts"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "overdue_rollouts"."claims" is 'How many claims say it';
comment on column "overdue_rollouts"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "overdue_rollouts"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "overdue_rollouts"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "overdue_rollouts"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "deadlines" (
    "fact_id" VARCHAR not null,
    "fact_table" VARCHAR not null,
    "subject_id" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "event" VARCHAR not null,
    "deadline" DATE not null,
    "deadline_latest" DATE not null,
    "deadline_precision" VARCHAR not null,
    "deadline_basis" VARCHAR not null,
    "days_left" BIGINT not null,
    "is_overdue" BOOLEAN,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "deadlines" is 'What must happen by when, soonest first, as of today. Grain: one row per fact that has a deadline. Key: fact_id.';
comment on column "deadlines"."fact_id" is 'Surrogate key of a fact, in the table that `fact_table` names';
comment on column "deadlines"."fact_table" is 'Which table holds the fact. One of: deployments, rollouts, policy_actions, policy_stages.';
comment on column "deadlines"."subject_id" is 'Whose fact or duty it is: an operator, or a jurisdiction';
comment on column "deadlines"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "deadlines"."country_name" is 'Name of the country';
comment on column "deadlines"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "deadlines"."vendor" is 'Name of the vendor';
comment on column "deadlines"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "deadlines"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "deadlines"."event" is 'What happens: the status, the milestone, or action and stage';
comment on column "deadlines"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "deadlines"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "deadlines"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "deadlines"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deadlines"."days_left" is 'Days from today to the deadline; negative when it has passed';
comment on column "deadlines"."is_overdue" is 'Whether the last possible day has passed without the event reported; null: not known';
comment on column "deadlines"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "deadlines"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "deadlines"."claims" is 'How many claims say it';
comment on column "deadlines"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "deadlines"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "deadlines"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "deadlines"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "deployments_history_named" (
    "deployment_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "operator" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "status" VARCHAR not null,
    "episode" BIGINT not null,
    "valid_from" DATE not null,
    "valid_to" DATE not null,
    "known_from" DATE not null,
    "known_to" DATE not null,
    "known_basis" VARCHAR not null,
    "since" DATE,
    "since_latest" DATE,
    "since_precision" VARCHAR,
    "since_basis" VARCHAR not null,
    "until" DATE,
    "until_latest" DATE,
    "until_precision" VARCHAR,
    "until_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "deployments_history_named" is '`deployments_history` with names beside the ids, for people and dashboards. Grain: one row per deployment and version of what is known of it. Key: deployment_id, known_from.';
comment on column "deployments_history_named"."deployment_id" is 'Surrogate key of a deployment, from its key and episode';
comment on column "deployments_history_named"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "deployments_history_named"."operator" is 'Name of the operator';
comment on column "deployments_history_named"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "deployments_history_named"."country_name" is 'Name of the country';
comment on column "deployments_history_named"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "deployments_history_named"."vendor" is 'Name of the vendor';
comment on column "deployments_history_named"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "deployments_history_named"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "deployments_history_named"."status" is 'What the operator does with the vendor''s equipment. One of: testing, selected, in_use, phasing_out, removed, excluded, not_used.';
comment on column "deployments_history_named"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "deployments_history_named"."valid_from" is 'First day on which it holds: as told, else the first report, else the day from which it is known; never null';
comment on column "deployments_history_named"."valid_to" is 'First day on which it holds no more; 9999-12-31 when no end is known';
comment on column "deployments_history_named"."known_from" is 'First day on which this was known: the publication of the article that tells it, else the day on which the article was first read; never null';
comment on column "deployments_history_named"."known_to" is 'First day on which this was known otherwise; 9999-12-31 when it stands as it is';
comment on column "deployments_history_named"."known_basis" is 'How `known_from` is known. One of: publication, first_seen.';
comment on column "deployments_history_named"."since" is 'From when the status holds: first possible day; null when nothing tells it';
comment on column "deployments_history_named"."since_latest" is 'Last possible day of `since`; null when `since` is';
comment on column "deployments_history_named"."since_precision" is 'How precise `since` is; null when `since` is. One of: day, month, year.';
comment on column "deployments_history_named"."since_basis" is 'How `since` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_history_named"."until" is 'When the status ended: first possible day; null when nothing tells it';
comment on column "deployments_history_named"."until_latest" is 'Last possible day of `until`; null when `until` is';
comment on column "deployments_history_named"."until_precision" is 'How precise `until` is; null when `until` is. One of: day, month, year.';
comment on column "deployments_history_named"."until_basis" is 'How `until` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_history_named"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "deployments_history_named"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "deployments_history_named"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "deployments_history_named"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_history_named"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "deployments_history_named"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "deployments_history_named"."claims" is 'How many claims say it';
comment on column "deployments_history_named"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "deployments_history_named"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "deployments_history_named"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "deployments_history_named"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "deployments_named" (
    "deployment_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "operator" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "vendor_id" VARCHAR not null,
    "vendor" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "status" VARCHAR not null,
    "episode" BIGINT not null,
    "since" DATE,
    "since_latest" DATE,
    "since_precision" VARCHAR,
    "since_basis" VARCHAR not null,
    "until" DATE,
    "until_latest" DATE,
    "until_precision" VARCHAR,
    "until_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "is_current" BOOLEAN not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "general_claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "deployments_named" is '`deployments` with names beside the ids, for people and dashboards. Grain: one row per operator, country, vendor, generation, part, status and episode. Key: deployment_id.';
comment on column "deployments_named"."deployment_id" is 'Surrogate key of a deployment, from its key and episode';
comment on column "deployments_named"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "deployments_named"."operator" is 'Name of the operator';
comment on column "deployments_named"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "deployments_named"."country_name" is 'Name of the country';
comment on column "deployments_named"."vendor_id" is 'Vendor: slug, or `group:...` for an unnamed group of vendors';
comment on column "deployments_named"."vendor" is 'Name of the vendor';
comment on column "deployments_named"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "deployments_named"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "deployments_named"."status" is 'What the operator does with the vendor''s equipment. One of: testing, selected, in_use, phasing_out, removed, excluded, not_used.';
comment on column "deployments_named"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "deployments_named"."since" is 'From when the status holds: first possible day; null when nothing tells it';
comment on column "deployments_named"."since_latest" is 'Last possible day of `since`; null when `since` is';
comment on column "deployments_named"."since_precision" is 'How precise `since` is; null when `since` is. One of: day, month, year.';
comment on column "deployments_named"."since_basis" is 'How `since` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_named"."until" is 'When the status ended: first possible day; null when nothing tells it';
comment on column "deployments_named"."until_latest" is 'Last possible day of `until`; null when `until` is';
comment on column "deployments_named"."until_precision" is 'How precise `until` is; null when `until` is. One of: day, month, year.';
comment on column "deployments_named"."until_basis" is 'How `until` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_named"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "deployments_named"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "deployments_named"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "deployments_named"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "deployments_named"."is_current" is 'Whether no later status is known to have ended this one';
comment on column "deployments_named"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "deployments_named"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "deployments_named"."claims" is 'How many claims say it';
comment on column "deployments_named"."general_claims" is 'Claims that say the same with generation, part or country left open; not in `claims`';
comment on column "deployments_named"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "deployments_named"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "deployments_named"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "deployments_named"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "rollouts_history_named" (
    "rollout_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "operator" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "generation" VARCHAR not null,
    "milestone" VARCHAR not null,
    "episode" BIGINT not null,
    "valid_from" DATE not null,
    "valid_to" DATE not null,
    "known_from" DATE not null,
    "known_to" DATE not null,
    "known_basis" VARCHAR not null,
    "date" DATE,
    "date_latest" DATE,
    "date_precision" VARCHAR,
    "date_basis" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "rollouts_history_named" is '`rollouts_history` with names beside the ids, for people and dashboards. Grain: one row per rollout and version of what is known of it. Key: rollout_id, known_from.';
comment on column "rollouts_history_named"."rollout_id" is 'Surrogate key of a rollout, from its key and episode';
comment on column "rollouts_history_named"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "rollouts_history_named"."operator" is 'Name of the operator';
comment on column "rollouts_history_named"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "rollouts_history_named"."country_name" is 'Name of the country';
comment on column "rollouts_history_named"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "rollouts_history_named"."milestone" is 'What the operator does with the generation. One of: trial, licensed, planned, launched, expanded, shutdown_planned, shut_down.';
comment on column "rollouts_history_named"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "rollouts_history_named"."valid_from" is 'First day on which it holds: as told, else the first report, else the day from which it is known; never null';
comment on column "rollouts_history_named"."valid_to" is 'First day on which it holds no more; 9999-12-31 when no end is known';
comment on column "rollouts_history_named"."known_from" is 'First day on which this was known: the publication of the article that tells it, else the day on which the article was first read; never null';
comment on column "rollouts_history_named"."known_to" is 'First day on which this was known otherwise; 9999-12-31 when it stands as it is';
comment on column "rollouts_history_named"."known_basis" is 'How `known_from` is known. One of: publication, first_seen.';
comment on column "rollouts_history_named"."date" is 'When the status began or the milestone falls: first possible day; null when nothing tells it';
comment on column "rollouts_history_named"."date_latest" is 'Last possible day of `date`; null when `date` is';
comment on column "rollouts_history_named"."date_precision" is 'How precise `date` is; null when `date` is. One of: day, month, year.';
comment on column "rollouts_history_named"."date_basis" is 'How `date` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "rollouts_history_named"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "rollouts_history_named"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "rollouts_history_named"."claims" is 'How many claims say it';
comment on column "rollouts_history_named"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "rollouts_history_named"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "rollouts_history_named"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "rollouts_history_named"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "rollouts_named" (
    "rollout_id" VARCHAR not null,
    "operator_id" VARCHAR not null,
    "operator" VARCHAR not null,
    "country" VARCHAR not null,
    "country_name" VARCHAR not null,
    "generation" VARCHAR not null,
    "milestone" VARCHAR not null,
    "episode" BIGINT not null,
    "date" DATE,
    "date_latest" DATE,
    "date_precision" VARCHAR,
    "date_basis" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "rollouts_named" is '`rollouts` with names beside the ids, for people and dashboards. Grain: one row per operator, country, generation, milestone and episode. Key: rollout_id.';
comment on column "rollouts_named"."rollout_id" is 'Surrogate key of a rollout, from its key and episode';
comment on column "rollouts_named"."operator_id" is 'Operator: slug of the brand, or `all:XX` for the operators of a country';
comment on column "rollouts_named"."operator" is 'Name of the operator';
comment on column "rollouts_named"."country" is 'Country, ISO 3166-1 alpha-2; null when open in a claim, `ZZ` in a fact';
comment on column "rollouts_named"."country_name" is 'Name of the country';
comment on column "rollouts_named"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "rollouts_named"."milestone" is 'What the operator does with the generation. One of: trial, licensed, planned, launched, expanded, shutdown_planned, shut_down.';
comment on column "rollouts_named"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "rollouts_named"."date" is 'When the status began or the milestone falls: first possible day; null when nothing tells it';
comment on column "rollouts_named"."date_latest" is 'Last possible day of `date`; null when `date` is';
comment on column "rollouts_named"."date_precision" is 'How precise `date` is; null when `date` is. One of: day, month, year.';
comment on column "rollouts_named"."date_basis" is 'How `date` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "rollouts_named"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "rollouts_named"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "rollouts_named"."claims" is 'How many claims say it';
comment on column "rollouts_named"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "rollouts_named"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "rollouts_named"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "rollouts_named"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "policy_history_named" (
    "policy_action_id" VARCHAR not null,
    "jurisdiction" VARCHAR not null,
    "country_name" VARCHAR not null,
    "action" VARCHAR not null,
    "target" VARCHAR not null,
    "target_name" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "episode" BIGINT not null,
    "stage" VARCHAR not null,
    "valid_from" DATE not null,
    "valid_to" DATE not null,
    "known_from" DATE not null,
    "known_to" DATE not null,
    "known_basis" VARCHAR not null,
    "reversed_by" VARCHAR,
    "announced" DATE,
    "announced_latest" DATE,
    "announced_precision" VARCHAR,
    "announced_basis" VARCHAR not null,
    "effective" DATE,
    "effective_latest" DATE,
    "effective_precision" VARCHAR,
    "effective_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "policy_history_named" is '`policy_history` with names beside the ids, for people and dashboards. Grain: one row per policy action, spell of a stage, and version of what is known of it. Key: policy_action_id, valid_from, known_from.';
comment on column "policy_history_named"."policy_action_id" is 'Surrogate key of a policy action, from its key and episode';
comment on column "policy_history_named"."jurisdiction" is 'Country whose body acts, ISO 3166-1 alpha-2, or `EU`';
comment on column "policy_history_named"."country_name" is 'Name of the country';
comment on column "policy_history_named"."action" is 'What the body does. One of: ban, removal_order, procurement_ban, restriction, security_rule, export_control, funding, approval, legal_action, diplomatic_pressure, spectrum.';
comment on column "policy_history_named"."target" is 'Vendor or vendor group; null when open in a claim, `unspecified` in a fact';
comment on column "policy_history_named"."target_name" is 'Name of the vendor or group that the action is aimed at';
comment on column "policy_history_named"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "policy_history_named"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "policy_history_named"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "policy_history_named"."stage" is 'How far the action has come. One of: considered, proposed, decided, in_force, delayed, lifted, rejected.';
comment on column "policy_history_named"."valid_from" is 'First day on which it holds: as told, else the first report, else the day from which it is known; never null';
comment on column "policy_history_named"."valid_to" is 'First day on which it holds no more; 9999-12-31 when no end is known';
comment on column "policy_history_named"."known_from" is 'First day on which this was known: the publication of the article that tells it, else the day on which the article was first read; never null';
comment on column "policy_history_named"."known_to" is 'First day on which this was known otherwise; 9999-12-31 when it stands as it is';
comment on column "policy_history_named"."known_basis" is 'How `known_from` is known. One of: publication, first_seen.';
comment on column "policy_history_named"."reversed_by" is 'The opposite policy action that ended this one; null when none did';
comment on column "policy_history_named"."announced" is 'When the action was made known: first possible day; null when nothing tells it';
comment on column "policy_history_named"."announced_latest" is 'Last possible day of `announced`; null when `announced` is';
comment on column "policy_history_named"."announced_precision" is 'How precise `announced` is; null when `announced` is. One of: day, month, year.';
comment on column "policy_history_named"."announced_basis" is 'How `announced` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_history_named"."effective" is 'From when the action holds: first possible day; null when nothing tells it';
comment on column "policy_history_named"."effective_latest" is 'Last possible day of `effective`; null when `effective` is';
comment on column "policy_history_named"."effective_precision" is 'How precise `effective` is; null when `effective` is. One of: day, month, year.';
comment on column "policy_history_named"."effective_basis" is 'How `effective` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_history_named"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "policy_history_named"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "policy_history_named"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "policy_history_named"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_history_named"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "policy_history_named"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "policy_history_named"."claims" is 'How many claims say it';
comment on column "policy_history_named"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "policy_history_named"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "policy_history_named"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "policy_history_named"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "policy_actions_named" (
    "policy_action_id" VARCHAR not null,
    "jurisdiction" VARCHAR not null,
    "country_name" VARCHAR not null,
    "action" VARCHAR not null,
    "target" VARCHAR not null,
    "target_name" VARCHAR not null,
    "generation" VARCHAR not null,
    "part" VARCHAR not null,
    "episode" BIGINT not null,
    "authority" VARCHAR,
    "stage" VARCHAR not null,
    "announced" DATE,
    "announced_latest" DATE,
    "announced_precision" VARCHAR,
    "announced_basis" VARCHAR not null,
    "effective" DATE,
    "effective_latest" DATE,
    "effective_precision" VARCHAR,
    "effective_basis" VARCHAR not null,
    "deadline" DATE,
    "deadline_latest" DATE,
    "deadline_precision" VARCHAR,
    "deadline_basis" VARCHAR not null,
    "follows" VARCHAR,
    "reversed_by" VARCHAR,
    "reversed_on" DATE,
    "first_reported" DATE,
    "last_reported" DATE,
    "claims" BIGINT not null,
    "independent_sources" BIGINT not null,
    "is_contested" BOOLEAN not null,
    "confidence" DOUBLE not null,
    "certainty" VARCHAR not null
);
comment on table "policy_actions_named" is '`policy_actions` with names beside the ids, for people and dashboards. Grain: one row per jurisdiction, action, target, generation, part and episode. Key: policy_action_id.';
comment on column "policy_actions_named"."policy_action_id" is 'Surrogate key of a policy action, from its key and episode';
comment on column "policy_actions_named"."jurisdiction" is 'Country whose body acts, ISO 3166-1 alpha-2, or `EU`';
comment on column "policy_actions_named"."country_name" is 'Name of the country';
comment on column "policy_actions_named"."action" is 'What the body does. One of: ban, removal_order, procurement_ban, restriction, security_rule, export_control, funding, approval, legal_action, diplomatic_pressure, spectrum.';
comment on column "policy_actions_named"."target" is 'Vendor or vendor group; null when open in a claim, `unspecified` in a fact';
comment on column "policy_actions_named"."target_name" is 'Name of the vendor or group that the action is aimed at';
comment on column "policy_actions_named"."generation" is 'Network generation; null when open in a claim, `unspecified` in a fact. One of: 2G, 3G, 4G, 5G, 6G, unspecified.';
comment on column "policy_actions_named"."part" is 'Part of the network; null when open in a claim, `unspecified` in a fact. One of: core, ran, transport, fixed, unspecified.';
comment on column "policy_actions_named"."episode" is 'Which time round, from 1: the same key again after it had ended';
comment on column "policy_actions_named"."authority" is 'The acting body as written; null when the text names none';
comment on column "policy_actions_named"."stage" is 'How far the action has come. One of: considered, proposed, decided, in_force, delayed, lifted, rejected.';
comment on column "policy_actions_named"."announced" is 'When the action was made known: first possible day; null when nothing tells it';
comment on column "policy_actions_named"."announced_latest" is 'Last possible day of `announced`; null when `announced` is';
comment on column "policy_actions_named"."announced_precision" is 'How precise `announced` is; null when `announced` is. One of: day, month, year.';
comment on column "policy_actions_named"."announced_basis" is 'How `announced` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_actions_named"."effective" is 'From when the action holds: first possible day; null when nothing tells it';
comment on column "policy_actions_named"."effective_latest" is 'Last possible day of `effective`; null when `effective` is';
comment on column "policy_actions_named"."effective_precision" is 'How precise `effective` is; null when `effective` is. One of: day, month, year.';
comment on column "policy_actions_named"."effective_basis" is 'How `effective` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_actions_named"."deadline" is 'By when equipment must be out or the duty met: first possible day; null when nothing tells it';
comment on column "policy_actions_named"."deadline_latest" is 'Last possible day of `deadline`; null when `deadline` is';
comment on column "policy_actions_named"."deadline_precision" is 'How precise `deadline` is; null when `deadline` is. One of: day, month, year.';
comment on column "policy_actions_named"."deadline_basis" is 'How `deadline` is known: `stated` in the text, `relative` to the publication date, a `deadline`, the `publication` date itself, or `not_stated`. One of: stated, relative, deadline, publication, not_stated.';
comment on column "policy_actions_named"."follows" is 'The policy action that this one carries on; null when none is known';
comment on column "policy_actions_named"."reversed_by" is 'The opposite policy action that ended this one; null when none did';
comment on column "policy_actions_named"."reversed_on" is 'First day without it after a reversal; null when not reversed';
comment on column "policy_actions_named"."first_reported" is 'Publication day of the first article; null when none is dated';
comment on column "policy_actions_named"."last_reported" is 'Publication day of the last article; null when none is dated';
comment on column "policy_actions_named"."claims" is 'How many claims say it';
comment on column "policy_actions_named"."independent_sources" is 'How many independent stories say it (copies count once)';
comment on column "policy_actions_named"."is_contested" is 'Whether other claims say what cannot hold beside this one';
comment on column "policy_actions_named"."confidence" is '0 to 0.999: 1 - product over independent sources of (1 - weight)';
comment on column "policy_actions_named"."certainty" is 'How surely it is told; of a fact, the surest claim. One of: asserted, reported, possible.';

create table "extraction_quality" (
    "source" VARCHAR not null,
    "kind" VARCHAR not null,
    "match" VARCHAR not null,
    "tp" BIGINT not null,
    "fp" BIGINT not null,
    "fn" BIGINT not null,
    "precision" DOUBLE,
    "precision_low" DOUBLE,
    "precision_high" DOUBLE,
    "recall" DOUBLE,
    "recall_low" DOUBLE,
    "recall_high" DOUBLE,
    "f1" DOUBLE
);
comment on table "extraction_quality" is 'Precision and recall of the extraction on gold labels. The set `written` is all articles that were written for this project; in a version of the sample, the sample. Grain: one row per gold set, kind of claim and way of matching. Key: source, kind, match.';
comment on column "extraction_quality"."source" is 'Where it comes from: `inbox`, a feed, an archive; for scores the gold set';
comment on column "extraction_quality"."kind" is 'Kind of thing: of a name (operator, vendor, ...), or of the claims scored. One of: deployment, rollout, policy, all.';
comment on column "extraction_quality"."match" is 'What has to agree for a match: core fields, all fields, .... One of: core, strict, certainty, authority, evidence.';
comment on column "extraction_quality"."tp" is 'True positives: predicted and in the gold labels';
comment on column "extraction_quality"."fp" is 'False positives: predicted, not in the gold labels';
comment on column "extraction_quality"."fn" is 'False negatives: in the gold labels, not predicted';
comment on column "extraction_quality"."precision" is 'tp / (tp + fp); null when nothing was predicted';
comment on column "extraction_quality"."precision_low" is 'Lower end of the 95 % interval of precision';
comment on column "extraction_quality"."precision_high" is 'Upper end of the 95 % interval of precision';
comment on column "extraction_quality"."recall" is 'tp / (tp + fn); null when nothing was to be found';
comment on column "extraction_quality"."recall_low" is 'Lower end of the 95 % interval of recall';
comment on column "extraction_quality"."recall_high" is 'Upper end of the 95 % interval of recall';
comment on column "extraction_quality"."f1" is 'Harmonic mean of precision and recall; null when either is';

create table "changes" (
    "version" VARCHAR not null,
    "fact_table" VARCHAR not null,
    "fact_id" VARCHAR not null,
    "fact" VARCHAR not null,
    "change" VARCHAR not null,
    "cause" VARCHAR not null,
    "before" VARCHAR,
    "after" VARCHAR
);
comment on table "changes" is 'Facts that a version added, changed or withdrew, and why; all versions, the first apart. A further report of a known fact is no change. Grain: one row per version and changed fact. Key: version, fact_table, fact_id.';
comment on column "changes"."version" is 'The published version: instant of publication and content hash';
comment on column "changes"."fact_table" is 'Which table holds the fact. One of: deployments, rollouts, policy_actions, policy_stages.';
comment on column "changes"."fact_id" is 'Surrogate key of a fact, in the table that `fact_table` names';
comment on column "changes"."fact" is 'The fields of the fact''s key, for people to read';
comment on column "changes"."change" is 'What the version did to the fact. One of: added, changed, withdrawn.';
comment on column "changes"."cause" is 'Why: a claim of the fact came with a new article, went with a withdrawn one, was corrected, or was read otherwise by a new extractor or reference; else what is new in the version as a whole, `new_rules` where only the merging is. One of: new_article, withdrawn_article, correction, new_extractor, reference, new_rules.';
comment on column "changes"."before" is 'What the changed columns held before; null unless changed';
comment on column "changes"."after" is 'What the changed columns hold now; null unless changed';

create table "fact_id_redirects" (
    "fact_id" VARCHAR not null,
    "fact_table" VARCHAR not null,
    "redirects_to" VARCHAR not null,
    "version" VARCHAR not null
);
comment on table "fact_id_redirects" is 'Ids of facts that are gone, and where most of their claims went. Grain: one row per id that is gone. Key: fact_id.';
comment on column "fact_id_redirects"."fact_id" is 'Surrogate key of a fact, in the table that `fact_table` names';
comment on column "fact_id_redirects"."fact_table" is 'Which table holds the fact. One of: deployments, rollouts, policy_actions, policy_stages.';
comment on column "fact_id_redirects"."redirects_to" is 'The fact, in the same table, that took over most claims of the id';
comment on column "fact_id_redirects"."version" is 'The published version: instant of publication and content hash';

create table "pipeline_runs" (
    "run_id" VARCHAR not null,
    "started_at" TIMESTAMP WITH TIME ZONE not null,
    "finished_at" TIMESTAMP WITH TIME ZONE not null,
    "trigger" VARCHAR not null,
    "documents" BIGINT not null,
    "articles_extracted" BIGINT not null,
    "articles_reused" BIGINT not null,
    "version" VARCHAR not null
);
comment on table "pipeline_runs" is 'The runs that led to published versions. Grain: one row per run. Key: run_id.';
comment on column "pipeline_runs"."run_id" is 'Identifier of the run';
comment on column "pipeline_runs"."started_at" is 'When the run began (UTC)';
comment on column "pipeline_runs"."finished_at" is 'When the run wrote its version (UTC)';
comment on column "pipeline_runs"."trigger" is 'What started the run: `cli`, `ui`, `schedule`, `sensor`';
comment on column "pipeline_runs"."documents" is 'Raw records in the ledger';
comment on column "pipeline_runs"."articles_extracted" is 'Articles that the run read for claims';
comment on column "pipeline_runs"."articles_reused" is 'Articles whose claims an earlier run had read';
comment on column "pipeline_runs"."version" is 'The published version: instant of publication and content hash';

create table "warehouse_info" (
    "key" VARCHAR not null,
    "value" VARCHAR not null
);
comment on table "warehouse_info" is 'What this file is: version, schema version, whether it is the sample. Grain: one row per property. Key: key.';
comment on column "warehouse_info"."key" is 'Name of the property';
comment on column "warehouse_info"."value" is 'Value of the property';

create table "data_dictionary" (
    "table_name" VARCHAR not null,
    "column_name" VARCHAR not null,
    "position" INTEGER not null,
    "type" VARCHAR not null,
    "description" VARCHAR not null,
    "is_nullable" BOOLEAN not null,
    "is_key" BOOLEAN not null,
    "allowed_values" VARCHAR
);
comment on table "data_dictionary" is 'Every column of every table of this file. Grain: one row per column. Key: table_name, column_name.';
comment on column "data_dictionary"."table_name" is 'Name of the table or view';
comment on column "data_dictionary"."column_name" is 'Name of the column';
comment on column "data_dictionary"."position" is 'Place of the column in its table, from 1';
comment on column "data_dictionary"."type" is 'DuckDB type of the column';
comment on column "data_dictionary"."description" is 'What the column means, its unit and the meaning of null';
comment on column "data_dictionary"."is_nullable" is 'Whether the column may be null';
comment on column "data_dictionary"."is_key" is 'Whether the column is part of its table''s key';
comment on column "data_dictionary"."allowed_values" is 'Closed values of the column, joined by `, `; null when open';
