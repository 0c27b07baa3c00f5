"""Invented periods and figures of the harbour, for tests that hold for any of them."""

from calendar import monthrange
from collections import defaultdict
from typing import Any

from hypothesis import strategies as st

from data import queries
from data.periods import Period, parse
from data.series import Row
from data.store import Store
from data.typed import Rows

CARGO = "cargo_throughput"
HERE, THERE, CITY = "990102", "990101", "990100"

YEARS = st.integers(min_value=2, max_value=9999)
MONTHS = st.integers(min_value=1, max_value=12)


@st.composite
def any_period(draw: st.DrawFn, years: st.SearchStrategy[int] = YEARS) -> Period:
    """A period of any of the five kinds."""
    kind = draw(st.sampled_from(("year", "quarter", "month", "accumulated", "as_of")))
    year, month = draw(years), draw(MONTHS)
    match kind:
        case "year":
            return parse(f"{year:04d}")
        case "quarter":
            return parse(f"{year:04d}-Q{draw(st.integers(1, 4))}")
        case "month":
            return parse(f"{year:04d}-{month:02d}")
        case "accumulated":
            first = draw(st.integers(1, month))
            return parse(f"{year:04d}-{first:02d}/{year:04d}-{month:02d}")
        case _:
            day = draw(st.integers(1, monthrange(year, month)[1]))
            return parse(f"{year:04d}-{month:02d}-{day:02d}")


def level(period: str, value: float | None, area: str = HERE, **more: Any) -> Row:
    """A published, exact and final level of cargo, but for what is given."""
    plain = {
        "indicator_id": CARGO,
        "area_id": area,
        "project_id": "",
        "period": period,
        "period_basis": "stated",
        "statistic": "value",
        "value": value,
        "qualifier": "exact",
        "rank_in": "",
        "rank_of": "",
        "status": "A",
        "confidence": "high",
        "break_before": False,
        "break_zh": "",
        "break_en": "",
        "note_zh": "",
        "note_en": "",
        "quote": "",
        "source_id": "yungang_yearbook_2024",
    }
    return plain | more


def reported(value: float | None, statistic: str = "value", **more: Any) -> Row:
    """A figure of the port's report for 2023, whose quote does not hold it."""
    about = {"source_id": "haidong_port_report_2023", "rank_in": CITY, "rank_of": "value"}
    return level("2023", value) | {"statistic": statistic} | about | more


def by_indicator(store: Store) -> dict[str, tuple[Rows, Rows]]:
    """Each indicator's observations, one per key, and its stated differences.

    Asked for in two questions, as one for each indicator takes seconds.
    """
    found: dict[str, tuple[Rows, Rows]] = defaultdict(lambda: ([], []))
    for place, query in enumerate((queries.chosen(queries.OBSERVATIONS), queries.DERIVED)):
        for row in store.fetch(query):
            found[row["indicator_id"]][place].append(row)
    return found
