-- question: Which operator tries, plans, launches, expands or ends which generation, and when?
-- grain: one row per operator, country, generation, milestone and episode
-- key: rollout_id
--
-- The versions of the history that are known now; how dates come about stands there.
select
    rollout_id,
    operator_id,
    country,
    generation,
    milestone,
    episode,
    date,
    date_latest,
    date_precision,
    date_basis,
    first_reported,
    last_reported,
    claims,
    independent_sources,
    is_contested,
    confidence,
    certainty
from rollouts_history
where known_to = date '9999-12-31'
