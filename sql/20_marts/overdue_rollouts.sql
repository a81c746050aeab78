-- question: Which launches and shutdowns were planned for a day that has passed, unreported?
-- grain: one row per overdue plan
-- key: rollout_id
-- materialized: view
--
-- An overdue plan is no launch: either it slipped, or nothing that was read tells of it.
select
    rollout_id,
    operator_id,
    operator,
    country,
    country_name,
    generation,
    milestone,
    date,
    date_latest,
    date_precision,
    date_basis,
    cast(current_date - date_latest as bigint) as days_overdue,
    first_reported,
    last_reported,
    claims,
    independent_sources,
    is_contested,
    confidence,
    certainty
from generation_timeline
where is_overdue
