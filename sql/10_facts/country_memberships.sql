-- question: Which countries belong to which bloc, from when until when?
-- grain: one row per country, bloc and spell of membership
-- key: country_id, bloc, member_from
select
    country_id,
    bloc,
    cast(rpad(member_from, 10, '-01-01') as date) as member_from,
    cast(rpad(member_until, 10, '-01-01') as date) as member_until
from ref_country_memberships
