-- question: Which vendor won, lost or was kept out of how many networks, quarter by quarter?
-- grain: one row per quarter, vendor, country and generation
-- key: quarter_from, vendor_id, country, generation
--
-- A network is won on the day of its contract (selected), lost on the day on which the vendor is
-- phased out or, where that is not told, removed, and closed to it on the day of its exclusion;
-- once in each episode, whatever the parts of the network. The day is the one told, else that of
-- the first report. Use alone is no win: it tells not since when. What is only possible, and what
-- has no day, is left out.
with
    outcomes(status, outcome) as (
        values
            ('selected', 'won'),
            ('phasing_out', 'lost'),
            ('removed', 'lost'),
            ('excluded', 'closed')
    ),
    outcomes_of_networks as (
        select
            deployments.operator_id,
            deployments.country,
            deployments.vendor_id,
            deployments.generation,
            deployments.episode,
            outcomes.outcome,
            date_trunc('quarter', min(deployments.since)) as quarter_from
        from deployments
        inner join outcomes using (status)
        where deployments.certainty != 'possible' and deployments.since is not null
        group by
            deployments.operator_id,
            deployments.country,
            deployments.vendor_id,
            deployments.generation,
            deployments.episode,
            outcomes.outcome
    )
select
    cast(outcomes_of_networks.quarter_from as date) as quarter_from,
    outcomes_of_networks.vendor_id,
    vendors.name as vendor,
    vendors.current_vendor_id,
    outcomes_of_networks.country,
    countries.name as country_name,
    outcomes_of_networks.generation,
    count(*) filter (where outcomes_of_networks.outcome = 'won') as networks_won,
    count(*) filter (where outcomes_of_networks.outcome = 'lost') as networks_lost,
    count(*) filter (where outcomes_of_networks.outcome = 'closed') as networks_closed,
    string_agg(distinct outcomes_of_networks.operator_id, ', ' order by operator_id) as operators
from outcomes_of_networks
inner join vendors using (vendor_id)
inner join countries on countries.country_id = outcomes_of_networks.country
group by
    outcomes_of_networks.quarter_from,
    outcomes_of_networks.vendor_id,
    vendors.name,
    vendors.current_vendor_id,
    outcomes_of_networks.country,
    countries.name,
    outcomes_of_networks.generation
