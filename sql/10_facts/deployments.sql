-- question: Who runs, tries, buys, drops or shuns whose equipment, since when, until when?
-- grain: one row per operator, country, vendor, generation, part, status and episode
-- key: deployment_id
--
-- The versions of the history that are known now. How dates, ends and contests come about stands
-- there. general_claims: those that say the same of the operator and vendor with the generation,
-- the part or the country left open. They bear the fact out, but are counted apart.
with
    known_now as (select * from deployments_history where known_to = date '9999-12-31'),
    -- Facts that leave something open, by operator, vendor and status: few for each.
    general_facts as (
        select *
        from known_now
        where generation = 'unspecified' or part = 'unspecified' or country = 'ZZ'
    ),
    general_support as (
        select known_now.deployment_id, cast(sum(general.claims) as bigint) as general_claims
        from known_now
        inner join
            general_facts as general
            on general.operator_id = known_now.operator_id
            and general.vendor_id = known_now.vendor_id
            and general.status = known_now.status
            and general.country in (known_now.country, 'ZZ')
            and general.generation in (known_now.generation, 'unspecified')
            and general.part in (known_now.part, 'unspecified')
            and general.deployment_id != known_now.deployment_id
            and general.valid_from < known_now.valid_to
            and known_now.valid_from < general.valid_to
        where
            (general.country, general.generation, general.part)
            != (known_now.country, known_now.generation, known_now.part)
        group by known_now.deployment_id
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
