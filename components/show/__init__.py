"""Puts a made thing on the page, the same way each time."""

from components.show.charts import (
    chart,
    no_trend,
    picture,
    picture_title,
    picture_words,
    points_table,
    timeline,
)
from components.show.conflicts import conflicts
from components.show.frame import (
    ICON,
    catalogue,
    colors,
    dropped,
    earlier,
    foot,
    page,
    sound_tables,
)
from components.show.maps import (
    LARGE_MAP,
    SMALL_MAP,
    large_map,
    map_sources,
    place_map,
    shades,
    small_map,
)
from components.show.rows import stacked, table
from components.show.tiles import themes
from components.show.words import heading, note, nothing, page_of, quiet, small, subheading

__all__ = [
    "ICON",
    "LARGE_MAP",
    "SMALL_MAP",
    "catalogue",
    "chart",
    "colors",
    "conflicts",
    "dropped",
    "earlier",
    "foot",
    "heading",
    "large_map",
    "map_sources",
    "no_trend",
    "note",
    "nothing",
    "page",
    "page_of",
    "picture",
    "picture_title",
    "picture_words",
    "place_map",
    "points_table",
    "quiet",
    "shades",
    "small",
    "small_map",
    "sound_tables",
    "stacked",
    "subheading",
    "table",
    "themes",
    "timeline",
]
