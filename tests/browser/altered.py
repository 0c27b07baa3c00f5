"""Tables of other districts: ours with what another one may have."""

import shutil
from functools import partial
from pathlib import Path

from data.catalogue import TABLES_FOLDER
from tests.data.faults import HARBOUR, Row, rewrite

ADDED = {
    "areas": ("暨示范区", " and Demonstration Zone"),
    "indicators": ("（含新纳入统计范围单位）", " (with newly covered units in function zones)"),
    "projects": ("及配套基础设施二期工程", " and supporting infrastructure, second stage"),
    "themes": ("与治理能力", " and administrative capacity"),
}
THEMES = 6


def long_names(folder: Path) -> Path:
    """The shipped tables with names twice as long, written into a folder that is new."""
    shutil.copytree(TABLES_FOLDER, folder)
    for table, added in ADDED.items():
        rewrite(folder / f"{table}.csv", partial(_longer, added))
    return folder


def _longer(added: tuple[str, str], rows: list[Row]) -> list[Row]:
    zh, en = added
    return [row | {"name_zh": row["name_zh"] + zh, "name_en": row["name_en"] + en} for row in rows]


def many_themes(folder: Path) -> Path:
    """The harbour with its indicators spread over six themes, written into a new folder."""
    shutil.copytree(HARBOUR, folder)
    ids: list[str] = []

    def more(themes: list[Row]) -> list[Row]:
        added = [
            themes[0] | {"theme_id": f"t{n}", "name_zh": f"主题{n}", "name_en": f"Theme {n}"}
            for n in range(len(themes), THEMES)
        ]
        ids.extend(theme["theme_id"] for theme in [*themes, *added])
        return [
            theme | {"position": str(at)} for at, theme in enumerate([*themes, *added], start=1)
        ]

    rewrite(folder / "themes.csv", more)
    rewrite(
        folder / "indicators.csv",
        lambda rows: [row | {"theme_id": ids[at % THEMES]} for at, row in enumerate(rows)],
    )
    return folder
