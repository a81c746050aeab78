-- question: What is the strongest policy of a country towards a vendor, and its next deadline?
-- grain: one row per jurisdiction and target
-- key: jurisdiction, target
-- materialized: view
--
-- A policy stands when it is decided, in force or delayed, and more than possible. The next
-- deadline is the earliest from today of all that stands towards the vendor.
with
    action_order(action, strength) as (
        values
            ('ban', 1),
            ('removal_order', 2),
            ('procurement_ban', 3),
            ('restriction', 4),
            ('export_control', 5),
            ('security_rule', 6),
            ('legal_action', 7),
            ('diplomatic_pressure', 8),
            ('funding', 9),
            ('approval', 10)
    ),
    standing as (
        select policy_actions.*, cast(action_order.strength as integer) as strength
        from policy_actions
        inner join action_order using (action)
        where
            policy_actions.stage in ('decided', 'in_force', 'delayed')
            and policy_actions.certainty != 'possible'
            and policy_actions.target != 'unspecified'
    ),
    next_deadlines as (
        select jurisdiction, target, min(deadline_latest) as next_deadline
        from standing
        where deadline_latest >= current_date
        group by jurisdiction, target
    ),
    strongest as (
        select *
        from standing
        qualify
            row_number() over (
                partition by jurisdiction, target
                order by
                    strength,
                    stage = 'in_force' desc,
                    last_reported desc nulls last,
                    policy_action_id
            )
            = 1
    )
select
    strongest.jurisdiction,
    countries.name as country_name,
    strongest.target,
    vendors.name as target_name,
    strongest.action,
    strongest.strength,
    strongest.stage,
    strongest.generation,
    strongest.part,
    strongest.effective,
    strongest.deadline,
    next_deadlines.next_deadline,
    cast(next_deadlines.next_deadline - current_date as bigint) as days_left,
    strongest.policy_action_id,
    strongest.first_reported,
    strongest.last_reported,
    strongest.claims,
    strongest.independent_sources,
    strongest.is_contested,
    strongest.confidence,
    strongest.certainty
from strongest
inner join countries on countries.country_id = strongest.jurisdiction
inner join vendors on vendors.vendor_id = strongest.target
left join next_deadlines using (jurisdiction, target)
