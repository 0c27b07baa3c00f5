"""Rules between files: what one names, another holds."""

import re
from collections.abc import Iterator
from itertools import chain

from data.checks.cells import ids
from data.model import LANGUAGES, Problem
from data.reading import SETTINGS, RawTables, Row


def settings(raw: RawTables) -> Iterator[Problem]:
    """dashboard.toml names a subject, a title and a language, and filters that exist."""
    for name in ("subject", "title_zh", "title_en", "language"):
        if not isinstance(raw.settings.get(name), str) or not raw.settings[name]:
            yield Problem("missing_setting", SETTINGS, column=name)
    language = raw.settings.get("language")
    if isinstance(language, str) and language and language not in LANGUAGES:
        yield Problem(
            "not_allowed", SETTINGS, column="language", value=language, expected="zh | en"
        )
    filters = raw.settings.get("filters", {})
    if not isinstance(filters, dict):
        yield Problem("missing_setting", SETTINGS, column="filters")
        return
    named = (
        ("subject", raw.settings.get("subject"), "areas"),
        ("series", raw.settings.get("series"), "indicators"),
        ("filters.theme", filters.get("theme"), "themes"),
        ("filters.area", filters.get("area"), "areas"),
    )
    for name, value, table in named:
        if value and str(value) not in ids(raw, table):
            yield Problem(
                "unknown_id", SETTINGS, column=name, value=str(value), expected=f"{table}.csv"
            )
    year = str(filters.get("period", ""))
    if year and not re.fullmatch(r"[0-9]{4}", year):
        yield Problem("bad_period", SETTINGS, column="filters.period", value=year, expected="2020")


def parents(raw: RawTables) -> Iterator[Problem]:
    """No area lies within itself."""
    parent = {row["area_id"]: row["parent_id"] for row in raw.rows("areas.csv")}
    told: set[str] = set()
    for row in raw.rows("areas.csv"):
        seen, area = {row["area_id"]}, row["parent_id"]
        while area and area not in seen:
            seen.add(area)
            area = parent.get(area, "")
        if area and area == row["area_id"] and not seen & told:
            told |= seen
            yield Problem("cycle", "areas.csv", row.line, "parent_id", row["parent_id"])


def sources(raw: RawTables) -> Iterator[Problem]:
    """Each file of observations is named after a source; each document that is named is held."""
    known = ids(raw, "sources")
    for table in raw.observations:
        name = table.file.removeprefix("observations/").removesuffix(".csv")
        if name not in known:
            yield Problem("unknown_id", table.file, value=name, expected="sources.csv")
    for row in raw.rows("sources.csv"):
        if row["document"] and row["document"] not in raw.documents:
            expected = f"documents/{row['document']}"
            yield Problem(
                "missing_document", "sources.csv", row.line, "document", row["document"], expected
            )


def quotes(raw: RawTables) -> Iterator[Problem]:
    """A quote stands letter for letter in its document, where the document is held."""
    texts = {
        row["source_id"]: raw.documents[row["document"]]
        for row in raw.rows("sources.csv")
        if row["document"] in raw.documents
    }
    files: chain[tuple[str, tuple[Row, ...], str]] = chain(
        (
            (t.file, t.rows, t.file.removeprefix("observations/").removesuffix(".csv"))
            for t in raw.observations
        ),
        ((f, raw.rows(f), "") for f in ("projects.csv", "events.csv", "derived.csv")),
    )
    # Most quotes of a table are a line: to look through the whole text for each takes minutes.
    lines = {source: set(text.splitlines()) for source, text in texts.items()}
    for file, rows, source in files:
        for row in rows:
            of, quote = source or row["source_id"], row["quote"]
            if quote and of in texts and quote not in lines[of] and quote not in texts[of]:
                yield Problem("quote_not_found", file, row.line, "quote", quote)
