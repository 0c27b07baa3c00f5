"""Every cache of the app. What is kept here is shared by all readers and knows none of them.

Arguments are small and hashed whole. An error is raised, and is never kept. The folder of the
tables is the first part of every key; ``of_tables`` puts it there, so that nobody has to name it.
"""

from components.cached.briefed import brief
from components.cached.built import events, facts, project_facts, projects, timeline
from components.cached.covered import completeness_chart, holdings
from components.cached.drawn import (
    beside,
    compared,
    pictures,
    progress,
    several,
    sparkline,
    standing,
)
from components.cached.edition import (
    changes,
    engine,
    life,
    pinned,
    released,
    revised,
    shown,
    turn_to,
)
from components.cached.found import find, find_projects, found, sentences
from components.cached.fronted import news, ranks, targets
from components.cached.mapped import district_map, printed_map, shadeable, shading
from components.cached.quoted import passages, stated_by_source
from components.cached.tables import (
    chosen_history,
    count,
    coverage,
    dataset,
    differing,
    foremost,
    held,
    history,
    known,
    served,
    years,
)

__all__ = [
    "beside",
    "brief",
    "changes",
    "chosen_history",
    "compared",
    "completeness_chart",
    "count",
    "coverage",
    "dataset",
    "differing",
    "district_map",
    "engine",
    "events",
    "facts",
    "find",
    "find_projects",
    "foremost",
    "found",
    "held",
    "history",
    "holdings",
    "known",
    "life",
    "news",
    "passages",
    "pictures",
    "pinned",
    "printed_map",
    "progress",
    "project_facts",
    "projects",
    "ranks",
    "released",
    "revised",
    "sentences",
    "served",
    "several",
    "shadeable",
    "shading",
    "shown",
    "sparkline",
    "standing",
    "stated_by_source",
    "targets",
    "timeline",
    "turn_to",
    "years",
]
