-- question: Which generations of mobile networks are there, and how much is told of each?
-- grain: one row per generation
-- key: generation
with
    claims_about_generations as (
        select coalesce(generation, 'unspecified') as generation, article_id
        from deployment_claims
        union all
        select generation, article_id
        from rollout_claims
        union all
        select coalesce(generation, 'unspecified') as generation, article_id
        from policy_claims
    ),
    reported as (
        select
            claims_about_generations.generation,
            min(articles.published_on) as first_reported,
            max(articles.published_on) as last_reported,
            count(*) as claims
        from claims_about_generations
        inner join articles using (article_id)
        group by claims_about_generations.generation
    ),
    members as (
        select
            generation,
            'generation' as member_kind,
            itu_name,
            standards,
            releases_3gpp,
            first_launch_operator_id as first_launch_operators,
            first_launch_country,
            cast(rpad(first_launch_on, 10, '-01-01') as date) as first_launch_on
        from ref_network_generations
        union all
        select
            'unspecified' as generation,
            'unspecified' as member_kind,
            null as itu_name,
            null as standards,
            null as releases_3gpp,
            null as first_launch_operators,
            null as first_launch_country,
            null as first_launch_on
    )
select
    members.generation,
    members.member_kind,
    members.itu_name,
    members.standards,
    members.releases_3gpp,
    members.first_launch_operators,
    members.first_launch_country,
    members.first_launch_on,
    reported.first_reported,
    reported.last_reported,
    coalesce(reported.claims, 0) as claims
from members
left join reported using (generation)
