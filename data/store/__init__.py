"""The database: what the tables and later releases say, kept so that nothing is lost.

``Store.fetch`` is the one place where pages and exports run a query: it answers with what held in
one release.
"""

from dataclasses import dataclass
from pathlib import Path

from ibis.expr.types import Table

from data.catalogue import catalogue
from data.reading import RawTables, taken
from data.store.engines import DuckDB, Engine
from data.store.kept import FILES, at
from data.store.releases import Change, Draft, prepare, publish
from data.typed import Rows, relations


@dataclass(frozen=True)
class Store:
    """A database as it stood in one release."""

    engine: Engine
    release: int

    def fetch(self, query: Table) -> Rows:
        """The rows of a query, by column. Text is never None; a missing number or date is."""
        return self.engine.fetch(at(query, self.release))

    def copy(
        self, parts: list[Table], beside: list[tuple[Table, Rows]], file: Path, told: dict[str, str]
    ) -> None:
        """As ``Engine.copy``, of queries as ``fetch`` takes them."""
        self.engine.copy([at(part, self.release) for part in parts], beside, file, told)

    def small_tables(self, folder: Path) -> RawTables:
        """All tables but the observations."""
        small = FILES.filter(~FILES.file.startswith("observations/")).order_by(FILES.file)
        raw, _ = taken(folder, {row["file"]: row["content"] for row in self.fetch(small)})
        return raw

    def write_out(self, folder: Path) -> None:
        """The folder of tables as it was, letter for letter, into an empty one."""
        for row in self.fetch(FILES):
            file = folder / row["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(row["content"].encode())


def open_store(raw: RawTables) -> Store:
    """A database in memory that holds the tables alone, as its only release."""
    engine = DuckDB(":memory:")
    prepare(engine)
    rows = relations(raw, catalogue(raw))
    changes = {name: Change(held, whole=True) for name, held in rows.items()}
    release = publish(engine, Draft("tables", made_by="", reason=""), changes)
    return Store(engine, release.number)
