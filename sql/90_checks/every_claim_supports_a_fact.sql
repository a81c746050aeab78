-- question: Which claims support no fact?
-- checks: claim_facts
with
    all_claims as (
        select claim_id, 'deployment' as claim_kind
        from deployment_claims
        union all
        select claim_id, 'rollout' as claim_kind
        from rollout_claims
        union all
        select claim_id, 'policy' as claim_kind
        from policy_claims
    )
select claim_id, claim_kind
from all_claims
anti join claim_facts using (claim_id)
