"""The command line: ``python -m data check [DIR] [--json] [--lang zh|en]``.

Ends with 0 when the tables are sound, 1 when they are not, 2 when the command is misused.
"""

import argparse
import dataclasses
import json
import locale
import sys
from pathlib import Path

from data.catalogue import examine, tables_folder
from data.model import LANGUAGES, Language, Problem
from data.reading import RawTables
from data.wording import sentence, words


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    raw, problems = examine(Path(options.dir))
    language: Language = options.lang
    if options.json:
        print(json.dumps([_told(p, language) for p in problems], ensure_ascii=False, indent=2))
    else:
        print(_report(raw, problems, language))
    return 1 if problems else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check a folder of tables / 检查数据表")
    check.add_argument("dir", nargs="?", default=str(tables_folder()), metavar="DIR")
    check.add_argument("--json", action="store_true", help="print a list of problems as JSON")
    check.add_argument("--lang", choices=LANGUAGES, default=_language())
    return parser.parse_args(arguments)


def _language() -> Language:
    """The language of the machine's locale; English where it is not Chinese."""
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def _told(problem: Problem, language: Language) -> dict[str, object]:
    return dataclasses.asdict(problem) | {"message": sentence(problem, language)}


def _report(raw: RawTables, problems: list[Problem], language: Language) -> str:
    if not problems:
        rows = sum(len(table.rows) for table in raw.tables.values())
        return str(words(language)["sound"]).format(tables=len(raw.tables), rows=rows)
    heading = str(words(language)["unsound"]).format(count=len(problems))
    return "\n".join([heading, *(sentence(problem, language) for problem in problems)])


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        # A Windows console may not expect Chinese; what is no text at all is shown by its code.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
