"""Harlequin's DuckDB adapter, with what every table and column means in its catalog.

Harlequin shows a name and a short type; here the comment follows the type. What does not fit into
the sidebar shows when the mouse rests on it. One file is open, so its tables come first: no
database and no schema to unfold. Harlequin finds the adapter by `backhaul_sql-1.dist-info`.
"""

from harlequin.catalog import Catalog
from harlequin_duckdb import DuckDbAdapter
from harlequin_duckdb.adapter import DuckDbConnection
from harlequin_duckdb.catalog import (
    ColumnCatalogItem,
    DatabaseCatalogItem,
    RelationCatalogItem,
    SchemaCatalogItem,
)

RELATIONS = """
select table_name, 't', comment from duckdb_tables() where not internal
union all
select view_name, 'v', comment from duckdb_views() where not internal
order by 1
"""
COLUMNS = """
select column_name, data_type, comment
from duckdb_columns()
where not internal and table_name = ?
order by column_index
"""
MEANING = """\
SELECT column_name, type, description, allowed_values
FROM data_dictionary
WHERE table_name = '{}'
ORDER BY position
"""


def show_meaning(item, driver):
    """Put the question for the meaning of a table's columns into a new buffer."""
    driver.insert_text_in_new_buffer(MEANING.format(item.label))


class Relation(RelationCatalogItem):
    """A table or view; what changes it is left out of its menu, as the file is read-only."""

    INTERACTIONS = (("What its Columns Mean", show_meaning), *RelationCatalogItem.INTERACTIONS)

    def fetch_children(self):
        """Its columns, each with its comment."""
        found = self.connection.conn.cursor().execute(COLUMNS, [self.label]).fetchall()
        return [self._column(*each) for each in found]

    def _column(self, name, kind, comment):
        short = self.connection._short_column_type(kind)
        return ColumnCatalogItem.from_parent(self, name, described(short, comment), kind)


class DescribedConnection(DuckDbConnection):
    """A connection whose catalog is the tables and views of the one open file."""

    def get_catalog(self):
        """Tables and views with their comments."""
        found = self.conn.cursor().execute(RELATIONS).fetchall()
        return Catalog(items=[self._relation(*each) for each in found])

    def _relation(self, name, kind, comment):
        (database,), *_ = self._get_databases()
        parent = SchemaCatalogItem.from_parent(
            DatabaseCatalogItem.from_label(database, self), "main"
        )
        return Relation(
            qualified_identifier=f'"main"."{name}"',
            query_name=name,
            label=name,
            type_label=described(kind, comment),
            type_name="VIEW" if kind == "v" else "BASE TABLE",
            connection=self,
            parent=parent,
        )


def described(kind, comment):
    """A short type with the first sentence of a comment."""
    return f"{kind}  {comment.split('. ')[0].rstrip('.')}" if comment else kind


class DescribedAdapter(DuckDbAdapter):
    """What `make sql` connects with."""

    def connect(self):
        """Connect as DuckDB's own adapter does."""
        plain = super().connect()
        return DescribedConnection(plain.conn, plain.init_message)
