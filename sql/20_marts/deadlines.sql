-- question: What must happen by when, and what is overdue?
-- grain: one row per fact that has a deadline
-- key: fact_id
-- materialized: view
--
-- Listed are policies that were not lifted or rejected, and phase-outs. A phase-out is overdue
-- when its last day has passed and no removal is reported. Whether a policy's duty was met no
-- claim tells: once its day has passed, is_overdue is null.
with
    policy_deadlines as (
        select
            policy_action_id as fact_id,
            'policy_actions' as fact_table,
            jurisdiction as subject_id,
            jurisdiction as country,
            target as vendor_id,
            generation,
            part,
            replace(action || ' ' || stage, '_', ' ') as event,
            deadline,
            deadline_latest,
            deadline_precision,
            deadline_basis,
            first_reported,
            last_reported,
            claims,
            independent_sources,
            is_contested,
            confidence,
            certainty
        from policy_actions
        where deadline is not null and stage not in ('lifted', 'rejected')
    ),
    deployment_deadlines as (
        select
            deployment_id as fact_id,
            'deployments' as fact_table,
            operator_id as subject_id,
            country,
            vendor_id,
            generation,
            part,
            replace(status, '_', ' ') as event,
            deadline,
            deadline_latest,
            deadline_precision,
            deadline_basis,
            first_reported,
            last_reported,
            claims,
            independent_sources,
            is_contested,
            confidence,
            certainty
        from deployments
        where deadline is not null and is_current
    ),
    all_deadlines as (
        select *
        from policy_deadlines
        union all
        select *
        from deployment_deadlines
    )
select
    all_deadlines.fact_id,
    all_deadlines.fact_table,
    all_deadlines.subject_id,
    all_deadlines.country,
    countries.name as country_name,
    all_deadlines.vendor_id,
    vendors.name as vendor,
    all_deadlines.generation,
    all_deadlines.part,
    all_deadlines.event,
    all_deadlines.deadline,
    all_deadlines.deadline_latest,
    all_deadlines.deadline_precision,
    all_deadlines.deadline_basis,
    cast(all_deadlines.deadline_latest - current_date as bigint) as days_left,
    case
        when all_deadlines.deadline_latest >= current_date
        then false
        when all_deadlines.fact_table = 'deployments'
        then true
    end as is_overdue,
    all_deadlines.first_reported,
    all_deadlines.last_reported,
    all_deadlines.claims,
    all_deadlines.independent_sources,
    all_deadlines.is_contested,
    all_deadlines.confidence,
    all_deadlines.certainty
from all_deadlines
inner join countries on countries.country_id = all_deadlines.country
inner join vendors using (vendor_id)
