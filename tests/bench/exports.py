"""How long the whole data set takes to be written for other programs, and a million observations.

The million is written by a process of its own, so that its memory is known: what is counted is
all that the process ever held, the invented observations in its database included.
"""

import json
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import cast

from data.catalogue import TABLES_FOLDER, catalogue, sound
from data.interchange import DatasetForm, dataset, parquet
from data.store import Store, open_store
from data.store.engines import DuckDB

MANY = 1_000_000
TIMES = 5
ROOT = Path(__file__).parents[2]
DAY = date(2026, 1, 2)

# The shipped observations again and again, each time with other figures and another quote; a
# hundred times at once, as to sort a million would take more memory than what is measured.
TURNS = 100
MULTIPLY = """
INSERT INTO kept_observations
SELECT kept_observations.* REPLACE (
  ? * turn + observation_id AS observation_id, value + turn AS value, quote || turn AS quote,
  digest || turn AS digest)
FROM range(?, ?) AS turns(turn), kept_observations
WHERE observation_id < ?
ORDER BY turn, observation_id
"""


def shipped(form: DatasetForm) -> list[float]:
    """Seconds to write the shipped tables in a form, once they have been read."""
    raw = sound(TABLES_FOLDER)
    taken = []
    for _ in range(TIMES + 1):
        begin = time.perf_counter()
        dataset.written(raw, form, DAY)
        taken.append(time.perf_counter() - begin)
    return taken[1:]


def many() -> tuple[float, float]:
    """Seconds to write a million observations as Parquet, and the gigabytes that this took."""
    command = [sys.executable, "-m", "tests.bench.exports"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    seconds, gigabytes = json.loads(done.stdout)
    return seconds, gigabytes


def _multiply(store: Store) -> None:
    """Fill a store of the shipped tables up to a million observations."""
    connection = cast("DuckDB", store.engine).connection
    ((own,),) = connection.execute("SELECT count(*) FROM kept_observations").fetchall()
    for first in range(1, MANY // own + 1, TURNS):
        connection.execute(MULTIPLY, [own, first, first + TURNS, own])


def _write_many() -> None:
    raw = sound(TABLES_FOLDER)
    store, known = open_store(raw), catalogue(raw)
    _multiply(store)
    begin = time.perf_counter()
    parquet.written(store, known, DAY)
    seconds = time.perf_counter() - begin
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([seconds, kilobytes * 1024 / 1e9]))


if __name__ == "__main__":
    _write_many()
