-- question: Who runs whose equipment: one glance at every operator, vendor and generation?
-- grain: one row per operator, country, vendor and generation
-- key: operator_id, country, vendor_id, generation
--
-- status: of the statuses that hold now, the surest, then the youngest, then the one that comes
-- latest in the life of equipment. Sources are counted over all facts of the cell.
with
    status_order(status, status_rank) as (
        values
            ('testing', 1),
            ('selected', 2),
            ('excluded', 3),
            ('not_used', 4),
            ('in_use', 5),
            ('phasing_out', 6),
            ('removed', 7)
    ),
    current_deployments as (
        select deployments.*, status_order.status_rank
        from deployments
        inner join status_order using (status)
        where deployments.is_current
    ),
    -- leading_id: the deployment that leads its cell, by which the cell goes from here on.
    deployments_of_cells as (
        select
            *,
            first_value(deployment_id) over (
                partition by operator_id, country, vendor_id, generation
                order by
                    certainty = 'possible',
                    since desc nulls last,
                    status_rank desc,
                    confidence desc,
                    deployment_id
            ) as leading_id
        from current_deployments
    ),
    cells as (
        select
            leading_id as deployment_id,
            array_to_string(list_sort(list_distinct(list(status))), ', ') as statuses,
            array_to_string(list_sort(list_distinct(list(part))), ', ') as parts,
            count(*) as deployments,
            min(first_reported) as first_reported,
            max(last_reported) as last_reported,
            cast(sum(claims) as bigint) as claims,
            bool_or(is_contested) as is_contested
        from deployments_of_cells
        group by leading_id
    ),
    sources_of_cells as (
        select
            deployments_of_cells.leading_id as deployment_id,
            count(distinct claim_facts.source_id) as independent_sources
        from deployments_of_cells
        inner join claim_facts on claim_facts.fact_id = deployments_of_cells.deployment_id
        group by deployments_of_cells.leading_id
    )
select
    deployments.operator_id,
    operators.name as operator,
    deployments.country,
    countries.name as country_name,
    deployments.vendor_id,
    vendors.name as vendor,
    vendors.current_vendor_id,
    deployments.generation,
    deployments.status,
    cells.statuses,
    cells.parts,
    deployments.since,
    deployments.since_latest,
    deployments.since_precision,
    deployments.since_basis,
    deployments.deployment_id,
    cells.deployments,
    cells.first_reported,
    cells.last_reported,
    cells.claims,
    sources_of_cells.independent_sources,
    cells.is_contested,
    deployments.confidence,
    deployments.certainty
from cells
inner join sources_of_cells using (deployment_id)
inner join deployments using (deployment_id)
inner join operators on operators.operator_id = deployments.operator_id
inner join countries on countries.country_id = deployments.country
inner join vendors on vendors.vendor_id = deployments.vendor_id
