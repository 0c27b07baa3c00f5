from pathlib import Path

import pytest

from data import queries
from data.access import Person
from data.catalogue import examine, sound
from data.desk import audit, proposals
from data.desk.faults import DeskError
from data.desk.proposals import Content, Draft, propose
from data.desk.publishing import outcome, release
from data.desk.tampering import verify
from data.model import UnsoundTablesError
from data.store import Store
from data.store.engines import Engine
from data.store.history import revisions
from data.store.kept import KEPT
from data.store.opening import take_in
from data.store.releases import newest, releases
from tests.data.desk.material import (
    ALONE,
    BOTH,
    KNOWN,
    LI,
    MONTHLY,
    WANG,
    again,
    content,
    draft,
    figure,
)
from tests.data.desk.tampered import execute
from tests.data.faults import DOCUMENT, HARBOUR, REPORT, WEEKLY, YEARBOOK, gone, put, spoil


@pytest.fixture
def desk(engine: Engine, folder: Path) -> Engine:
    """A database that holds the harbour as release 1."""
    take_in(engine, folder)
    return engine


def handed_in(desk: Engine, brought: Content, person: Person = WANG) -> int:
    return propose(desk, person, KNOWN, draft(newest(desk)), brought)


def test_a_release_of_the_desk_brings_its_figures_alone(desk: Engine, folder: Path) -> None:
    number = handed_in(desk, content(figure(), figure("2024-10", "480.1")))
    made = release(desk, folder, number, LI, looked_at=1)
    assert (made.number, made.kind, made.made_by, made.source_id) == (
        2,
        "figures",
        "李审",
        MONTHLY["source_id"],
    )
    found = revisions(desk, 1, 2)
    assert [(it.kind, it.row["period"], it.row["value"]) for it in found] == [
        ("new", "2024", 5810.2),
        ("new", "2024-10", 480.1),
    ]


def test_the_folder_of_a_release_of_the_desk_is_whole_and_sound(
    desk: Engine, folder: Path, tmp_path: Path
) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    out = tmp_path / "out"
    Store(desk, 2).write_out(out)
    raw, problems = examine(out)
    assert problems == []
    assert raw.rows("sources.csv")[-1]["source_id"] == MONTHLY["source_id"]
    assert raw.documents["monthly_2024_10.txt"] == figure()["quote"]
    assert Store(desk, 2).small_tables(folder).documents == raw.documents


def test_taking_the_folder_of_a_release_in_again_changes_nothing(
    desk: Engine, folder: Path, tmp_path: Path
) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    out = tmp_path / "out"
    Store(desk, 2).write_out(out)
    take_in(desk, out)
    assert newest(desk) == 3
    assert revisions(desk, 2, 3) == []


def test_a_figure_that_its_source_corrects_is_changed_and_the_old_one_stays(
    desk: Engine, folder: Path
) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    release(desk, folder, handed_in(desk, again(figure(value="5811"))), LI, looked_at=2)
    (only,) = revisions(desk, 2, 3)
    assert only.kind == "changed"
    texts = Store(desk, 3).small_tables(folder).documents["monthly_2024_10.txt"]
    assert all(figure(value=value)["quote"] in texts for value in ("5810.2", "5811"))


def test_what_the_desk_released_stays_when_the_folder_changes(desk: Engine, folder: Path) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    spoil(folder, REPORT, put(2, "value", "7.5"))
    take_in(desk, folder)
    (change,) = revisions(desk, 2, 3)
    assert (change.kind, change.row["value"]) == ("changed", 7.5)
    found = Store(desk, 3).fetch(queries.of_source(MONTHLY["source_id"]))
    assert [row["value"] for row in found] == [5810.2]


def test_what_the_desk_released_stays_however_often_the_folder_changes(
    desk: Engine, folder: Path
) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    for value in ("7.5", "7.6", "7.7"):
        spoil(folder, REPORT, put(2, "value", value))
        take_in(desk, folder)
    assert [it.row["value"] for it in revisions(desk, 2, newest(desk))] == [7.7]


def of_the_harbour(source_id: str, *rows: dict[str, str], text: str = "") -> Content:
    """A report that the folder of tables brought, with figures as the desk has them."""
    return Content({"source_id": source_id}, rows, text)


def weekly(value: str) -> Content:
    """The weekly of the quayside with another value in its first row."""
    first = sound(HARBOUR).rows(WEEKLY)[0].cells
    return of_the_harbour(WEEKLY.split("/")[1].removesuffix(".csv"), first | {"value": value})


