-- question: For which kind of claim do the facts count more or fewer claims than there are?
-- checks: fact_days
with
    there_are as (
        select 'deployments' as fact_table, count(*) as claims
        from deployment_claims
        union all
        select 'rollouts' as fact_table, count(*) as claims
        from rollout_claims
        union all
        select 'policy_actions' as fact_table, count(*) as claims
        from policy_claims
        union all
        select 'policy_stages' as fact_table, count(*) as claims
        from policy_claims
    ),
    last_days as (
        select fact_table, max(claims) as claims from fact_days group by fact_no, fact_table
    ),
    counted as (select fact_table, sum(claims) as claims from last_days group by fact_table)
select
    there_are.fact_table, there_are.claims as claims, coalesce(counted.claims, 0) as counted_claims
from there_are
left join counted using (fact_table)
where there_are.claims != counted_claims
