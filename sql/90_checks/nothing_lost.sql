-- question: Which sources handed over more or fewer records than the ledger of documents holds?
-- checks: documents
with documents_by_source as (select source, count(*) as in_ledger from documents group by source)
select
    source,
    coalesce(ingest_counts.records, 0) as handed_over,
    coalesce(documents_by_source.in_ledger, 0) as in_ledger
from ingest_counts
full join documents_by_source using (source)
where handed_over != coalesce(documents_by_source.in_ledger, 0)
