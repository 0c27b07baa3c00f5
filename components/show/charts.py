"""Pictures of figures with all that is said of them, and the way from a mark to its words."""

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import captions, citation, dates, session
from components.addresses import Link, address
from components.show.rows import headed, source_of, table
from components.show.words import note, quiet, small, subheading
from components.text import Text, literal
from data.catalogue import Catalogue
from data.typed import Rows

if TYPE_CHECKING:
    from components.pictures import Picture


def picture(
    shown: "Picture", known: Catalogue, text: Text, heading: str = "", place: str = ""
) -> None:
    """A chart with its title, its sentence, its notes and its sources.

    A title that the ``heading`` above has said already is not said again. Where there is nothing
    to draw, that is said, and the figures stand in the table.
    """
    if shown.title != heading:
        subheading(shown.title)
    quiet(shown.subtitle)
    if shown.chart is None:
        no_trend(shown, text)
    else:
        key = f"chart-{place or shown.key}"
        chart(shown.chart, key, shown.sentence)
    picture_words(shown, known, text)


def no_trend(shown: "Picture", text: Text) -> None:
    """Why nothing is drawn of a picture's points."""
    most = max(Counter(point.area_id for point in shown.points).values())
    note(text("trends.one_point", count=most))


def picture_title(shown: "Picture") -> None:
    """Over one of several pictures: what is seen, where, in which kind of period and unit."""
    st.markdown(f"**{literal(shown.title)}**  \n:gray[{literal(shown.subtitle)}]")


def picture_words(shown: "Picture", known: Catalogue, text: Text) -> None:
    """What a picture says, a line for each area, and small below it its notes and sources."""
    said = "  \n".join(map(literal, shown.sentence.split("\n")))
    st.markdown("\n\n".join([said, *map(small, [*shown.notes, shown.source_line(known, text)])]))


def points_table(shown: "Picture", known: Catalogue, text: Text) -> None:
    """The figures of a picture as a table, the newest first, each with its source."""
    within = shown.known(known)
    rows: list[dict[str, str | Link]] = [
        {
            "period": dates.period(point.period, text),
            "area": known.areas[point.area_id].name(text.language),
            "indicator": within.indicators[point.row["indicator_id"]].name(text.language),
            "figure": captions.printed(
                point, within.indicators[point.row["indicator_id"]], within, text
            ),
            "source": source_of(point.inputs[0] if point.inputs else point.row, known, text),
            "note": text.of(point.row["note_zh"], point.row["note_en"]),
        }
        for point in reversed(shown.points)
    ]
    needless = {"indicator"} if len(shown.indicators) == 1 else set()
    needless |= {"area"} if len({point.area_id for point in shown.points}) == 1 else set()
    needless |= {"note"} - {name for row in rows for name in row if row[name]}
    columns = [name for name in rows[0] if name not in needless]
    key = f"table-{shown.key}"
    name = text("trends.table" if shown.chart else "trends.figures")
    box = st.expander(name, shown.chart is None, key=key, on_change="rerun")
    if box.open:
        with box:
            table([headed({name: row[name] for name in columns}, text) for row in rows])


def timeline(
    drawn: dict[str, Any] | None,
    events: Rows,
    known: Catalogue,
    text: Text,
    more: Link | None = None,
) -> None:
    """Dated events of projects on a line of time, with their sentence, marks and sources.

    Where it leads to ``more``, marks and sources stand folded below the way there.
    """
    if drawn is None:
        return
    subheading(text("projects.timeline"))
    said = captions.timeline_said(events, known, text)
    chart(drawn, "timeline", said)
    sources = (known.sources[event["source_id"]] for event in events)
    source = text("page.sources", titles=citation.titles(sources, text))
    marks = captions.timeline_marks(events, text)
    noted = captions.timeline_notes(events, known, text)
    notes = [small(note) for note in (*marks, *noted, source)]
    if more is None:
        st.markdown("\n\n".join([literal(said), *notes]))
        return
    st.markdown(f"{literal(said)}\n\n{more.markdown()}")
    with st.expander(text("timeline.notes")):
        st.markdown("\n\n".join(notes))


def chart(drawn: dict[str, Any], key: str, described: str) -> None:
    """A chart whose marks lead to the words that published their figures."""
    st.vega_lite_chart(
        drawn, theme="streamlit", key=key, alt=described, on_select=partial(_open_mark, key)
    )


def _open_mark(key: str) -> None:
    """Let the browser open the passage of the mark that was clicked."""
    clicked = [mark for marks in st.session_state[key].selection.values() for mark in marks]
    for mark in clicked[:1]:
        asked = session.link(source=mark["source_id"], passage=mark["passage_id"])
        session.lead_to(address("sources", asked))
