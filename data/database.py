"""Which database keeps the tables: its address, and why it may be closed.

``DASHBOARD_STORE`` names it: a file for DuckDB, ``postgresql://…`` for a server, or ``:memory:``
for one that is gone with the process. Without it, it is a file under ``var/``, one for each folder
of tables.
"""

import hashlib
import os
from pathlib import Path
from typing import Literal

import duckdb

from data.catalogue import TABLES_FOLDER

VAR = Path(__file__).parents[1] / "var"
MEMORY = ":memory:"
SERVERS = ("postgresql://", "postgres://")


def store_address(folder: Path) -> str:
    """Where the tables of a folder are kept."""
    named = os.environ.get("DASHBOARD_STORE")
    if named:
        return named
    if folder.resolve() == TABLES_FOLDER.resolve():
        return str(VAR / "dashboard.duckdb")
    told = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]
    return str(VAR / f"{folder.resolve().name}-{told}.duckdb")


def is_file(address: str) -> bool:
    """Whether the database is a file, which one process alone can have open."""
    return address != MEMORY and not address.startswith(SERVERS)


class StoreClosedError(Exception):
    """The database cannot be opened or reached.

    ``reason`` is the key of the sentence that tells why; ``place`` is its file or server, without
    a password; ``detail`` is what the system says of it.
    """

    def __init__(
        self, reason: Literal["in_use", "unwritable", "unreachable"], place: str, detail: str = ""
    ) -> None:
        super().__init__(f"{reason}: {place} {detail}")
        self.reason, self.place, self.detail = reason, place, detail


def open_file(address: str) -> duckdb.DuckDBPyConnection:
    """A connection to the file, which is made with its folder where there is none.

    Raises StoreClosedError where another process has it open, or it cannot be written.
    """
    try:
        if is_file(address):
            Path(address).parent.mkdir(parents=True, exist_ok=True)
        return duckdb.connect(address)
    except duckdb.IOException as fault:
        reason: Literal["in_use", "unwritable"] = "in_use" if "lock" in str(fault) else "unwritable"
        raise StoreClosedError(reason, address, str(fault).splitlines()[0]) from fault
    except OSError as fault:
        raise StoreClosedError("unwritable", address, fault.strerror or str(fault)) from fault
