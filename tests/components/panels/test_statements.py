from datetime import date

from components.panels import own_first
from data.model import Selection
from tests.data.invented import HERE, THERE, level


def _order(*periods: str, low: str = "", year: str = "", area: str = HERE) -> list[str]:
    rows = [
        level(period, 1.0, area)
        | {"end": date(int(period), 12, 31), "year": period, "observation_id": period}
        | ({"confidence": "low"} if period == low else {})
        for period in periods
    ]
    return [row["period"] for row in own_first(rows, Selection(area=HERE, year=year), "")]


def test_the_newest_figure_comes_first_and_one_of_the_chosen_year_before_it() -> None:
    assert _order("2021", "2023", "2022") == ["2023", "2022", "2021"]
    assert _order("2021", "2023", "2022", year="2021") == ["2021", "2023", "2022"]


def test_a_figure_of_low_confidence_comes_after_surer_ones() -> None:
    assert _order("2021", "2023", "2022", low="2023") == ["2022", "2021", "2023"]


def test_where_the_chosen_year_has_no_surer_figure_its_own_comes_first() -> None:
    assert _order("2021", "2023", low="2023", year="2023") == ["2023", "2021"]
    assert _order("2021", "2023", low="2023", area=THERE) == ["2021", "2023"]
