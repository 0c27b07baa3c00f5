"""The command line: ``python -m data check``, ``export`` and ``brief``; ``--help`` tells more.

Ends with 0 when the tables are sound, 1 when they are not, 2 when the command is misused or the
file to write cannot be written.
"""

import argparse
import json
import locale
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from data.atlas import features
from data.catalogue import Catalogue, catalogue, examine, tables_folder
from data.database import StoreClosedError, store_address
from data.interchange import DATASET_FORMS, FORMS, DatasetForm, Form, written
from data.interchange.data_package import StrayFileError
from data.model import LANGUAGES, Language, Problem, Selection
from data.periods import today
from data.positions import positions
from data.reading import RawTables
from data.wording import closed_store, sentence, words

TABLE_FORMS = ("csv", "xlsx")
BRIEF_FORMS = ("docx", "pdf", "pptx")


class UnknownChoiceError(Exception):
    """A theme, an area or a year was asked for that the tables do not have."""

    def __init__(self, asked: str, allowed: str) -> None:
        super().__init__(asked)
        self.asked, self.allowed = asked, allowed


class UnprintableBriefError(Exception):
    """No font here has some of a briefing's characters; its message says so to a person."""


class UnknownReleaseError(UnknownChoiceError):
    """A release was asked for that the database does not have."""


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    language: Language = options.lang
    try:
        with _folder(options) as folder:
            return _run(folder, options, language)
    except StoreClosedError as closed:
        print(closed_store(closed, language), file=sys.stderr)
        return 2
    except UnknownReleaseError as fault:
        return _told_to_screen("unknown_choice", language, value=fault.asked, allowed=fault.allowed)


@contextmanager
def _folder(options: argparse.Namespace) -> Iterator[Path]:
    """The folder of tables; as it was in a release of theirs, where one is asked for."""
    folder, number = Path(options.dir), getattr(options, "release", None)
    if number is None:
        yield folder
        return
    from data.store import Store  # noqa: PLC0415 -- what asks the database is loaded when needed
    from data.store.opening import connect  # noqa: PLC0415
    from data.store.releases import newest  # noqa: PLC0415

    engine = connect(store_address(folder))
    try:
        last = newest(engine)
        if not 1 <= number <= last:
            raise UnknownReleaseError(str(number), f"1–{last}" if last else "0")
        with TemporaryDirectory() as written_out:
            Store(engine, number).write_out(Path(written_out))
            yield Path(written_out)
    finally:
        engine.close()


def _run(folder: Path, options: argparse.Namespace, language: Language) -> int:
    raw, problems = examine(folder)
    if options.command != "check":
        if problems:
            # The other stream may lead to the file that was asked for.
            print(_report(raw, problems, language), file=sys.stderr)
            return 1
        if options.command == "export":
            make = partial(_exported, raw, options.format, language)
        else:
            make = partial(_briefed, raw, options, language)
        return _write(make, options.out, language)
    if options.json:
        print(json.dumps([_told(p, language) for p in problems], ensure_ascii=False, indent=2))
    else:
        print(_report(raw, problems, language))
    return 1 if problems else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check a folder of tables / 检查数据表")
    check.add_argument("--json", action="store_true", help="print a list of problems as JSON")
    export = commands.add_parser("export", help="write all data or places / 导出全部数据或位置")
    export.add_argument("--format", choices=(*DATASET_FORMS, *FORMS, *TABLE_FORMS), required=True)
    export.add_argument("--out", metavar="FILE", help="write to this file, not to the screen")
    brief = commands.add_parser("brief", help="write a briefing / 生成简报")
    brief.add_argument("--format", choices=BRIEF_FORMS, required=True)
    brief.add_argument("--out", metavar="FILE", help="write to this file, not to the screen")
    for name in ("theme", "area", "period"):
        brief.add_argument(f"--{name}", default="", metavar="ID")
    for command in (export, brief):
        command.add_argument("--release", type=int, metavar="N", help="as it was in release N")
    for command in (check, export, brief):
        command.add_argument("dir", nargs="?", default=str(tables_folder()), metavar="DIR")
        command.add_argument("--lang", choices=LANGUAGES, default=_language())
    return parser.parse_args(arguments)


