-- question: What do states do about whom, by names people read?
-- grain: one row per jurisdiction, action, target, generation, part and episode
-- key: policy_action_id
-- materialized: view
select
    policy_actions.policy_action_id,
    policy_actions.jurisdiction,
    countries.name as country_name,
    policy_actions.action,
    policy_actions.target,
    vendors.name as target_name,
    policy_actions.generation,
    policy_actions.part,
    policy_actions.episode,
    policy_actions.authority,
    policy_actions.stage,
    policy_actions.announced,
    policy_actions.announced_latest,
    policy_actions.announced_precision,
    policy_actions.announced_basis,
    policy_actions.effective,
    policy_actions.effective_latest,
    policy_actions.effective_precision,
    policy_actions.effective_basis,
    policy_actions.deadline,
    policy_actions.deadline_latest,
    policy_actions.deadline_precision,
    policy_actions.deadline_basis,
    policy_actions.follows,
    policy_actions.reversed_by,
    policy_actions.reversed_on,
    policy_actions.first_reported,
    policy_actions.last_reported,
    policy_actions.claims,
    policy_actions.independent_sources,
    policy_actions.is_contested,
    policy_actions.confidence,
    policy_actions.certainty
from policy_actions
inner join countries on countries.country_id = policy_actions.jurisdiction
inner join vendors on vendors.vendor_id = policy_actions.target
