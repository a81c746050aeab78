"""Raw documents to articles: clean text, dated, told apart."""

from pipeline.articles.build import Ingested, assemble, read_documents
from pipeline.articles.clean import CleanArticle, clean_article
from pipeline.articles.read import read_record

__all__ = [
    "CleanArticle",
    "Ingested",
    "assemble",
    "clean_article",
    "read_documents",
    "read_record",
]
