-- question: Where does each operator run, or did it run, a network or service?
-- grain: one row per operator and country
-- key: operator_id, country_id
select
    operator_id,
    country_id,
    cast(is_mvno as boolean) as is_mvno,
    cast(rpad(active_from, 10, '-01-01') as date) as active_from,
    cast(rpad(active_until, 10, '-01-01') as date) as active_until
from ref_operator_networks
