-- question: When did a state take up an action anew that it had lifted or rejected?
-- grain: one row per jurisdiction, action, target, generation, part and later episode
-- key: cell, episode
--
-- The first episode has no row. Another one opens with an act (considered, proposed, decided, in
-- force) that claims date themselves after the action was lifted or rejected, or that is first
-- told more than a year after that. An action that is in force may be retold for years: it opens
-- one only where it is dated. What is only possible opens and ends nothing.
with
    claims_of_cells as (
        select
            concat_ws(
                '|',
                claim.jurisdiction,
                claim.action,
                coalesce(claim.target, 'unspecified'),
                coalesce(claim.generation, 'unspecified'),
                coalesce(claim.part, 'unspecified')
            ) as cell,
            claim.stage,
            coalesce(claim.announced, claim.effective) is not null as is_dated,
            coalesce(claim.announced, claim.effective, known_articles.known_from) as said_on,
            known_articles.known_from
        from policy_claims as claim
        inner join known_articles using (article_id)
        where claim.certainty != 'possible'
    ),
    cells_with_turns as (
        select cell
        from claims_of_cells
        group by cell
        having
            bool_or(stage in ('lifted', 'rejected'))
            and bool_or(stage in ('considered', 'proposed', 'decided', 'in_force'))
    ),
    days as (
        select
            cell,
            said_on,
            bool_or(stage in ('lifted', 'rejected')) as has_turn,
            bool_or(
                stage in ('considered', 'proposed', 'decided', 'in_force') and is_dated
            ) as has_dated_act,
            bool_or(stage in ('considered', 'proposed', 'decided')) as has_act,
            min(known_from) filter (
                where stage in ('considered', 'proposed', 'decided', 'in_force')
            ) as known_from
        from claims_of_cells
        semi join cells_with_turns using (cell)
        group by cell, said_on
    ),
    days_after_turns as (
        select *, max(said_on) filter (where has_turn) over days_before as turned_on
        from days
        window
            days_before as (
                partition by cell order by said_on rows between unbounded preceding and 1 preceding
            )
    ),
    openings as (
        select *
        from days_after_turns
        where turned_on is not null and (has_dated_act or (has_act and said_on > turned_on + 365))
        qualify row_number() over (partition by cell, turned_on order by said_on) = 1
    )
select
    cell,
    1 + row_number() over (partition by cell order by said_on) as episode,
    said_on as opened_on,
    known_from
from openings
