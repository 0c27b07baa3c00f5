"""The reading of workbooks in a process of its own, one at a time.

A workbook that is made to crash, to never end or to fill the memory ends that process alone: those
who read the dashboard notice nothing, and who handed it in is told.
"""

import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from data.intake import limits
from data.intake.limits import refused
from data.intake.sheet import Merge, RefusedError, Sheet
from data.model import Problem

ROOT = Path(__file__).parents[2]
PROGRAM = "data.intake.workbooks"
# What the process need not know: where the database is, and with which password.
_OWN_SETTINGS = ("DASHBOARD_", "STREAMLIT_", "PG")
_TOO_SLOW = -24  # ended by SIGXCPU, which not every system has
_ONE = threading.Lock()

log = logging.getLogger(__name__)


def read_apart(content: bytes) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook that hold anything.

    Raises RefusedError, also where the process died or was ended.
    """
    try:
        # The answer goes through a file: nothing of it stands in memory twice.
        with _ONE, tempfile.TemporaryFile() as answer:
            _run(content, answer)
            answer.seek(0)
            return tuple(_sheets(answer))
    except OSError as fault:  # no room on the disk, or no further process
        log.warning("The reading of a workbook could not begin: %s", fault)
        raise refused("upload_given_up") from None


def _run(content: bytes, answer: IO[bytes]) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(_OWN_SETTINGS)}
    try:
        ended = subprocess.run(  # noqa: S603 - this interpreter, and a module of this program
            [sys.executable, "-X", "utf8", "-m", PROGRAM],
            cwd=ROOT,
            env=environment,
            input=content,
            stdout=answer,
            stderr=subprocess.PIPE,
            timeout=2 * limits.MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refused("upload_too_slow", expected=limits.MOST_SECONDS) from None
    if ended.returncode == _TOO_SLOW:
        raise refused("upload_too_slow", expected=limits.MOST_SECONDS)
    if ended.returncode:
        told = ended.stderr.decode("utf-8", "replace")[-2000:]
        log.warning("The reading of a workbook ended with %d: %s", ended.returncode, told)
        raise refused("upload_given_up")


def _sheets(answer: IO[bytes]) -> Iterator[Sheet]:
    name = ""
    merged: list[list[int]] = []
    rows: list[tuple[str, ...]] = []
    hidden: tuple[str, ...] = ()
    for line in answer:
        told = json.loads(line)
        if isinstance(told, list):
            rows += map(tuple, told)
            continue
        if "refused" in told:
            raise RefusedError(Problem(**told["refused"]))
        if "hidden" in told:
            hidden = tuple(told["hidden"])
            continue
        if any(rows):
            yield Sheet(name, _filled(rows), tuple(Merge(*m) for m in merged), hidden)
        if "sheet" in told:
            name, merged, rows, hidden = told["sheet"], told["merged"], [], ()


def _filled(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows down to the last that holds anything."""
    while not rows[-1]:
        rows.pop()
    return tuple(rows)
