-- question: Who runs, tries, buys, drops or shuns whose equipment, since when, until when?
-- grain: one row per operator, country, vendor, generation, part, status and episode
-- key: deployment_id
--
-- The versions of the history that are known now. How dates, ends and contests come about stands
-- there. general_claims: those that say the same of the operator and vendor with the generation,
-- the part or the country left open. They bear the fact out, but are counted apart.
with
    known_now as not materialized(
        select * from deployments_history where known_to = date '9999-12-31'
    ),
    -- What a more general claim may leave open.
    openings(opens_country, opens_generation, opens_part) as (
        values
            (false, false, true),
            (false, true, false),
            (false, true, true),
            (true, false, false),
            (true, false, true),
            (true, true, false),
            (true, true, true)
    ),
    more_general as (
        select
            known_now.deployment_id,
            known_now.operator_id,
            known_now.vendor_id,
            known_now.status,
            case when opens_country then 'ZZ' else known_now.country end as country,
            case
                when opens_generation then 'unspecified' else known_now.generation
            end as generation,
            case when opens_part then 'unspecified' else known_now.part end as part,
            known_now.valid_from,
            known_now.valid_to
        from known_now
        cross join openings
        where
            not (opens_country and known_now.country = 'ZZ')
            and not (opens_generation and known_now.generation = 'unspecified')
            and not (opens_part and known_now.part = 'unspecified')
    ),
    general_support as (
        select more_general.deployment_id, cast(sum(general.claims) as bigint) as general_claims
        from more_general
        inner join
            known_now as general
            on general.operator_id = more_general.operator_id
            and general.vendor_id = more_general.vendor_id
            and general.status = more_general.status
            and general.country = more_general.country
            and general.generation = more_general.generation
            and general.part = more_general.part
            and general.valid_from < more_general.valid_to
            and more_general.valid_from < general.valid_to
        group by more_general.deployment_id
    )
select
    known_now.deployment_id,
    known_now.operator_id,
    known_now.country,
    known_now.vendor_id,
    known_now.generation,
    known_now.part,
    known_now.status,
    known_now.episode,
    known_now.since,
    known_now.since_latest,
    known_now.since_precision,
    known_now.since_basis,
    known_now.until,
    known_now.until_latest,
    known_now.until_precision,
    known_now.until_basis,
    known_now.deadline,
    known_now.deadline_latest,
    known_now.deadline_precision,
    known_now.deadline_basis,
    known_now.until is null as is_current,
    known_now.first_reported,
    known_now.last_reported,
    known_now.claims,
    coalesce(general_support.general_claims, 0) as general_claims,
    known_now.independent_sources,
    known_now.is_contested,
    known_now.confidence,
    known_now.certainty
from known_now
left join general_support using (deployment_id)
