-- question: Which contested deployments does no contradiction explain?
-- checks: contradictions
with
    explained as (
        select fact_id
        from contradictions
        union
        select other_fact_id as fact_id
        from contradictions
    )
select deployments.deployment_id, deployments.status
from deployments
anti join explained on explained.fact_id = deployments.deployment_id
where deployments.is_contested
