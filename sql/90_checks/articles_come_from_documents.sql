-- question: Which articles does no document of the ledger lead to?
-- checks: articles
select articles.article_id, articles.path, articles.url
from articles
anti join documents on documents.article_id = articles.article_id
