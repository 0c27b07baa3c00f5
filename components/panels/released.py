"""Releases: who released what, when and why; what one changed; and the life of a figure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from components import cached, dates, figures, session
from components.addresses import Link, address
from components.show import nothing, page_of, quiet, small, stacked, subheading, table
from components.text import Text, literal
from data.catalogue import Catalogue
from data.model import Named
from data.quotations import passage_id
from data.store.history import FACT, Revision, Version
from data.store.releases import Release

PAGE = 20  # changes to a page
KINDS = ("new", "changed", "withdrawn")
NEWEST = 3  # changes that the front page names


def releases(found: Sequence[Release], shown: Release, text: Text) -> None:
    """All releases, the newest first, each but the one that is shown leading to what it showed."""
    listed = found[page_of(len(found), PAGE, "releases", text)]
    rows: list[dict[str, str | Link]] = [
        {
            "number": _number(release, found, shown, text),
            "released": dates.moment(release.made_at, text),
            "change": _change(release, text),
            "by": release.made_by or text("releases.nobody"),
            "reason": _reason(release, text),
        }
        for release in listed
    ]
    stacked([_headed(row, text) for row in rows], "releases")
    if len(found) == 1:
        nothing(text("releases.only"), icon="history")


def compared(before: Release, revised: Sequence[Revision], known: Catalogue, text: Text) -> None:
    """What the release that is shown has otherwise than another."""
    subheading(text("releases.compared", number=before.number))
    if not revised:
        nothing(text("releases.alike"))
        return
    counted = Counter(it.kind for it in revised)
    quiet(text("list.separator").join(_counts(counted, text)))
    listed = revised[page_of(len(revised), PAGE, "revisions", text)]
    table([_headed(_revision(it, known, text), text) for it in listed])


def news(known: Catalogue, text: Text) -> None:
    """What the release that is shown has otherwise than the one before it, the newest first."""
    found, shown = cached.released(), cached.shown()
    before = next((release for release in found if release.number < shown.number), None)
    if before is None:
        return
    counted, latest = cached.news(before.number, NEWEST)
    if not latest:
        return
    subheading(text("front.news"))
    day = dates.day(date.fromisoformat(shown.day), text)
    counts = text("list.separator").join(_counts(counted, text))
    quiet(text("front.news_counted", number=shown.number, day=day, counts=counts))
    st.markdown("\n".join(_line(it, known, text) for it in latest))
    st.markdown(Link(text("front.news_all"), address("releases", session.link())).markdown())


def life(
    found: Sequence[Version], released: Sequence[Release], known: Catalogue, text: Text
) -> None:
    """The versions of a figure, the newest first, each with the release that brought it."""
    by_number = {release.number: release for release in released}
    for version in found:
        release = by_number[version.released]
        told = text(
            "releases.version",
            number=release.number,
            moment=dates.moment(release.made_at, text),
            by=release.made_by or text("releases.nobody"),
            reason=_reason(release, text),
        )
        figure = literal(_printed(version.row, known, text))
        st.markdown(f"**{figure}**  \n{small(told)}")


def fact(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What tells a figure from every other."""
    return tuple((name, str(row[name])) for name in FACT)


def _counts(counted: Mapping[str, int], text: Text) -> list[str]:
    """How many figures are new, changed and withdrawn."""
    return [text(f"revision.{kind}", count=counted.get(kind, 0)) for kind in KINDS]


def _number(release: Release, found: Sequence[Release], shown: Release, text: Text) -> str | Link:
    number = str(release.number)
    if release == shown:
        return text("releases.here", number=number)
    return Link(number, _address(release, found))


def _change(release: Release, text: Text) -> str:
    """What it has otherwise than the one before it; what it has not done is not said."""
    if release.number == 1:
        return text("releases.all_new")
    counted = cached.changes(release.number)
    said = [text(f"revision.{kind}", count=counted[kind]) for kind in KINDS if counted[kind]]
    return text("list.separator").join(said) or text("releases.none")


def _reason(release: Release, text: Text) -> str:
    """Why it was made; of what the program does itself, in words of its own."""
    kind = "first" if release.number == 1 else release.kind
    return release.reason or text(f"release_reason.{kind}")


def _address(release: Release, found: Sequence[Release]) -> str:
    newest = release == found[0]
    asked = session.link(release=session.NEWEST if newest else str(release.number))
    return address("releases", asked)


def _revision(it: Revision, known: Catalogue, text: Text) -> dict[str, str | Link]:
    indicator, area = (it.row[name] for name in ("indicator_id", "area_id"))
    return {
        "indicator": _name(known.indicators, indicator, text),
        "area": _name(known.areas, area, text),
        "period": dates.period(it.row["period"], text),
        "statistic": figures.statistic(it.row, text),
        "before": _printed(it.before, known, text),
        "after": _printed(it.after, known, text),
    }


def _line(it: Revision, known: Catalogue, text: Text) -> str:
    """A change in one line, leading to the figure."""
    passage = passage_id(it.row["quote"])
    asked = session.link(indicator=it.row["indicator_id"], passage=passage)
    said = {name: str(words) for name, words in _revision(it, known, text).items()}
    name = Link(said["indicator"], address("indicator", asked)).markdown()
    about = [said[name] for name in ("area", "period", "statistic")]
    was = text("front.was", before=said["before"])
    return f"- {name} **{literal(said['after'])}** {small(' · '.join([*about, was]))}"


def _name(held: Mapping[str, Named], asked: str, text: Text) -> str:
    """The name of what the tables hold; the id of what they no longer do."""
    return held[asked].name(text.language) if asked in held else asked


def _printed(row: dict[str, Any] | None, known: Catalogue, text: Text) -> str:
    """A figure as it is printed; the bare number where its indicator is no longer held."""
    if row is None:
        return text("releases.none")
    indicator = known.indicators.get(row["indicator_id"])
    return str(figures.figure(row, indicator, known, text) if indicator else row["value"])


def _headed(row: Mapping[str, str | Link], text: Text) -> dict[str, str | Link]:
    return {text(f"releases.{name}"): said for name, said in row.items()}
