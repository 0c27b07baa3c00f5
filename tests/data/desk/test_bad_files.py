"""Whatever is handed in is answered in words, and what is held stays as it is."""

from collections.abc import Iterator
from itertools import islice

import pytest

from data import queries
from data.desk import reading
from data.desk.handing_in import Handed, examine
from data.desk.proposals import Content, proposals
from data.intake.files import read
from data.intake.proposal import proposed
from data.intake.sheet import RefusedError
from data.model import LANGUAGES, Problem
from data.store import Store
from data.store.engines import DuckDB, Engine
from data.store.opening import connect, take_in
from data.store.releases import newest
from data.wording import sentence
from tests.data.desk.material import KNOWN, MONTHLY
from tests.data.faults import HARBOUR
from tests.data.intake.bad_files import FAMILIES, BadFile, bad_files

ALL = frozenset(KNOWN.indicators)
LEAST = 200  # files that are tried
OF_EACH = 1  # of each family, in the quick part


@pytest.fixture(scope="module")
def desk() -> Iterator[Engine]:
    engine = connect(":memory:")
    assert isinstance(engine, DuckDB)
    take_in(engine, HARBOUR)
    yield engine
    engine.close()


def answer(desk: Engine, file: BadFile) -> list[Problem] | None:
    """Every problem that an editor is told of; None where there is something to propose."""
    try:
        upload = read(file.name, file.content)
    except RefusedError as refused:
        return [refused.problem]
    sheets = reading.to_map(upload)
    mappings = {sheet.name: proposed(sheet, KNOWN) for sheet in sheets}
    found = reading.read(upload, mappings, KNOWN)
    handed = Handed(upload.name, found.candidates, Content(MONTHLY, document=found.document))
    told = examine(desk, HARBOUR, handed, ALL)
    wrong = [*found.problems, *told.problems]
    for problem in (*wrong, *found.doubts, *told.doubts):
        assert all(sentence(problem, language) for language in LANGUAGES)
    return wrong or (None if told.compared else [])


def unchanged(desk: Engine) -> bool:
    """Whether the database holds what it held when the desk opened."""
    held = len(Store(desk, 1).fetch(queries.OBSERVATIONS))
    return newest(desk) == 1 and not proposals(desk) and held == HELD


HELD = sum(
    len((HARBOUR / "observations" / name).read_text(encoding="utf-8").splitlines()) - 1
    for name in (path.name for path in (HARBOUR / "observations").glob("*.csv"))
)


def test_bad_files_of_every_kind_are_answered(desk: Engine) -> None:
    for family in FAMILIES[1:]:
        for file in islice(family(), OF_EACH):
            answer(desk, file)
    assert unchanged(desk)


@pytest.mark.thorough
def test_two_hundred_bad_files_are_answered_and_change_nothing(desk: Engine) -> None:
    tried = 0
    for file in bad_files():
        tried += 1
        answer(desk, file)
    assert tried >= LEAST
    assert unchanged(desk)
