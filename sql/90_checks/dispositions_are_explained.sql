-- question: Which documents became an article that is not named, or were set aside without reason?
-- checks: documents
select document_id, disposition, article_id, reason
from documents
where
    (disposition in ('article', 'duplicate', 'superseded') and article_id is null)
    or (
        disposition in ('quarantined', 'unsupported_language', 'withdrawn', 'passed_over')
        and reason is null
    )
