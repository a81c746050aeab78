-- question: For which policy actions were two stages believed to stand on one day, or none to end?
-- checks: policy_history
with
    versions as (
        select
            policy_action_id,
            valid_from,
            valid_to,
            known_from,
            known_to,
            lead(valid_from, 1, date '9999-12-31') over (
                partition by policy_action_id, known_from order by valid_from
            ) as next_valid_from,
            lead(known_from, 1, date '9999-12-31') over (
                partition by policy_action_id, valid_from order by known_from
            ) as next_known_from
        from policy_history
    )
select policy_action_id, valid_from, valid_to, known_from, known_to
from versions
where
    valid_from >= valid_to
    or known_from >= known_to
    or valid_to > next_valid_from
    or known_to > next_known_from
