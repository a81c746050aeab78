-- question: How much is known of each network and generation, and how old is it?
-- grain: one row per operator, country and generation
-- key: operator_id, country, generation
-- materialized: view
--
-- All known networks in all digital generations are listed, so that a missing fact can be told
-- from a network that nothing was ever read about.
with
    facts_of_cells as (
        select
            operator_id,
            country,
            generation,
            vendor_id,
            1 as deployments,
            0 as rollouts,
            claims,
            last_reported
        from deployments
        union all
        select
            operator_id,
            country,
            generation,
            null as vendor_id,
            0 as deployments,
            1 as rollouts,
            claims,
            last_reported
        from rollouts
    ),
    told_cells as (
        select
            operator_id,
            country,
            generation,
            cast(sum(deployments) as bigint) as deployments,
            cast(sum(rollouts) as bigint) as rollouts,
            cast(sum(claims) as bigint) as claims,
            count(distinct vendor_id) as vendors_named,
            max(last_reported) as newest_evidence
        from facts_of_cells
        group by operator_id, country, generation
    ),
    known_cells as (
        select
            operator_networks.operator_id,
            operator_networks.country_id as country,
            network_generations.generation
        from operator_networks
        cross join network_generations
        where network_generations.generation not in ('1G', 'unspecified')
    ),
    cells as (
        select operator_id, country, generation
        from told_cells
        union
        select operator_id, country, generation
        from known_cells
    )
select
    cells.operator_id,
    operators.name as operator,
    cells.country,
    countries.name as country_name,
    cells.generation,
    told_cells.operator_id is not null as has_evidence,
    coalesce(told_cells.deployments, 0) as deployments,
    coalesce(told_cells.rollouts, 0) as rollouts,
    coalesce(told_cells.claims, 0) as claims,
    coalesce(told_cells.vendors_named, 0) as vendors_named,
    told_cells.newest_evidence,
    cast(current_date - told_cells.newest_evidence as bigint) as age_days
from cells
left join told_cells using (operator_id, country, generation)
inner join operators on operators.operator_id = cells.operator_id
inner join countries on countries.country_id = cells.country
