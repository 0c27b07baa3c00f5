"""Invented periods for tests that hold for any of them."""

from calendar import monthrange

from hypothesis import strategies as st

from data.periods import Period, parse

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
