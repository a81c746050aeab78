-- question: Which sentences speak for a fact, the weightiest and newest first?
-- grain: one row per fact and claim, at most $per_fact of a fact
--
-- Read by the report. Of the copies of one story only one is shown before other stories had a
-- turn, so that a syndicated text does not crowd out a second source.
with
    all_claims as (
        select
            claim_id,
            article_id,
            evidence,
            evidence_start,
            evidence_end,
            attributed_to,
            attribution_kind,
            rule_id
        from deployment_claims
        union all
        select
            claim_id,
            article_id,
            evidence,
            evidence_start,
            evidence_end,
            attributed_to,
            attribution_kind,
            rule_id
        from rollout_claims
        union all
        select
            claim_id,
            article_id,
            evidence,
            evidence_start,
            evidence_end,
            attributed_to,
            attribution_kind,
            rule_id
        from policy_claims
    ),
    turns as (
        select
            fact_id,
            claim_id,
            certainty,
            weight,
            reported_on,
            row_number() over (
                partition by fact_id, story_id order by weight desc, claim_id
            ) as turn
        from claim_facts
        where fact_table != 'policy_stages'
    ),
    ranked as (
        select
            *,
            row_number() over (
                partition by fact_id
                order by turn, weight desc, reported_on desc nulls last, claim_id
            ) as place
        from turns
    )
select
    ranked.fact_id,
    ranked.place,
    ranked.claim_id,
    ranked.certainty,
    all_claims.article_id,
    all_claims.evidence,
    all_claims.evidence_start,
    all_claims.evidence_end,
    all_claims.attributed_to,
    all_claims.attribution_kind,
    all_claims.rule_id
from ranked
inner join all_claims using (claim_id)
where ranked.place <= $per_fact
order by ranked.fact_id, ranked.place
