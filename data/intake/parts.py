"""The parts of a workbook that is a ZIP archive, opened only after its directory was looked at."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.parsers import expat

from data.intake import limits
from data.intake.limits import megabytes, refused

XML = (".xml", ".rels", ".vml")
_CHUNK = 1 << 16
_KNOWN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The archive; refused, without expanding anything, where it would become too much."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = archive.infolist()
    if len(parts) > limits.MOST_PARTS:
        raise refused("upload_parts", len(parts), limits.MOST_PARTS)
    expanded = sum(part.file_size for part in parts)
    if expanded > limits.MOST_EXPANDED:
        raise refused("upload_expands", megabytes(expanded), megabytes(limits.MOST_EXPANDED))
    times = expanded // max(1, sum(part.compress_size for part in parts))
    if expanded > limits.ALWAYS_EXPANDED and times > limits.MOST_TIMES_EXPANDED:
        raise refused("upload_ratio", times, limits.MOST_TIMES_EXPANDED)
    if any(part.flag_bits & 1 for part in parts):
        raise refused("upload_encrypted")
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise zipfile.BadZipFile("a part stands twice")
    if any(part.compress_type not in _KNOWN_METHODS for part in parts):
        raise zipfile.BadZipFile("an unknown way of packing")
    return archive


def content_of(archive: zipfile.ZipFile) -> str:
    """What an archive is by its parts: ``xlsx``, ``ods``, or the name of what is not taken in."""
    names = {name.lower() for name in archive.namelist()}
    if any(PurePosixPath(name).name == "vbaproject.bin" for name in names) or any(
        name.startswith(("xl/macrosheets/", "basic/", "scripts/")) for name in names
    ):
        raise refused("upload_macros")
    if "xl/workbook.bin" in names:
        raise refused("upload_other_form", "XLSB")
    if "xl/workbook.xml" in names:
        return "xlsx"
    mime = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    if mime.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    for part, form in (("word/document.xml", "Word"), ("ppt/presentation.xml", "PowerPoint")):
        if part in names:
            raise refused("upload_other_form", form)
    raise refused("upload_other_form", mime.rpartition(".")[2] or "ZIP")


def check_markup(archive: zipfile.ZipFile, apart: set[str]) -> None:
    """All XML, but for what is read ``apart``, is well-formed and declares no document type."""
    for name in archive.namelist():
        if name.lower().endswith(XML) and name not in apart:
            parse(archive, name, expat.ParserCreate())


def parse(archive: zipfile.ZipFile, name: str, parser: expat.XMLParserType) -> None:
    """Feed a part to a parser, which refuses a document type: no entities, no other files."""

    def doctype(*_: object) -> None:
        raise refused("upload_doctype", name)

    parser.StartDoctypeDeclHandler = doctype
    for chunk in _chunks(archive, name):
        parser.Parse(chunk, False)  # noqa: FBT003 - not the last one; it has no keyword
    parser.Parse(b"", True)  # noqa: FBT003 - the last one


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            yield chunk
