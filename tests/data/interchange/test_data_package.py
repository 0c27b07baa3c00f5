import io
import json
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from frictionless import Package

from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, examine, sound
from data.columns import COLUMNS, KEYS, form_of
from data.interchange import data_package
from data.interchange.data_package import DESCRIPTOR, StrayFileError
from data.reading import RawTables
from tests.data.faults import (
    BERTHS,
    DOCUMENT,
    REPORT,
    YEARBOOK,
    Change,
    again,
    also,
    put,
    spoil,
    swap,
)

MADE, LATER = date(2026, 1, 2), date(2026, 3, 4)


def opened(content: bytes) -> dict[str, bytes]:
    """The files of an archive, by their path inside it."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unpacked(content: bytes, folder: Path) -> Path:
    with ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


def described(raw: RawTables) -> dict[str, Any]:
    """What a package says of itself, each resource by its path."""
    told: dict[str, Any] = json.loads(opened(written(raw))[DESCRIPTOR])
    return told | {"resources": {it["path"]: it for it in told["resources"]}}


def written(raw: RawTables, made: date = MADE) -> bytes:
    return data_package.written(raw, catalogue(raw), made)


def faults(folder: Path) -> list[str]:
    """What frictionless finds wrong with an unpacked package."""
    report = Package(str(folder / DESCRIPTOR)).validate()
    return [str(line) for line in report.flatten(["name", "type", "message"])]


def test_another_program_finds_nothing_wrong(raw: RawTables, tmp_path: Path) -> None:
    assert faults(unpacked(written(raw), tmp_path)) == []


def test_another_program_reads_the_archive_as_it_is(harbour: RawTables, tmp_path: Path) -> None:
    (tmp_path / "tables.zip").write_bytes(written(harbour))
    assert Package(str(tmp_path / "tables.zip")).validate().valid


def test_all_files_are_there_letter_for_letter(raw: RawTables) -> None:
    files = opened(written(raw))
    folder = [path for path in raw.folder.rglob("*") if path.is_file()]
    there = {path.relative_to(raw.folder).as_posix(): path.read_bytes() for path in folder}
    assert {name: it for name, it in files.items() if name != DESCRIPTOR} == there


def test_what_is_unpacked_is_sound_and_packed_again_the_same(
    raw: RawTables, tmp_path: Path
) -> None:
    content = written(raw)
    folder = unpacked(content, tmp_path)
    again_raw, problems = examine(folder)
    assert problems == []
    assert written(again_raw) == content
    later = written(again_raw, LATER)
    assert later != content
    assert opened(later) | {DESCRIPTOR: b""} == opened(content) | {DESCRIPTOR: b""}
    told, before = json.loads(opened(later)[DESCRIPTOR]), json.loads(opened(content)[DESCRIPTOR])
    assert told | {"created": before["created"]} == before
    assert (before["created"], told["created"]) == ("2026-01-02T00:00:00Z", "2026-03-04T00:00:00Z")


def test_nothing_tells_when_or_on_which_system_it_was_made(harbour: RawTables) -> None:
    with ZipFile(io.BytesIO(written(harbour))) as archive:
        entries = archive.infolist()
    told = {(it.date_time, it.create_system, it.external_attr, it.extra) for it in entries}
    assert told == {((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16, b"")}


def test_every_file_but_the_readme_is_a_resource(raw: RawTables) -> None:
    files = opened(written(raw)).keys() - {DESCRIPTOR, "README.md"}
    resources = described(raw)["resources"]
    assert resources.keys() == files
    assert len({it["name"] for it in resources.values()}) == len(resources)
    tabular = {path for path in files if path.endswith(".csv")}
    profiles = {path: it["profile"] for path, it in resources.items()}
    assert profiles == {
        path: "tabular-data-resource" if path in tabular else "data-resource" for path in files
    }


def test_every_column_and_no_other_is_a_field(raw: RawTables) -> None:
    resources = described(raw)["resources"]
    for file, table in raw.tables.items():
        fields = resources[file]["schema"]["fields"]
        assert tuple(field["name"] for field in fields) == table.columns
        must = {column.name for column in COLUMNS[form_of(file)] if column.filled}
        required = {it["name"] for it in fields if it.get("constraints", {}).get("required")}
        assert required == must & set(table.columns)


def test_keys_are_those_of_the_tables_where_they_are_whole(harbour: RawTables) -> None:
    resources = described(harbour)["resources"]
    found = {
        file: it["schema"].get("primaryKey") for file, it in resources.items() if "schema" in it
    }
    kept = {"sources", "themes", "units", "areas", "indicators", "projects"}
    assert {file for file, key in found.items() if key} == {f"{name}.csv" for name in kept}
    assert all(found[f"{name}.csv"] == list(KEYS[name]) for name in kept)


def test_a_table_refers_to_the_tables_whose_ids_it_holds(harbour: RawTables) -> None:
    resources = described(harbour)["resources"]
    keys = resources[REPORT]["schema"]["foreignKeys"]
    assert {key["fields"]: key["reference"]["resource"] for key in keys} == {
        "indicator_id": "indicators",
        "area_id": "areas",
        "project_id": "projects",
        "rank_in": "areas",
    }
    (parent, _) = resources["areas.csv"]["schema"]["foreignKeys"]
    assert parent == {"fields": "parent_id", "reference": {"resource": "", "fields": "area_id"}}


def test_fields_have_the_types_of_what_they_hold(harbour: RawTables) -> None:
    fields = {
        (file, field["name"]): field
        for file, it in described(harbour)["resources"].items()
        for field in it.get("schema", {}).get("fields", [])
    }
    types = {place: field["type"] for place, field in fields.items()}
    assert types[REPORT, "value"] == types["areas.csv", "lon"] == "number"
    assert types["themes.csv", "position"] == "integer"
    assert types[REPORT, "period"] == types["areas.csv", "area_id"] == "string"
    truth = fields[REPORT, "break_before"]
    assert truth == {
        "name": "break_before",
        "type": "boolean",
        "trueValues": ["1"],
        "falseValues": ["0"],
    }
    assert fields[REPORT, "status"]["constraints"] == {"enum": ["A", "P", "E", "F"]}


@pytest.mark.parametrize(
    ("file", "change", "told"),
    (
        (YEARBOOK, put(10, "value", "12,5"), "type-error"),
        (YEARBOOK, put(10, "period", "2020-13"), "constraint-error"),
        (YEARBOOK, put(10, "status", "X"), "constraint-error"),
        (YEARBOOK, put(10, "quote", ""), "constraint-error"),
        (YEARBOOK, put(10, "break_before", "yes"), "type-error"),
        (YEARBOOK, put(10, "area_id", "990109"), "foreign-key"),
        ("areas.csv", put(14, "parent_id", "nowhere"), "foreign-key"),
        ("projects.csv", put(5, "project_id", "Smart Pilotage"), "constraint-error"),
        ("sources.csv", put(3, "url", "example.org"), "constraint-error"),
        ("areas.csv", again(14), "primary-key"),
        (BERTHS, put(2, "crs", "Xian 80"), "constraint-error"),
    ),
)
def test_another_program_finds_what_is_wrong(
    file: str, change: Change, told: str, folder: Path, known: Catalogue
) -> None:
    spoil(folder, file, change)
    raw, problems = examine(folder)
    assert problems
    content = data_package.written(raw, known, MADE)
    found = faults(unpacked(content, folder.parent / "package"))
    assert found
    assert all(told in fault for fault in found)


def test_a_file_that_was_changed_later_is_told_by_its_hash(
    harbour: RawTables, tmp_path: Path
) -> None:
    folder = unpacked(written(harbour), tmp_path)
    spoil(folder, DOCUMENT, also("…"))
    assert any("hash" in fault for fault in faults(folder))


def test_the_package_says_what_it_is_in_both_languages(raw: RawTables) -> None:
    told, dashboard = described(raw), catalogue(raw).dashboard
    assert told["title"] == f"{dashboard.title_zh} / {dashboard.title_en}"
    assert "数据" in told["description"]
    assert "licence" in told["description"]
    assert [it["title"].split(" / ")[0] for it in told["sources"]] == [
        row["title_zh"] for row in raw.rows("sources.csv")
    ]


def test_a_licence_is_given_with_what_its_source_says(harbour: RawTables) -> None:
    resources = described(harbour)["resources"]
    stated = [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}]
    assert {file for file, it in resources.items() if "licenses" in it} == {YEARBOOK}
    assert resources[YEARBOOK]["licenses"] == stated


def test_observations_documents_and_geometry_name_their_sources(harbour: RawTables) -> None:
    resources = described(harbour)["resources"]
    sources = {file: it["sources"] for file, it in resources.items() if "sources" in it}
    report = [{"title": "海东区2023年港航工作报告 / Report on the Work of Haidong Port, 2023"}]
    assert sources[REPORT] == sources[DOCUMENT] == report
    assert sources[YEARBOOK][0]["path"] == "https://example.org/yungang/yearbook-2024"
    assert "海东区示意图2022" in sources[BERTHS][0]["title"]


def test_shapes_carry_the_licences_of_their_sources() -> None:
    resources = described(sound(TABLES_FOLDER))["resources"].values()
    shapes = [it for it in resources if it["path"].startswith("geometry/")]
    assert any(licence["title"].startswith("ODbL") for it in shapes for licence in it["licenses"])


def test_a_name_in_chinese_becomes_one_that_a_resource_may_have(folder: Path) -> None:
    (folder / "geometry" / "areas.geojson").rename(folder / "geometry" / "区界 A.geojson")
    told = described(sound(folder))["resources"]["geometry/区界 A.geojson"]
    assert told["name"] == "geometry-u533au754cu20u41.geojson"


def test_what_is_no_part_of_the_tables_stays_behind(folder: Path) -> None:
    before = opened(written(sound(folder)))
    for name in (".secret", "notes.xlsx", "documents/draft.docx", DESCRIPTOR, "areas.csv~"):
        (folder / name).write_text("x", encoding="utf-8")
    assert opened(written(sound(folder))) == before


def test_the_readme_goes_along(folder: Path) -> None:
    (folder / "README.md").write_text("说明", encoding="utf-8")
    assert opened(written(sound(folder)))["README.md"].decode() == "说明"


def test_a_link_that_leads_out_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("geheim", encoding="utf-8")
    (folder / "documents" / "more.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(StrayFileError, match=r"documents/more\.txt"):
        written(sound(folder))


def test_a_folder_that_leads_out_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "documents").rename(tmp_path / "elsewhere")
    (folder / "documents").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StrayFileError, match="documents/"):
        written(sound(folder))


def test_a_link_within_the_folder_becomes_a_file(folder: Path) -> None:
    """So are files laid out where they are mounted: each leads to a folder beside it."""
    (folder / "..data").mkdir()
    (folder / "units.csv").rename(folder / "..data" / "units.csv")
    (folder / "units.csv").symlink_to(folder / "..data" / "units.csv")
    files = opened(written(sound(folder)))
    assert files["units.csv"].startswith(b"unit_id,")
    assert "..data/units.csv" not in files


@pytest.mark.parametrize("name", (r"..\..\x.txt", "c:x.txt", "a\nb.txt", "x?.txt"), ids=ascii)
def test_a_name_that_is_a_path_elsewhere_is_refused(name: str, folder: Path) -> None:
    (folder / "documents" / name).write_text("x", encoding="utf-8")
    with pytest.raises(StrayFileError):
        written(sound(folder))


def test_a_file_that_went_away_meanwhile_is_an_os_error(folder: Path) -> None:
    raw = sound(folder)
    (folder / DOCUMENT).unlink()
    with pytest.raises(FileNotFoundError):
        written(raw)


def test_a_mark_at_the_beginning_of_a_table_is_kept_and_read(folder: Path, tmp_path: Path) -> None:
    spoil(folder, "units.csv", lambda text: b"\xef\xbb\xbf" + text.encode())
    content = written(sound(folder))
    assert opened(content)["units.csv"].startswith(b"\xef\xbb\xbf")
    assert faults(unpacked(content, tmp_path / "package")) == []


def test_the_folder_is_found_through_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert written(sound(tmp_path / "link")) == written(sound(folder))


def test_a_column_of_ones_own_is_text(folder: Path) -> None:
    spoil(folder, "themes.csv", swap("theme_id,", "remark,theme_id,"))
    spoil(folder, "themes.csv", lambda text: text.replace("\n", "\nx,").removesuffix("x,"))
    fields = described(sound(folder))["resources"]["themes.csv"]["schema"]["fields"]
    assert fields[0] == {"name": "remark", "type": "string"}
