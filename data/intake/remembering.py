"""What was decided for one issue of a table, for the next: the same labels mean the same."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from data.catalogue import Catalogue
from data.intake import period_words
from data.intake.layout import layouts
from data.intake.letters import bare
from data.intake.mapping import BETWEEN, Line
from data.intake.sheet import Sheet

LONGEST_TITLE = 40


def layout_key(sheet: Sheet, publisher: str = "") -> str:
    """What is alike in every issue of a table: publisher, title and headings without periods."""
    layout = layouts(sheet)
    words = period_words.without(" ".join(layout.words))
    title = re.sub(r"[0-9\W_]+", "", words) or sheet.name
    heads = sorted({_alike(label) for _, path in layout.heads for label in path})
    digest = hashlib.sha256("\n".join([publisher, *heads]).encode()).hexdigest()
    return f"{title[:LONGEST_TITLE]}#{digest[:12]}"


def remembered(lines: list[Line], before: tuple[Line, ...], known: Catalogue) -> list[Line]:
    """Lines with what was decided for the same labels, the nth of each for the nth.

    Periods are those of the new sheet. What is no longer in the catalogue is forgotten.
    """
    kept = dict(zip(_numbered(before), before, strict=True))
    found = [kept.get(number) for number in _numbered(lines)]
    return [
        _as_before(line, earlier) if earlier and _holds(earlier, known) else line
        for line, earlier in zip(lines, found, strict=True)
    ]


def _numbered(lines: Iterable[Line]) -> Iterator[tuple[str, int]]:
    """Each line's label without its period, and how many alike stand before it."""
    seen: Counter[str] = Counter()
    for line in lines:
        label = _alike(line.label)
        yield label, seen[label]
        seen[label] += 1


def _holds(line: Line, known: Catalogue) -> bool:
    """Whether somebody has decided on a line, and what was decided on is still known."""
    areas = {line.area, line.rank_in} - {""}
    indicators = {line.indicator} - {""}
    return not line.decide and areas <= set(known.areas) and indicators <= set(known.indicators)


def _as_before(line: Line, earlier: Line) -> Line:
    return replace(
        line,
        indicator=earlier.indicator,
        area=earlier.area,
        statistic=earlier.statistic,
        rank_of=earlier.rank_of,
        rank_in=earlier.rank_in,
        relative=line.relative,
        end=line.end or earlier.end,
        unit=line.unit or earlier.unit,
        read=earlier.read,
        decide=False,
    )


def _alike(label: str) -> str:
    """A label without what changes from issue to issue."""
    return BETWEEN.join(period_words.without(bare(part)) for part in label.split(BETWEEN))
