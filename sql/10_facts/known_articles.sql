-- question: Since when is known what an article says, whose story is it, and who brings it?
-- grain: one row per article
-- key: article_id
--
-- An article is known from its day of publication; one that tells none, from the day on which its
-- first record was read.
with
    first_seen as (
        select article_id, cast(min(fetched_at) as date) as seen_on
        from documents
        where article_id is not null
        group by article_id
    )
select
    articles.article_id,
    articles.syndication_group as story_id,
    articles.published_on as reported_on,
    coalesce(articles.published_on, first_seen.seen_on) as known_from,
    case when articles.published_on is null then 'first_seen' else 'publication' end as known_basis,
    articles.publisher
from articles
left join first_seen using (article_id)
