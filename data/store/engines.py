"""The engines that can hold the tables, DuckDB and PostgreSQL, and the one place that runs SQL.

DuckDB serves one query at a time on a connection, and Streamlit runs each reader in a thread of
its own; so each query gets a cursor of its own. Ibis remembers for all threads which parts of
queries are equal, by their place in memory; so one query at a time is turned into SQL.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

import duckdb
import ibis
import orjson
from ibis.expr.types import Table

from data.database import StoreClosedError, open_file
from data.store.kept import OPEN
from data.typed import Rows

if TYPE_CHECKING:
    from psycopg import Connection

COMPILING = Lock()
BATCH = 4_000  # rows that are handed over at once: of five times as many DuckDB takes a gigabyte
PARQUET = "FORMAT parquet, ROW_GROUP_SIZE 30720"  # rows that each thread holds before it writes


class Transaction(Protocol):
    """What is done wholly or not at all; others see nothing of it before its end."""

    def fetch(self, query: Table) -> Rows:
        """As ``Engine.fetch``, with what this transaction has done so far."""

    def create(self, table: Table, sought: Iterable[Sequence[str]] = ()) -> None:
        """Make an empty table, where there is none of its name.

        One that an older version of this program made gets the columns that it lacks: no text, no
        number, no date.
        By the columns that are ``sought`` together its rows are found without reading all of them.
        """

    def stage(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """Rows as a table that is there for this transaction alone."""

    def insert(self, table: Table, query: Table) -> int:
        """Put the rows of a query, in the columns of a table, into it, and tell how many."""

    def end(self, table: Table, rows: Table, release: int) -> int:
        """Let rows of a kept table, given by their only column, end with a release."""


class Engine(Protocol):
    """A database that holds the kept relations."""

    def fetch(self, query: Table) -> Rows:
        """The rows of a query, by column. Text is never None; a missing number or date is."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Begin; the end of the block commits, an error in it takes everything back.

        One after the other: who comes second waits for the first, and sees what it did.
        """

    def copy(
        self, parts: list[Table], beside: list[tuple[Table, Rows]], file: Path, told: dict[str, str]
    ) -> None:
        """Write the rows of one query after the other to a Parquet file, with what is told of it.

        ``beside`` are small tables that the queries may join: they are there for them alone.
        """

    def close(self) -> None: ...


def sql(query: Table, dialect: str) -> str:
    """A query in the words of an engine."""
    with COMPILING:
        return str(ibis.to_sql(query, dialect=dialect))


def quoted(text: str) -> str:
    """A text as SQL holds it, where a parameter cannot stand."""
    return "'" + text.replace("'", "''") + "'"


def named(name: str) -> str:
    """A name as SQL holds it, whatever it is."""
    return '"' + name.replace('"', '""') + '"'


def _columns(table: Table) -> str:
    return ", ".join(map(named, table.columns))


def _insertion(table: Table, query: Table, dialect: str) -> str:
    chosen = query.select(*table.columns)
    return f"INSERT INTO {named(table.get_name())} ({_columns(table)}) {sql(chosen, dialect)}"


def _ending(table: Table, rows: Table, release: int, dialect: str) -> str:
    (column,) = rows.columns
    open_rows = f"{named('ended')} = {OPEN}"
    chosen = f"{named(column)} IN ({sql(rows, dialect)})"
    update = f"UPDATE {named(table.get_name())} SET {named('ended')} = {int(release)}"  # noqa: S608 -- names of the program's own
    return f"{update} WHERE {open_rows} AND {chosen}"


def _created(table: Table, types: dict[str, str]) -> str:
    columns = (f"{named(name)} {types[str(kind)]}" for name, kind in table.schema().items())
    return f"{named(table.get_name())} ({', '.join(columns)})"


def _heading(table: Table) -> str:
    """Asks for no row: the answer has the columns of the database's own table."""
    return f"SELECT * FROM {named(table.get_name())} LIMIT 0"  # noqa: S608 -- a name of the program's own


def _completed(
    table: Table, heading: Sequence[Sequence[Any]], types: dict[str, str]
) -> Iterator[str]:
    """Statements that add what a table lacks, by the heading that it has."""
    held = {column[0] for column in heading}
    for name, kind in table.schema().items():
        if name not in held:
            empty = " DEFAULT ''" if kind.is_string() else ""
            column = f"{named(name)} {types[str(kind)]}{empty}"
            yield f"ALTER TABLE {named(table.get_name())} ADD COLUMN {column}"


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        yield batch


