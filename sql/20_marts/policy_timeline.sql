-- question: What did states do about networks and vendors, in order of time?
-- grain: one row per policy action and stage
-- key: policy_stage_id
--
-- happened_on: the day announced, else from when it holds, else the first report.
-- evidence: of the claim with the most weight, then the earliest.
with
    best_claims as (
        select
            claim_facts.fact_id as policy_stage_id, claim_facts.article_id, policy_claims.evidence
        from claim_facts
        inner join policy_claims using (claim_id)
        where claim_facts.fact_table = 'policy_stages'
        qualify
            row_number() over (
                partition by claim_facts.fact_id
                order by
                    claim_facts.weight desc,
                    claim_facts.reported_on nulls last,
                    claim_facts.claim_id
            )
            = 1
    )
select
    policy_stages.policy_stage_id,
    policy_stages.policy_action_id,
    coalesce(
        policy_stages.announced, policy_stages.effective, policy_stages.first_reported
    ) as happened_on,
    case
        when policy_stages.announced is not null
        then policy_stages.announced_basis
        when policy_stages.effective is not null
        then policy_stages.effective_basis
        when policy_stages.first_reported is not null
        then 'publication'
        else 'not_stated'
    end as happened_basis,
    replace(policy_actions.action || ' ' || policy_stages.stage, '_', ' ') as event,
    policy_actions.jurisdiction,
    countries.name as country_name,
    policy_actions.authority,
    policy_actions.action,
    policy_actions.target,
    vendors.name as target_name,
    policy_actions.generation,
    policy_actions.part,
    policy_stages.stage,
    policy_stages.effective,
    policy_stages.deadline,
    policy_stages.first_reported,
    policy_stages.last_reported,
    policy_stages.claims,
    policy_stages.independent_sources,
    policy_stages.is_contested,
    policy_stages.confidence,
    policy_stages.certainty,
    best_claims.evidence,
    best_claims.article_id
from policy_stages
inner join policy_actions using (policy_action_id)
inner join best_claims using (policy_stage_id)
inner join countries on countries.country_id = policy_actions.jurisdiction
inner join vendors on vendors.vendor_id = policy_actions.target
