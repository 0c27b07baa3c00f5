"""A report as a source: what an editor says of it, in the columns of sources.csv."""

import re
from collections.abc import Collection

from data.search.spelling import spelt

LONGEST = 30  # letters of an id that come of the title


def new_id(title: str, published: str, taken: Collection[str]) -> str:
    """An id for a report that has none: the initials of its title, then its date; not yet taken.

    海东区2024年10月月报, 2024-11-08 → ``hdqyyb_2024_11_08``.
    """
    words = re.sub(r"[0-9〇零一二三四五六七八九十]+[年月日]|[0-9]+", "", title)
    letters = re.sub(r"[^a-z0-9]", "", spelt(words).initials.lower())[:LONGEST] or "report"
    day = re.sub(r"[^0-9]+", "_", published).strip("_")
    wanted = "_".join(filter(None, (letters, day)))
    names = (wanted, *(f"{wanted}_{n}" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
