"""A process that releases proposals without end is killed at a random moment, again and again.

`python -m tests.data.desk.kills ADDRESS` is that process; it says each release once it is made.
`python -m tests.data.desk.kills ADDRESS 100` kills it a hundred times and tells what is wrong.
"""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

from data.desk import audit, proposals, tampering
from data.desk.proposals import propose
from data.desk.publishing import release
from data.store.engines import Engine
from data.store.kept import KEPT
from data.store.opening import connect, take_in
from data.store.releases import newest, releases
from tests.browser.server import ROOT
from tests.data.desk.material import ALONE, KNOWN, again, content, draft, figure
from tests.data.faults import HARBOUR

YEARS = range(1980, 2020)  # a row of each release is of each
LONGEST = 0.6  # seconds until the kill, from the first release that is heard of


def _release_without_end(address: str) -> None:
    engine = connect(address)
    take_in(engine, HARBOUR)
    while True:
        last = newest(engine)
        rows = (figure(str(year), str(last)) for year in YEARS)
        brought = content(*rows) if last == 1 else again(*rows)
        number = propose(engine, ALONE, KNOWN, draft(last), brought)
        made = release(engine, HARBOUR, number, ALONE, looked_at=last)
        print(made.number, flush=True)


def killed(address: str, times: int, chance: random.Random) -> Iterator[list[str]]:
    """After each kill: what is wrong in the database, in words; nothing where all is whole."""
    for _ in range(times):
        command = [sys.executable, "-m", "tests.data.desk.kills", address]
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
    made = releases(engine)[::-1]
    numbers = [it.number for it in made]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the releases are numbered {numbers}"
    if len(numbers) < heard:
        yield f"release {heard} was told to be made, and is lost"
    of_desk = [it.number for it in made if it.kind == "figures"]
    kept = KEPT["observations"].filter(KEPT["observations"].released > 1)
    brought = Counter(row["released"] for row in engine.fetch(kept.select("released")))
    for number in {*of_desk, *brought}:
        if brought[number] != len(YEARS) or number not in of_desk:
            yield f"release {number} has {brought[number]} rows of {len(YEARS)}"
    decided = [it.decision.release for it in proposals.proposals(engine) if it.decision]
    if sorted(decided) != of_desk:
        yield f"the decisions are of the releases {sorted(decided)}"
    noted = audit.count(engine, audit.Asked(action="release"))
    if noted != len(of_desk) or tampering.verify(engine).found:
        yield f"{noted} releases stand in the log, which is sound or not"


def main() -> None:
    """Kill it so many times, and tell what is wrong after each."""
    told = list(killed(sys.argv[1], int(sys.argv[2]), random.Random()))  # noqa: S311 -- any moment
    print(len(told), "kills:", [faults for faults in told if faults] or "nothing is wrong")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main()
    else:
        _release_without_end(sys.argv[1])
