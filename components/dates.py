"""A period in the reader's language: as a heading, and inside a sentence."""

from datetime import date, datetime

from components.text import Text
from data import periods
from data.catalogue import Catalogue
from data.model import Selection
from data.periods import Period


def period(at: Period | str, text: Text, *, assumed: bool = False) -> str:
    """A period in words, as 2020 年 1—11 月累计. One that the source left unsaid says so."""
    at = periods.parse(at) if isinstance(at, str) else at
    words = text(f"period.{_kind(at)}", **_parts(at, text))
    return text("period.assumed", period=words) if assumed else words


def when(at: Period, text: Text) -> str:
    """A period within a sentence: in 2020, on 1 November 2020."""
    return text(f"when.{_kind(at)}", **_parts(at, text))


def name(at: Period | str, text: Text) -> str:
    """A period where it is named alone, as in "between 2018 and 2020"; a day without "as of"."""
    at = periods.parse(at) if isinstance(at, str) else at
    return day(at.end, text) if at.kind == "as_of" else period(at, text)


def years(found: list[int], text: Text) -> str:
    """Years in words, those that follow one another as a range: 2014—2020、2022 年."""
    runs: list[list[int]] = []
    for year in found:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    said = [
        text("series.range", first=run[0], last=run[-1]) if len(run) > 1 else str(run[0])
        for run in runs
    ]
    return text("series.years", years=text("list.names").join(said))


def day(at: date, text: Text) -> str:
    """A day in words, as 2020 年 11 月 1 日."""
    month = text(f"month.{at.month}")
    return text("period.day", year=at.year, month=month, day=at.day)


def moment(at: str, text: Text) -> str:
    """A moment, given in UTC as ISO 8601, by the clock of this server: 2020 年 11 月 1 日 09:30."""
    return _moment(at, "%H:%M", text)


def second(at: str, text: Text) -> str:
    """As ``moment``, to the second: 2020 年 11 月 1 日 09:30:15."""
    return _moment(at, "%H:%M:%S", text)


def _moment(at: str, clock: str, text: Text) -> str:
    here = datetime.fromisoformat(at).astimezone()
    return text("period.moment", day=day(here.date(), text), time=here.strftime(clock))


def span(found: list[str], text: Text) -> str:
    """The first and the last of some dates, each as exact as it is known; empty for none."""
    ends = dict.fromkeys([min(found), max(found)] if found else [])
    return text("projects.span").join(name(end, text) for end in ends)


def last_published(known: Catalogue, text: Text) -> str:
    """When the newest source was published."""
    newest = known.last_published
    return name(newest, text) if newest else text("sources.unknown")


def chosen(selection: Selection, text: Text) -> str:
    """The period of a selection: a year, or all of them."""
    return text("period.year", year=selection.year) if selection.year else text("control.all_years")


def months(at: Period, text: Text) -> str:
    """The months of an accumulated period in words: January to November."""
    if at.start.year != at.end.year and (at.start.month, at.end.month) == (1, 12):
        return text("kind.years", years=at.end.year - at.start.year + 1)
    if at.start.month == at.end.month:
        return text(f"month.{at.end.month}")
    first, last = (text(f"months.{day.month}") for day in (at.start, at.end))
    return text("kind.from_to", first=first, last=last)


def _kind(at: Period) -> str:
    """The kind of a period, with whole years and other spans over several told apart."""
    if at.kind == "accumulated" and at.start.year != at.end.year:
        return "years" if (at.start.month, at.end.month) == (1, 12) else "span"
    return at.kind


def _parts(at: Period, text: Text) -> dict[str, object]:
    first, last = at.start, at.end
    return {
        "year": last.year,
        "first_year": first.year,
        "quarter": last.month // 3,
        "first_month": text(f"month.{first.month}"),
        "month": text(f"month.{last.month}"),
        "months": months(at, text),
        "day": last.day,
    }
