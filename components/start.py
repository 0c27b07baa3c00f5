"""What happens once, when the server starts, before there is any reader."""

import sys

from streamlit.runtime.pages_manager import PagesManager

from data.catalogue import examine, tables_folder
from data.model import LANGUAGES
from data.wording import sentence


def prepare() -> None:
    """Check the tables; where they are unsound, tell every problem and end the process.

    Also says that the pages are those of the menu alone. Streamlit otherwise takes the first
    session on a fresh server for one of its older kind, with a page for each file in pages/: it
    would tell the first reader of a deep link that there is no such page.
    """
    PagesManager.uses_pages_directory = False
    _, problems = examine(tables_folder())
    if problems:
        told = (sentence(problem, language) for language in LANGUAGES for problem in problems)
        sys.exit("\n".join(told))
