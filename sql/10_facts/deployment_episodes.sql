-- question: When did an operator take up a vendor anew that it had dropped or shunned?
-- grain: one row per operator, country, vendor, generation, part and later episode
-- key: cell, episode
--
-- The first episode has no row. Another one opens
-- - on the day of a contract or trial that claims date themselves, after a removal, an exclusion
-- or a denial: what was dropped comes back by a new contract only;
-- - with a contract, a trial or a use told more than a year after an exclusion or a denial: the
-- operator has changed its mind.
-- What is only possible opens nothing. One turn away opens one episode at the most.
with
    claims_of_cells as (
        select
            concat_ws(
                '|',
                claim.operator_id,
                coalesce(claim.country, 'ZZ'),
                claim.vendor_id,
                coalesce(claim.generation, 'unspecified'),
                coalesce(claim.part, 'unspecified')
            ) as cell,
            claim.status,
            claim.date is not null and claim.date_basis != 'deadline' as is_dated,
            case when is_dated then claim.date else known_articles.known_from end as said_on,
            case
                when is_dated then claim.date_latest else known_articles.known_from
            end as said_latest,
            case when is_dated then claim.date_precision else 'day' end as said_precision,
            case when is_dated then claim.date_basis else 'publication' end as said_basis,
            known_articles.known_from
        from deployment_claims as claim
        inner join known_articles using (article_id)
        where claim.certainty != 'possible'
    ),
    cells_with_turns as (
        select cell
        from claims_of_cells
        group by cell
        having
            bool_or(status in ('removed', 'excluded', 'not_used'))
            and bool_or(status in ('testing', 'selected', 'in_use'))
    ),
    days as (
        select
            cell,
            said_on,
            bool_or(status = 'removed') as has_removal,
            bool_or(status in ('excluded', 'not_used')) as has_refusal,
            bool_or(status in ('testing', 'selected') and is_dated) as has_new_contract,
            bool_or(status in ('testing', 'selected', 'in_use')) as has_take_up,
            min(
                case
                    when status in ('testing', 'selected', 'in_use')
                    then {'latest':said_latest, 'precision':said_precision, 'basis':said_basis}
                end
            ) as opening,
            min(known_from) filter (where status in ('testing', 'selected', 'in_use')) as known_from
        from claims_of_cells
        semi join cells_with_turns using (cell)
        group by cell, said_on
    ),
    days_after_turns as (
        select
            *,
            max(said_on) filter (where has_removal) over days_before as removed_on,
            max(said_on) filter (where has_refusal) over days_before as refused_on,
            greatest(removed_on, refused_on) as turned_on
        from days
        window
            days_before as (
                partition by cell order by said_on rows between unbounded preceding and 1 preceding
            )
    ),
    openings as (
        select *
        from days_after_turns
        where
            (has_new_contract and turned_on is not null)
            or (
                has_take_up
                and refused_on = turned_on
                and coalesce(removed_on < refused_on, true)
                and said_on > refused_on + 365
            )
        qualify row_number() over (partition by cell, turned_on order by said_on) = 1
    )
select
    cell,
    1 + row_number() over (partition by cell order by said_on) as episode,
    said_on as opened_on,
    opening.latest as opened_on_latest,
    opening.precision as opened_on_precision,
    opening.basis as opened_on_basis,
    known_from
from openings
