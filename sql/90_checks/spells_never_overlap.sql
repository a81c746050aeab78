-- question: Which deployments of one key and status begin before the spell before them has ended?
-- checks: deployments_history
with
    spells as (
        select
            deployment_id,
            valid_from,
            lag(valid_to) over (
                partition by operator_id, country, vendor_id, generation, part, status
                order by valid_from, episode
            ) as ended_before
        from deployments_history
        -- People may split one fact into two of the same key.
        anti join fact_moves on fact_moves.into_fact_id = deployments_history.deployment_id
        where known_to = date '9999-12-31' and certainty != 'possible'
    )
select deployment_id, valid_from, ended_before
from spells
where valid_from < ended_before
