-- question: What was known of each fact's support, day by day as articles came in?
-- grain: one row per fact of any kind and day on which claims of it became known
-- key: fact_id, known_from
--
-- Every figure counts all claims known by that day.
-- confidence: 1 - product over independent sources of (1 - weight of the source's best claim), but
-- never 1, since nothing read in the news is sure; the logarithms are summed as decimals, so that
-- the order of rows cannot move a digit.
with
    days_of_sources as (
        select
            fact_id,
            fact_table,
            source_id,
            known_from,
            max(weight) as weight,
            count(*) as claims,
            min(reported_on) as first_reported,
            max(reported_on) as last_reported,
            max(known_basis) as known_basis,
            min(case certainty when 'asserted' then 1 when 'reported' then 2 else 3 end) as doubt
        from claim_facts
        group by fact_id, fact_table, source_id, known_from
    ),
    best_of_sources as (
        select
            *,
            max(weight) over by_source as best_weight,
            row_number() over by_source = 1 as is_new_source
        from days_of_sources
        window by_source as (partition by fact_id, source_id order by known_from)
    ),
    gains_of_sources as (
        select
            *,
            cast(ln(1 - best_weight) as decimal(18, 9)) - coalesce(
                lag(cast(ln(1 - best_weight) as decimal(18, 9))) over (
                    partition by fact_id, source_id order by known_from
                ),
                0
            ) as log_of_doubt
        from best_of_sources
    ),
    days as (
        select
            fact_id,
            fact_table,
            known_from,
            max(known_basis) as known_basis,
            sum(claims) as claims,
            count(*) filter (where is_new_source) as sources,
            sum(log_of_doubt) as log_of_doubt,
            min(first_reported) as first_reported,
            max(last_reported) as last_reported,
            min(doubt) as doubt
        from gains_of_sources
        group by fact_id, fact_table, known_from
    )
select
    fact_id,
    fact_table,
    known_from,
    known_basis,
    min(first_reported) over so_far as first_reported,
    max(last_reported) over so_far as last_reported,
    cast(sum(claims) over so_far as bigint) as claims,
    cast(sum(sources) over so_far as bigint) as independent_sources,
    least(round(1 - exp(cast(sum(log_of_doubt) over so_far as double)), 3), 0.999) as confidence,
    case
        min(doubt) over so_far when 1 then 'asserted' when 2 then 'reported' else 'possible'
    end as certainty
from days
window so_far as (partition by fact_id order by known_from)