def test_a_note_changed_in_the_folder_leaves_the_value_that_the_desk_released(
    desk: Engine, folder: Path
) -> None:
    release(desk, folder, handed_in(desk, weekly("6300")), LI, looked_at=1)
    spoil(folder, WEEKLY, put(2, "note_zh", "年末前的预计数，见附注。"))
    take_in(desk, folder, audit.noted_tables)
    (change,) = revisions(desk, 2, 3)
    assert change.row["value"] == 6300
    assert change.row["note_zh"] == "年末前的预计数，见附注。"
    assert "overridden" not in audit.said(audit.entries(desk)[0].after)


def test_a_value_changed_on_both_sides_is_the_folders_and_the_log_says_so(
    desk: Engine, folder: Path
) -> None:
    release(desk, folder, handed_in(desk, weekly("6300")), LI, looked_at=1)
    spoil(folder, WEEKLY, put(2, "value", "6250"))
    take_in(desk, folder, audit.noted_tables)
    (change,) = revisions(desk, 2, 3)
    assert change.row["value"] == 6250
    told = audit.said(audit.entries(desk)[0].after)
    assert told["overridden"] == 1
    (cell,) = told["cells"]
    assert cell.startswith(f"{WEEKLY} (")
    assert cell.endswith("value: 6300 → 6250")


def test_a_line_added_to_the_text_of_a_source_leaves_what_the_desk_added(
    desk: Engine, folder: Path
) -> None:
    row = figure("2024-10", "480.1")
    brought = of_the_harbour("haidong_port_report_2023", row, text=row["quote"])
    release(desk, folder, handed_in(desk, brought), LI, looked_at=1)
    spoil(folder, DOCUMENT, lambda text: f"{text}（附记）\n")
    take_in(desk, folder)
    assert revisions(desk, 2, 3) == []
    said = Store(desk, 3).small_tables(folder).documents["haidong_port_report_2023.txt"]
    assert said.endswith(f"（附记）\n\n{row['quote']}")


def test_a_source_taken_out_of_the_folder_stays_with_the_figures_that_the_desk_brought(
    desk: Engine, folder: Path
) -> None:
    source_id = "yungang_yearbook_2024"
    release(desk, folder, handed_in(desk, of_the_harbour(source_id, figure())), LI, looked_at=1)
    spoil(
        folder,
        "sources.csv",
        lambda text: "".join(
            line for line in text.splitlines(keepends=True) if not line.startswith(source_id)
        ),
    )
    spoil(folder, YEARBOOK, gone)
    take_in(desk, folder)
    found = Store(desk, 3).fetch(queries.of_source(source_id))
    assert [row["value"] for row in found] == [5810.2]


def test_a_folder_that_no_longer_fits_what_the_desk_released_is_refused(
    desk: Engine, folder: Path
) -> None:
    brought = content(figure(indicator_id="berths_open", value="9"))
    assert outcome(desk, folder, brought).problems, "the harbour has no such indicator"
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    file = folder / "areas.csv"
    file.write_text(file.read_text().replace("990102", "990109"))
    for path in folder.rglob("*"):
        if path.is_file() and path != file:
            path.write_bytes(path.read_bytes().replace(b"990102", b"990109"))
    with pytest.raises(UnsoundTablesError) as told:
        take_in(desk, folder)
    assert {problem.file for problem in told.value.problems} == {
        f"observations/{MONTHLY['source_id']}.csv"
    }
    assert newest(desk) == 2


def test_nobody_releases_their_own_proposal(desk: Engine, folder: Path) -> None:
    number = handed_in(desk, content(figure()), BOTH)
    with pytest.raises(DeskError, match="own"):
        release(desk, folder, number, BOTH, looked_at=1)
    assert newest(desk) == 1


def test_who_is_alone_on_their_computer_does(desk: Engine, folder: Path) -> None:
    number = handed_in(desk, content(figure()), ALONE)
    assert release(desk, folder, number, ALONE, looked_at=1).number == 2


def test_an_editor_releases_nothing(desk: Engine, folder: Path) -> None:
    number = handed_in(desk, content(figure()))
    with pytest.raises(DeskError, match="not_approver"):
        release(desk, folder, number, WANG, looked_at=1)


def test_what_changed_since_the_approver_looked_is_looked_at_first(
    desk: Engine, folder: Path
) -> None:
    first = handed_in(desk, content(figure("2024")))
    second = handed_in(desk, again(figure("2025")))
    release(desk, folder, first, LI, looked_at=1)
    with pytest.raises(DeskError, match="moved"):
        release(desk, folder, second, LI, looked_at=1)
    assert release(desk, folder, second, LI, looked_at=2).number == 3


def test_an_unsound_proposal_is_not_released_and_changes_nothing(
    desk: Engine, folder: Path
) -> None:
    number = handed_in(desk, content(figure(), figure("2024-13")))
    with pytest.raises(UnsoundTablesError) as told:
        release(desk, folder, number, LI, looked_at=1)
    assert [problem.code for problem in told.value.problems] == ["bad_period"]
    assert [it.kind for it in releases(desk)] == ["tables"]
    assert proposals.proposals(desk)[0].state == "open"


