-- question: How many networks of an operators' group use, phase out or exclude a vendor?
-- grain: one row per group of operators, vendor of today and generation
-- key: group_id, current_vendor_id, generation
--
-- A group is the company at the end of the chain of parents; an operator without a parent is its
-- own. Brands of vendors count for who carries their business today. Which networks are counted
-- stands in network_vendors.
with recursive
    -- Ten steps are more than any chain of parents has; they end a circle, too.
    chains as (
        select operator_id, operator_id as group_id, 0 as steps
        from operators
        union all
        select chains.operator_id, owned.parent_id as group_id, chains.steps + 1 as steps
        from chains
        inner join operators as owned on owned.operator_id = chains.group_id
        where owned.parent_id is not null and chains.steps < 10
    ),
    groups_of_operators as (
        select operator_id, group_id
        from chains
        qualify row_number() over (partition by operator_id order by steps desc) = 1
    ),
    networks as (
        select
            groups_of_operators.group_id,
            network_vendors.operator_id,
            network_vendors.country,
            network_vendors.current_vendor_id,
            network_vendors.generation,
            bool_or(network_vendors.is_using) as is_using,
            bool_or(network_vendors.is_phasing_out) as is_phasing_out,
            bool_or(network_vendors.is_excluding) as is_excluding,
            max(network_vendors.last_reported) as last_reported
        from network_vendors
        inner join groups_of_operators using (operator_id)
        group by
            groups_of_operators.group_id,
            network_vendors.operator_id,
            network_vendors.country,
            network_vendors.current_vendor_id,
            network_vendors.generation
    )
select
    networks.group_id,
    operators.name as group_name,
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
inner join operators on operators.operator_id = networks.group_id
inner join vendors on vendors.vendor_id = networks.current_vendor_id
group by
    networks.group_id, operators.name, networks.current_vendor_id, vendors.name, networks.generation
