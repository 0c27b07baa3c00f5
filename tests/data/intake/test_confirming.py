from dataclasses import replace
from typing import Any

from data.catalogue import TABLES_FOLDER, catalogue, sound
from data.intake.confirming import Confirmed, Said, confirmed, said
from data.intake.mapping import Line, Mapping
from data.intake.proposal import proposed
from data.intake.sheet import Sheet

KNOWN = catalogue(sound(TABLES_FOLDER))
SHEET = Sheet(
    "1",
    (
        ("市中区2026年10月主要指标",),
        ("指标", "10月", "同比增长%"),
        ("地区生产总值（亿元）", "100", "5"),
        ("某项指标", "3", "4"),
    ),
)
PROPOSAL = proposed(SHEET, KNOWN)
WHOLE = Confirmed(
    "1", "", PROPOSAL.period, PROPOSAL.area, PROPOSAL.indicator, PROPOSAL.unit, PROPOSAL.status
)


def line(mapping: Mapping, label: str) -> Line:
    return next(it for it in (*mapping.rows, *mapping.columns) if label in it.label)


def told(label: str, **more: Any) -> Confirmed:
    """The sheet with one row that a person has changed."""
    return replace(WHOLE, lines=(replace(said(line(PROPOSAL, label), "rows"), **more),))


def test_who_changes_nothing_confirms_what_was_proposed() -> None:
    assert confirmed(PROPOSAL, WHOLE) == PROPOSAL
    every = [said(it, "rows") for it in PROPOSAL.rows] + [
        said(it, "columns") for it in PROPOSAL.columns
    ]
    assert confirmed(PROPOSAL, replace(WHOLE, lines=tuple(every))) == PROPOSAL


def test_a_line_that_nobody_knew_is_read_once_somebody_says_what_it_is() -> None:
    assert line(PROPOSAL, "某项").decide
    now = line(confirmed(PROPOSAL, told("某项", indicator="retail_sales")), "某项")
    assert (now.indicator, now.read, now.decide) == ("retail_sales", True, False)


def test_a_line_is_left_out_where_somebody_says_so() -> None:
    now = line(confirmed(PROPOSAL, told("地区生产总值", use="skip")), "地区生产总值")
    assert (now.read, now.decide) == (False, False)


def test_a_period_that_somebody_says_is_assumed_and_no_longer_told_from_another() -> None:
    now = line(confirmed(PROPOSAL, told("地区生产总值", period="2026-09")), "地区生产总值")
    assert (now.period, now.period_basis, now.relative) == ("2026-09", "assumed", "")


def test_the_sheet_as_a_whole_is_what_the_person_says() -> None:
    now = confirmed(PROPOSAL, replace(WHOLE, area="370102", unit="万元", status="P"))
    assert (now.area, now.unit, now.status) == ("370102", "万元", "P")


def test_what_is_said_of_a_side_touches_no_line_of_the_other() -> None:
    at = PROPOSAL.rows[0].at
    by = replace(WHOLE, lines=(Said("columns", at, "skip"),))
    assert confirmed(PROPOSAL, by).rows == PROPOSAL.rows
