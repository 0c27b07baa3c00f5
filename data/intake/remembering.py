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

_Place = tuple[str, str]


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

    A growth that names nothing itself (同比增长) is the one below or beside the same label as
    before, wherever the two stand now. Where one label stands several times for different
    indicators or areas, which of them is meant is not remembered.

    Periods are those of the new sheet. What is no longer in the catalogue is forgotten.
    """
    unnamed = {_alike(line.label) for line in lines if _is_unnamed(line)}
    kept: dict[_Place, list[Line]] = {}
    for place, line in zip(_places(before, unnamed), before, strict=True):
        kept.setdefault(place, []).append(line)
    seen: Counter[_Place] = Counter()
    placed = []
    for place, line in zip(_places(lines, unnamed), lines, strict=True):
        alike, number = kept.get(place, []), seen[place]
        seen[place] += 1
        earlier = alike[number] if number < len(alike) else None
        if earlier is None or not _holds(earlier, known):
            placed.append(line)
        elif len({(one.indicator, one.area, one.read) for one in alike}) == 1:
            placed.append(_as_before(line, earlier))
        else:
            placed.append(_as_said(line, earlier))
    return placed


def _is_unnamed(line: Line) -> bool:
    """Whether a line says a statistic and nothing that it is one of."""
    return bool(line.statistic) and not (line.indicator or line.area)


def _places(lines: Iterable[Line], unnamed: set[str]) -> Iterator[_Place]:
    """Each line's label without its period; of an unnamed one, also that which it stands below."""
    above = ""
    for line in lines:
        label = _alike(line.label)
        if label not in unnamed:
            above = label
        yield label, above if label in unnamed else ""


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


def _as_said(line: Line, earlier: Line) -> Line:
    """Of alike lines: what each is about is its own to say, now as then; else it stays open."""
    same = (line.indicator, line.area, line.read) == (earlier.indicator, earlier.area, earlier.read)
    return _as_before(line, earlier) if same and not line.decide else line


def _alike(label: str) -> str:
    """A label without what changes from issue to issue."""
    return BETWEEN.join(period_words.without(bare(part)) for part in label.split(BETWEEN))