# --- DuckDB ---------------------------------------------------------------------------------------

_DUCKDB = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "float64": "DOUBLE",
    "date": "DATE",
    "boolean": "BOOLEAN",
}


class DuckDB:
    """An embedded database: a file, or in memory. One process alone can have the file open."""

    def __init__(self, address: str) -> None:
        self.connection = open_file(address)
        self._publishing = Lock()

    def fetch(self, query: Table) -> Rows:
        with self.connection.cursor() as cursor:
            return _DuckDBTransaction(cursor).fetch(query)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        with self._publishing, self.connection.cursor() as cursor:
            cursor.begin()
            try:
                yield _DuckDBTransaction(cursor)
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()

    def copy(
        self, parts: list[Table], beside: list[tuple[Table, Rows]], file: Path, told: dict[str, str]
    ) -> None:
        """Each part is sorted for itself, in a file of its own.

        To sort a million rows at once takes gigabytes.
        """
        files = [quoted(f"{file}.{number}") for number in range(len(parts))]
        words = ", ".join(f"{quoted(key)}: {quoted(text)}" for key, text in told.items())
        options = f"{PARQUET}, COMPRESSION zstd, KV_METADATA {{{words}}}"
        with self.connection.cursor() as cursor:
            staged = _DuckDBTransaction(cursor)
            for table, rows in beside:
                staged.stage(table, rows)
            for part, into in zip(parts, files, strict=True):
                cursor.execute(f"COPY ({sql(part, 'duckdb')}) TO {into} ({PARQUET})")
            joined = f"FROM read_parquet([{', '.join(files)}])"
            cursor.execute(f"COPY ({joined}) TO {quoted(str(file))} ({options})")

    def keep(self, table: Table, rows: Rows) -> None:
        """Rows as a table of their own."""
        staged = ibis.table(table.schema(), name=f"staged_{table.get_name()}")
        with self.transaction() as work:
            work.create(table)
            work.stage(staged, rows)
            work.insert(table, staged)

    def close(self) -> None:
        self.connection.close()