def test_what_is_held_already_is_no_release(desk: Engine, folder: Path) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    with pytest.raises(DeskError, match="nothing_new"):
        release(desk, folder, handed_in(desk, again(figure())), LI, looked_at=2)


def test_an_earlier_state_is_brought_back_by_two(desk: Engine, folder: Path) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    number = propose(desk, BOTH, KNOWN, Draft("restored", "误发", 2), Content(restores=1))
    made = release(desk, folder, number, LI, looked_at=2)
    assert (made.number, made.kind, made.reason) == (3, "restored", "误发")
    assert revisions(desk, 1, 3) == []


def test_a_release_tells_which_proposal_it_came_of(desk: Engine, folder: Path) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    (found,) = proposals.proposals(desk)
    assert found.decision is not None
    assert (found.decision.release, found.decision.name, found.name) == (2, "李审", "王编")


def test_a_further_source_leaves_the_rows_of_others_as_they_are(desk: Engine, folder: Path) -> None:
    kept = KEPT["observations"]
    before = len(desk.fetch(kept))
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    assert len(desk.fetch(kept)) == before + 1


def test_what_was_known_of_a_figure_stays_when_it_is_corrected(desk: Engine, folder: Path) -> None:
    noted = figure(
        break_before="1", break_zh="口径调整", break_en="new basis", note_zh="注", confidence="low"
    )
    release(desk, folder, handed_in(desk, content(noted)), LI, looked_at=1)
    release(desk, folder, handed_in(desk, again(figure(value="5811"))), LI, looked_at=2)
    (only,) = revisions(desk, 2, 3)
    assert only.after is not None
    said = [only.after[name] for name in ("value", "break_before", "break_zh", "note_zh")]
    assert said == [5811, True, "口径调整", "注"]
    assert only.after["confidence"] == "low"


def test_a_report_whose_id_another_has_taken_meanwhile_is_not_released(
    desk: Engine, folder: Path
) -> None:
    first, second = (handed_in(desk, content(figure(period))) for period in ("2024", "2025"))
    release(desk, folder, first, LI, looked_at=1)
    with pytest.raises(UnsoundTablesError) as told:
        release(desk, folder, second, LI, looked_at=2)
    assert [problem.code for problem in told.value.problems] == ["source_taken"]


def test_what_the_folder_says_of_a_source_stays_though_a_proposal_was_made_before(
    desk: Engine, folder: Path
) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    number = handed_in(desk, again(figure("2025")))
    out = folder.parent / "out"
    Store(desk, 2).write_out(out)
    spoil(out, "sources.csv", lambda text: text.replace("海东区2024年10月月报", "更正后的名称"))
    take_in(desk, out)
    release(desk, folder, number, LI, looked_at=3)
    assert "更正后的名称" in [
        row["title_zh"] for row in Store(desk, 4).small_tables(folder).rows("sources.csv")
    ]


def test_a_source_that_is_gone_is_told(desk: Engine, folder: Path) -> None:
    with pytest.raises(UnsoundTablesError) as told:
        release(desk, folder, handed_in(desk, again(figure())), LI, looked_at=1)
    assert [problem.code for problem in told.value.problems] == ["source_gone"]


def test_a_proposal_that_was_rewritten_is_not_released(desk: Engine, folder: Path) -> None:
    number = handed_in(desk, content(figure()))
    execute(desk, "UPDATE proposals SET content = replace(content, '5810.2', '9999')")
    with pytest.raises(DeskError, match="tampered"):
        release(desk, folder, number, LI, looked_at=1)


@pytest.mark.parametrize(
    "change",
    (
        "UPDATE proposals SET made_by = 'li'",
        "UPDATE kept_observations SET value = 1 WHERE released = 2",
        "UPDATE decisions SET name = 'somebody else'",
        "UPDATE releases SET made_by = 'somebody else' WHERE number = 2",
        "DELETE FROM kept_observations WHERE released = 2",
    ),
)
def test_the_log_tells_what_was_rewritten_of_a_release(
    desk: Engine, folder: Path, change: str
) -> None:
    release(desk, folder, handed_in(desk, content(figure())), LI, looked_at=1)
    assert verify(desk).found == 0
    execute(desk, change)
    assert {fault.code for fault in verify(desk).faults} == {"rewritten"}


@pytest.mark.parametrize("number", (-5, 0, 1, 999))
def test_only_an_earlier_release_is_brought_back(desk: Engine, number: int) -> None:
    with pytest.raises(DeskError) as told:
        propose(desk, BOTH, KNOWN, Draft("restored", "why", 1), Content(restores=number))
    assert told.value.code in {"unknown_release", "nothing_new"}
