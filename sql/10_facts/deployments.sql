-- question: Who runs, tries, buys, drops or shuns whose equipment, since when, until when?
-- grain: one row per operator, country, vendor, generation, part, status and episode
-- key: deployment_id
--
-- since: of the days that claims state, the one that has passed first for certain; where none
-- states a day, the first publication, unless the status is only possible.
-- until: the day from which a later status of the same key ends this one.
-- deadline: by when the equipment must be out, as last reported.
-- contested: a status that cannot hold at the same time holds by other claims.
with
    -- A status ends when one of these begins, so many days later at the least: a denial soon
    -- after a report contradicts it, a denial years later tells that things have changed.
    status_endings(status, ended_by, after_days) as (
        values
            ('testing', 'selected', 0),
            ('testing', 'in_use', 0),
            ('testing', 'phasing_out', 0),
            ('testing', 'removed', 0),
            ('testing', 'excluded', 0),
            ('selected', 'in_use', 0),
            ('selected', 'phasing_out', 0),
            ('selected', 'removed', 0),
            ('selected', 'excluded', 365),
            ('in_use', 'removed', 0),
            ('in_use', 'not_used', 365),
            ('phasing_out', 'removed', 0),
            ('phasing_out', 'not_used', 365),
            ('removed', 'in_use', 365),
            ('excluded', 'selected', 365),
            ('excluded', 'in_use', 365),
            ('not_used', 'in_use', 365)
    ),
    status_conflicts(status, conflicts_with) as (
        values
            ('in_use', 'not_used'),
            ('in_use', 'removed'),
            ('phasing_out', 'not_used'),
            ('selected', 'excluded'),
            ('not_used', 'in_use'),
            ('removed', 'in_use'),
            ('not_used', 'phasing_out'),
            ('excluded', 'selected')
    ),
    claims_of_facts as (
        select
            claim_facts.fact_id as deployment_id,
            claim_facts.episode,
            claim_facts.reported_on,
            claim.operator_id,
            coalesce(claim.country, 'ZZ') as country,
            claim.vendor_id,
            coalesce(claim.generation, 'unspecified') as generation,
            coalesce(claim.part, 'unspecified') as part,
            claim.status,
            claim.date,
            claim.date_latest,
            claim.date_precision,
            claim.date_basis
        from claim_facts
        inner join deployment_claims as claim using (claim_id)
        where claim_facts.fact_table = 'deployments'
    ),
    facts as (
        select distinct
            deployment_id, operator_id, country, vendor_id, generation, part, status, episode
        from claims_of_facts
    ),
    first_days_stated as (
        select deployment_id, date, date_latest, date_precision, date_basis
        from claims_of_facts
        where date is not null and date_basis != 'deadline'
        qualify
            row_number() over (
                partition by deployment_id order by date_latest, date desc, date_basis desc
            )
            = 1
    ),
    last_deadlines_stated as (
        select deployment_id, date, date_latest, date_precision, date_basis
        from claims_of_facts
        where date is not null and date_basis = 'deadline'
        qualify
            row_number() over (
                partition by deployment_id
                order by reported_on desc nulls last, date_latest desc, date desc
            )
            = 1
    ),
    begun as (
        select
            facts.deployment_id,
            facts.operator_id,
            facts.country,
            facts.vendor_id,
            facts.generation,
            facts.part,
            facts.status,
            facts.episode,
            support.certainty,
            case
                when support.certainty != 'possible' then support.first_reported
            end as publication_day,
            coalesce(first_day.date, publication_day) as since,
            coalesce(first_day.date_latest, publication_day) as since_latest,
            coalesce(
                first_day.date_precision, case when publication_day is not null then 'day' end
            ) as since_precision,
            coalesce(
                first_day.date_basis,
                case when publication_day is not null then 'publication' else 'not_stated' end
            ) as since_basis
        from facts
        inner join fact_support as support on support.fact_id = facts.deployment_id
        left join first_days_stated as first_day using (deployment_id)
    ),
    ends as (
        select
            begun.deployment_id,
            later.since as until,
            later.since_latest as until_latest,
            later.since_precision as until_precision,
            later.since_basis as until_basis
        from begun
        inner join status_endings using (status)
        inner join
            begun as later
            on later.status = status_endings.ended_by
            and later.operator_id = begun.operator_id
            and later.country = begun.country
            and later.vendor_id = begun.vendor_id
            and later.generation = begun.generation
            and later.part = begun.part
            and later.certainty != 'possible'
            and later.since > begun.since + cast(status_endings.after_days as integer)
        qualify
            row_number() over (
                partition by begun.deployment_id
                order by later.since, later.since_latest, later.deployment_id
            )
            = 1
    ),
    spells as (
        select
            begun.deployment_id,
            begun.operator_id,
            begun.country,
            begun.vendor_id,
            begun.generation,
            begun.part,
            begun.status,
            begun.certainty,
            begun.since,
            ends.until
        from begun
        left join ends using (deployment_id)
    ),
    contested as (
        select distinct spells.deployment_id
        from spells
        inner join status_conflicts using (status)
        inner join
            spells as other
            on other.status = status_conflicts.conflicts_with
            and other.operator_id = spells.operator_id
            and other.country = spells.country
            and other.vendor_id = spells.vendor_id
            and other.generation = spells.generation
            and other.part = spells.part
            and other.certainty != 'possible'
            and coalesce(other.since < spells.until, true)
            and coalesce(spells.since < other.until, true)
        where spells.certainty != 'possible'
    )
select
    begun.deployment_id,
    begun.operator_id,
    begun.country,
    begun.vendor_id,
    begun.generation,
    begun.part,
    begun.status,
    begun.episode,
    begun.since,
    begun.since_latest,
    begun.since_precision,
    begun.since_basis,
    ends.until,
    ends.until_latest,
    ends.until_precision,
    coalesce(ends.until_basis, 'not_stated') as until_basis,
    last_deadline.date as deadline,
    last_deadline.date_latest as deadline_latest,
    last_deadline.date_precision as deadline_precision,
    coalesce(last_deadline.date_basis, 'not_stated') as deadline_basis,
    ends.until is null as is_current,
    support.first_reported,
    support.last_reported,
    support.claims,
    support.independent_sources,
    contested.deployment_id is not null as is_contested,
    support.confidence,
    support.certainty
from begun
inner join fact_support as support on support.fact_id = begun.deployment_id
left join ends using (deployment_id)
left join last_deadlines_stated as last_deadline using (deployment_id)
left join contested using (deployment_id)
