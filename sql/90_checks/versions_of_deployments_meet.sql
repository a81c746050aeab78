-- question: Which versions of a deployment are empty, leave a gap or overlap the next one?
-- checks: deployments_history
with
    versions as (
        select
            deployment_id,
            valid_from,
            valid_to,
            known_from,
            known_to,
            lead(known_from, 1, date '9999-12-31') over (
                partition by deployment_id order by known_from
            ) as next_known_from
        from deployments_history
    )
select deployment_id, valid_from, valid_to, known_from, known_to
from versions
where valid_from >= valid_to or known_from >= known_to or known_to != next_known_from