class _DuckDBTransaction:
    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self.cursor = cursor

    def fetch(self, query: Table) -> Rows:
        self.cursor.execute(sql(query, "duckdb"))
        return [dict(zip(query.columns, row, strict=True)) for row in self.cursor.fetchall()]

    def create(self, table: Table, sought: Iterable[Sequence[str]] = ()) -> None:  # noqa: ARG002 -- DuckDB reads a column of all rows in no time
        self.cursor.execute(f"CREATE TABLE IF NOT EXISTS {_created(table, _DUCKDB)}")
        heading = self.cursor.execute(_heading(table)).description
        for statement in _completed(table, heading, _DUCKDB):
            self.cursor.execute(statement)

    def stage(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """All rows of a batch are one parameter: one for each cell takes DuckDB seconds."""
        name = named(table.get_name())
        self.cursor.execute(f"CREATE OR REPLACE TEMP TABLE {_created(table, _DUCKDB)}")
        form = {column: _DUCKDB[str(kind)] for column, kind in table.schema().items()}
        types = orjson.dumps([form]).decode()
        read = f"INSERT INTO {name} BY NAME SELECT unnest(from_json(?, ?), recursive := true)"
        for batch in _batches(rows):
            self.cursor.execute(read, [orjson.dumps(batch).decode(), types])

    def insert(self, table: Table, query: Table) -> int:
        return self._count(_insertion(table, query, "duckdb"))

    def end(self, table: Table, rows: Table, release: int) -> int:
        return self._count(_ending(table, rows, release, "duckdb"))

    def _count(self, statement: str) -> int:
        ((count,),) = self.cursor.execute(statement).fetchall()
        return int(count)


# --- PostgreSQL -----------------------------------------------------------------------------------

# Texts are ordered by the codes of their characters, as DuckDB does, and not as a language would.
_POSTGRESQL = {
    "string": 'text COLLATE "C"',
    "int64": "bigint",
    "float64": "double precision",
    "date": "date",
    "boolean": "boolean",
}
CONNECTIONS = 8
# To compile a query takes longer than any answer; to sort on the disk, longer than in memory.
SETTINGS = "-c jit=off -c work_mem=64MB"
PATIENCE = 5.0  # seconds until a server that does not answer is told of
PUBLISHING = 370103  # the lock of who publishes, among all servers on one database


class PostgreSQL:
    """A database server, which several servers of this program can share."""

    def __init__(self, address: str) -> None:
        # Loaded where it is used: who keeps the tables in a file need not wait for it.
        from psycopg_pool import ConnectionPool  # noqa: PLC0415

        self._place = address.rpartition("@")[2]
        self._pool: ConnectionPool[Any] = ConnectionPool(
            address,
            kwargs={"options": SETTINGS},
            min_size=1,
            max_size=CONNECTIONS,
            timeout=PATIENCE,
            check=ConnectionPool.check_connection,
            configure=_see_what_is_committed,
            open=True,
        )

    @contextmanager
    def _connected(self) -> "Iterator[Connection[Any]]":
        """A connection that answers; StoreClosedError where the server cannot be reached."""
        from psycopg import OperationalError  # noqa: PLC0415

        try:
            with self._pool.connection() as connection:
                yield connection
        except OperationalError as fault:
            raise StoreClosedError("unreachable", self._place, str(fault)) from fault

    def fetch(self, query: Table) -> Rows:
        with self._connected() as connection:
            return _PostgreSQLTransaction(connection).fetch(query)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        with self._connected() as connection, connection.transaction():
            connection.execute(f"SELECT pg_advisory_xact_lock({PUBLISHING})")
            yield _PostgreSQLTransaction(connection)

    def copy(
        self, parts: list[Table], beside: list[tuple[Table, Rows]], file: Path, told: dict[str, str]
    ) -> None:
        """Parquet is DuckDB's to write: the rows go there part by part, in their order."""
        writer = DuckDB(":memory:")
        fetched = [ibis.table(p.schema(), name=f"part_{n}") for n, p in enumerate(parts)]
        with self._connected() as connection, connection.transaction():
            asked = _PostgreSQLTransaction(connection)
            for table, rows in beside:
                asked.stage(table, rows)
            for part, table in zip(parts, fetched, strict=True):
                writer.keep(table, asked.fetch(part))
        writer.copy(fetched, [], file, told)
        writer.close()

    def close(self) -> None:
        self._pool.close()


def _see_what_is_committed(connection: "Connection[Any]") -> None:
    """Whatever the server is set to: who waited for the lock must see what the one before did."""
    from psycopg import IsolationLevel  # noqa: PLC0415

    connection.isolation_level = IsolationLevel.READ_COMMITTED


class _PostgreSQLTransaction:
    def __init__(self, connection: "Connection[Any]") -> None:
        self.connection = connection

    def fetch(self, query: Table) -> Rows:
        found = self.connection.execute(sql(query, "postgres").encode())
        return [dict(zip(query.columns, row, strict=True)) for row in found]

    def create(self, table: Table, sought: Iterable[Sequence[str]] = ()) -> None:
        self._run(f"CREATE TABLE IF NOT EXISTS {_created(table, _POSTGRESQL)}")
        heading = self.connection.execute(_heading(table).encode()).description or ()
        for statement in _completed(table, heading, _POSTGRESQL):
            self._run(statement)
        for columns in sought:
            name = named("_".join([table.get_name(), *columns]))
            of = f"{named(table.get_name())} ({', '.join(map(named, columns))})"
            self._run(f"CREATE INDEX IF NOT EXISTS {name} ON {of}")

    def stage(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        name, columns = named(table.get_name()), table.columns
        self._run(f"DROP TABLE IF EXISTS pg_temp.{name}")
        self._run(f"CREATE TEMP TABLE {_created(table, _POSTGRESQL)} ON COMMIT DROP")
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f"COPY pg_temp.{name} ({_columns(table)}) FROM STDIN".encode()) as copy,
        ):
            for row in rows:
                copy.write_row([row.get(column) for column in columns])
        self._run(f"ANALYZE pg_temp.{name}")

    def insert(self, table: Table, query: Table) -> int:
        return self._run(_insertion(table, query, "postgres"))

    def end(self, table: Table, rows: Table, release: int) -> int:
        return self._run(_ending(table, rows, release, "postgres"))

    def _run(self, statement: str) -> int:
        return self.connection.execute(statement.encode()).rowcount
