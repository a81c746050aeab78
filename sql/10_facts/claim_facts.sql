-- question: Which claim supports which fact, known since when, and how far is it trusted?
-- grain: one row per claim and fact
-- key: claim_id, fact_id
--
-- A fact's id comes from its key and episode alone, so that dates and evidence never move it.
-- episode: the last one that had opened on the day that the claim speaks of.
-- source: copies of a story are one source, and so are stories that quote the same speaker or
-- outlet: a story counts for its speaker (the first by name where it quotes several), else for
-- itself.
-- Corrections by people may move a claim to another fact than its fields give (keyed_fact_id).
-- weight: that of the claim's certainty times that of its speaker.
with
    -- cell: the key without what was done (a status, a milestone) and without the episode.
    claims_of_all_kinds as (
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            attributed_to,
            'deployment' as claim_kind,
            'deployments' as fact_table,
            'dep-' as prefix,
            concat_ws(
                '|',
                operator_id,
                coalesce(country, 'ZZ'),
                vendor_id,
                coalesce(generation, 'unspecified'),
                coalesce(part, 'unspecified')
            ) as cell,
            status as step,
            null as stage,
            case when date_basis != 'deadline' then date end as own_day
        from deployment_claims
        union all
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            attributed_to,
            'rollout' as claim_kind,
            'rollouts' as fact_table,
            'rol-' as prefix,
            concat_ws('|', operator_id, coalesce(country, 'ZZ'), generation) as cell,
            milestone as step,
            null as stage,
            null as own_day
        from rollout_claims
        union all
        select
            claim_id,
            article_id,
            certainty,
            attribution_kind,
            attributed_to,
            'policy' as claim_kind,
            'policy_actions' as fact_table,
            'act-' as prefix,
            concat_ws(
                '|',
                jurisdiction,
                action,
                coalesce(target, 'unspecified'),
                coalesce(generation, 'unspecified'),
                coalesce(part, 'unspecified')
            ) as cell,
            null as step,
            stage,
            coalesce(announced, effective) as own_day
        from policy_claims
    ),
    openings_of_cells as (
        select 'deployments' as fact_table, cell, list(opened_on) as openings
        from deployment_episodes
        group by cell
        union all
        select 'policy_actions' as fact_table, cell, list(opened_on) as openings
        from policy_episodes
        group by cell
    ),
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
    ),
    claim_weights as (
        select
            certainty, attribution_kind, cast(certainty_weight * speaker_weight as double) as weight
        from certainty_weights
        cross join speaker_weights
    ),
    keyed_claims as materialized(
        select
            claim.claim_id,
            claim.claim_kind,
            claim.fact_table,
            claim.stage,
            1 + len(
                list_filter(
                    coalesce(opened.openings, []),
                    lambda day:day <= coalesce(claim.own_day, known_articles.known_from)
                )
            ) as episode,
            claim.article_id,
            known_articles.story_id,
            known_articles.reported_on,
            known_articles.known_from,
            known_articles.known_basis,
            claim.certainty,
            claim_weights.weight,
            case
                when claim.attribution_kind in ('company', 'government', 'official')
                then 'speaker:' || lower(claim.attributed_to)
                when claim.attribution_kind = 'cited_outlet'
                then 'outlet:' || lower(claim.attributed_to)
                when claim.attribution_kind = 'outlet'
                then 'outlet:' || lower(known_articles.publisher)
            end as speaker,
            concat(
                claim.prefix, left(md5(concat_ws('|', claim.cell, claim.step, episode)), 16)
            ) as keyed_fact_id
        from claims_of_all_kinds as claim
        inner join known_articles using (article_id)
        inner join claim_weights using (certainty, attribution_kind)
        left join openings_of_cells as opened using (fact_table, cell)
    ),
    merges as (
        select fact_moves.fact_id, fact_moves.into_fact_id
        from fact_moves
        semi join keyed_claims on keyed_claims.keyed_fact_id = fact_moves.into_fact_id
        where fact_moves.claim_id is null
    ),
    splits as (select * from fact_moves where claim_id is not null),
    claims_with_facts as not materialized(
        select
            claim.*,
            coalesce(splits.into_fact_id, merges.into_fact_id, claim.keyed_fact_id) as fact_id
        from keyed_claims as claim
        left join
            splits on splits.claim_id = claim.claim_id and splits.fact_id = claim.keyed_fact_id
        left join merges on merges.fact_id = claim.keyed_fact_id
    ),
    claims_of_all_facts as not materialized(
        select * exclude(stage)
        from claims_with_facts
        union all
        select
            claim.* exclude(stage)
            replace(
                'policy_stages' as fact_table,
                concat(
                    'stg-', left(md5(concat_ws('|', keyed_fact_id, stage)), 16)
                ) as keyed_fact_id,
                concat('stg-', left(md5(concat_ws('|', fact_id, stage)), 16)) as fact_id
            )
        from claims_with_facts as claim
        where claim.fact_table = 'policy_actions'
    ),
    -- Most stories tell a fact once; only of the others the speaker has to be chosen.
    stories_told_again as (
        select fact_id, story_id
        from claims_of_all_facts
        group by fact_id, story_id
        having count(*) > 1
    ),
    speakers_of_stories as (
        select fact_id, story_id, min(speaker) as first_speaker
        from claims_of_all_facts
        semi join stories_told_again using (fact_id, story_id)
        group by fact_id, story_id
    )
select
    claim.claim_id,
    claim.claim_kind,
    claim.fact_id,
    claim.fact_table,
    claim.episode,
    claim.article_id,
    claim.story_id,
    coalesce(
        speakers_of_stories.first_speaker, claim.speaker, 'story:' || claim.story_id
    ) as source_id,
    claim.reported_on,
    claim.known_from,
    claim.known_basis,
    claim.certainty,
    claim.weight,
    claim.keyed_fact_id
from claims_of_all_facts as claim
left join speakers_of_stories using (fact_id, story_id)
