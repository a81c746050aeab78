-- question: How many networks in a bloc's countries of today use, phase out or exclude a vendor?
-- grain: one row per bloc, vendor of today and generation
-- key: bloc, current_vendor_id, generation
-- materialized: view
--
-- Members are those of today. Brands of vendors count for who carries their business today. Which
-- networks are counted stands in network_vendors.
with
    members as (
        select distinct country_id as country, bloc
        from country_memberships
        where
            coalesce(member_from <= current_date, true)
            and coalesce(member_until >= current_date, true)
    ),
    networks as (
        select
            members.bloc,
            network_vendors.operator_id,
            network_vendors.country,
            network_vendors.current_vendor_id,
            network_vendors.generation,
            bool_or(network_vendors.is_using) as is_using,
            bool_or(network_vendors.is_phasing_out) as is_phasing_out,
            bool_or(network_vendors.is_excluding) as is_excluding,
            max(network_vendors.last_reported) as last_reported
        from network_vendors
        inner join members using (country)
        group by
            members.bloc,
            network_vendors.operator_id,
            network_vendors.country,
            network_vendors.current_vendor_id,
            network_vendors.generation
    )
select
    networks.bloc,
    networks.current_vendor_id,
    vendors.name as vendor,
    networks.generation,
    count(*) as networks_with_evidence,
    count(*) filter (where networks.is_using) as networks_using,
    count(*) filter (where networks.is_phasing_out) as networks_phasing_out,
    count(*) filter (where networks.is_excluding) as networks_excluding,
    count(distinct networks.country) as countries,
    max(networks.last_reported) as last_reported
from networks
inner join vendors on vendors.vendor_id = networks.current_vendor_id
group by networks.bloc, networks.current_vendor_id, vendors.name, networks.generation
