-- question: How many networks of a country use, phase out or exclude a vendor, of how many known?
-- grain: one row per country, vendor and generation
-- key: country, vendor_id, generation
--
-- Counted are networks that run, of mobile and converged operators in the reference; MVNOs,
-- brands taken over, pseudo-members and names not in the reference are left out, and so are
-- statuses that are only possible. A network that
-- phases a vendor out uses it still. No share is given: networks without evidence may use it.
with
    known_networks as (
        select operator_networks.operator_id, operator_networks.country_id as country
        from operator_networks
        inner join operators using (operator_id)
        where
            operators.member_kind = 'operator'
            and operators.operator_kind in ('mobile', 'converged')
            and operators.successor_id is null
            and operators.active_until is null
            and operator_networks.active_until is null
            and not coalesce(operator_networks.is_mvno, operators.is_mvno, false)
    ),
    known_of_countries as (
        select country, count(*) as networks_known from known_networks group by country
    ),
    told_of_networks as (
        select
            deployments.operator_id,
            deployments.country,
            deployments.vendor_id,
            deployments.generation,
            deployments.status,
            deployments.last_reported
        from deployments
        inner join known_networks using (operator_id, country)
        where deployments.is_current and deployments.certainty != 'possible'
    ),
    evidence_of_cells as (
        select country, generation, count(distinct operator_id) as networks_with_evidence
        from told_of_networks
        group by country, generation
    ),
    exposures as (
        select
            country,
            vendor_id,
            generation,
            count(distinct operator_id) filter (
                where status in ('in_use', 'phasing_out')
            ) as networks_using,
            count(distinct operator_id) filter (
                where status = 'phasing_out'
            ) as networks_phasing_out,
            count(distinct operator_id) filter (
                where status in ('removed', 'excluded', 'not_used')
            ) as networks_excluding,
            max(last_reported) as last_reported
        from told_of_networks
        group by country, vendor_id, generation
    )
select
    exposures.country,
    countries.name as country_name,
    exposures.vendor_id,
    vendors.name as vendor,
    exposures.generation,
    known_of_countries.networks_known,
    evidence_of_cells.networks_with_evidence,
    exposures.networks_using,
    exposures.networks_phasing_out,
    exposures.networks_excluding,
    exposures.last_reported
from exposures
inner join evidence_of_cells using (country, generation)
inner join known_of_countries using (country)
inner join countries on countries.country_id = exposures.country
inner join vendors using (vendor_id)
