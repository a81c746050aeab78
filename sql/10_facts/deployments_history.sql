-- question: What was believed of each deployment, from when until when, and when did it hold?
-- grain: one row per deployment and version of what is known of it
-- key: deployment_id, known_from
--
-- since: of the days that claims state, the one that has passed first for certain; where none
-- states a day, the first publication, unless the status is only possible.
-- until: the day from which a later status of the same episode ends this one, or another episode
-- opens.
-- deadline: by when the equipment must be out, as last reported.
-- contested: a status that cannot hold at the same time holds by other claims; or it was told
-- again, months after it had ended.
-- valid_from: since, else the first report, else the day from which it is known.
with
    -- What another status of the same episode does to one. It ends it when it begins, so many days
    -- later at the least: a denial soon after a report contradicts it, a denial years later tells
    -- that things have changed. Or it cannot hold at the same time.
    status_relations(status, other_status, ends_after, is_conflict) as (
        values
            ('testing', 'selected', 0, false),
            ('testing', 'in_use', 0, false),
            ('testing', 'phasing_out', 0, false),
            ('testing', 'removed', 0, false),
            ('testing', 'excluded', 0, false),
            ('selected', 'in_use', 0, false),
            ('selected', 'phasing_out', 0, false),
            ('selected', 'removed', 0, false),
            ('selected', 'excluded', 365, true),
            ('in_use', 'removed', 0, true),
            ('in_use', 'not_used', 365, true),
            ('phasing_out', 'removed', 0, false),
            ('phasing_out', 'not_used', 365, true),
            ('not_used', 'in_use', null, true),
            ('removed', 'in_use', null, true),
            ('not_used', 'phasing_out', null, true),
            ('excluded', 'selected', null, true)
    ),
    claims_of_facts as not materialized(
        select
            cast('0x' || right(claim_facts.fact_id, 16) as ubigint) as fact_no,
            claim_facts.fact_id as deployment_id,
            claim_facts.claim_id,
            claim_facts.episode,
            claim_facts.known_from,
            claim_facts.reported_on,
            claim.operator_id,
            coalesce(claim.country, 'ZZ') as country,
            claim.vendor_id,
            coalesce(claim.generation, 'unspecified') as generation,
            coalesce(claim.part, 'unspecified') as part,
            claim.status,
            claim.certainty != 'possible' as is_sure,
            claim.date,
            claim.date_latest,
            claim.date_precision,
            claim.date_basis,
            claim.date is not null and claim.date_basis != 'deadline' as has_own_day,
            claim_facts.fact_id != claim_facts.keyed_fact_id as is_moved
        from claim_facts
        inner join deployment_claims as claim using (claim_id)
        where claim_facts.fact_table = 'deployments'
    ),
    -- Where people have moved no claim, all claims of a fact have its key.
    facts_of_their_own as (
        select
            fact_no,
            any_value(deployment_id) as deployment_id,
            any_value(operator_id) as operator_id,
            any_value(country) as country,
            any_value(vendor_id) as vendor_id,
            any_value(generation) as generation,
            any_value(part) as part,
            any_value(status) as status,
            any_value(episode) as episode
        from claims_of_facts
        where not is_moved
        group by fact_no
    ),
    -- Of claims that people have moved here, the key counts only where there are no others.
    facts_made_by_people as (
        select
            fact_no,
            deployment_id,
            operator_id,
            country,
            vendor_id,
            generation,
            part,
            status,
            episode
        from claims_of_facts
        anti join facts_of_their_own using (fact_no)
        where is_moved
        qualify row_number() over (partition by fact_no order by claim_id) = 1
    ),
    facts as materialized(
        select
            *,
            md5_number(concat_ws('|', operator_id, country, vendor_id, generation, part)) as cell_no
        from
            (
                select *
                from facts_of_their_own
                union all
                select *
                from facts_made_by_people
            )
    ),
    -- Days that claims state, numbered by which of two counts: the one that has passed first for
    -- certain, then the most precise. Numbers are quicker to compare than what they stand for.
    stated_days as materialized(
        select
            *,
            row_number() over (
                order by
                    date_latest, date desc, date_basis = 'stated' desc, date_precision, date_basis
            ) as day_no
        from
            (
                select distinct date, date_latest, date_precision, date_basis
                from claims_of_facts
                where has_own_day
            )
    ),
    -- Deadlines, numbered by which of two counts: the one reported last, then the later one.
    stated_deadlines as materialized(
        select
            *,
            row_number() over (
                order by reported_on, date_latest, date, date_precision, date_basis
            ) as deadline_no
        from
            (
                select distinct
                    coalesce(reported_on, date '0001-01-01') as reported_on,
                    date,
                    date_latest,
                    date_precision,
                    date_basis
                from claims_of_facts
                where date is not null and not has_own_day
            )
    ),
    days_told as (
        select
            claim.fact_no,
            claim.known_from,
            min(day.day_no) filter (where claim.has_own_day) as day_no,
            max(deadline.deadline_no) as deadline_no
        from claims_of_facts as claim
        left join stated_days as day using (date, date_latest, date_precision, date_basis)
        left join
            stated_deadlines as deadline
            on not claim.has_own_day
            and deadline.reported_on = coalesce(claim.reported_on, date '0001-01-01')
            and deadline.date = claim.date
            and deadline.date_latest = claim.date_latest
            and deadline.date_precision = claim.date_precision
            and deadline.date_basis = claim.date_basis
        where claim.date is not null
        group by claim.fact_no, claim.known_from
    ),
    states_told as (
        select
            days.* exclude(fact_table),
            days.certainty != 'possible' as is_sure,
            case when is_sure then days.first_reported end as publication_day,
            min(days_told.day_no) over so_far as day_no,
            max(days_told.deadline_no) over so_far as deadline_no,
            first_value(days.known_from) over so_far as first_known,
            lag(is_sure) over so_far as was_sure,
            lag(publication_day) over so_far as publication_day_before,
            min(days_told.day_no) over until_yesterday as day_no_before
        from fact_days as days
        left join days_told using (fact_no, known_from)
        where days.fact_table = 'deployments'
        window
            so_far as (partition by days.fact_no order by days.known_from),
            until_yesterday as (so_far rows between unbounded preceding and 1 preceding)
    ),
    states as materialized(
        select
            told.fact_no,
            told.known_from,
            told.known_basis,
            told.first_reported,
            told.last_reported,
            told.claims,
            told.independent_sources,
            told.confidence,
            told.certainty,
            told.is_sure,
            told.deadline_no,
            coalesce(day.date, told.publication_day) as since,
            coalesce(day.date_latest, since) as since_latest,
            coalesce(
                day.date_precision, case when since is not null then 'day' end
            ) as since_precision,
            coalesce(
                day.date_basis, case when since is null then 'not_stated' else 'publication' end
            ) as since_basis,
            coalesce(since, told.first_reported, told.first_known) as valid_from,
            told.known_from = told.first_known
            or told.is_sure != told.was_sure
            or since is distinct from coalesce(
                day_before.date, told.publication_day_before
            ) as is_new_beginning
        from states_told as told
        left join stated_days as day using (day_no)
        left join stated_days as day_before on day_before.day_no = told.day_no_before
    ),
    -- The few days on which the beginning of a fact, or whether it is sure, changed.
    beginnings as (
        select
            fact_no,
            known_from,
            lead(known_from, 1, date '9999-12-31') over (
                partition by fact_no order by known_from
            ) as known_to,
            known_basis,
            is_sure,
            since,
            since_latest,
            since_precision,
            since_basis
        from states
        where is_new_beginning
    ),
    sure_beginnings as materialized(
        select
            beginnings.fact_no,
            beginnings.known_from,
            beginnings.known_basis,
            beginnings.known_to,
            beginnings.since,
            beginnings.since_latest,
            beginnings.since_precision,
            beginnings.since_basis,
            facts.cell_no,
            facts.episode,
            facts.status
        from beginnings
        inner join facts using (fact_no)
        where beginnings.is_sure
    ),
    -- Told in use again, a month or more after it was out: a contradiction, not another spell.
    returns as materialized(
        select
            used.fact_no,
            gone.fact_no as other_no,
            min(greatest(claim.known_from, gone.known_from)) as known_from
        from facts as used
        inner join
            sure_beginnings as gone
            on gone.cell_no = used.cell_no
            and gone.episode = used.episode
            and gone.status in ('removed', 'not_used')
            and gone.known_to = date '9999-12-31'
        inner join claims_of_facts as claim on claim.fact_no = used.fact_no
        where
            used.status = 'in_use'
            and claim.is_sure
            and case when claim.has_own_day then claim.date else claim.known_from end
            > gone.since + 30
        group by used.fact_no, gone.fact_no
    ),
    contested_by_returns as materialized(
        select fact_no, min(known_from) as known_from
        from
            (
                select fact_no, known_from
                from returns
                union all
                select other_no as fact_no, known_from
                from returns
            )
        group by fact_no
    ),
    -- What became known of another fact that may end or contest this one.
    others_told as materialized(
        select
            facts.fact_no,
            other.known_from,
            other.known_to,
            other.known_basis,
            relation.is_conflict,
            relation.ends_after,
            other.since,
            other.since_latest,
            other.since_precision,
            other.since_basis
        from facts
        inner join status_relations as relation using (status)
        inner join
            sure_beginnings as other
            on other.cell_no = facts.cell_no
            and other.episode = facts.episode
            and other.status = relation.other_status
        union all
        select
            facts.fact_no,
            opened.known_from,
            date '9999-12-31' as known_to,
            'publication' as known_basis,
            false as is_conflict,
            0 as ends_after,
            opened.opened_on as since,
            opened.opened_on_latest as since_latest,
            opened.opened_on_precision as since_precision,
            opened.opened_on_basis as since_basis
        from facts
        inner join
            deployment_episodes as opened
            on md5_number(opened.cell) = facts.cell_no
            and opened.episode = facts.episode + 1
    ),
    facts_with_rivals as materialized(select distinct fact_no from others_told where is_conflict),
    -- What ends a rival may settle the contest, so for these every other status counts.
    days_of_rivals as (
        select facts.fact_no, other.known_from, other.known_basis
        from facts
        semi join facts_with_rivals using (fact_no)
        inner join
            sure_beginnings as other
            on other.cell_no = facts.cell_no
            and other.episode = facts.episode
            and other.status != facts.status
    ),
    events as (
        select
            fact_no, known_from, max(known_basis) as known_basis, max(state_from) as own_state_from
        from
            (
                select fact_no, known_from, known_basis, known_from as state_from
                from states
                union all
                select fact_no, known_from, known_basis, null as state_from
                from others_told
                union all
                select fact_no, known_from, known_basis, null as state_from
                from days_of_rivals
                union all
                select fact_no, known_from, 'publication' as known_basis, null as state_from
                from contested_by_returns
            )
        group by fact_no, known_from
    ),
    -- state_from: the day of the fact's own state that was known on the day.
    events_of_states as (
        select *, max(own_state_from) over (partition by fact_no order by known_from) as state_from
        from events
    ),
    known_states as materialized(
        select
            events.fact_no,
            events.known_from,
            events.known_basis,
            events.state_from,
            events.own_state_from is not null as is_own,
            states.is_sure,
            states.since
        from events_of_states as events
        inner join
            states on states.fact_no = events.fact_no and states.known_from = events.state_from
    ),
    ends as materialized(
        select
            state.fact_no,
            state.known_from,
            min(
                {
                    'until':other.since,
                    'latest':other.since_latest,
                    'precision':other.since_precision,
                    'basis':other.since_basis
                }
            ) as first_end
        from known_states as state
        inner join
            others_told as other
            on other.fact_no = state.fact_no
            and other.known_from <= state.known_from
            and other.known_to > state.known_from
            and other.since > state.since + other.ends_after
        group by state.fact_no, state.known_from
    ),
    spells as materialized(
        select state.*, ends.first_end.until as until
        from known_states as state
        left join ends using (fact_no, known_from)
    ),
    changes_of_spells as (
        select
            facts.cell_no,
            facts.episode,
            facts.status,
            spells.fact_no,
            spells.known_from,
            spells.since,
            spells.until,
            spells.is_sure
        from spells
        semi join facts_with_rivals using (fact_no)
        inner join facts using (fact_no)
        window by_fact as (partition by fact_no order by known_from)
        qualify
            row_number() over by_fact = 1
            or spells.since is distinct from lag(spells.since) over by_fact
            or spells.until is distinct from lag(spells.until) over by_fact
            or spells.is_sure != lag(spells.is_sure) over by_fact
    ),
    sure_spells as (
        select *
        from
            (
                select
                    *,
                    lead(known_from, 1, date '9999-12-31') over (
                        partition by fact_no order by known_from
                    ) as known_to
                from changes_of_spells
            )
        where is_sure
    ),
    contested as (
        select distinct spells.fact_no, spells.known_from
        from spells
        semi join facts_with_rivals using (fact_no)
        inner join facts using (fact_no)
        inner join status_relations as relation using (status)
        inner join
            sure_spells as other
            on other.cell_no = facts.cell_no
            and other.episode = facts.episode
            and other.status = relation.other_status
            and other.known_from <= spells.known_from
            and other.known_to > spells.known_from
            and coalesce(other.since < spells.until, true)
            and coalesce(spells.since < other.until, true)
        where spells.is_sure and relation.is_conflict
    ),
    judged as (
        select
            spells.fact_no,
            spells.known_from,
            spells.known_basis,
            spells.state_from,
            spells.is_own,
            spells.until,
            contested.fact_no is not null
            or coalesce(contested_by_returns.known_from <= spells.known_from, false) as is_contested
        from spells
        left join contested using (fact_no, known_from)
        left join contested_by_returns using (fact_no)
    ),
    changed as (
        select fact_no, known_from, known_basis, state_from, until, is_contested
        from judged
        window by_fact as (partition by fact_no order by known_from)
        qualify
            is_own
            or until is distinct from lag(until) over by_fact
            or is_contested != lag(is_contested) over by_fact
    ),
    versions as (
        select
            *,
            lead(known_from, 1, date '9999-12-31') over (
                partition by fact_no order by known_from
            ) as known_to
        from changed
    ),
    dated_versions as (
        select versions.*, ends.first_end from versions left join ends using (fact_no, known_from)
    )
select
    facts.deployment_id,
    facts.operator_id,
    facts.country,
    facts.vendor_id,
    facts.generation,
    facts.part,
    facts.status,
    facts.episode,
    state.valid_from,
    coalesce(versions.until, date '9999-12-31') as valid_to,
    versions.known_from,
    versions.known_to,
    versions.known_basis,
    state.since,
    state.since_latest,
    state.since_precision,
    state.since_basis,
    versions.until,
    versions.first_end.latest as until_latest,
    versions.first_end.precision as until_precision,
    coalesce(versions.first_end.basis, 'not_stated') as until_basis,
    deadline.date as deadline,
    deadline.date_latest as deadline_latest,
    deadline.date_precision as deadline_precision,
    coalesce(deadline.date_basis, 'not_stated') as deadline_basis,
    state.first_reported,
    state.last_reported,
    state.claims,
    state.independent_sources,
    versions.is_contested,
    state.confidence,
    state.certainty
from dated_versions as versions
inner join facts using (fact_no)
inner join
    states as state on state.fact_no = versions.fact_no and state.known_from = versions.state_from
left join stated_deadlines as deadline using (deadline_no)
