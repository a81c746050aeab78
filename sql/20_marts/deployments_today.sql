-- question: What holds today, how old is the newest word of it, and how sure is it still?
-- grain: one row per deployment that holds today
-- key: deployment_id
-- materialized: view
--
-- confidence_today: the confidence, halved for every ten years since the last report; null where
-- no report is dated.
select
    deployments.deployment_id,
    deployments.operator_id,
    operators.name as operator,
    deployments.country,
    countries.name as country_name,
    deployments.vendor_id,
    vendors.name as vendor,
    vendors.current_vendor_id,
    deployments.generation,
    deployments.part,
    deployments.status,
    deployments.since,
    deployments.since_latest,
    deployments.since_precision,
    deployments.since_basis,
    deployments.deadline,
    deployments.first_reported,
    deployments.last_reported,
    deployments.claims,
    deployments.general_claims,
    deployments.independent_sources,
    deployments.is_contested,
    deployments.confidence,
    deployments.certainty,
    cast(current_date - deployments.last_reported as bigint) as age_days,
    round(
        deployments.confidence
        * pow(0.5, greatest(current_date - deployments.last_reported, 0) / 3652.5),
        3
    ) as confidence_today
from deployments
inner join operators on operators.operator_id = deployments.operator_id
inner join countries on countries.country_id = deployments.country
inner join vendors on vendors.vendor_id = deployments.vendor_id
where
    coalesce(deployments.since <= current_date, true)
    and coalesce(deployments.until > current_date, true)
