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
    leading_deployments as (
        select
            deployment_id,
            operator_id,
            country,
            vendor_id,
            generation,
            status,
            since,
            since_latest,
            since_precision,
            since_basis,
            confidence,
            certainty
        from current_deployments
        qualify
            row_number() over (
                partition by operator_id, country, vendor_id, generation
                order by
                    certainty = 'possible',
                    since desc nulls last,
                    status_rank desc,
                    confidence desc,
                    deployment_id
            )
            = 1
    ),
    cells as (
        select
            operator_id,
            country,
            vendor_id,
            generation,
            string_agg(distinct status, ', ' order by status) as statuses,
            string_agg(distinct part, ', ' order by part) as parts,
            count(*) as deployments,
            min(first_reported) as first_reported,
            max(last_reported) as last_reported,
            cast(sum(claims) as bigint) as claims,
            bool_or(is_contested) as is_contested
        from current_deployments
        group by operator_id, country, vendor_id, generation
    ),
    sources_of_cells as (
        select
            current_deployments.operator_id,
            current_deployments.country,
            current_deployments.vendor_id,
            current_deployments.generation,
            count(distinct claim_facts.source_id) as independent_sources
        from current_deployments
        inner join claim_facts on claim_facts.fact_id = current_deployments.deployment_id
        group by all
    )
select
    cells.operator_id,
    operators.name as operator,
    cells.country,
    countries.name as country_name,
    cells.vendor_id,
    vendors.name as vendor,
    vendors.current_vendor_id,
    cells.generation,
    leading_deployments.status,
    cells.statuses,
    cells.parts,
    leading_deployments.since,
    leading_deployments.since_latest,
    leading_deployments.since_precision,
    leading_deployments.since_basis,
    leading_deployments.deployment_id,
    cells.deployments,
    cells.first_reported,
    cells.last_reported,
    cells.claims,
    sources_of_cells.independent_sources,
    cells.is_contested,
    leading_deployments.confidence,
    leading_deployments.certainty
from cells
inner join leading_deployments using (operator_id, country, vendor_id, generation)
inner join sources_of_cells using (operator_id, country, vendor_id, generation)
inner join operators on operators.operator_id = cells.operator_id
inner join countries on countries.country_id = cells.country
inner join vendors on vendors.vendor_id = cells.vendor_id
