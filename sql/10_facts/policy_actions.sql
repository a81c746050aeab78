-- question: What does which state do about networks and vendors, and how far has it come?
-- grain: one row per jurisdiction, action, target, generation, part and episode
-- key: policy_action_id
--
-- The last spell of the versions of the history that are known now; how stages, dates and
-- reversals come about stands there.
-- authority: the name that most sources give, copies of a story counted once; then the longest.
-- follows: the act that this one carries on, on the same target: from guidance over a restriction,
-- a procurement ban and a ban to the removal and the money for it. Of those that were told no
-- later, the furthest, then the last. What leaves generation or part open goes with all.
with
    rungs(action, rung) as (
        values
            ('security_rule', 1),
            ('restriction', 2),
            ('procurement_ban', 3),
            ('ban', 4),
            ('removal_order', 5),
            ('funding', 6)
    ),
    last_spells as (
        select policy_action_id, max(valid_from) as valid_from, min(valid_from) as began_on
        from policy_history
        where known_to = date '9999-12-31'
        group by policy_action_id
    ),
    known_now as (
        select policy_history.*, last_spells.began_on
        from policy_history
        inner join last_spells using (policy_action_id, valid_from)
        where policy_history.known_to = date '9999-12-31'
    ),
    namings as (
        select
            claim_facts.fact_id as policy_action_id,
            claim.authority,
            count(distinct claim_facts.source_id) as namings
        from claim_facts
        inner join policy_claims as claim using (claim_id)
        where claim_facts.fact_table = 'policy_actions' and claim.authority is not null
        group by claim_facts.fact_id, claim.authority
    ),
    preferred_authorities as (
        select
            policy_action_id,
            max_by(
                authority, {'namings':namings, 'length':length(authority), 'authority':authority}
            ) as authority
        from namings
        group by policy_action_id
    ),
    rungs_of_actions as (
        select
            known_now.policy_action_id,
            known_now.jurisdiction,
            known_now.target,
            known_now.generation,
            known_now.part,
            known_now.began_on,
            rungs.rung
        from known_now
        inner join rungs using (action)
        where
            known_now.target != 'unspecified'
            and known_now.certainty != 'possible'
            and known_now.stage != 'rejected'
    ),
    chains as (
        select
            later.policy_action_id,
            max_by(
                earlier.policy_action_id,
                {
                    'rung':earlier.rung,
                    'began_on':earlier.began_on,
                    'policy_action_id':earlier.policy_action_id
                }
            ) as follows
        from rungs_of_actions as later
        inner join
            rungs_of_actions as earlier
            on earlier.jurisdiction = later.jurisdiction
            and earlier.target = later.target
            and earlier.rung < later.rung
            and earlier.began_on <= later.began_on
            and (
                earlier.generation in (later.generation, 'unspecified')
                or later.generation = 'unspecified'
            )
            and (earlier.part in (later.part, 'unspecified') or later.part = 'unspecified')
        group by later.policy_action_id
    )
select
    known_now.policy_action_id,
    known_now.jurisdiction,
    known_now.action,
    known_now.target,
    known_now.generation,
    known_now.part,
    known_now.episode,
    preferred_authorities.authority,
    known_now.stage,
    known_now.announced,
    known_now.announced_latest,
    known_now.announced_precision,
    known_now.announced_basis,
    known_now.effective,
    known_now.effective_latest,
    known_now.effective_precision,
    known_now.effective_basis,
    known_now.deadline,
    known_now.deadline_latest,
    known_now.deadline_precision,
    known_now.deadline_basis,
    chains.follows,
    known_now.reversed_by,
    case when known_now.reversed_by is not null then known_now.valid_to end as reversed_on,
    known_now.first_reported,
    known_now.last_reported,
    known_now.claims,
    known_now.independent_sources,
    known_now.is_contested,
    known_now.confidence,
    known_now.certainty
from known_now
left join preferred_authorities using (policy_action_id)
left join chains using (policy_action_id)
