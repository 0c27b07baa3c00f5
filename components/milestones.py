"""Milestones: of which projects the front page shows what happened, and when."""

from components.names import Project
from data import periods
from data.periods import Period
from data.typed import Rows

MOST = 4  # rows of a timeline that can be taken in at once


def eventful(events: Rows, projects: list[Project], year: str) -> tuple[str, ...]:
    """The projects with an event in a year, or ever: of these the ones with the newest event.

    ``events`` are rows of ``queries.EVENTS``; a year that is empty takes in every one.
    """
    shown = {project["project_id"] for project in projects}
    newest: dict[str, Period] = {}
    for event in events:
        at, project = periods.parse(event["date"]), event["project_id"]
        if project in shown and year in {"", f"{at.end.year:04d}"}:
            newest[project] = max(at, newest.get(project, at))
    return tuple(sorted(newest, key=lambda project: newest[project], reverse=True)[:MOST])
