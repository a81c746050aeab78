-- question: What was believed of each policy action, by names people read?
-- grain: one row per policy action, spell of a stage, and version of what is known of it
-- key: policy_action_id, valid_from, known_from
-- materialized: view
select
    policy_history.policy_action_id,
    policy_history.jurisdiction,
    countries.name as country_name,
    policy_history.action,
    policy_history.target,
    vendors.name as target_name,
    policy_history.generation,
    policy_history.part,
    policy_history.episode,
    policy_history.stage,
    policy_history.valid_from,
    policy_history.valid_to,
    policy_history.known_from,
    policy_history.known_to,
    policy_history.known_basis,
    policy_history.reversed_by,
    policy_history.announced,
    policy_history.announced_latest,
    policy_history.announced_precision,
    policy_history.announced_basis,
    policy_history.effective,
    policy_history.effective_latest,
    policy_history.effective_precision,
    policy_history.effective_basis,
    policy_history.deadline,
    policy_history.deadline_latest,
    policy_history.deadline_precision,
    policy_history.deadline_basis,
    policy_history.first_reported,
    policy_history.last_reported,
    policy_history.claims,
    policy_history.independent_sources,
    policy_history.is_contested,
    policy_history.confidence,
    policy_history.certainty
from policy_history
inner join countries on countries.country_id = policy_history.jurisdiction
inner join vendors on vendors.vendor_id = policy_history.target
