-- question: Which policy actions stand at a stage that they never reached?
-- checks: policy_actions
select policy_actions.policy_action_id, policy_actions.stage
from policy_actions
anti join
    policy_stages
    on policy_stages.policy_action_id = policy_actions.policy_action_id
    and policy_stages.stage = policy_actions.stage
