"""A process that releases without end is killed at a random moment, again and again.

`python -m tests.data.store.kills ADDRESS` is that process; it says each release once it is made.
"""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from data.store.engines import Engine
from data.store.kept import KEPT
from data.store.opening import connect
from data.store.releases import Change, Draft, newest, publish, releases
from data.typed import Rows
from tests.browser.server import ROOT
from tests.data.invented import level

ROWS = 40  # of each release
LONGEST = 0.3  # seconds until the kill, from the first release that is heard of


def _rows(turn: int) -> Rows:
    """Figures that no other turn has."""
    about: dict[str, Any] = {
        "theme_id": "",
        "named_areas": "",
        "kind": "year",
        "line": "",
        "year": "2020",
    }
    return [
        level("2020", float(row), quote=f"{turn}", project_id=str(row), **about)
        | {"observation_id": row}
        for row in range(ROWS)
    ]


def _release_without_end(address: str) -> None:
    engine = connect(address)
    turn = newest(engine)
    while True:
        turn += 1
        draft = Draft("figures", made_by="killed", reason=str(turn))
        made = publish(engine, draft, {"observations": Change(_rows(turn))})
        print(made.number, flush=True)


def killed(address: str, times: int, chance: random.Random) -> Iterator[list[str]]:
    """After each kill: what is wrong in the database, in words; nothing where all is whole."""
    for _ in range(times):
        command = [sys.executable, "-m", "tests.data.store.kills", address]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            heard = process.stdout.readline()
            try:
                process.wait(timeout=chance.uniform(0, LONGEST))
            except subprocess.TimeoutExpired:
                process.kill()
            heard = (heard + process.stdout.read()).split()[-1]
        engine = connect(address)
        yield list(_faults(engine, int(heard)))
        engine.close()


def _faults(engine: Engine, heard: int) -> Iterator[str]:
    numbers = [release.number for release in releases(engine)][::-1]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the releases are numbered {numbers}"
    if len(numbers) < heard:
        yield f"release {heard} was told to be made, and is lost"
    kept = KEPT["observations"]
    brought = Counter(row["released"] for row in engine.fetch(kept.select("released")))
    for number in {*numbers, *brought}:
        if brought[number] != ROWS or number not in numbers:
            yield f"release {number} has {brought[number]} rows of {ROWS}"


if __name__ == "__main__":
    _release_without_end(sys.argv[1])
