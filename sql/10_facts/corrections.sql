-- question: What did people correct, and does every correction still find what it corrects?
-- grain: one row per correction
-- key: correction_id
--
-- claims: how many it found; of a merge or a split, how many it moved.
with
    moved as (
        select fact_moves.correction_id, count(*) as claims
        from fact_moves
        inner join
            claim_facts
            on claim_facts.keyed_fact_id = fact_moves.fact_id
            and claim_facts.fact_id = fact_moves.into_fact_id
            and claim_facts.claim_id = coalesce(fact_moves.claim_id, claim_facts.claim_id)
        group by fact_moves.correction_id
    )
select
    correction_rows.* replace (
        case
            when correction_rows.verb in ('merge', 'split')
            then coalesce(moved.claims, 0)
            else correction_rows.claims
        end as claims
    ),
    case
        when
            case
                when correction_rows.verb in ('merge', 'split')
                then coalesce(moved.claims, 0)
                else correction_rows.claims
            end
            > 0
        then 'applied'
        else 'no_longer_applies'
    end as outcome
from correction_rows
left join moved using (correction_id)
