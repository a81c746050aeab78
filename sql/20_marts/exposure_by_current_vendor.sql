-- question: How many networks use, phase out or exclude a vendor and all that it took over?
-- grain: one row per country, vendor of today and generation
-- key: country, current_vendor_id, generation
--
-- As vendor_exposure, but brands of vendors count for who carries their business today: a network
-- that runs Nokia Siemens and Nokia counts once for Nokia.
with
    networks as (
        select
            operator_id,
            country,
            current_vendor_id,
            generation,
            bool_or(is_using) as is_using,
            bool_or(is_phasing_out) as is_phasing_out,
            bool_or(is_excluding) as is_excluding,
            max(last_reported) as last_reported
        from network_vendors
        group by operator_id, country, current_vendor_id, generation
    )
select
    networks.country,
    countries.name as country_name,
    networks.current_vendor_id,
    vendors.name as vendor,
    networks.generation,
    count(*) as networks_with_evidence,
    count(*) filter (where networks.is_using) as networks_using,
    count(*) filter (where networks.is_phasing_out) as networks_phasing_out,
    count(*) filter (where networks.is_excluding) as networks_excluding,
    max(networks.last_reported) as last_reported
from networks
inner join countries on countries.country_id = networks.country
inner join vendors on vendors.vendor_id = networks.current_vendor_id
group by
    networks.country, countries.name, networks.current_vendor_id, vendors.name, networks.generation
