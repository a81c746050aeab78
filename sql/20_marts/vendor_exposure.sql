-- question: How many networks of a country use, phase out or exclude a vendor, of how many known?
-- grain: one row per country, vendor and generation
-- key: country, vendor_id, generation
--
-- Which networks are counted stands in network_vendors. No share is given: networks without
-- evidence may use the vendor.
with
    known_of_countries as (
        select operator_networks.country_id as country, count(*) as networks_known
        from operator_networks
        inner join operators using (operator_id)
        where
            operators.member_kind = 'operator'
            and operators.operator_kind in ('mobile', 'converged')
            and operators.successor_id is null
            and operators.active_until is null
            and operator_networks.active_until is null
            and not coalesce(operator_networks.is_mvno, operators.is_mvno, false)
        group by operator_networks.country_id
    ),
    evidence_of_cells as (
        select country, generation, count(distinct operator_id) as networks_with_evidence
        from network_vendors
        group by country, generation
    ),
    exposures as (
        select
            country,
            vendor_id,
            generation,
            count(*) filter (where is_using) as networks_using,
            count(*) filter (where is_phasing_out) as networks_phasing_out,
            count(*) filter (where is_excluding) as networks_excluding,
            max(last_reported) as last_reported
        from network_vendors
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
