-- question: Which claim supports which fact, reported when, and how far is it trusted?
-- grain: one row per claim and fact
-- key: claim_id, fact_id
--
-- A fact's id comes from its key and episode alone, so that dates and evidence never move it.
-- The weight of a claim is that of its certainty times that of its speaker.
with
    keyed_deployments as (
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            concat_ws(
                '|',
                operator_id,
                coalesce(country, 'ZZ'),
                vendor_id,
                coalesce(generation, 'unspecified'),
                coalesce(part, 'unspecified'),
                status
            ) as fact_key
        from deployment_claims
    ),
    keyed_rollouts as (
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            concat_ws('|', operator_id, coalesce(country, 'ZZ'), generation, milestone) as fact_key
        from rollout_claims
    ),
    keyed_policies as (
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            stage,
            concat_ws(
                '|',
                jurisdiction,
                action,
                coalesce(target, 'unspecified'),
                coalesce(generation, 'unspecified'),
                coalesce(part, 'unspecified')
            ) as fact_key
        from policy_claims
    ),
    claims_with_keys as (
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            'deployment' as claim_kind,
            'deployments' as fact_table,
            'dep' as prefix,
            fact_key
        from keyed_deployments
        union all
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            'rollout' as claim_kind,
            'rollouts' as fact_table,
            'rol' as prefix,
            fact_key
        from keyed_rollouts
        union all
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            'policy' as claim_kind,
            'policy_actions' as fact_table,
            'act' as prefix,
            fact_key
        from keyed_policies
        union all
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            'policy' as claim_kind,
            'policy_stages' as fact_table,
            'stg' as prefix,
            concat_ws('|', fact_key, stage) as fact_key
        from keyed_policies
    ),
    -- For now a key has one episode.
    claims_with_episodes as (select *, cast(1 as bigint) as episode from claims_with_keys),
    certainty_weights(certainty, certainty_weight) as (
        values ('asserted', 0.9), ('reported', 0.6), ('possible', 0.3)
    ),
    speaker_weights(attribution_kind, speaker_weight) as (
        values
            ('company', 1.0),
            ('government', 1.0),
            ('official', 1.0),
            ('outlet', 0.9),
            ('cited_outlet', 0.8),
            ('unnamed_source', 0.7),
            ('other', 0.7)
    )
select
    claim.claim_id,
    claim.claim_kind,
    concat(
        claim.prefix, '-', left(md5(concat_ws('|', claim.fact_key, claim.episode)), 16)
    ) as fact_id,
    claim.fact_table,
    claim.episode,
    claim.article_id,
    articles.syndication_group as story_id,
    articles.published_on as reported_on,
    claim.certainty,
    cast(certainty_weights.certainty_weight * speaker_weights.speaker_weight as double) as weight
from claims_with_episodes as claim
inner join articles using (article_id)
inner join certainty_weights using (certainty)
inner join speaker_weights using (attribution_kind)
