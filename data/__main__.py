"""The command line: ``python -m data check`` and ``python -m data export``; ``--help`` tells more.

Ends with 0 when the tables are sound, 1 when they are not, 2 when the command is misused or the
file to write cannot be written.
"""

import argparse
import json
import locale
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import cast

from data.atlas import features
from data.catalogue import catalogue, examine, tables_folder
from data.interchange import DATASET_FORMS, FORMS, DatasetForm, Form, written
from data.interchange.data_package import StrayFileError
from data.model import LANGUAGES, Language, Problem, Selection
from data.positions import positions
from data.reading import RawTables
from data.wording import sentence, words

TABLE_FORMS = ("csv", "xlsx")


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    raw, problems = examine(Path(options.dir))
    language: Language = options.lang
    if options.command == "export":
        if problems:
            # The other stream may lead to the file that was asked for.
            print(_report(raw, problems, language), file=sys.stderr)
            return 1
        return _write(partial(_exported, raw, options.format, language), options.out, language)
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
    for command in (check, export):
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

    return dataset.written(raw, cast("DatasetForm", form), _today())


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
    about = tables.About(title, _today(), tables.filters(Selection(), known, text))
    table = tables.of_observations(rows, title, known, text)
    return tables.written(table, cast("tables.Form", form), about, known, text)


def _today() -> date:
    return datetime.now().astimezone().date()


def _write(make: Callable[[], bytes], out: str | None, language: Language) -> int:
    """Write to a file, or as it is to the screen; a fault is told in a sentence."""
    try:
        content = make()
        with open(out or sys.stdout.fileno(), "wb", closefd=bool(out)) as file:
            file.write(content)
    except StrayFileError as fault:
        print(str(words(language)["stray"]).format(file=fault), file=sys.stderr)
        return 2
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", "") or str(fault)
        told = str(words(language)["unwritable"]).format(file=out or "stdout", reason=reason)
        print(told, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may not expect Chinese; what is no text at all is shown by its code.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
