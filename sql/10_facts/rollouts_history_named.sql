-- question: What was believed of each rollout, by names people read?
-- grain: one row per rollout and version of what is known of it
-- key: rollout_id, known_from
-- materialized: view
select
    rollouts_history.rollout_id,
    rollouts_history.operator_id,
    operators.name as operator,
    rollouts_history.country,
    countries.name as country_name,
    rollouts_history.generation,
    rollouts_history.milestone,
    rollouts_history.episode,
    rollouts_history.valid_from,
    rollouts_history.valid_to,
    rollouts_history.known_from,
    rollouts_history.known_to,
    rollouts_history.known_basis,
    rollouts_history.date,
    rollouts_history.date_latest,
    rollouts_history.date_precision,
    rollouts_history.date_basis,
    rollouts_history.first_reported,
    rollouts_history.last_reported,
    rollouts_history.claims,
    rollouts_history.independent_sources,
    rollouts_history.is_contested,
    rollouts_history.confidence,
    rollouts_history.certainty
from rollouts_history
inner join operators on operators.operator_id = rollouts_history.operator_id
inner join countries on countries.country_id = rollouts_history.country
