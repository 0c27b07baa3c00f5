"""What there is a picture of: every page, in each language, light and dark, on three screens."""

from itertools import product
from typing import NamedTuple

from data.model import LANGUAGES, Language
from tests.browser.conftest import Scheme

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PHONE_WIDTH = 390
WIDTHS = (PHONE_WIDTH, 1366, 1920)


class Opened(NamedTuple):
    """A page by its file's name, what to open of it, and which invented table to hand in there."""

    page: str
    address: str
    table: str = ""


class Shot(NamedTuple):
    """A page as one reader sees it."""

    page: str
    language: Language
    scheme: Scheme
    width: int

    def __str__(self) -> str:
        return "-".join(map(str, self))


class Featured(NamedTuple):
    """A picture of the README: whose upper end it shows, and how much of that."""

    file: str
    shot: Shot
    height: int = 1100


# What is handed in is noted in the log: the page that does it stands last, and so comes after it.
OPENED = (
    Opened("overview", ""),
    Opened("trends", "trends?indicator=gdp&areas=370103&areas=370102&areas=370112"),
    Opened("map", "map?project=wangyue_tunnel"),
    Opened("projects", "projects"),
    Opened("project", "project?project=shunhe_viaduct"),
    Opened("indicator", "indicator?indicator=lifts_installed"),
    Opened("briefing", "briefing?theme=development&period=2020"),
    Opened("sources", "sources"),
    Opened("completeness", "completeness?theme=development"),
    Opened("releases", "releases"),
    Opened("search", "search?q=jtgs"),
    Opened("glossary", "glossary"),
    Opened("proposals", "proposals"),
    Opened("restore", "restore"),
    Opened("audit", "audit"),
    Opened("submit", "submit", table="monthly_report"),
)
SHOTS = tuple(
    Shot(opened.page, *seen) for opened in OPENED for seen in product(LANGUAGES, SCHEMES, WIDTHS)
)
FEATURED = (
    Featured("overview-zh", Shot("overview", "zh", "light", 1366), height=1280),
    Featured("overview-en-phone", Shot("overview", "en", "dark", 390)),
    Featured("indicator-zh", Shot("indicator", "zh", "light", 1366)),
    Featured("map-zh", Shot("map", "zh", "light", 1366)),
    Featured("trends-en", Shot("trends", "en", "light", 1366)),
    Featured("briefing-zh", Shot("briefing", "zh", "light", 1366)),
    Featured("search-zh", Shot("search", "zh", "light", 1366), height=900),
    Featured("desk-zh", Shot("submit", "zh", "light", 1366), height=1300),
)
