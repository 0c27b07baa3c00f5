import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from data.store.merging import Overridden, merged, with_text, written

REPORT = "observations/report.csv"
COLUMNS = ("indicator_id", "area_id", "project_id", "period", "statistic", "value", "note_en")
Row = dict[str, str]


def row(period: str, value: str, note: str = "") -> Row:
    return dict(zip(COLUMNS, ("cargo", "990102", "", period, "value", value, note), strict=True))


def table(*rows: Row) -> dict[str, str]:
    return {REPORT: written(COLUMNS, list(rows))}


def cells(files: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The values of the report by their period, with their notes."""
    read = csv.DictReader(io.StringIO(files.get(REPORT, "")))
    return {row["period"]: (row["value"], row["note_en"]) for row in read}


def values(files: dict[str, str]) -> dict[str, str]:
    return {period: value for period, (value, _) in cells(files).items()}


TOLD = table(row("2020", "1"), row("2021", "2"))


def test_what_only_the_folder_changed_is_the_folders() -> None:
    folder = table(row("2020", "1.5"))
    assert merged(TOLD, TOLD, folder) == (folder, ())


def test_what_only_the_desk_released_stays() -> None:
    held = table(row("2020", "1"), row("2021", "2"), row("2022", "3"))
    assert merged(TOLD, held, TOLD) == (held, ())


def test_both_keep_what_they_changed() -> None:
    held = table(row("2020", "1"), row("2021", "2.1"), row("2022", "3"))
    folder = table(row("2020", "1.5"), row("2021", "2"), row("2019", "0"))
    found = values(merged(TOLD, held, folder).files)
    assert found == {"2020": "1.5", "2021": "2.1", "2019": "0", "2022": "3"}


def test_a_note_that_the_folder_changed_leaves_the_value_that_the_desk_released() -> None:
    held = table(row("2020", "7"), row("2021", "2"))
    folder = table(row("2020", "1", "provisional"), row("2021", "2"))
    found, overridden = merged(TOLD, held, folder)
    assert cells(found) == {"2020": ("7", "provisional"), "2021": ("2", "")}
    assert overridden == ()


def test_where_both_changed_one_cell_the_folder_was_last_and_it_is_told() -> None:
    held = table(row("2020", "7", "released"), row("2021", "2"))
    folder = table(row("2020", "8"), row("2021", "2"))
    found, overridden = merged(TOLD, held, folder)
    assert cells(found) == {"2020": ("8", "released"), "2021": ("2", "")}
    key = ("cargo", "990102", "", "2020", "value")
    assert overridden == (Overridden(REPORT, key, "value", "7", "8"),)


def test_where_both_said_the_same_nothing_is_overridden() -> None:
    both = table(row("2020", "7"), row("2021", "2"))
    other = table(row("2020", "7"), row("2021", "3"))
    assert merged(TOLD, both, other) == (other, ())


def test_a_corrected_row_that_the_folder_took_out_is_gone_and_told() -> None:
    held = table(row("2020", "7"), row("2021", "2"))
    found, overridden = merged(TOLD, held, table(row("2021", "2")))
    assert values(found) == {"2021": "2"}
    assert [(it.column, it.held, it.taken) for it in overridden] == [("value", "7", "")]


def test_a_row_that_the_folder_left_out_is_gone() -> None:
    held = table(row("2020", "1"), row("2021", "2"), row("2022", "3"))
    folder = table(row("2020", "1"))
    assert values(merged(TOLD, held, folder).files) == {"2020": "1", "2022": "3"}
    assert values(merged(TOLD, held, {}).files) == {"2022": "3"}


def test_a_report_that_the_desk_brought_stays_though_the_folder_never_had_it() -> None:
    desk = {"observations/desk.csv": "a,b\n1,2\n"}
    folder = TOLD | {"themes.csv": "theme_id\nx\n"}
    assert merged(TOLD, TOLD | desk, folder) == (folder | desk, ())


def test_a_file_that_is_no_table_is_the_folders_where_it_changed_there() -> None:
    before, held, folder = ({"dashboard.toml": text} for text in ("a", "b", "c"))
    assert merged(before, held, folder) == (folder, (Overridden("dashboard.toml"),))
    assert merged(before, held, before) == (held, ())


def test_a_column_that_is_new_in_the_folder_is_kept_beside_the_desks_rows() -> None:
    wide = (*COLUMNS, "note_zh")
    held = table(row("2020", "1"), row("2021", "2"), row("2022", "3"))
    said = [row("2020", "1") | {"note_zh": "noted"}, row("2021", "2")]
    found = merged(TOLD, held, {REPORT: written(wide, said)}).files
    read = list(csv.DictReader(io.StringIO(found[REPORT])))
    assert [it["note_zh"] for it in read] == ["noted", "", ""]
    assert [it["value"] for it in read] == ["1", "2", "3"]


DOCUMENT = "documents/report.txt"
TEXT = {DOCUMENT: "One line.\n"}
LONGER = {DOCUMENT: with_text(TEXT[DOCUMENT], "By the desk.\n")}


def test_a_text_to_which_the_desk_has_added_takes_over_what_the_folder_changed() -> None:
    folder = {DOCUMENT: "One line.\nA further one.\n"}
    found, overridden = merged(TEXT, LONGER, folder)
    assert found == {DOCUMENT: "One line.\nA further one.\n\nBy the desk.\n"}
    assert overridden == ()
    assert merged(folder, found, TEXT) == (LONGER, ())


def test_a_text_that_the_folder_has_taken_over_from_the_desk_is_not_added_twice() -> None:
    folder = {DOCUMENT: LONGER[DOCUMENT] + "A further one.\n"}
    assert merged(TEXT, LONGER, folder) == (folder, ())


ABOUT = ("source_id", "title_en", "document")
NAMED = {
    "sources.csv": written(ABOUT, [dict(zip(ABOUT, ("report", "A", "report.txt"), strict=True))])
}
UNNAMED = {"sources.csv": written(ABOUT, [])}


def test_a_source_that_the_folder_took_out_stays_with_its_text_while_figures_are_of_it() -> None:
    held = NAMED | LONGER | table(row("2020", "1"), row("2021", "2"), row("2022", "3"))
    found, overridden = merged(NAMED | TEXT | TOLD, held, UNNAMED)
    assert found == NAMED | LONGER | table(row("2022", "3"))
    assert overridden == ()


def test_a_source_that_the_folder_took_out_is_gone_when_no_figure_is_of_it() -> None:
    held = NAMED | TEXT | table(row("2020", "7"), row("2021", "2"))
    found, overridden = merged(NAMED | TEXT | TOLD, held, UNNAMED)
    assert found == UNNAMED
    assert [it.column for it in overridden] == ["value"]


CELL = st.sampled_from(["", "1", "2", "3"])
SOME = st.dictionaries(
    st.sampled_from(["2019", "2020", "2021", "2022"]), st.tuples(CELL.filter(bool), CELL)
)


@given(SOME, SOME, SOME)
def test_each_cell_is_as_the_side_has_it_that_changed_it_last(
    before: dict[str, tuple[str, str]],
    held: dict[str, tuple[str, str]],
    folder: dict[str, tuple[str, str]],
) -> None:
    states = [
        table(*(row(period, *of) for period, of in state.items()))
        for state in (before, held, folder)
    ]
    found = cells(merged(*states).files)
    for period in {*before, *held, *folder}:
        was, holds, says = (state.get(period) for state in (before, held, folder))
        if holds is None or says is None:  # a row is there as a whole, or not at all
            assert found.get(period) == (holds if says == was else says)
            continue
        for number in range(2):
            first, second, third = (it[number] if it else "" for it in (was, holds, says))
            assert found[period][number] == (second if third == first else third)


@given(SOME, SOME, SOME)
def test_what_the_desk_changed_holds_or_is_told(
    before: dict[str, tuple[str, str]],
    held: dict[str, tuple[str, str]],
    folder: dict[str, tuple[str, str]],
) -> None:
    states = [
        table(*(row(period, *of) for period, of in state.items()))
        for state in (before, held, folder)
    ]
    files, overridden = merged(*states)
    found = cells(files)
    told = {(it.row[3], it.column): (it.held, it.taken) for it in overridden}
    for period in {*before, *held}:
        for number, column in enumerate(("value", "note_en")):
            was, holds, holds_now = (
                state.get(period, ("", ""))[number] for state in (before, held, found)
            )
            lost = holds not in {was, holds_now}
            assert told.get((period, column)) == ((holds, holds_now) if lost else None)
