-- question: At which stage was each policy action believed to stand, from when until when?
-- grain: one row per policy action, spell of a stage, and version of what is known of it
-- key: policy_action_id, valid_from, known_from
--
-- stage: a stage begins on the day it is told for; it moves on from considered to proposed,
-- decided and in force, and does not fall back when an earlier one is retold. A turn (delayed,
-- lifted, rejected) ends what stood, and the way begins anew. A stage that is only possible stands
-- until the first sure one.
-- announced: of the stage. effective, deadline: as told last up to the end of the spell.
-- reversed_by: an opposite act on the same target ends this one (a ban an approval, an approval a
-- ban, a removal order or a restriction); what leaves generation or part open is opposite to all.
-- contested: reported as decided or in force, and as rejected, within one year.
with
    stage_order(stage, stage_rank, is_turn) as (
        values
            ('considered', 1, false),
            ('proposed', 2, false),
            ('decided', 3, false),
            ('in_force', 4, false),
            ('delayed', 5, true),
            ('lifted', 6, true),
            ('rejected', 7, true)
    ),
    action_opposites(action, reversed_by) as (
        values
            ('approval', 'ban'),
            ('ban', 'approval'),
            ('removal_order', 'approval'),
            ('restriction', 'approval')
    ),
    facts as materialized(
        select
            cast('0x' || right(claim_facts.fact_id, 16) as ubigint) as action_no,
            claim_facts.fact_id as policy_action_id,
            claim.jurisdiction,
            claim.action,
            coalesce(claim.target, 'unspecified') as target,
            coalesce(claim.generation, 'unspecified') as generation,
            coalesce(claim.part, 'unspecified') as part,
            claim_facts.episode
        from claim_facts
        inner join policy_claims as claim using (claim_id)
        where claim_facts.fact_table = 'policy_actions'
        group by
            claim_facts.fact_id,
            claim.jurisdiction,
            claim.action,
            claim.target,
            claim.generation,
            claim.part,
            claim_facts.episode
        -- Of claims that people have moved here, the key counts only where there are no others.
        qualify
            row_number() over (
                partition by claim_facts.fact_id
                order by bool_and(claim_facts.fact_id != claim_facts.keyed_fact_id)
            )
            = 1
    ),
    action_days as (select * from fact_days where fact_table = 'policy_actions'),
    -- The few days on which more than the number of claims of a stage changed.
    changes_of_stages as (
        select
            cast('0x' || right(policy_stage_id, 16) as ubigint) as stage_no,
            cast('0x' || right(policy_action_id, 16) as ubigint) as action_no,
            known_from,
            stage,
            told_on,
            certainty != 'possible' as is_sure,
            {
                'date':announced,
                'latest':announced_latest,
                'precision':announced_precision,
                'basis':announced_basis
            } as announced,
            case
                when effective is not null
                then
                    {
                        'date':effective,
                        'latest':effective_latest,
                        'precision':effective_precision,
                        'basis':effective_basis
                    }
            end as effective,
            case
                when deadline is not null
                then
                    {
                        'date':deadline,
                        'latest':deadline_latest,
                        'precision':deadline_precision,
                        'basis':deadline_basis
                    }
            end as deadline,
            {
                'told_on':told_on,
                'is_sure':is_sure,
                'announced':announced,
                'effective':effective,
                'deadline':deadline
            } as shape
        from stage_days
    ),
    -- told_no: what is carried on instead of all that was told.
    stages_told as materialized(
        select * exclude(shape), row_number() over () as told_no
        from changes_of_stages
        qualify lag(shape) over (partition by stage_no order by known_from) is distinct from shape
    ),
    days_of_change as materialized(select action_no, known_from from stages_told group by all),
    stages_of_actions as (select stage_no, action_no from stages_told group by all),
    -- What was known of every stage on every such day of its action.
    stages_known as (
        select
            day.known_from,
            stages_told.action_no,
            stages_told.told_no,
            stages_told.told_on,
            stages_told.is_sure,
            case when stages_told.effective is not null then told_no end as effective_no,
            case when stages_told.deadline is not null then told_no end as deadline_no,
            stage_order.is_turn,
            stage_order.stage_rank
        from
            (
                select days_of_change.known_from, stages_of_actions.stage_no
                from days_of_change
                inner join stages_of_actions using (action_no)
            ) as day
        asof inner join
            stages_told
            on stages_told.stage_no = day.stage_no
            and stages_told.known_from <= day.known_from
        inner join stage_order on stage_order.stage = stages_told.stage
    ),
    in_phases as (
        select
            *,
            max(is_sure) over in_time as is_after_sure,
            count(*) filter (where is_turn and is_sure) over in_time as turns,
            case when is_turn then 0 else stage_rank end as progress
        from stages_known
        window
            in_time as (
                partition by action_no, known_from
                order by told_on, is_turn, stage_rank
                rows between unbounded preceding and current row
            )
    ),
    steps as (
        select
            *,
            (is_sure or not is_after_sure)
            and coalesce(
                progress > max(case when is_sure or not is_after_sure then progress end) over (
                    partition by action_no, known_from, is_after_sure, turns
                    order by told_on, is_turn, stage_rank
                    rows between unbounded preceding and 1 preceding
                ),
                true
            ) as is_step
        from in_phases
    ),
    spell_numbers as (
        select
            *,
            row_number() over in_time as position,
            count(*) filter (where is_step) over in_time as spell,
            last_value(effective_no ignore nulls) over in_time as last_effective_no,
            last_value(deadline_no ignore nulls) over in_time as last_deadline_no
        from steps
        window
            in_time as (
                partition by action_no, known_from
                order by told_on, is_turn, stage_rank
                rows between unbounded preceding and current row
            )
    ),
    spells as (
        select
            action_no,
            known_from,
            spell,
            any_value(told_no) filter (where is_step) as told_no,
            any_value(told_on) filter (where is_step) as told_on,
            max_by(last_effective_no, position) as effective_no,
            max_by(last_deadline_no, position) as deadline_no
        from spell_numbers
        group by action_no, known_from, spell
    ),
    yes_and_no as (
        select
            cast('0x' || right(policy_action_id, 16) as ubigint) as action_no,
            known_from,
            min(first_reported) filter (where stage != 'rejected') as yes_from,
            max(last_reported) filter (where stage != 'rejected') as yes_until,
            bool_or(stage != 'rejected') as is_yes,
            min(first_reported) filter (where stage = 'rejected') as no_from,
            max(last_reported) filter (where stage = 'rejected') as no_until,
            bool_or(stage = 'rejected') as is_no
        from stage_days
        where stage in ('decided', 'in_force', 'rejected') and certainty != 'possible'
        group by policy_action_id, known_from
    ),
    contested_days as (
        select
            action_no,
            known_from,
            bool_or(is_yes) over so_far
            and bool_or(is_no) over so_far
            and coalesce(min(no_from) over so_far <= max(yes_until) over so_far + 365, true)
            and coalesce(
                min(yes_from) over so_far <= max(no_until) over so_far + 365, true
            ) as is_contested
        from yes_and_no
        window so_far as (partition by action_no order by known_from)
    ),
    dated_spells as materialized(
        select
            action_no,
            known_from as changed_on,
            told_no,
            effective_no,
            deadline_no,
            told_on as valid_from,
            lead(told_on, 1, date '9999-12-31') over (
                partition by action_no, known_from order by spell
            ) as valid_to
        from spells
    ),
    known_days as materialized(
        select
            action_days.* exclude(fact_no, fact_table),
            action_days.fact_no as action_no,
            days_of_change.known_from as changed_on,
            coalesce(contested_days.is_contested, false) as is_contested,
            lead(action_days.known_from, 1, date '9999-12-31') over (
                partition by action_days.fact_no order by action_days.known_from
            ) as known_to
        from action_days
        asof inner join
            days_of_change
            on days_of_change.action_no = action_days.fact_no
            and days_of_change.known_from <= action_days.known_from
        asof left join
            contested_days
            on contested_days.action_no = action_days.fact_no
            and contested_days.known_from <= action_days.known_from
    ),
    versions as materialized(
        select known_days.* exclude(changed_on), dated_spells.* exclude(action_no, changed_on)
        from dated_spells
        inner join known_days using (action_no, changed_on)
        where dated_spells.valid_from < dated_spells.valid_to
    ),
    -- When the act of a fact was first told as done: it reverses the opposite ones from then on.
    acts_done as materialized(
        select
            cast('0x' || right(stage_days.policy_action_id, 16) as ubigint) as action_no,
            min(stage_days.known_from) as known_from,
            min(stage_days.told_on) as done_on
        from stage_days
        where stage_days.stage in ('decided', 'in_force') and stage_days.certainty != 'possible'
        group by stage_days.policy_action_id
    ),
    reversals as materialized(
        select
            facts.action_no,
            opposite.policy_action_id as reversed_by,
            acts_done.done_on,
            acts_done.known_from
        from facts
        inner join action_opposites using (action)
        inner join
            facts as opposite
            on opposite.action = action_opposites.reversed_by
            and opposite.jurisdiction = facts.jurisdiction
            and opposite.target = facts.target
            and (
                opposite.generation in (facts.generation, 'unspecified')
                or facts.generation = 'unspecified'
            )
            and (opposite.part in (facts.part, 'unspecified') or facts.part = 'unspecified')
        inner join acts_done on acts_done.action_no = opposite.action_no
    ),
    -- Of a spell, the reversal that became known first.
    reversed_versions as materialized(
        select
            versions.action_no,
            versions.valid_from,
            versions.known_from,
            min(
                {
                    'known_from':reversals.known_from,
                    'done_on':reversals.done_on,
                    'reversed_by':reversals.reversed_by
                }
            ) as reversal
        from versions
        inner join
            reversals
            on reversals.action_no = versions.action_no
            and reversals.done_on > versions.valid_from
            and reversals.done_on < versions.valid_to
            and reversals.known_from < versions.known_to
        group by versions.action_no, versions.valid_from, versions.known_from
    ),
    split_versions as (
        select
            versions.* exclude(known_to),
            case
                when reversed_versions.reversal is null
                then versions.known_to
                else reversed_versions.reversal.known_from
            end as known_to,
            null as reversed_by
        from versions
        left join reversed_versions using (action_no, valid_from, known_from)
        where coalesce(reversed_versions.reversal.known_from > versions.known_from, true)
        union all
        select
            versions.* exclude(known_to)
            replace(
                greatest(versions.known_from, reversed_versions.reversal.known_from) as known_from,
                reversed_versions.reversal.done_on as valid_to
            ),
            versions.known_to,
            reversed_versions.reversal.reversed_by
        from versions
        inner join reversed_versions using (action_no, valid_from, known_from)
    )
select
    facts.policy_action_id,
    facts.jurisdiction,
    facts.action,
    facts.target,
    facts.generation,
    facts.part,
    facts.episode,
    step.stage,
    versions.valid_from,
    versions.valid_to,
    versions.known_from,
    versions.known_to,
    versions.known_basis,
    versions.reversed_by,
    step.announced.date as announced,
    step.announced.latest as announced_latest,
    step.announced.precision as announced_precision,
    step.announced.basis as announced_basis,
    effective.effective.date as effective,
    effective.effective.latest as effective_latest,
    effective.effective.precision as effective_precision,
    coalesce(effective.effective.basis, 'not_stated') as effective_basis,
    deadline.deadline.date as deadline,
    deadline.deadline.latest as deadline_latest,
    deadline.deadline.precision as deadline_precision,
    coalesce(deadline.deadline.basis, 'not_stated') as deadline_basis,
    versions.first_reported,
    versions.last_reported,
    versions.claims,
    versions.independent_sources,
    versions.is_contested,
    versions.confidence,
    versions.certainty
from split_versions as versions
inner join facts using (action_no)
inner join stages_told as step using (told_no)
left join stages_told as effective on effective.told_no = versions.effective_no
left join stages_told as deadline on deadline.told_no = versions.deadline_no
