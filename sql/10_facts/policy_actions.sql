-- question: What does which state do about networks and vendors, and how far has it come?
-- grain: one row per jurisdiction, action, target, generation, part and episode
-- key: policy_action_id
--
-- stage: the furthest of considered, proposed, decided, in force that is told after the last
-- turn (delayed, lifted, rejected), else that turn; a stage only possible counts last.
-- announced: of that stage. effective, deadline: of the stage that last reports one.
-- authority: the name that most claims give, then the longest.
-- contested: one of its stages is.
with
    stage_order(stage, stage_rank, is_turn) as (
        values
            ('considered', 1, false),
            ('proposed', 2, false),
            ('decided', 3, false),
            ('in_force', 4, false),
            ('delayed', 5, true),
            ('lifted', 6, true),
            ('rejected', 7, true)
    ),
    claims_of_facts as (
        select
            claim_facts.fact_id as policy_action_id,
            claim_facts.episode,
            claim.jurisdiction,
            claim.authority,
            claim.action,
            coalesce(claim.target, 'unspecified') as target,
            coalesce(claim.generation, 'unspecified') as generation,
            coalesce(claim.part, 'unspecified') as part
        from claim_facts
        inner join policy_claims as claim using (claim_id)
        where claim_facts.fact_table = 'policy_actions'
    ),
    facts as (
        select distinct policy_action_id, jurisdiction, action, target, generation, part, episode
        from claims_of_facts
    ),
    named_authorities as (
        select policy_action_id, authority, count(*) as namings
        from claims_of_facts
        where authority is not null
        group by policy_action_id, authority
    ),
    preferred_authorities as (
        select policy_action_id, authority
        from named_authorities
        qualify
            row_number() over (
                partition by policy_action_id
                order by namings desc, length(authority) desc, authority
            )
            = 1
    ),
    stages_told as (
        select
            policy_stages.policy_action_id,
            policy_stages.stage,
            policy_stages.announced,
            policy_stages.announced_latest,
            policy_stages.announced_precision,
            policy_stages.announced_basis,
            policy_stages.certainty = 'possible' as is_only_possible,
            stage_order.stage_rank,
            stage_order.is_turn,
            coalesce(
                policy_stages.announced, policy_stages.first_reported, policy_stages.effective
            ) as told_on
        from policy_stages
        inner join stage_order using (stage)
    ),
    last_turns as (
        select policy_action_id, max(told_on) as turned_on
        from stages_told
        where is_turn and not is_only_possible
        group by policy_action_id
    ),
    stages_after_turns as (
        select
            stages_told.*,
            case
                when last_turns.turned_on is null
                then not stages_told.is_turn
                when stages_told.is_turn
                then false
                else coalesce(stages_told.told_on > last_turns.turned_on, false)
            end as is_after_turn,
            stages_told.is_turn
            and coalesce(stages_told.told_on = last_turns.turned_on, false) as is_last_turn
        from stages_told
        left join last_turns using (policy_action_id)
    ),
    stages_reached as (
        select
            policy_action_id,
            stage,
            announced,
            announced_latest,
            announced_precision,
            announced_basis
        from stages_after_turns
        qualify
            row_number() over (
                partition by policy_action_id
                order by is_only_possible, is_after_turn desc, is_last_turn desc, stage_rank desc
            )
            = 1
    ),
    last_effective as (
        select policy_action_id, effective, effective_latest, effective_precision, effective_basis
        from policy_stages
        where effective is not null
        qualify
            row_number() over (
                partition by policy_action_id
                order by last_reported desc nulls last, effective desc, policy_stage_id
            )
            = 1
    ),
    last_deadline as (
        select policy_action_id, deadline, deadline_latest, deadline_precision, deadline_basis
        from policy_stages
        where deadline is not null
        qualify
            row_number() over (
                partition by policy_action_id
                order by last_reported desc nulls last, deadline desc, policy_stage_id
            )
            = 1
    ),
    contested as (
        select policy_action_id, bool_or(is_contested) as is_contested
        from policy_stages
        group by policy_action_id
    )
select
    facts.policy_action_id,
    facts.jurisdiction,
    facts.action,
    facts.target,
    facts.generation,
    facts.part,
    facts.episode,
    preferred_authorities.authority,
    stages_reached.stage,
    stages_reached.announced,
    stages_reached.announced_latest,
    stages_reached.announced_precision,
    stages_reached.announced_basis,
    last_effective.effective,
    last_effective.effective_latest,
    last_effective.effective_precision,
    coalesce(last_effective.effective_basis, 'not_stated') as effective_basis,
    last_deadline.deadline,
    last_deadline.deadline_latest,
    last_deadline.deadline_precision,
    coalesce(last_deadline.deadline_basis, 'not_stated') as deadline_basis,
    support.first_reported,
    support.last_reported,
    support.claims,
    support.independent_sources,
    contested.is_contested,
    support.confidence,
    support.certainty
from facts
inner join fact_support as support on support.fact_id = facts.policy_action_id
inner join stages_reached using (policy_action_id)
inner join contested using (policy_action_id)
left join preferred_authorities using (policy_action_id)
left join last_effective using (policy_action_id)
left join last_deadline using (policy_action_id)
