-- question: Which operator uses whose equipment where, by names people read?
-- grain: one row per operator, country, vendor, generation, part, status and episode
-- key: deployment_id
-- materialized: view
select
    deployments.deployment_id,
    deployments.operator_id,
    operators.name as operator,
    deployments.country,
    countries.name as country_name,
    deployments.vendor_id,
    vendors.name as vendor,
    deployments.generation,
    deployments.part,
    deployments.status,
    deployments.episode,
    deployments.since,
    deployments.since_latest,
    deployments.since_precision,
    deployments.since_basis,
    deployments.until,
    deployments.until_latest,
    deployments.until_precision,
    deployments.until_basis,
    deployments.deadline,
    deployments.deadline_latest,
    deployments.deadline_precision,
    deployments.deadline_basis,
    deployments.is_current,
    deployments.first_reported,
    deployments.last_reported,
    deployments.claims,
    deployments.general_claims,
    deployments.independent_sources,
    deployments.is_contested,
    deployments.confidence,
    deployments.certainty
from deployments
inner join operators on operators.operator_id = deployments.operator_id
inner join countries on countries.country_id = deployments.country
inner join vendors on vendors.vendor_id = deployments.vendor_id
