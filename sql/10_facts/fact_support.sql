-- question: How many claims and independent stories support each fact, and how surely?
-- grain: one row per fact of any kind
-- key: fact_id
--
-- confidence: 1 - product over independent stories of (1 - weight of the story's best claim), but
-- never 1, since nothing read in the news is sure; the logarithms are summed as decimals, so that
-- the order of rows cannot move a digit.
with
    best_claims_of_stories as (
        select fact_id, story_id, max(weight) as weight from claim_facts group by fact_id, story_id
    ),
    independent_stories as (
        select
            fact_id,
            count(*) as independent_sources,
            cast(sum(cast(ln(1 - weight) as decimal(18, 9))) as double) as log_of_doubt
        from best_claims_of_stories
        group by fact_id
    ),
    counted as (
        select
            fact_id,
            fact_table,
            min(reported_on) as first_reported,
            max(reported_on) as last_reported,
            count(*) as claims,
            case
                when bool_or(certainty = 'asserted')
                then 'asserted'
                when bool_or(certainty = 'reported')
                then 'reported'
                else 'possible'
            end as certainty
        from claim_facts
        group by fact_id, fact_table
    )
select
    counted.fact_id,
    counted.fact_table,
    counted.first_reported,
    counted.last_reported,
    counted.claims,
    independent_stories.independent_sources,
    least(round(1 - exp(independent_stories.log_of_doubt), 3), 0.999) as confidence,
    counted.certainty
from counted
inner join independent_stories using (fact_id)
