-- question: What was believed of each rollout, from when until when, and when did it hold?
-- grain: one row per rollout and version of what is known of it
-- key: rollout_id, known_from
--
-- date: plans move, so of planned milestones the day last reported counts; of the others the
-- most precise one by the surest claim.
-- valid_from: of a plan the day on which it was made known, of the others their date; else the
-- first report, else the day from which it is known. valid_to: a plan ends with what it planned, a
-- trial with the launch, a service with its end.
-- contested: claims state days of one launch or end that are more than a year apart.
with
    milestone_endings(milestone, ended_by) as (
        values
            ('trial', 'launched'),
            ('planned', 'launched'),
            ('planned', 'expanded'),
            ('launched', 'shut_down'),
            ('expanded', 'shut_down'),
            ('shutdown_planned', 'shut_down')
    ),
    claims_of_facts as (
        select
            cast('0x' || right(claim_facts.fact_id, 16) as ubigint) as fact_no,
            claim_facts.fact_id as rollout_id,
            claim_facts.episode,
            claim_facts.known_from,
            claim_facts.reported_on,
            claim.operator_id,
            coalesce(claim.country, 'ZZ') as country,
            claim.generation,
            claim.milestone,
            claim.certainty,
            claim.date,
            claim.date_latest,
            claim.date_precision,
            claim.date_basis,
            claim.milestone in ('planned', 'shutdown_planned') as is_plan,
            claim_facts.fact_id != claim_facts.keyed_fact_id as is_moved
        from claim_facts
        inner join rollout_claims as claim using (claim_id)
        where claim_facts.fact_table = 'rollouts'
    ),
    facts as (
        select
            fact_no,
            rollout_id,
            operator_id,
            country,
            generation,
            milestone,
            episode,
            is_plan,
            concat_ws('|', operator_id, country, generation) as cell
        from claims_of_facts
        group by fact_no, rollout_id, operator_id, country, generation, milestone, episode, is_plan
        qualify row_number() over (partition by fact_no order by bool_and(is_moved)) = 1
    ),
    -- Days that claims state, numbered by which of two counts. Numbers are quicker to compare than
    -- what they stand for.
    stated_days as materialized(
        select
            fact_no,
            known_from,
            date,
            date_latest,
            date_precision,
            date_basis,
            row_number() over (
                order by
                    case when is_plan then reported_on end desc nulls last,
                    case certainty when 'asserted' then 1 when 'reported' then 2 else 3 end,
                    date_latest - date,
                    reported_on desc nulls last,
                    date,
                    date_precision,
                    date_basis
            ) as day_no
        from claims_of_facts
        where date is not null
    ),
    days_told as (
        select
            fact_no,
            known_from,
            min(day_no) as day_no,
            max(date) as last_day,
            min(date_latest) as first_day
        from stated_days
        group by fact_no, known_from
    ),
    states as (
        select
            days.fact_no,
            days.known_from,
            days.known_basis,
            days.first_reported,
            days.last_reported,
            days.claims,
            days.independent_sources,
            days.confidence,
            days.certainty,
            min(days_told.day_no) over so_far as day_no,
            coalesce(
                max(days_told.last_day) over so_far > min(days_told.first_day) over so_far + 365,
                false
            ) as has_days_apart,
            min(days.known_from) over so_far as first_known
        from fact_days as days
        left join days_told using (fact_no, known_from)
        where days.fact_table = 'rollouts'
        window so_far as (partition by days.fact_no order by days.known_from)
    ),
    beginnings_told as (
        select
            states.*,
            facts.cell,
            facts.milestone,
            day.date,
            day.date_latest,
            day.date_precision,
            day.date_basis,
            coalesce(
                case when not facts.is_plan then day.date end,
                states.first_reported,
                states.first_known
            ) as valid_from
        from states
        inner join facts using (fact_no)
        left join stated_days as day using (day_no)
    ),
    changes_of_beginnings as (
        select fact_no, cell, milestone, known_from, known_basis, certainty, valid_from
        from beginnings_told
        window by_fact as (partition by fact_no order by known_from)
        qualify
            row_number() over by_fact = 1
            or valid_from is distinct from lag(valid_from) over by_fact
            or (certainty = 'possible') != lag(certainty = 'possible') over by_fact
    ),
    sure_beginnings as (
        select *
        from
            (
                select
                    *,
                    lead(known_from, 1, date '9999-12-31') over (
                        partition by fact_no order by known_from
                    ) as known_to
                from changes_of_beginnings
            )
        where certainty != 'possible'
    ),
    events as (
        select fact_no, known_from, max(known_basis) as known_basis, bool_or(is_own) as is_own
        from
            (
                select fact_no, known_from, known_basis, true as is_own
                from states
                union all
                select facts.fact_no, other.known_from, other.known_basis, false as is_own
                from facts
                inner join milestone_endings using (milestone)
                inner join
                    sure_beginnings as other
                    on other.cell = facts.cell
                    and other.milestone = milestone_endings.ended_by
            )
        group by fact_no, known_from
    ),
    known_states as (
        select
            events.known_from,
            events.known_basis,
            events.is_own,
            states.* exclude(known_from, known_basis)
        from events
        asof inner join
            beginnings_told as states
            on states.fact_no = events.fact_no
            and states.known_from <= events.known_from
    ),
    ends as (
        select state.fact_no, state.known_from, min(later.valid_from) as ended_on
        from known_states as state
        inner join milestone_endings using (milestone)
        inner join
            sure_beginnings as later
            on later.cell = state.cell
            and later.milestone = milestone_endings.ended_by
            and later.known_from <= state.known_from
            and later.known_to > state.known_from
            and later.valid_from > state.valid_from
        group by state.fact_no, state.known_from
    ),
    versions as (
        select state.*, ends.ended_on
        from known_states as state
        left join ends using (fact_no, known_from)
        window by_fact as (partition by state.fact_no order by state.known_from)
        qualify state.is_own or ends.ended_on is distinct from lag(ends.ended_on) over by_fact
    )
select
    facts.rollout_id,
    facts.operator_id,
    facts.country,
    facts.generation,
    facts.milestone,
    facts.episode,
    versions.valid_from,
    coalesce(versions.ended_on, date '9999-12-31') as valid_to,
    versions.known_from,
    lead(versions.known_from, 1, date '9999-12-31') over (
        partition by versions.fact_no order by versions.known_from
    ) as known_to,
    versions.known_basis,
    versions.date,
    versions.date_latest,
    versions.date_precision,
    coalesce(versions.date_basis, 'not_stated') as date_basis,
    versions.first_reported,
    versions.last_reported,
    versions.claims,
    versions.independent_sources,
    facts.milestone in ('launched', 'shut_down') and versions.has_days_apart as is_contested,
    versions.confidence,
    versions.certainty
from versions
inner join facts using (fact_no)
