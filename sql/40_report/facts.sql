-- question: Every fact, whatever its kind, in one form: who, what, where, since when?
-- grain: one row per deployment, rollout and policy action
--
-- Read by the report. A date is its first day with its precision; the names come from the
-- dimensions, which hold every member that a fact points to.
with
    deployment_facts as (
        select
            deployment_id as fact_id,
            'deployment' as kind,
            operator_id as who_id,
            country,
            vendor_id as what_id,
            generation,
            part,
            status as state,
            null as stage,
            null as authority,
            is_current,
            since as begun,
            since_precision as begun_precision,
            since_basis as begun_basis,
            null::date as effective,
            null as effective_precision,
            until as ended,
            until_precision as ended_precision,
            deadline,
            deadline_latest,
            deadline_precision,
            first_reported,
            last_reported,
            claims,
            independent_sources,
            is_contested,
            confidence,
            certainty
        from deployments
    ),
    rollout_facts as (
        select
            rollout_id as fact_id,
            'rollout' as kind,
            operator_id as who_id,
            country,
            generation as what_id,
            generation,
            'unspecified' as part,
            milestone as state,
            null as stage,
            null as authority,
            true as is_current,
            date as begun,
            date_precision as begun_precision,
            date_basis as begun_basis,
            null::date as effective,
            null as effective_precision,
            null::date as ended,
            null as ended_precision,
            null::date as deadline,
            null::date as deadline_latest,
            null as deadline_precision,
            first_reported,
            last_reported,
            claims,
            independent_sources,
            is_contested,
            confidence,
            certainty
        from rollouts
    ),
    policy_facts as (
        select
            policy_action_id as fact_id,
            'policy' as kind,
            jurisdiction as who_id,
            jurisdiction as country,
            target as what_id,
            generation,
            part,
            action as state,
            stage,
            authority,
            stage not in ('lifted', 'rejected') as is_current,
            announced as begun,
            announced_precision as begun_precision,
            announced_basis as begun_basis,
            effective,
            effective_precision,
            null::date as ended,
            null as ended_precision,
            deadline,
            deadline_latest,
            deadline_precision,
            first_reported,
            last_reported,
            claims,
            independent_sources,
            is_contested,
            confidence,
            certainty
        from policy_actions
    ),
    all_facts as (
        select *
        from deployment_facts
        union all
        select *
        from rollout_facts
        union all
        select *
        from policy_facts
    )
select
    all_facts.*,
    coalesce(operators.name, jurisdictions.name) as who,
    countries.name as country_name,
    coalesce(vendors.name, all_facts.what_id) as what
from all_facts
inner join countries on countries.country_id = all_facts.country
left join operators on operators.operator_id = all_facts.who_id and all_facts.kind != 'policy'
left join countries as jurisdictions on jurisdictions.country_id = all_facts.who_id
left join vendors on vendors.vendor_id = all_facts.what_id and all_facts.kind != 'rollout'
order by
    all_facts.kind,
    all_facts.is_current desc,
    all_facts.last_reported desc nulls last,
    all_facts.fact_id
