-- question: Which operators are there, who carries their networks today, what is told of them?
-- grain: one row per brand, per `all:XX` and per provisional name
-- key: operator_id
with recursive
    claims_about_operators as (
        select operator_id, article_id
        from deployment_claims
        union all
        select operator_id, article_id
        from rollout_claims
    ),
    reported as (
        select
            claims_about_operators.operator_id,
            min(articles.published_on) as first_reported,
            max(articles.published_on) as last_reported,
            count(*) as claims
        from claims_about_operators
        inner join articles using (article_id)
        group by claims_about_operators.operator_id
    ),
    -- Ten steps are more than any chain of take-overs has; they end a circle, too.
    take_overs as (
        select operator_id, operator_id as current_operator_id, 0 as steps
        from ref_operators
        union all
        select
            take_overs.operator_id,
            taken.successor_id as current_operator_id,
            take_overs.steps + 1 as steps
        from take_overs
        inner join ref_operators as taken on taken.operator_id = take_overs.current_operator_id
        where taken.successor_id is not null and take_overs.steps < 10
    ),
    current_operators as (
        select operator_id, current_operator_id
        from take_overs
        qualify row_number() over (partition by operator_id order by steps desc) = 1
    ),
    vendors_in_use as (
        select operator_id, string_agg(distinct vendor_id, ', ' order by vendor_id) as vendors
        from deployments
        where is_current and status in ('in_use', 'phasing_out') and certainty != 'possible'
        group by operator_id
    ),
    names_of_unknown as (
        select provisional_id as operator_id, min(name) as name
        from unresolved_mentions
        where kind = 'operator'
        group by provisional_id
    ),
    pseudo_members as (
        select
            reported.operator_id,
            case
                when reported.operator_id like 'all:%'
                then 'Operators of ' || coalesce(country.name, substr(reported.operator_id, 5))
                else coalesce(names_of_unknown.name, reported.operator_id)
            end as name,
            case
                when reported.operator_id like 'all:%' then 'group' else 'provisional'
            end as member_kind,
            coalesce(country.country_id, 'ZZ') as country_id
        from reported
        anti join ref_operators on ref_operators.operator_id = reported.operator_id
        left join ref_countries as country on reported.operator_id = 'all:' || country.country_id
        left join names_of_unknown on names_of_unknown.operator_id = reported.operator_id
    ),
    members as (
        select
            ref_operators.operator_id,
            ref_operators.name,
            'operator' as member_kind,
            ref_operators.kind as operator_kind,
            coalesce(ref_operators.country_id, 'ZZ') as country_id,
            ref_operators.parent_id,
            ref_operators.successor_id,
            current_operators.current_operator_id,
            cast(ref_operators.is_mvno as boolean) as is_mvno,
            cast(rpad(ref_operators.active_from, 10, '-01-01') as date) as active_from,
            cast(rpad(ref_operators.active_until, 10, '-01-01') as date) as active_until
        from ref_operators
        inner join current_operators using (operator_id)
        union all
        select
            operator_id,
            name,
            member_kind,
            null as operator_kind,
            country_id,
            null as parent_id,
            null as successor_id,
            operator_id as current_operator_id,
            null as is_mvno,
            null as active_from,
            null as active_until
        from pseudo_members
    )
select
    members.operator_id,
    members.name,
    members.member_kind,
    members.operator_kind,
    members.country_id,
    members.parent_id,
    members.successor_id,
    members.current_operator_id,
    members.is_mvno,
    members.active_from,
    members.active_until,
    vendors_in_use.vendors as current_vendors,
    reported.first_reported,
    reported.last_reported,
    coalesce(reported.claims, 0) as claims
from members
left join vendors_in_use using (operator_id)
left join reported using (operator_id)
