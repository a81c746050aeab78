-- question: Which stages did a policy action go through, and when?
-- grain: one row per policy action and stage
-- key: policy_stage_id
--
-- announced: of the days that claims state, the one that has passed first for certain.
-- effective, deadline: as last reported, since both are moved.
-- contested: reported as decided or in force, and as rejected, within one year.
with
    stage_conflicts(stage, conflicts_with) as (
        values
            ('decided', 'rejected'),
            ('in_force', 'rejected'),
            ('rejected', 'decided'),
            ('rejected', 'in_force')
    ),
    actions_of_claims as (
        select claim_id, fact_id as policy_action_id
        from claim_facts
        where fact_table = 'policy_actions'
    ),
    claims_of_facts as (
        select
            claim_facts.fact_id as policy_stage_id,
            actions_of_claims.policy_action_id,
            claim_facts.reported_on,
            claim.stage,
            claim.announced,
            claim.announced_latest,
            claim.announced_precision,
            claim.announced_basis,
            claim.effective,
            claim.effective_latest,
            claim.effective_precision,
            claim.effective_basis,
            claim.deadline,
            claim.deadline_latest,
            claim.deadline_precision,
            claim.deadline_basis
        from claim_facts
        inner join actions_of_claims using (claim_id)
        inner join policy_claims as claim using (claim_id)
        where claim_facts.fact_table = 'policy_stages'
    ),
    facts as (
        select distinct
            claims_of_facts.policy_stage_id,
            claims_of_facts.policy_action_id,
            claims_of_facts.stage,
            support.first_reported,
            support.last_reported,
            support.claims,
            support.independent_sources,
            support.confidence,
            support.certainty
        from claims_of_facts
        inner join fact_support as support on support.fact_id = claims_of_facts.policy_stage_id
    ),
    first_announced as (
        select policy_stage_id, announced, announced_latest, announced_precision, announced_basis
        from claims_of_facts
        where announced is not null
        qualify
            row_number() over (
                partition by policy_stage_id
                order by announced_latest, announced desc, announced_basis desc
            )
            = 1
    ),
    last_effective as (
        select policy_stage_id, effective, effective_latest, effective_precision, effective_basis
        from claims_of_facts
        where effective is not null
        qualify
            row_number() over (
                partition by policy_stage_id
                order by
                    reported_on desc nulls last,
                    effective_latest - effective,
                    effective desc,
                    effective_basis desc
            )
            = 1
    ),
    last_deadline as (
        select policy_stage_id, deadline, deadline_latest, deadline_precision, deadline_basis
        from claims_of_facts
        where deadline is not null
        qualify
            row_number() over (
                partition by policy_stage_id
                order by
                    reported_on desc nulls last,
                    deadline_latest desc,
                    deadline desc,
                    deadline_basis desc
            )
            = 1
    ),
    contested as (
        select distinct facts.policy_stage_id
        from facts
        inner join stage_conflicts using (stage)
        inner join
            facts as other
            on other.policy_action_id = facts.policy_action_id
            and other.stage = stage_conflicts.conflicts_with
            and other.certainty != 'possible'
            and coalesce(other.first_reported <= facts.last_reported + 365, true)
            and coalesce(facts.first_reported <= other.last_reported + 365, true)
        where facts.certainty != 'possible'
    )
select
    facts.policy_stage_id,
    facts.policy_action_id,
    facts.stage,
    first_announced.announced,
    first_announced.announced_latest,
    first_announced.announced_precision,
    coalesce(first_announced.announced_basis, 'not_stated') as announced_basis,
    last_effective.effective,
    last_effective.effective_latest,
    last_effective.effective_precision,
    coalesce(last_effective.effective_basis, 'not_stated') as effective_basis,
    last_deadline.deadline,
    last_deadline.deadline_latest,
    last_deadline.deadline_precision,
    coalesce(last_deadline.deadline_basis, 'not_stated') as deadline_basis,
    facts.first_reported,
    facts.last_reported,
    facts.claims,
    facts.independent_sources,
    contested.policy_stage_id is not null as is_contested,
    facts.confidence,
    facts.certainty
from facts
left join first_announced using (policy_stage_id)
left join last_effective using (policy_stage_id)
left join last_deadline using (policy_stage_id)
left join contested using (policy_stage_id)
