-- question: Which vendors are there, who carries their business today, what is told of them?
-- grain: one row per vendor, per `group:...`, per provisional name, and `unspecified`
-- key: vendor_id
with recursive
    claims_about_vendors as (
        select vendor_id, article_id
        from deployment_claims
        union all
        select coalesce(target, 'unspecified') as vendor_id, article_id
        from policy_claims
    ),
    reported as (
        select
            claims_about_vendors.vendor_id,
            min(articles.published_on) as first_reported,
            max(articles.published_on) as last_reported,
            count(*) as claims
        from claims_about_vendors
        inner join articles using (article_id)
        group by claims_about_vendors.vendor_id
    ),
    -- Ten steps are more than any chain of take-overs has; they end a circle, too.
    take_overs as (
        select vendor_id, vendor_id as current_vendor_id, 0 as steps
        from ref_vendors
        union all
        select
            take_overs.vendor_id,
            taken.successor_id as current_vendor_id,
            take_overs.steps + 1 as steps
        from take_overs
        inner join ref_vendors as taken on taken.vendor_id = take_overs.current_vendor_id
        where taken.successor_id is not null and take_overs.steps < 10
    ),
    current_vendors as (
        select vendor_id, current_vendor_id
        from take_overs
        qualify row_number() over (partition by vendor_id order by steps desc) = 1
    ),
    names_of_unknown as (
        select provisional_id as vendor_id, min(name) as name
        from unresolved_mentions
        where kind = 'vendor'
        group by provisional_id
    ),
    pseudo_members as (
        select
            reported.vendor_id,
            case
                when reported.vendor_id like 'group:%'
                then upper(reported.vendor_id[7]) || reported.vendor_id[8:] || ' vendors'
                else coalesce(names_of_unknown.name, reported.vendor_id)
            end as name,
            case
                when reported.vendor_id like 'group:%' then 'group' else 'provisional'
            end as member_kind
        from reported
        anti join ref_vendors on ref_vendors.vendor_id = reported.vendor_id
        left join names_of_unknown on names_of_unknown.vendor_id = reported.vendor_id
        where reported.vendor_id != 'unspecified'
        union all
        select 'unspecified' as vendor_id, 'no vendor named' as name, 'unspecified' as member_kind
    ),
    members as (
        select
            ref_vendors.vendor_id,
            ref_vendors.name,
            'vendor' as member_kind,
            ref_vendors.kind as vendor_kind,
            ref_vendors.groups as vendor_groups,
            coalesce(ref_vendors.country_id, 'ZZ') as country_id,
            ref_vendors.hq_city,
            ref_vendors.parent_id,
            ref_vendors.successor_id,
            cast(rpad(ref_vendors.successor_from, 10, '-01-01') as date) as succeeded_on,
            current_vendors.current_vendor_id,
            cast(left(ref_vendors.founded, 4) as integer) as founded_year,
            cast(left(ref_vendors.dissolved, 4) as integer) as dissolved_year
        from ref_vendors
        inner join current_vendors using (vendor_id)
        union all
        select
            vendor_id,
            name,
            member_kind,
            null as vendor_kind,
            null as vendor_groups,
            'ZZ' as country_id,
            null as hq_city,
            null as parent_id,
            null as successor_id,
            null as succeeded_on,
            vendor_id as current_vendor_id,
            null as founded_year,
            null as dissolved_year
        from pseudo_members
    )
select
    members.vendor_id,
    members.name,
    members.member_kind,
    members.vendor_kind,
    members.vendor_groups,
    members.country_id,
    members.hq_city,
    members.parent_id,
    members.successor_id,
    members.succeeded_on,
    members.current_vendor_id,
    members.founded_year,
    members.dissolved_year,
    reported.first_reported,
    reported.last_reported,
    coalesce(reported.claims, 0) as claims
from members
left join reported using (vendor_id)
