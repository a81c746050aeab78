-- question: Which operator launches or ends which generation where, by names people read?
-- grain: one row per operator, country, generation, milestone and episode
-- key: rollout_id
-- materialized: view
select
    rollouts.rollout_id,
    rollouts.operator_id,
    operators.name as operator,
    rollouts.country,
    countries.name as country_name,
    rollouts.generation,
    rollouts.milestone,
    rollouts.episode,
    rollouts.date,
    rollouts.date_latest,
    rollouts.date_precision,
    rollouts.date_basis,
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
