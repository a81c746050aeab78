-- question: Which facts cannot both hold, which is preferred, and by what rule?
-- grain: one row per pair of facts that cannot both hold, or of days of one fact
-- key: fact_id, other_fact_id
--
-- fact_id is the preferred one; claim_id and other_claim_id are the claims that speak for either.
-- preferred_by, the first that decides:
-- - later: last told more than 90 days after the other, as the world may have changed;
-- - stated_over_reported: asserted over what media or unnamed sources report;
-- - operator_itself: the operator speaks of its own network, a third party of the other;
-- - more_sources: told by more independent sources;
-- - last_word: last told, if only by days;
-- - undecided: nothing tells them apart, and the order of ids means nothing.
with
    deployment_conflicts(status, other_status) as (
        values
            ('in_use', 'not_used'),
            ('in_use', 'removed'),
            ('not_used', 'phasing_out'),
            ('excluded', 'selected')
    ),
    last_said as (
        select
            claim_facts.fact_id as deployment_id,
            max(
                case
                    when claim.date is not null and claim.date_basis != 'deadline'
                    then claim.date
                    else claim_facts.known_from
                end
            ) as said_on
        from deployments
        inner join claim_facts on claim_facts.fact_id = deployments.deployment_id
        inner join deployment_claims as claim using (claim_id)
        where
            deployments.is_contested
            and deployments.status = 'in_use'
            and claim.certainty != 'possible'
        group by claim_facts.fact_id
    ),
    deployment_pairs as (
        select
            'deployments' as fact_table,
            one.deployment_id as one_id,
            two.deployment_id as two_id,
            one.operator_id as subject_id,
            one.country,
            one.vendor_id,
            one.generation,
            one.part,
            one.status as one_event,
            two.status as two_event
        from deployments as one
        inner join deployment_conflicts using (status)
        inner join
            deployments as two
            on two.status = deployment_conflicts.other_status
            and two.operator_id = one.operator_id
            and two.country = one.country
            and two.vendor_id = one.vendor_id
            and two.generation = one.generation
            and two.part = one.part
            and two.episode = one.episode
        left join last_said on last_said.deployment_id = one.deployment_id
        where
            one.is_contested
            and two.is_contested
            and one.certainty != 'possible'
            and two.certainty != 'possible'
            and (
                (coalesce(two.since < one.until, true) and coalesce(one.since < two.until, true))
                or last_said.said_on > two.since + 30
            )
    ),
    policy_pairs as (
        select
            'policy_stages' as fact_table,
            one.policy_stage_id as one_id,
            two.policy_stage_id as two_id,
            policy_actions.jurisdiction as subject_id,
            policy_actions.jurisdiction as country,
            policy_actions.target as vendor_id,
            policy_actions.generation,
            policy_actions.part,
            one.stage as one_event,
            two.stage as two_event
        from policy_stages as one
        inner join
            policy_stages as two
            on two.policy_action_id = one.policy_action_id
            and two.stage = 'rejected'
            and two.is_contested
        inner join policy_actions on policy_actions.policy_action_id = one.policy_action_id
        where
            one.stage in ('decided', 'in_force')
            and one.is_contested
            and one.certainty != 'possible'
            and two.certainty != 'possible'
    ),
    pairs as (
        select *
        from deployment_pairs
        union all
        select *
        from policy_pairs
    ),
    facts_in_pairs as (
        select fact_table, one_id as fact_id, subject_id
        from pairs
        union
        select fact_table, two_id as fact_id, subject_id
        from pairs
    ),
    speakers as (
        select claim_id, attribution_kind, attributed_to
        from deployment_claims
        union all
        select claim_id, attribution_kind, attributed_to
        from policy_claims
    ),
    claims_of_facts as (
        select
            facts_in_pairs.fact_id,
            claim_facts.claim_id,
            claim_facts.source_id,
            claim_facts.reported_on,
            claim_facts.known_from,
            claim_facts.certainty,
            claim_facts.weight,
            coalesce(
                (
                    speakers.attribution_kind = 'company'
                    and contains(lower(speakers.attributed_to), lower(operators.name))
                )
                or speakers.attribution_kind = 'government',
                false
            ) as is_itself
        from facts_in_pairs
        inner join claim_facts using (fact_id)
        inner join speakers using (claim_id)
        left join operators on operators.operator_id = facts_in_pairs.subject_id
        where claim_facts.certainty != 'possible'
    ),
    sides as (
        select
            fact_id,
            max_by(
                claim_id,
                {
                    'is_itself':is_itself,
                    'weight':weight,
                    'known_from':known_from,
                    'claim_id':claim_id
                }
            ) as claim_id,
            max(known_from) as last_told,
            bool_or(certainty = 'asserted') as is_stated,
            bool_or(is_itself) as is_itself,
            count(distinct source_id) as sources
        from claims_of_facts
        group by fact_id
    ),
    weighed as (
        select
            pairs.*,
            one.claim_id as one_claim,
            two.claim_id as two_claim,
            one.last_told as one_told,
            two.last_told as two_told,
            case
                when abs(one.last_told - two.last_told) > 90
                then 'later'
                when one.is_stated != two.is_stated
                then 'stated_over_reported'
                when one.is_itself != two.is_itself
                then 'operator_itself'
                when one.sources != two.sources
                then 'more_sources'
                when one.last_told != two.last_told
                then 'last_word'
                else 'undecided'
            end as preferred_by,
            case
                preferred_by
                when 'later'
                then one.last_told > two.last_told
                when 'stated_over_reported'
                then one.is_stated
                when 'operator_itself'
                then one.is_itself
                when 'more_sources'
                then one.sources > two.sources
                when 'last_word'
                then one.last_told > two.last_told
                else one.fact_id < two.fact_id
            end as is_one_preferred
        from pairs
        inner join sides as one on one.fact_id = pairs.one_id
        inner join sides as two on two.fact_id = pairs.two_id
    ),
    -- Two claims of one launch, or end, that state days more than a year apart.
    days_of_rollouts as (
        select
            claim_facts.fact_id,
            claim.operator_id,
            coalesce(claim.country, 'ZZ') as country,
            claim.generation,
            claim.milestone,
            claim.claim_id,
            claim_facts.known_from,
            claim.date = rollouts.date and claim.date_latest = rollouts.date_latest as is_preferred,
            claim.date,
            claim.date_latest,
            rollouts.date as preferred_date,
            rollouts.date_latest as preferred_latest
        from rollouts
        inner join claim_facts on claim_facts.fact_id = rollouts.rollout_id
        inner join rollout_claims as claim using (claim_id)
        where rollouts.is_contested and claim.date is not null
    ),
    rollout_contradictions as (
        select
            fact_id,
            any_value(operator_id) as operator_id,
            any_value(country) as country,
            any_value(generation) as generation,
            any_value(milestone) as milestone,
            max_by(claim_id, {'known_from':known_from, 'claim_id':claim_id}) filter (
                where is_preferred
            ) as claim_id,
            max(known_from) filter (where is_preferred) as told_on,
            max_by(
                claim_id,
                {
                    'distance':greatest(date - preferred_latest, preferred_date - date_latest),
                    'claim_id':claim_id
                }
            ) filter (where not is_preferred) as other_claim_id,
            max(known_from) filter (where not is_preferred) as other_told_on
        from days_of_rollouts
        group by fact_id
    )
select
    case when is_one_preferred then one_id else two_id end as fact_id,
    case when is_one_preferred then two_id else one_id end as other_fact_id,
    fact_table,
    subject_id,
    country,
    vendor_id,
    generation,
    part,
    case when is_one_preferred then one_event else two_event end as event,
    case when is_one_preferred then two_event else one_event end as other_event,
    case when is_one_preferred then one_claim else two_claim end as claim_id,
    case when is_one_preferred then two_claim else one_claim end as other_claim_id,
    case when is_one_preferred then one_told else two_told end as last_told,
    case when is_one_preferred then two_told else one_told end as other_last_told,
    preferred_by
from weighed
union all
select
    fact_id,
    fact_id as other_fact_id,
    'rollouts' as fact_table,
    operator_id as subject_id,
    country,
    'unspecified' as vendor_id,
    generation,
    'unspecified' as part,
    milestone as event,
    milestone as other_event,
    claim_id,
    other_claim_id,
    told_on as last_told,
    other_told_on as other_last_told,
    'more_precise' as preferred_by
from rollout_contradictions
