-- question: Which versions of a rollout are empty, leave a gap or overlap the next one?
-- checks: rollouts_history
with
    versions as (
        select
            rollout_id,
            valid_from,
            valid_to,
            known_from,
            known_to,
            lead(known_from, 1, date '9999-12-31') over (
                partition by rollout_id order by known_from
            ) as next_known_from
        from rollouts_history
    )
select rollout_id, valid_from, valid_to, known_from, known_to
from versions
where valid_from >= valid_to or known_from >= known_to or known_to != next_known_from
