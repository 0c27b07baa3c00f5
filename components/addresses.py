"""The addresses of the program's pages, and links to them that stand in texts and tables."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from components.text import literal

OVERVIEW = "pages/read/overview.py"
TRENDS = "pages/read/trends.py"
INDICATOR = "pages/read/indicator.py"
PROJECTS = "pages/read/projects.py"
PROJECT = "pages/read/project.py"
SOURCES = "pages/read/sources.py"
SEARCH = "pages/read/search.py"
RELEASES = "pages/read/releases.py"
GLOSSARY = "pages/read/glossary.py"
SUBMIT = "pages/manage/submit.py"
PROPOSALS = "pages/manage/proposals.py"

# What stands in the address of a page before the question mark.
PAGES = {
    "./": OVERVIEW,
    "trends": TRENDS,
    "indicator": INDICATOR,
    "projects": PROJECTS,
    "project": PROJECT,
    "sources": SOURCES,
    "search": SEARCH,
    "releases": RELEASES,
    "glossary": GLOSSARY,
    "submit": SUBMIT,
    "proposals": PROPOSALS,
}

Choices = Mapping[str, Sequence[str]]


class Link(NamedTuple):
    """Words, as they are in the tables, and the address that they lead to."""

    words: str
    to: str

    def markdown(self) -> str:
        return f"[{literal(self.words)}]({self.to})"


def address(page: str, choices: Choices) -> str:
    """The address of a page opened with these choices: ``indicator?indicator=gdp``."""
    return f"{page}?{urlencode(choices, doseq=True)}"
