-- question: Which countries and jurisdictions are there, and how much is told of each?
-- grain: one row per country or pseudo-member
-- key: country_id
with
    claims_about_countries as (
        select coalesce(country, 'ZZ') as country_id, article_id
        from deployment_claims
        union all
        select coalesce(country, 'ZZ') as country_id, article_id
        from rollout_claims
        union all
        select jurisdiction as country_id, article_id
        from policy_claims
    ),
    reported as (
        select
            claims_about_countries.country_id,
            min(articles.published_on) as first_reported,
            max(articles.published_on) as last_reported,
            count(*) as claims
        from claims_about_countries
        inner join articles using (article_id)
        group by claims_about_countries.country_id
    ),
    members as (
        select country_id, iso3, name, member_kind, capital, region, subregion, currency_code
        from ref_countries
        union all
        select
            'ZZ' as country_id,
            null as iso3,
            'not known' as name,
            'unspecified' as member_kind,
            null as capital,
            null as region,
            null as subregion,
            null as currency_code
        union all
        select
            reported.country_id,
            null as iso3,
            reported.country_id as name,
            'provisional' as member_kind,
            null as capital,
            null as region,
            null as subregion,
            null as currency_code
        from reported
        anti join ref_countries using (country_id)
        where reported.country_id != 'ZZ'
    )
select
    members.country_id,
    members.iso3,
    members.name,
    members.member_kind,
    members.capital,
    members.region,
    members.subregion,
    members.currency_code,
    reported.first_reported,
    reported.last_reported,
    coalesce(reported.claims, 0) as claims
from members
left join reported using (country_id)
