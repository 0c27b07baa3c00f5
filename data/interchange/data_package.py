"""The folder of tables as a Frictionless Data Package (version 1): its files, and what they hold.

Every file that the program reads is there letter for letter, under its own path, so that the
unpacked package is a folder of tables again; ``datapackage.json`` tells other programs the form.
"""

import hashlib
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data.catalogue import Catalogue
from data.interchange.schemas import schema
from data.model import LANGUAGES, Source
from data.reading import README, SETTINGS, RawTables
from data.wording import words

DESCRIPTOR = "datapackage.json"
# The earliest moment that an archive can hold: the files have none of their own that matters.
MOMENT = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
# What a path on some computer reads as another folder, drive or stream, or cannot hold.
_UNSAFE = re.compile('[\\\\:*?"<>|\x00-\x1f\x7f\ud800-\udfff]')
_UNNAMED = re.compile(r"[^a-z0-9._-]")  # what the name of a resource may not hold
_FORMATS = {
    ".csv": ("csv", "text/csv"),
    ".txt": ("txt", "text/plain"),
    ".toml": ("toml", "application/toml"),
    ".geojson": ("geojson", "application/geo+json"),
    ".kml": ("kml", "application/vnd.google-earth.kml+xml"),
}


class StrayFileError(ValueError):
    """A file of the folder is a link that leads out of it, or its name is not safe elsewhere."""


def written(raw: RawTables, known: Catalogue, made: date) -> bytes:
    """The content of the archive; but for ``created`` the same whenever it is made.

    The files are read anew from their folder. Raises OSError where that fails, and StrayFileError
    rather than take along what does not lie there.
    """
    contents = {file: _content(raw.folder, file) for file in _files(raw)}
    described = {file: content for file, content in contents.items() if file not in README}
    resources = [_resource(file, content, raw, known) for file, content in described.items()]
    told = json.dumps(
        _package(known, made) | {"resources": resources}, ensure_ascii=False, indent=2
    )
    archive = io.BytesIO()
    with ZipFile(archive, "w") as package:
        for file, content in {DESCRIPTOR: f"{told}\n".encode(), **contents}.items():
            entry = ZipInfo(file, MOMENT)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, READABLE
            entry.create_system = 3  # else it says on which system it was made
            package.writestr(entry, content)
    return archive.getvalue()


def _files(raw: RawTables) -> list[str]:
    """What was read of the folder, and what tells a person about it.

    Nothing else that may lie there: nobody has said that it may be taken along.
    """
    documents = (f"documents/{name}" for name in raw.documents)
    readme = (name for name in README if (raw.folder / name).is_file())
    return sorted({SETTINGS, *raw.tables, *raw.geometry, *documents, *readme})


def _content(folder: Path, file: str) -> bytes:
    inside = (folder / file).resolve().is_relative_to(folder.resolve())
    if _UNSAFE.search(file) or not inside:
        raise StrayFileError(file)
    return (folder / file).read_bytes()


def _package(known: Catalogue, made: date) -> dict[str, Any]:
    dashboard = known.dashboard
    told = [str(words(language)["package"]) for language in LANGUAGES]
    rights = [str(words(language)["licence"]) for language in LANGUAGES]
    return {
        "profile": "data-package",
        "name": f"tables-{_name(dashboard.subject)}",
        "title": " / ".join(dashboard.title(language) for language in LANGUAGES),
        "description": "\n\n".join([*told, *rights]),
        "created": f"{made.isoformat()}T00:00:00Z",
        **_published(list(known.sources.values())),
    }


def _resource(file: str, content: bytes, raw: RawTables, known: Catalogue) -> dict[str, Any]:
    ending, mime = _FORMATS[Path(file).suffix]
    told = {
        "name": _name(file),
        "path": file,
        "format": ending,
        "mediatype": mime,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    sources = _published([known.sources[name] for name in _sources(file, raw, known)])
    if file not in raw.tables:
        return {**told, **sources, "profile": "data-resource"}
    tabular = {"profile": "tabular-data-resource", "schema": schema(raw.tables[file])}
    return {**told, **sources, **tabular}


def _name(file: str) -> str:
    """The name of a resource: ``areas`` for areas.csv, else the path, as far as a name may hold it.

    A character that it may not hold becomes its code.
    """
    name = file.replace("/", "-") if "/" in file else file.removesuffix(".csv")
    return _UNNAMED.sub(lambda found: f"u{ord(found[0]):x}", name)


def _sources(file: str, raw: RawTables, known: Catalogue) -> list[str]:
    """The sources of one file by its name, its features, or the document that it is."""
    folder, _, name = file.rpartition("/")
    match folder:
        case "observations":
            return [name.removesuffix(".csv")]
        case "documents":
            return [source.id for source in known.sources.values() if source.document == name]
        case "geometry":
            return list(dict.fromkeys(_named(raw.geometry[file], known)))
        case _:
            return []


def _named(collection: dict[str, Any], known: Catalogue) -> Iterator[str]:
    """The sources that features name by their ids; some say them in words."""
    for feature in collection["features"]:
        for name in str(feature["properties"].get("source") or "").split(";"):
            if name in known.sources:
                yield name


def _published(sources: list[Source]) -> dict[str, Any]:
    """Sources and their licences, each kind left out where there is none."""
    titled = [
        {"title": f"{source.name_zh} / {source.name_en}"}
        | ({"path": source.url} if source.url else {})
        for source in sources
    ]
    stated = dict.fromkeys(source.licence for source in sources if source.licence)
    licences = [{"name": licence.replace(" ", "-"), "title": licence} for licence in stated]
    found = {"sources": titled, "licenses": licences}
    return {name: entries for name, entries in found.items() if entries}
