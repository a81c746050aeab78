-- question: Which contradictions name facts that do not say that they are contested?
-- checks: contradictions
with
    contested as (
        select deployment_id as fact_id
        from deployments
        where is_contested
        union all
        select rollout_id as fact_id
        from rollouts
        where is_contested
        union all
        select policy_stage_id as fact_id
        from policy_stages
        where is_contested
    )
select contradictions.fact_id, contradictions.other_fact_id
from contradictions
left join contested as one on one.fact_id = contradictions.fact_id
left join contested as other on other.fact_id = contradictions.other_fact_id
where one.fact_id is null or other.fact_id is null
