-- question: What was known of each fact's support, day by day as articles came in?
-- grain: one row per fact of any kind and day on which claims of it became known
-- key: fact_no, known_from
--
-- Every figure counts all claims known by that day.
-- confidence: 1 - product over independent sources of (1 - weight of the source's best claim), but
-- never 1, since nothing read in the news is sure; the logarithms are summed as decimals, so that
-- the order of rows cannot move a digit.
-- Both windows run over rows, which is cheaper than over days: the last row of a day has it whole.
with
    claims_by_number as (
        select *, cast('0x' || right(fact_id, 16) as ubigint) as fact_no from claim_facts
    ),
    claims_in_time as (
        select
            fact_no,
            fact_table,
            known_from,
            known_basis,
            reported_on,
            case certainty when 'asserted' then 1 when 'reported' then 2 else 3 end as doubt,
            max(weight) over (
                of_source rows between unbounded preceding and current row
            ) as best_weight,
            max(weight) over (
                of_source rows between unbounded preceding and 1 preceding
            ) as best_before
        from claims_by_number
        window of_source as (partition by fact_no, source_id order by known_from)
    ),
    gains as (
        select
            * exclude(best_weight, best_before),
            best_before is null as is_new_source,
            cast(ln(1 - best_weight) as decimal(18, 9))
            - coalesce(cast(ln(1 - best_before) as decimal(18, 9)), 0) as log_of_doubt
        from claims_in_time
    ),
    running as (
        select
            fact_no,
            fact_table,
            known_from,
            known_basis,
            min(reported_on) over so_far as first_reported,
            max(reported_on) over so_far as last_reported,
            count(*) over so_far as claims,
            count(*) filter (where is_new_source) over so_far as independent_sources,
            sum(log_of_doubt) over so_far as log_of_doubt,
            min(doubt) over so_far as doubt
        from gains
        window
            so_far as (
                partition by fact_no
                order by known_from, known_basis
                rows between unbounded preceding and current row
            )
        qualify
            lead(known_from) over (partition by fact_no order by known_from, known_basis)
            is distinct from known_from
    )
select
    fact_no,
    fact_table,
    known_from,
    known_basis,
    first_reported,
    last_reported,
    claims,
    independent_sources,
    least(round(1 - exp(cast(log_of_doubt as double)), 3), 0.999) as confidence,
    case doubt when 1 then 'asserted' when 2 then 'reported' else 'possible' end as certainty
from running
