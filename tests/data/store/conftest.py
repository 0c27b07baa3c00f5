"""Databases of a test's own, and releases in them."""

from pathlib import Path

import psycopg

from data.catalogue import catalogue
from data.reading import RawTables
from data.store.engines import Engine
from data.store.releases import Change, Draft, Release, publish
from data.typed import relations


def empty_database(server: str, tmp_path: Path) -> str:
    """A further database of a server, named after the test's own folder."""
    name = tmp_path.name.lower().replace("-", "_")[-60:]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return server.rpartition("/")[0] + f"/{name}"


def release(engine: Engine, raw: RawTables, reason: str = "the tables") -> Release:
    """Release what some tables say, and nothing else."""
    rows = relations(raw, catalogue(raw))
    changes = {name: Change(held, whole=True) for name, held in rows.items()}
    return publish(engine, Draft("tables", made_by="somebody", reason=reason), changes)
