"""What stands on the wall in place of what cannot be shown: why, and what is to be done about it.

Nobody sits before a wall: where it goes on by itself, it says so.
"""

from components.tables import About, filters
from components.text import Text
from components.wall.scenes import Notice, Scene, Setting
from data import periods
from data.database import StoreClosedError
from data.model import Selection, UnsoundTablesError
from data.wording import closed_store, sentence

MOST_PROBLEMS = 5  # of unsound tables that can be read from afar; how many more there are is said


def nothing(selection: Selection, about: tuple[str, str], setting: Setting) -> Scene:
    """In place of the first figures, where the choice leaves none. ``about`` as of ``overview``."""
    known, text = setting.known, setting.text
    chosen = About("", periods.today(), filters(selection, known, text)[:3]).chosen(text)
    return Scene(
        key="overview",
        title=about[0],
        subtitle=about[1],
        source=text("wall.held", sources=len(known.sources), indicators=len(known.indicators)),
        notice=Notice("search_off", "gray", text("wall.nothing"), (chosen, text("wall.choose"))),
    )


def faulty(key: str, title: str, setting: Setting) -> Scene:
    """In place of a scene in which the program itself fails."""
    return Scene(
        key=key,
        title=title,
        subtitle=setting.known.dashboard.title(setting.text.language),
        source="",
        notice=failed(setting.text),
    )


def failed(text: Text) -> Notice:
    """That the program itself fails: the log tells why."""
    return Notice("error", "orange", text("wall.failed"), (text("wall.logged"), text("wall.again")))


def unavailable(fault: Exception | None, title: str, text: Text) -> Scene:
    """In place of all scenes: what is no fault of the database or the tables the log tells."""
    match fault:
        case StoreClosedError():
            lines = (closed_store(fault, text.language), text("wall.again"))
            notice = Notice("database_off", "orange", text("closed.title"), lines)
        case UnsoundTablesError():
            notice = Notice("rule", "orange", text("unsound.title"), _problems(fault, text))
        case _:
            notice = failed(text)
    return Scene("unavailable", title, "", "", notice=notice)


def _problems(unsound: UnsoundTablesError, text: Text) -> tuple[str, ...]:
    told = [sentence(problem, text.language) for problem in unsound.problems]
    more = len(told) - MOST_PROBLEMS
    rest = [text("wall.more", count=more)] if more > 0 else []
    return (text("unsound.explained"), *told[:MOST_PROBLEMS], *rest, text("wall.again"))