def _language() -> Language:
    """The language of the machine's locale; English where it is not Chinese."""
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def _told(problem: Problem, language: Language) -> dict[str, object]:
    return asdict(problem) | {"message": sentence(problem, language)}


def _report(raw: RawTables, problems: list[Problem], language: Language) -> str:
    if not problems:
        rows = sum(len(table.rows) for table in raw.tables.values())
        return str(words(language)["sound"]).format(tables=len(raw.tables), rows=rows)
    heading = str(words(language)["unsound"]).format(count=len(problems))
    return "\n".join([heading, *(sentence(problem, language) for problem in problems)])


def _exported(raw: RawTables, form: str, language: Language) -> bytes:
    # What asks the database is loaded when it is needed: a check is over in less time.
    if form in FORMS:
        return _places(raw, form)
    if form in TABLE_FORMS:
        return _table(raw, form, language)
    from data.interchange import dataset  # noqa: PLC0415

    return dataset.written(raw, cast("DatasetForm", form), today())


def _places(raw: RawTables, form: Form) -> bytes:
    places = positions(raw, "projects")
    projects = [row.cells | asdict(places[row["project_id"]]) for row in raw.rows("projects.csv")]
    return written(features(catalogue(raw), projects), form)


def _table(raw: RawTables, form: str, language: Language) -> bytes:
    """All observations in words, as a page gives them along."""
    from components import tables  # noqa: PLC0415
    from components.text import Text  # noqa: PLC0415
    from data import queries, store  # noqa: PLC0415

    known, text = catalogue(raw), Text(language)
    title = known.dashboard.title(language)
    rows = store.open_store(raw).fetch(queries.observations(Selection()))
    about = tables.About(title, today(), tables.filters(Selection(), known, text))
    table = tables.of_observations(rows, title, known, text)
    return tables.written(table, cast("tables.Form", form), about, known, text)


def _briefed(raw: RawTables, options: argparse.Namespace, language: Language) -> bytes:
    """A briefing on a choice of theme, area and year; all themes, the subject, all years else."""
    from components import briefing, theme  # noqa: PLC0415
    from components.pictures import Setting  # noqa: PLC0415
    from components.text import Text  # noqa: PLC0415
    from data import queries  # noqa: PLC0415
    from data.store import open_store  # noqa: PLC0415

    known, text, palette = catalogue(raw), Text(language), theme.palette("light")
    selection = Selection(options.theme, options.area or known.subject.id, options.period)
    fetch = open_store(raw).fetch
    _refuse_unknown(selection, known, [row["year"] for row in fetch(queries.years())])
    rows = briefing.material(fetch, selection, known)
    brief = briefing.compose(selection, rows, Setting(known, text, palette), today())
    try:
        return briefing.make(brief, options.format, text, palette)
    except briefing.UnprintableError as fault:
        raise UnprintableBriefError(
            text("briefing.unprintable", characters=briefing.spelled(fault.characters))
        ) from fault


def _refuse_unknown(selection: Selection, known: Catalogue, years: list[str]) -> None:
    """Raise UnknownChoiceError for a theme, an area or a year that the tables lack."""
    chosen = (
        (selection.theme, list(known.themes)),
        (selection.area, list(known.areas)),
        (selection.year, years),
    )
    for asked, held in chosen:
        if asked and asked not in held:
            raise UnknownChoiceError(asked, ", ".join(held))


def _write(make: Callable[[], bytes], out: str | None, language: Language) -> int:
    """Write to a file, or as it is to the screen; what hinders that is told in a sentence."""
    try:
        content = make()
    except StrayFileError as fault:
        return _told_to_screen("stray", language, file=fault)
    except UnprintableBriefError as fault:
        print(fault, file=sys.stderr)
        return 2
    except UnknownChoiceError as fault:
        return _told_to_screen("unknown_choice", language, value=fault.asked, allowed=fault.allowed)
    try:
        with open(out or sys.stdout.fileno(), "wb", closefd=bool(out)) as file:
            file.write(content)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", "") or str(fault)
        return _told_to_screen("unwritable", language, file=out or "stdout", reason=reason)
    return 0


def _told_to_screen(key: str, language: Language, **blanks: object) -> int:
    print(str(words(language)[key]).format(**blanks), file=sys.stderr)
    return 2


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may not expect Chinese; what is no text at all is shown by its code.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
