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
    -- A status ends when one of these begins, so many days later at the least: a denial soon
    -- after a report contradicts it, a denial years later tells that things have changed.
    status_endings(status, ended_by, after_days) as (
        values
            ('testing', 'selected', 0),
            ('testing', 'in_use', 0),
            ('testing', 'phasing_out', 0),
            ('testing', 'removed', 0),
            ('testing', 'excluded', 0),
            ('selected', 'in_use', 0),
            ('selected', 'phasing_out', 0),
            ('selected', 'removed', 0),
            ('selected', 'excluded', 365),
            ('in_use', 'removed', 0),
            ('in_use', 'not_used', 365),
            ('phasing_out', 'removed', 0),
            ('phasing_out', 'not_used', 365)
    ),
    status_conflicts(status, conflicts_with) as (
        values
            ('in_use', 'not_used'),
            ('in_use', 'removed'),
            ('phasing_out', 'not_used'),
            ('selected', 'excluded'),
            ('not_used', 'in_use'),
            ('removed', 'in_use'),
            ('not_used', 'phasing_out'),
            ('excluded', 'selected')
    ),
    claims_of_facts as materialized(
        select
            claim_facts.fact_id as deployment_id,
            claim_facts.episode,
            claim_facts.known_from,
            claim_facts.reported_on,
            claim.operator_id,
            coalesce(claim.country, 'ZZ') as country,
            claim.vendor_id,
            coalesce(claim.generation, 'unspecified') as generation,
            coalesce(claim.part, 'unspecified') as part,
            claim.status,
            claim.certainty,
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
    -- Of claims that people have moved here, the key counts only where there are no others.
    facts as materialized(
        select
            deployment_id,
            operator_id,
            country,
            vendor_id,
            generation,
            part,
            status,
            episode,
            concat_ws('|', operator_id, country, vendor_id, generation, part) as cell
        from claims_of_facts
        group by deployment_id, operator_id, country, vendor_id, generation, part, status, episode
        qualify row_number() over (partition by deployment_id order by bool_and(is_moved)) = 1
    ),
    days_told as (
        select
            deployment_id,
            known_from,
            min(
                case
                    when has_own_day
                    then
                        {
                            'latest':date_latest,
                            'vagueness':date_latest - date,
                            'basis_rank': case date_basis when 'stated' then 1 else 2 end,
                            'date':date,
                            'precision':date_precision,
                            'basis':date_basis
                        }
                end
            ) as day_told,
            max(
                case
                    when date is not null and not has_own_day
                    then
                        {
                            'reported_on':coalesce(reported_on, date '0001-01-01'),
                            'latest':date_latest,
                            'date':date,
                            'precision':date_precision,
                            'basis':date_basis
                        }
                end
            ) as deadline_told
        from claims_of_facts
        where date is not null
        group by deployment_id, known_from
    ),
    states_told as (
        select
            days.fact_id as deployment_id,
            days.known_from,
            days.known_basis,
            days.first_reported,
            days.last_reported,
            days.claims,
            days.independent_sources,
            days.confidence,
            days.certainty,
            case when days.certainty != 'possible' then days.first_reported end as publication_day,
            min(days_told.day_told) over so_far as first_day,
            max(days_told.deadline_told) over so_far as deadline,
            min(days.known_from) over so_far as first_known
        from fact_days as days
        left join
            days_told
            on days_told.deployment_id = days.fact_id
            and days_told.known_from = days.known_from
        where days.fact_table = 'deployments'
        window so_far as (partition by days.fact_id order by days.known_from)
    ),
    states as materialized(
        select *, coalesce(first_day.date, publication_day) as since from states_told
    ),
    -- The few days on which the beginning of a fact, or whether it is sure, changed.
    changes_of_beginnings as (
        select deployment_id, known_from, known_basis, certainty, since, first_day
        from states
        window by_fact as (partition by deployment_id order by known_from)
        qualify
            row_number() over by_fact = 1
            or since is distinct from lag(since) over by_fact
            or (certainty = 'possible') != lag(certainty = 'possible') over by_fact
    ),
    beginnings as (
        select
            deployment_id,
            known_from,
            known_basis,
            lead(known_from, 1, date '9999-12-31') over (
                partition by deployment_id order by known_from
            ) as known_to,
            certainty != 'possible' as is_sure,
            since,
            coalesce(first_day.latest, since) as since_latest,
            coalesce(first_day.precision, 'day') as since_precision,
            coalesce(first_day.basis, 'publication') as since_basis
        from changes_of_beginnings
    ),
    sure_beginnings as materialized(
        select
            beginnings.deployment_id,
            beginnings.known_from,
            beginnings.known_basis,
            beginnings.known_to,
            beginnings.since,
            beginnings.since_latest,
            beginnings.since_precision,
            beginnings.since_basis,
            facts.cell,
            facts.episode,
            facts.status
        from beginnings
        inner join facts using (deployment_id)
        where beginnings.is_sure
    ),
    -- Told in use again, a month or more after it was out: a contradiction, not another spell.
    returns as materialized(
        select
            used.deployment_id,
            gone.deployment_id as other_id,
            min(greatest(claim.known_from, gone.known_from)) as known_from
        from facts as used
        inner join
            sure_beginnings as gone
            on gone.cell = used.cell
            and gone.episode = used.episode
            and gone.status in ('removed', 'not_used')
            and gone.known_to = date '9999-12-31'
        inner join claims_of_facts as claim on claim.deployment_id = used.deployment_id
        where
            used.status = 'in_use'
            and claim.certainty != 'possible'
            and case when claim.has_own_day then claim.date else claim.known_from end
            > gone.since + 30
        group by used.deployment_id, gone.deployment_id
    ),
    contested_by_returns as materialized(
        select deployment_id, min(known_from) as known_from
        from
            (
                select deployment_id, known_from
                from returns
                union all
                select other_id as deployment_id, known_from
                from returns
            )
        group by deployment_id
    ),
    -- Days on which something became known of another fact that may end or contest this one.
    days_of_others as (
        select facts.deployment_id, other.known_from, other.known_basis
        from facts
        inner join
            sure_beginnings as other
            on other.cell = facts.cell
            and other.episode = facts.episode
            and other.status != facts.status
        union all
        select facts.deployment_id, next_episode.known_from, 'publication' as known_basis
        from facts
        inner join
            deployment_episodes as next_episode
            on next_episode.cell = facts.cell
            and next_episode.episode = facts.episode + 1
        union all
        select deployment_id, known_from, 'publication' as known_basis
        from contested_by_returns
    ),
    events as (
        select deployment_id, known_from, max(known_basis) as known_basis, bool_or(is_own) as is_own
        from
            (
                select deployment_id, known_from, known_basis, true as is_own
                from states
                union all
                select deployment_id, known_from, known_basis, false as is_own
                from days_of_others
            )
        group by deployment_id, known_from
    ),
    known_states as materialized(
        select
            events.deployment_id,
            events.known_from,
            events.known_basis,
            events.is_own,
            facts.cell,
            facts.status,
            facts.episode,
            states.* exclude(deployment_id, known_from, known_basis)
        from events
        inner join facts using (deployment_id)
        asof inner join
            states
            on states.deployment_id = events.deployment_id
            and states.known_from <= events.known_from
    ),
    possible_ends as (
        select
            state.deployment_id,
            state.known_from,
            later.since as until,
            later.since_latest as until_latest,
            later.since_precision as until_precision,
            later.since_basis as until_basis
        from known_states as state
        inner join status_endings using (status)
        inner join
            sure_beginnings as later
            on later.cell = state.cell
            and later.episode = state.episode
            and later.status = status_endings.ended_by
            and later.known_from <= state.known_from
            and later.known_to > state.known_from
            and later.since > state.since + cast(status_endings.after_days as integer)
        union all
        select
            state.deployment_id,
            state.known_from,
            next_episode.opened_on as until,
            next_episode.opened_on_latest as until_latest,
            next_episode.opened_on_precision as until_precision,
            next_episode.opened_on_basis as until_basis
        from known_states as state
        inner join
            deployment_episodes as next_episode
            on next_episode.cell = state.cell
            and next_episode.episode = state.episode + 1
            and next_episode.known_from <= state.known_from
            and next_episode.opened_on > state.since
    ),
    ends as (
        select
            deployment_id,
            known_from,
            min(
                {
                    'until':until,
                    'latest':until_latest,
                    'precision':until_precision,
                    'basis':until_basis
                }
            ) as first_end
        from possible_ends
        group by deployment_id, known_from
    ),
    spells as materialized(
        select state.*, ends.first_end, first_end.until as until
        from known_states as state
        left join ends using (deployment_id, known_from)
    ),
    changes_of_spells as (
        select
            deployment_id,
            cell,
            status,
            episode,
            known_from,
            since,
            until,
            certainty != 'possible' as is_sure
        from spells
        window by_fact as (partition by deployment_id order by known_from)
        qualify
            row_number() over by_fact = 1
            or since is distinct from lag(since) over by_fact
            or until is distinct from lag(until) over by_fact
            or (certainty = 'possible') != lag(certainty = 'possible') over by_fact
    ),
    sure_spells as (
        select *
        from
            (
                select
                    *,
                    lead(known_from, 1, date '9999-12-31') over (
                        partition by deployment_id order by known_from
                    ) as known_to
                from changes_of_spells
            )
        where is_sure
    ),
    contested as (
        select distinct spells.deployment_id, spells.known_from
        from spells
        inner join status_conflicts using (status)
        inner join
            sure_spells as other
            on other.cell = spells.cell
            and other.episode = spells.episode
            and other.status = status_conflicts.conflicts_with
            and other.known_from <= spells.known_from
            and other.known_to > spells.known_from
            and coalesce(other.since < spells.until, true)
            and coalesce(spells.since < other.until, true)
        where spells.certainty != 'possible'
    ),
    judged as (
        select
            spells.*,
            contested.deployment_id is not null
            or coalesce(contested_by_returns.known_from <= spells.known_from, false) as is_contested
        from spells
        left join contested using (deployment_id, known_from)
        left join contested_by_returns using (deployment_id)
    ),
    versions as (
        select *
        from judged
        window by_fact as (partition by deployment_id order by known_from)
        qualify
            is_own
            or until is distinct from lag(until) over by_fact
            or is_contested != lag(is_contested) over by_fact
    )
select
    versions.deployment_id,
    facts.operator_id,
    facts.country,
    facts.vendor_id,
    facts.generation,
    facts.part,
    facts.status,
    facts.episode,
    coalesce(versions.since, versions.first_reported, versions.first_known) as valid_from,
    coalesce(versions.until, date '9999-12-31') as valid_to,
    versions.known_from,
    lead(versions.known_from, 1, date '9999-12-31') over (
        partition by versions.deployment_id order by versions.known_from
    ) as known_to,
    versions.known_basis,
    versions.since,
    coalesce(versions.first_day.latest, versions.since) as since_latest,
    coalesce(
        versions.first_day.precision, case when versions.since is not null then 'day' end
    ) as since_precision,
    coalesce(
        versions.first_day.basis,
        case when versions.since is null then 'not_stated' else 'publication' end
    ) as since_basis,
    versions.until,
    versions.first_end.latest as until_latest,
    versions.first_end.precision as until_precision,
    coalesce(versions.first_end.basis, 'not_stated') as until_basis,
    versions.deadline.date as deadline,
    versions.deadline.latest as deadline_latest,
    versions.deadline.precision as deadline_precision,
    coalesce(versions.deadline.basis, 'not_stated') as deadline_basis,
    versions.first_reported,
    versions.last_reported,
    versions.claims,
    versions.independent_sources,
    versions.is_contested,
    versions.confidence,
    versions.certainty
from versions
inner join facts using (deployment_id)
