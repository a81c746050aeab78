-- question: What was known of each stage of a policy action, day by day as articles came in?
-- grain: one row per stage of a policy action and day on which claims of it became known
-- key: policy_stage_id, known_from
--
-- announced: of the days that claims state, the one that has passed first for certain.
-- effective, deadline: as last reported, since both are moved.
-- told_on: the day by which stages are put in order: announced, else the first report, else from
-- when it holds, else the day from which it is known.
with
    actions_of_claims as (
        select claim_id, fact_id as policy_action_id
        from claim_facts
        where fact_table = 'policy_actions'
    ),
    claims_of_facts as (
        select
            cast('0x' || right(claim_facts.fact_id, 16) as ubigint) as fact_no,
            claim_facts.fact_id as policy_stage_id,
            actions_of_claims.policy_action_id,
            claim_facts.known_from,
            coalesce(claim_facts.reported_on, date '0001-01-01') as reported_on,
            claim.*
        from claim_facts
        inner join actions_of_claims using (claim_id)
        inner join policy_claims as claim using (claim_id)
        where claim_facts.fact_table = 'policy_stages'
    ),
    facts as (
        select
            fact_no,
            any_value(policy_stage_id) as policy_stage_id,
            any_value(policy_action_id) as policy_action_id,
            any_value(stage) as stage
        from claims_of_facts
        group by fact_no
    ),
    -- Days that claims state, numbered by which of two counts. Numbers are quicker to compare than
    -- what they stand for.
    announcements as materialized(
        select
            fact_no,
            known_from,
            announced,
            announced_latest,
            announced_precision,
            announced_basis,
            row_number() over (
                order by
                    announced_latest,
                    announced desc,
                    announced_basis = 'stated' desc,
                    announced_precision,
                    announced_basis
            ) as announced_no
        from claims_of_facts
        where announced is not null
    ),
    commencements as materialized(
        select
            fact_no,
            known_from,
            effective,
            effective_latest,
            effective_precision,
            effective_basis,
            row_number() over (
                order by
                    reported_on,
                    effective - effective_latest,
                    effective,
                    effective_precision,
                    effective_basis
            ) as effective_no
        from claims_of_facts
        where effective is not null
    ),
    deadlines_told as materialized(
        select
            fact_no,
            known_from,
            deadline,
            deadline_latest,
            deadline_precision,
            deadline_basis,
            row_number() over (
                order by reported_on, deadline_latest, deadline, deadline_precision, deadline_basis
            ) as deadline_no
        from claims_of_facts
        where deadline is not null
    ),
    days_told as (
        select
            fact_no,
            known_from,
            min(announced_no) as announced_no,
            max(effective_no) as effective_no,
            max(deadline_no) as deadline_no
        from
            (
                select fact_no, known_from, announced_no, null as effective_no, null as deadline_no
                from announcements
                union all
                select fact_no, known_from, null, effective_no, null
                from commencements
                union all
                select fact_no, known_from, null, null, deadline_no
                from deadlines_told
            )
        group by fact_no, known_from
    ),
    states as (
        select
            days.*,
            min(days_told.announced_no) over so_far as announced_no,
            max(days_told.effective_no) over so_far as effective_no,
            max(days_told.deadline_no) over so_far as deadline_no,
            min(days.known_from) over so_far as first_known
        from fact_days as days
        left join days_told using (fact_no, known_from)
        where days.fact_table = 'policy_stages'
        window so_far as (partition by days.fact_no order by days.known_from)
    )
select
    facts.policy_stage_id,
    facts.policy_action_id,
    facts.stage,
    states.known_from,
    coalesce(
        announcement.announced, states.first_reported, commencement.effective, states.first_known
    ) as told_on,
    announcement.announced,
    announcement.announced_latest,
    announcement.announced_precision,
    coalesce(announcement.announced_basis, 'not_stated') as announced_basis,
    commencement.effective,
    commencement.effective_latest,
    commencement.effective_precision,
    coalesce(commencement.effective_basis, 'not_stated') as effective_basis,
    deadline.deadline,
    deadline.deadline_latest,
    deadline.deadline_precision,
    coalesce(deadline.deadline_basis, 'not_stated') as deadline_basis,
    states.first_reported,
    states.last_reported,
    states.claims,
    states.independent_sources,
    states.confidence,
    states.certainty
from states
inner join facts using (fact_no)
left join announcements as announcement using (announced_no)
left join commencements as commencement using (effective_no)
left join deadlines_told as deadline using (deadline_no)
