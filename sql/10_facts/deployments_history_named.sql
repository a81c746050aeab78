-- question: What was believed of each deployment, by names people read?
-- grain: one row per deployment and version of what is known of it
-- key: deployment_id, known_from
-- materialized: view
select
    deployments_history.deployment_id,
    deployments_history.operator_id,
    operators.name as operator,
    deployments_history.country,
    countries.name as country_name,
    deployments_history.vendor_id,
    vendors.name as vendor,
    deployments_history.generation,
    deployments_history.part,
    deployments_history.status,
    deployments_history.episode,
    deployments_history.valid_from,
    deployments_history.valid_to,
    deployments_history.known_from,
    deployments_history.known_to,
    deployments_history.known_basis,
    deployments_history.since,
    deployments_history.since_latest,
    deployments_history.since_precision,
    deployments_history.since_basis,
    deployments_history.until,
    deployments_history.until_latest,
    deployments_history.until_precision,
    deployments_history.until_basis,
    deployments_history.deadline,
    deployments_history.deadline_latest,
    deployments_history.deadline_precision,
    deployments_history.deadline_basis,
    deployments_history.first_reported,
    deployments_history.last_reported,
    deployments_history.claims,
    deployments_history.independent_sources,
    deployments_history.is_contested,
    deployments_history.confidence,
    deployments_history.certainty
from deployments_history
inner join operators on operators.operator_id = deployments_history.operator_id
inner join countries on countries.country_id = deployments_history.country
inner join vendors on vendors.vendor_id = deployments_history.vendor_id
