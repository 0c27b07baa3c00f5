import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from data.store.merging import merged, written

REPORT = "observations/report.csv"
COLUMNS = ("indicator_id", "area_id", "project_id", "period", "statistic", "value")
Row = dict[str, str]


def row(period: str, value: str) -> Row:
    return dict(zip(COLUMNS, ("cargo", "990102", "", period, "value", value), strict=True))


def table(*rows: Row) -> dict[str, str]:
    return {REPORT: written(COLUMNS, list(rows))}


def values(files: dict[str, str]) -> dict[str, str]:
    """The values of the report by their period."""
    read = csv.DictReader(io.StringIO(files[REPORT]))
    return {row["period"]: row["value"] for row in read}


TOLD = table(row("2020", "1"), row("2021", "2"))


def test_what_only_the_folder_changed_is_the_folders() -> None:
    folder = table(row("2020", "1.5"))
    assert merged(TOLD, TOLD, folder) == folder


def test_what_only_the_desk_released_stays() -> None:
    held = table(row("2020", "1"), row("2021", "2"), row("2022", "3"))
    assert merged(TOLD, held, TOLD) == held


def test_both_keep_what_they_changed() -> None:
    held = table(row("2020", "1"), row("2021", "2.1"), row("2022", "3"))
    folder = table(row("2020", "1.5"), row("2021", "2"), row("2019", "0"))
    found = values(merged(TOLD, held, folder))
    assert found == {"2020": "1.5", "2021": "2.1", "2019": "0", "2022": "3"}


def test_where_both_changed_one_row_the_folder_was_last() -> None:
    held = table(row("2020", "7"), row("2021", "2"))
    folder = table(row("2020", "8"), row("2021", "2"))
    assert values(merged(TOLD, held, folder)) == {"2020": "8", "2021": "2"}


def test_a_row_that_the_folder_left_out_is_gone() -> None:
    held = table(row("2020", "1"), row("2021", "2"), row("2022", "3"))
    folder = table(row("2020", "1"))
    assert values(merged(TOLD, held, folder)) == {"2020": "1", "2022": "3"}


def test_a_report_that_the_desk_brought_stays_though_the_folder_never_had_it() -> None:
    desk = {"observations/desk.csv": "a,b\n1,2\n"}
    folder = TOLD | {"themes.csv": "theme_id\nx\n"}
    assert merged(TOLD, TOLD | desk, folder) == folder | desk


def test_a_file_that_is_no_table_is_the_folders_where_it_changed_there() -> None:
    before, held, folder = ({"dashboard.toml": text} for text in ("a", "b", "c"))
    assert merged(before, held, folder) == folder
    assert merged(before, held, before) == held


def test_a_column_that_is_new_in_the_folder_is_kept_beside_the_desks_rows() -> None:
    wide = (*COLUMNS, "note_en")
    held = table(row("2020", "1"), row("2021", "2"), row("2022", "3"))
    said = [row("2020", "1") | {"note_en": "noted"}, row("2021", "2")]
    found = merged(TOLD, held, {REPORT: written(wide, said)})
    read = list(csv.DictReader(io.StringIO(found[REPORT])))
    assert [it["note_en"] for it in read] == ["noted", "", ""]
    assert [it["value"] for it in read] == ["1", "2", "3"]


SOME = st.dictionaries(st.sampled_from(["2019", "2020", "2021", "2022"]), st.sampled_from("123"))


@given(SOME, SOME, SOME)
def test_each_row_is_as_one_of_both_sides_has_it(
    before: dict[str, str], held: dict[str, str], folder: dict[str, str]
) -> None:
    states = [table(*(row(*it) for it in state.items())) for state in (before, held, folder)]
    found = values(merged(*states))
    for period in {*before, *held, *folder}:
        was, holds, says = (state.get(period) for state in (before, held, folder))
        assert found.get(period) == (holds if says == was else says)
