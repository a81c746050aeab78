-- question: Which operator tries, plans, launches, expands or ends which generation, and when?
-- grain: one row per operator, country, generation, milestone and episode
-- key: rollout_id
--
-- date: plans move, so of planned milestones the day last reported counts; of the others the
-- most precise one by the surest claim.
-- contested: claims state days of one launch or end that are more than a year apart.
with
    claims_of_facts as (
        select
            claim_facts.fact_id as rollout_id,
            claim_facts.episode,
            claim_facts.reported_on,
            claim.operator_id,
            coalesce(claim.country, 'ZZ') as country,
            claim.generation,
            claim.milestone,
            claim.certainty,
            claim.date,
            claim.date_latest,
            claim.date_precision,
            claim.date_basis,
            claim.milestone in ('planned', 'shutdown_planned') as is_plan
        from claim_facts
        inner join rollout_claims as claim using (claim_id)
        where claim_facts.fact_table = 'rollouts'
    ),
    facts as (
        select
            rollout_id,
            operator_id,
            country,
            generation,
            milestone,
            episode,
            milestone in ('launched', 'shut_down')
            and coalesce(max(date) > min(date_latest) + 365, false) as is_contested
        from claims_of_facts
        group by rollout_id, operator_id, country, generation, milestone, episode
    ),
    preferred_days as (
        select rollout_id, date, date_latest, date_precision, date_basis
        from claims_of_facts
        where date is not null
        qualify
            row_number() over (
                partition by rollout_id
                order by
                    case when is_plan then reported_on end desc nulls last,
                    certainty != 'asserted',
                    certainty = 'possible',
                    date_latest - date,
                    reported_on desc nulls last,
                    date,
                    date_basis desc
            )
            = 1
    )
select
    facts.rollout_id,
    facts.operator_id,
    facts.country,
    facts.generation,
    facts.milestone,
    facts.episode,
    preferred_day.date,
    preferred_day.date_latest,
    preferred_day.date_precision,
    coalesce(preferred_day.date_basis, 'not_stated') as date_basis,
    support.first_reported,
    support.last_reported,
    support.claims,
    support.independent_sources,
    facts.is_contested,
    support.confidence,
    support.certainty
from facts
inner join fact_support as support on support.fact_id = facts.rollout_id
left join preferred_days as preferred_day using (rollout_id)
