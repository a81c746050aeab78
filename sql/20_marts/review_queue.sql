-- question: Which facts most deserve a look by people, and why?
-- grain: one row per fact with a reason
-- key: fact_id
--
-- Points: 4 contested; 2 low confidence (below 0.6, though more than possible); 1 told by one
-- source only. Where one of these holds, impact adds: 2 where a state bans or removes the vendor
-- somewhere, 1 for 5G. claim_id: the claim that weighs most.
with
    vendors_acted_on as (
        select distinct target as vendor_id
        from policy_actions
        where
            action in ('ban', 'removal_order')
            and stage in ('decided', 'in_force', 'delayed')
            and target != 'unspecified'
    ),
    facts as (
        select
            deployment_id as fact_id,
            'deployments' as fact_table,
            concat_ws(' ', operator_id, country, vendor_id, generation, part, status) as fact,
            vendor_id,
            generation,
            is_contested,
            confidence,
            certainty,
            claims,
            independent_sources,
            last_reported
        from deployments
        where is_current
        union all
        select
            policy_action_id as fact_id,
            'policy_actions' as fact_table,
            concat_ws(' ', jurisdiction, action, target, generation, part, stage) as fact,
            target as vendor_id,
            generation,
            is_contested,
            confidence,
            certainty,
            claims,
            independent_sources,
            last_reported
        from policy_actions
        union all
        select
            rollout_id as fact_id,
            'rollouts' as fact_table,
            concat_ws(' ', operator_id, country, generation, milestone) as fact,
            'unspecified' as vendor_id,
            generation,
            is_contested,
            confidence,
            certainty,
            claims,
            independent_sources,
            last_reported
        from rollouts
    ),
    judged as (
        select
            facts.*,
            facts.confidence < 0.6 and facts.certainty != 'possible' as is_doubtful,
            facts.independent_sources = 1 and facts.certainty != 'possible' as has_one_source,
            vendors_acted_on.vendor_id is not null as is_acted_on
        from facts
        left join vendors_acted_on using (vendor_id)
    ),
    queued as (select * from judged where is_contested or is_doubtful or has_one_source),
    best_claims as (
        select fact_id, max_by(claim_id, {'weight':weight, 'claim_id':claim_id}) as claim_id
        from claim_facts
        semi join queued using (fact_id)
        group by fact_id
    )
select
    queued.fact_id,
    queued.fact_table,
    queued.fact,
    cast(
        4 * cast(queued.is_contested as integer)
        + 2 * cast(queued.is_doubtful as integer)
        + cast(queued.has_one_source as integer)
        + 2 * cast(queued.is_acted_on as integer)
        + cast(queued.generation = '5G' as integer) as bigint
    ) as priority,
    concat_ws(
        ', ',
        case when queued.is_contested then 'contested' end,
        case when queued.is_doubtful then 'low confidence' end,
        case when queued.has_one_source then 'one source' end,
        case when queued.is_acted_on then 'vendor under a ban' end,
        case when queued.generation = '5G' then '5G' end
    ) as reasons,
    best_claims.claim_id,
    queued.claims,
    queued.independent_sources,
    queued.confidence,
    queued.last_reported
from queued
inner join best_claims using (fact_id)
