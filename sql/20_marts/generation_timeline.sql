-- question: When was which generation tried, launched, widened or switched off, what is overdue?
-- grain: one row per rollout
-- key: rollout_id
-- materialized: view
--
-- overdue: the last possible day of a plan has passed and nobody reported that it was met. It
-- never counts as launched for that.
with
    plans_and_outcomes(milestone, outcome) as (
        values ('planned', 'launched'), ('planned', 'expanded'), ('shutdown_planned', 'shut_down')
    ),
    plans_met as (
        select distinct plan.rollout_id
        from rollouts as plan
        inner join plans_and_outcomes using (milestone)
        inner join
            rollouts as met
            on met.milestone = plans_and_outcomes.outcome
            and met.operator_id = plan.operator_id
            and met.country = plan.country
            and met.generation = plan.generation
            and met.certainty != 'possible'
    )
select
    rollouts.rollout_id,
    coalesce(rollouts.date, rollouts.first_reported) as happened_on,
    case
        when rollouts.date is not null
        then rollouts.date_basis
        when rollouts.first_reported is not null
        then 'publication'
        else 'not_stated'
    end as happened_basis,
    rollouts.operator_id,
    operators.name as operator,
    rollouts.country,
    countries.name as country_name,
    rollouts.generation,
    rollouts.milestone,
    rollouts.date,
    rollouts.date_latest,
    rollouts.date_precision,
    rollouts.date_basis,
    rollouts.milestone in ('planned', 'shutdown_planned')
    and plans_met.rollout_id is null
    and coalesce(rollouts.date_latest < current_date, false) as is_overdue,
    rollouts.first_reported,
    rollouts.last_reported,
    rollouts.claims,
    rollouts.independent_sources,
    rollouts.is_contested,
    rollouts.confidence,
    rollouts.certainty
from rollouts
inner join operators on operators.operator_id = rollouts.operator_id
inner join countries on countries.country_id = rollouts.country
left join plans_met using (rollout_id)
