-- question: Which stages did a policy action go through, and when?
-- grain: one row per policy action and stage
-- key: policy_stage_id
--
-- What is known now; how dates come about stands in stage_days.
-- contested: reported as decided or in force, and as rejected, within one year.
with
    stage_conflicts(stage, conflicts_with) as (
        values
            ('decided', 'rejected'),
            ('in_force', 'rejected'),
            ('rejected', 'decided'),
            ('rejected', 'in_force')
    ),
    known_now as (
        select *
        from stage_days
        qualify row_number() over (partition by policy_stage_id order by known_from desc) = 1
    ),
    contested as (
        select distinct known_now.policy_stage_id
        from known_now
        inner join stage_conflicts using (stage)
        inner join
            known_now as other
            on other.policy_action_id = known_now.policy_action_id
            and other.stage = stage_conflicts.conflicts_with
            and other.certainty != 'possible'
            and coalesce(other.first_reported <= known_now.last_reported + 365, true)
            and coalesce(known_now.first_reported <= other.last_reported + 365, true)
        where known_now.certainty != 'possible'
    )
select
    known_now.policy_stage_id,
    known_now.policy_action_id,
    known_now.stage,
    known_now.announced,
    known_now.announced_latest,
    known_now.announced_precision,
    known_now.announced_basis,
    known_now.effective,
    known_now.effective_latest,
    known_now.effective_precision,
    known_now.effective_basis,
    known_now.deadline,
    known_now.deadline_latest,
    known_now.deadline_precision,
    known_now.deadline_basis,
    known_now.first_reported,
    known_now.last_reported,
    known_now.claims,
    known_now.independent_sources,
    contested.policy_stage_id is not null as is_contested,
    known_now.confidence,
    known_now.certainty
from known_now
left join contested using (policy_stage_id)
