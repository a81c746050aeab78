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
    days_told as (
        select
            fact_no,
            known_from,
            min(
                case
                    when announced is not null
                    then
                        {
                            'latest':announced_latest,
                            'vagueness':announced_latest - announced,
                            'basis_rank': case announced_basis when 'stated' then 1 else 2 end,
                            'date':announced,
                            'precision':announced_precision,
                            'basis':announced_basis
                        }
                end
            ) as announced,
            max(
                case
                    when effective is not null
                    then
                        {
                            'reported_on':reported_on,
                            'sharpness':effective - effective_latest,
                            'date':effective,
                            'latest':effective_latest,
                            'precision':effective_precision,
                            'basis':effective_basis
                        }
                end
            ) as effective,
            max(
                case
                    when deadline is not null
                    then
                        {
                            'reported_on':reported_on,
                            'latest':deadline_latest,
                            'date':deadline,
                            'precision':deadline_precision,
                            'basis':deadline_basis
                        }
                end
            ) as deadline
        from claims_of_facts
        group by fact_no, known_from
    ),
    states as (
        select
            days.*,
            min(days_told.announced) over so_far as announced,
            max(days_told.effective) over so_far as effective,
            max(days_told.deadline) over so_far as deadline,
            min(days.known_from) over so_far as first_known
        from fact_days as days
        inner join days_told using (fact_no, known_from)
        window so_far as (partition by days.fact_no order by days.known_from)
    )
select
    facts.policy_stage_id,
    facts.policy_action_id,
    facts.stage,
    states.known_from,
    coalesce(
        states.announced.date, states.first_reported, states.effective.date, states.first_known
    ) as told_on,
    states.announced.date as announced,
    states.announced.latest as announced_latest,
    states.announced.precision as announced_precision,
    coalesce(states.announced.basis, 'not_stated') as announced_basis,
    states.effective.date as effective,
    states.effective.latest as effective_latest,
    states.effective.precision as effective_precision,
    coalesce(states.effective.basis, 'not_stated') as effective_basis,
    states.deadline.date as deadline,
    states.deadline.latest as deadline_latest,
    states.deadline.precision as deadline_precision,
    coalesce(states.deadline.basis, 'not_stated') as deadline_basis,
    states.first_reported,
    states.last_reported,
    states.claims,
    states.independent_sources,
    states.confidence,
    states.certainty
from states
inner join facts using (fact_no)
