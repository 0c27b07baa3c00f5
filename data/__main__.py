"""The command line: ``python -m data check``, ``export``, ``brief`` and ``audit``.

``--help`` tells more. Ends with 0 when the tables, or the audit log, are sound, 1 when they are
not, 2 when the command is misused or the file to write cannot be written.
"""

import argparse
import locale
import sys
from pathlib import Path

from data.catalogue import examine, tables_folder
from data.commands import audit
from data.commands.audit import AUDIT_FORMS
from data.commands.brief import BRIEF_FORMS, brief
from data.commands.check import check, report
from data.commands.export import EXPORT_FORMS, export
from data.commands.released import as_released
from data.commands.screen import RefusedError, write
from data.database import StoreClosedError
from data.model import LANGUAGES, Language, Selection
from data.wording import closed_store


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    try:
        return _run(options, Path(options.dir), options.lang)
    except StoreClosedError as closed:
        print(closed_store(closed, options.lang), file=sys.stderr)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
    return 2


def _run(options: argparse.Namespace, folder: Path, language: Language) -> int:
    match options.command:
        case "check":
            return check(folder, language, as_json=options.json)
        case "audit" if options.what == "verify":
            return audit.verify(folder, options.head, language)
        case "audit":
            return audit.export(folder, options.format, options.out, language)
        case _:
            return _make(options, folder, language)


def _make(options: argparse.Namespace, folder: Path, language: Language) -> int:
    """Write a file of what the tables say, if they are sound."""
    with as_released(folder, options.release, language) as held:
        raw, problems = examine(held)
        if problems:
            # The other stream may lead to the file that was asked for.
            print(report(raw, problems, language), file=sys.stderr)
            return 1
        if options.command == "export":
            content = export(raw, options.format, language)
        else:
            asked = Selection(options.theme, options.area, options.period)
            content = brief(raw, asked, options.format, language)
        write([content], options.out, language)
        return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data")
    commands = parser.add_subparsers(dest="command", required=True)
    checked = commands.add_parser("check", help="check a folder of tables / 检查数据表")
    checked.add_argument("--json", action="store_true", help="print a list of problems as JSON")
    exported = commands.add_parser("export", help="write all data or places / 导出全部数据或位置")
    briefed = commands.add_parser("brief", help="write a briefing / 生成简报")
    for name in ("theme", "area", "period"):
        briefed.add_argument(f"--{name}", default="", metavar="ID")
    for command in (exported, briefed):
        command.add_argument("--release", type=int, metavar="N", help="as it was in release N")
    book = commands.add_parser("audit", help="verify or write the audit log / 核验或导出审计日志")
    asked = book.add_subparsers(dest="what", required=True)
    verified = asked.add_parser("verify", help="find what was tampered with / 查找篡改")
    verified.add_argument(
        "--head", type=_head, metavar="N:HASH", help="the newest entry, as it was noted before"
    )
    logged = asked.add_parser("export", help="write all entries / 导出全部记录")
    forms = ((exported, EXPORT_FORMS), (briefed, BRIEF_FORMS), (logged, AUDIT_FORMS))
    for command, offered in forms:
        command.add_argument("--format", choices=offered, required=True)
        command.add_argument("--out", metavar="FILE", help="write to this file, not to the screen")
    for command in (checked, exported, briefed, verified, logged):
        command.add_argument("dir", nargs="?", default=str(tables_folder()), metavar="DIR")
        command.add_argument("--lang", choices=LANGUAGES, default=_language())
    return parser.parse_args(arguments)


def _head(noted: str) -> object:
    from data.desk.tampering import head  # noqa: PLC0415 -- as in ``data.commands.audit``

    return head(noted)


def _language() -> Language:
    """The language of the machine's locale; English where it is not Chinese."""
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may not expect Chinese; what is no text at all is shown by its code.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
