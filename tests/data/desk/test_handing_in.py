import pytest

from data.desk.handing_in import Examination, Handed, examine
from data.desk.proposals import Content
from data.intake.sheet import Candidate
from data.model import LANGUAGES
from data.store.engines import Engine
from data.store.opening import take_in
from data.wording import sentence
from tests.data.desk.material import KNOWN, candidates, content, figure
from tests.data.faults import HARBOUR

ALL = frozenset(KNOWN.indicators)


def examined(
    desk: Engine, file: str, found: list[Candidate], about: Content, allowed: frozenset[str] = ALL
) -> Examination:
    return examine(desk, HARBOUR, Handed(file, found, about), allowed)


@pytest.fixture
def desk(engine: Engine) -> Engine:
    take_in(engine, HARBOUR)
    return engine


def test_what_is_new_is_told_as_new(desk: Engine) -> None:
    found = examined(desk, "月报.xlsx", candidates(figure()), content(figure()))
    assert (found.problems, found.doubts) == ([], [])
    assert [(it.kind, it.row["value"], it.before, it.others) for it in found.compared] == [
        ("new", 5810.2, None, ())
    ]


def test_what_its_source_said_otherwise_before_is_changed_and_what_it_said_so_is_the_same(
    desk: Engine,
) -> None:
    rows = [
        row | {"confidence": "medium", "qualifier": "exact"}
        for row in (figure("2018", "4400"), figure("2019", "4520.6"))
    ]
    rows[1]["quote"] = "Cargo throughput by district (10,000 tonnes), Haidong, 2019: 4,520.6"
    about = Content({"source_id": "yungang_yearbook_2024"}, tuple(rows))
    found = examined(desk, "y.csv", candidates(*rows), about)
    assert found.problems == []
    assert [(it.kind, it.before and it.before["value"]) for it in found.compared] == [
        ("changed", 4388.0),
        ("same", 4520.6),
    ]


def test_what_another_source_states_otherwise_is_told(desk: Engine) -> None:
    row = figure("2019", "4600")
    found = examined(desk, "月报.xlsx", candidates(row), content(row))
    (only,) = found.compared
    assert only.kind == "new"
    assert "yungang_yearbook_2024" in {other["source_id"] for other in only.others}


def test_every_problem_is_told_at_its_cell(desk: Engine) -> None:
    rows = (figure("2024-13"), figure("2023", "1e400"), figure("2022", area_id="nowhere"))
    found = examined(desk, "月报.xlsx", candidates(*rows), content(*rows))
    told = {(problem.code, problem.cell) for problem in found.problems}
    assert told == {("bad_period", "C2"), ("not_a_number", "C3"), ("unknown_id", "C4")}
    assert found.compared == []
    said = sentence(found.problems[0], "zh")
    assert said.startswith("月报.xlsx，工作表“Sheet1” C")
    assert "C3" in sentence(
        next(problem for problem in found.problems if problem.cell == "C3"), "en"
    )


def test_two_cells_that_differ_about_one_figure_are_a_problem(desk: Engine) -> None:
    rows = (figure(value="1"), figure(value="2"))
    found = examined(desk, "月报.xlsx", candidates(*rows), content(*rows))
    (only,) = found.problems
    assert (only.code, only.cell) == ("stated_otherwise", "C3")
    assert "C2" in only.expected


def test_two_cells_that_agree_are_one_figure(desk: Engine) -> None:
    rows = (figure(), figure())
    found = examined(desk, "月报.xlsx", candidates(*rows), content(*rows))
    assert found.problems == []
    assert len(found.compared) == 1


@pytest.mark.parametrize(
    ("value", "code"),
    (("66000", "jump"), ("53000000", "other_unit_meant"), ("0.00053", "other_unit_meant")),
)
def test_the_improbable_is_told_with_what_stands_next_to_it(
    desk: Engine, value: str, code: str
) -> None:
    row = figure(value=value)
    found = examined(desk, "月报.xlsx", candidates(row), content(row))
    (doubt,) = found.doubts
    assert (doubt.code, doubt.cell, doubt.value) == (code, "C2", f"{float(value):.15g}")
    assert all(doubt.expected in sentence(doubt, language) for language in LANGUAGES)
    assert found.compared, "a doubt keeps nothing from being proposed"


def test_the_text_of_the_table_holds_each_quote(desk: Engine) -> None:
    row = figure(quote="something else")
    found = examined(desk, "月报.xlsx", candidates(row), content(figure()))
    assert [(problem.code, problem.cell) for problem in found.problems] == [
        ("quote_not_found", "C2")
    ]


def test_figures_of_another_department_are_told_at_their_cell(desk: Engine) -> None:
    given = candidates(figure())
    found = examined(desk, "月报.xlsx", given, content(figure()), frozenset({"berths"}))
    assert [(it.code, it.cell) for it in found.problems] == [("other_department", "C2")]
