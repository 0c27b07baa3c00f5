"""Puts a made thing on the page, the same way each time."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import background, cached, captions, citation, dates, figures, places, session
from components.addresses import INDICATOR, Link, address
from components.tables import About, filters
from components.text import Text, literal
from components.tile_words import worded
from components.tiles import Tile
from data import periods
from data.access import RefusedError
from data.catalogue import Catalogue
from data.conflicts import decided, rival
from data.database import StoreClosedError
from data.model import Indicator, Theme, UnsoundTablesError
from data.quotations import passage_id
from data.typed import Rows
from data.wording import closed_store, sentence

if TYPE_CHECKING:
    import pydeck as pdk  # loaded with the first map, not with the first tile

    from components.maps import Shading
    from components.pictures import Picture

ICON = Path(__file__).parent / "icon.svg"
TILE_WIDTH = 150
FEW = 4  # rows of a table that leave room in a window
LONG_NUMBERS = (11, 15)  # Latin letters, beyond which a number is set smaller on a narrow tile
SMALL_MAP, LARGE_MAP = 330, 620


def colors() -> None:
    """Name the colours for the style sheets as they are named in components.

    To these alone Streamlit gives them.
    """
    st.html(f"<style>{session.palette().variables()}</style>")


def heading(title: str, subtitle: str) -> None:
    """A page's title, with one line under it."""
    st.title(literal(title), anchor=False)
    quiet(subtitle)


def quiet(words: str) -> None:
    """A line in the quiet colour: what explains, and is not the matter itself."""
    st.markdown(f":gray[{literal(words)}]")


def note(words: str) -> None:
    """A small line under a picture: its source, its arithmetic, how sure it is."""
    st.markdown(small(words))


def small(words: str) -> str:
    """A note as Markdown, for a line among others."""
    return f":gray[:small[{literal(words)}]]"


def themes(found: list[tuple[Theme, list[Tile]]], text: Text, held: int) -> None:
    """Each theme with its tiles; where there are none, whether the choice has other figures."""
    if not found:
        nothing(text("page.only_targets", count=held) if held else text("page.nothing"))
    for theme, made in found:
        name = literal(theme.name(text.language))
        st.header(f":{theme.color}[:material/{theme.icon}:] {name}", anchor=False)
        with st.grid(4, min_column_width=TILE_WIDTH, gap="small", key=f"tiles-{theme.id}"):
            longest = max(figures.width(tile.figure.number) for tile in made)
            for tile in made:
                _tile(tile, theme.color, longest)


def _tile(tile: Tile, color: str, longest: int) -> None:
    """A tile whose number is as large as the ``longest`` beside it can be."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"tile-{tile.indicator_id}"):
        opened = session.link(indicator=tile.indicator_id, passage=tile.passage_id)
        st.page_link(INDICATOR, label=literal(tile.label), query_params=opened)
        said = worded(tile, color)
        below = "  \n".join(filter(None, (said.chip, *said.details)))
        st.markdown(f"{_large(said.number, longest)}{said.unit}\n\n{below}")


def _large(number: str, width: int) -> str:
    """A number in bold; the style sheet sets a long one smaller, by two steps."""
    said = f"**{number}**"
    for longest in LONG_NUMBERS:
        said = f":small[{said}]" if width > longest else said
    return said


def subheading(title: str) -> None:
    st.header(literal(title), anchor=False)


def dropped(above: DeltaGenerator, text: Text) -> None:
    """Above the page: what its link asked for and is not there."""
    asked = session.dropped()
    if asked:
        said = text("page.dropped", asked=text("list.separator").join(asked))
        above.warning(literal(said), icon=":material/link_off:")


def nothing(words: str, icon: str = "search_off") -> None:
    """What the reader sees where a choice finds nothing, and what can be done."""
    st.info(words, icon=f":material/{icon}:")


def tables() -> Catalogue:
    """The tables, of the release asked for. Raises UnsoundTablesError, StoreClosedError."""
    cached.turn_to(session.release([release.number for release in cached.released()]))
    return cached.known()


def sound_tables() -> Catalogue:
    """As ``tables``; where they cannot be shown, the page tells why and ends."""
    try:
        return tables()
    except UnsoundTablesError as unsound:
        text = Text(session.preferred_language("zh"))
        st.title(text("unsound.title"), anchor=False)
        st.write(text("unsound.explained"))
        told = [sentence(problem, text.language) for problem in unsound.problems]
        st.code("\n".join(told), language=None, wrap_lines=True)
        st.stop()
    except StoreClosedError as closed:
        _closed(closed, Text(session.preferred_language("zh")))
        st.stop()


def _closed(closed: StoreClosedError, text: Text) -> None:
    """Why the database is closed, and what can be done."""
    title, explained = text("closed.title"), closed_store(closed, text.language)
    st.error(f"**{title}**  \n{literal(explained)}", icon=":material/database_off:")


def earlier(text: Text) -> None:
    """Where an earlier release is shown: which, and the way back to the newest."""
    shown, newest = cached.shown(), cached.released()[0]
    if shown.number == newest.number:
        return
    day = dates.day(date.fromisoformat(shown.day), text)
    said = literal(text("releases.shown", number=shown.number, day=day))
    back = Link(text("releases.newest"), address("./", session.link(release=session.NEWEST)))
    st.info(f"{said} {back.markdown()}", icon=":material/history:")


def page(chosen: st.Page, text: Text) -> None:
    """Run a page. Where the program itself fails, the reader gets words and the log the rest."""
    try:
        chosen.run()
    except RefusedError:
        pass  # told already
    except StoreClosedError as closed:
        _closed(closed, text)
    except Exception:
        logging.getLogger("dashboard").exception("The page %s failed", chosen.title)
        title, explained = text("error.title"), text("error.explained")
        st.error(f"**{title}**  \n{explained}", icon=":material/error:")


def foot(known: Catalogue, text: Text) -> None:
    """The line at the foot of every page; its key tells the style sheets of a dark page.

    On paper also what was chosen, and the day: the filters themselves are not printed.
    """
    with st.container(key=f"mode-{session.mode()}"):
        st.divider()
        wall = Link(text("wall.open"), address("./", session.link(wall="1")))
        st.markdown(f"{small(_stand(known, text))} :small[· {wall.markdown()}]")
    with st.container(key="printed"):
        chosen = About("", periods.today(), filters(session.selection(known), known, text)).chosen(
            text
        )
        note(text("page.printed", filters=chosen, day=dates.day(periods.today(), text)))
    with st.container(key="printed-folded"):
        note(text("page.folded"))


def _stand(known: Catalogue, text: Text) -> str:
    """Of which release the figures are, how new their sources, and how many there are."""
    shown = cached.shown()
    return text(
        "page.foot",
        last=dates.last_published(known, text),
        number=shown.number,
        day=dates.day(date.fromisoformat(shown.day), text),
        sources=len(known.sources),
        indicators=len(known.indicators),
    )


def page_of(count: int, size: int, key: str, text: Text) -> slice:
    """Which of many stand on the page that the reader turns to; paper says which page it is."""
    pages = -(-count // size)
    if pages <= 1:
        return slice(count)
    page = st.pagination(pages, key=key)
    with st.container(key=f"printed-page-{key}"):
        note(text("page.of_pages", page=page, pages=pages))
    return slice((page - 1) * size, page * size)


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
    notes = [small(note) for note in (*captions.timeline_marks(events, text), source)]
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
            "source": _source(point.inputs[0] if point.inputs else point.row, known, text),
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
            table([_headed({name: row[name] for name in columns}, text) for row in rows])


def conflicts(facts: list[Rows], known: Catalogue, text: Text, *, named: bool = False) -> None:
    """What sources state differently, the rule, and which part of it has decided.

    Facts of several indicators are ``named``, each leading to its page.
    """
    if not facts:
        return
    key = f"differing-{facts[0][0]['indicator_id']}"
    box = st.expander(text("conflicts.title", count=len(facts)), key=key, on_change="rerun")
    if not box.open:
        return
    with box:
        quiet(text("conflicts.rule"))
        for fact in facts:
            _conflict(fact, known, text, named=named)


def _conflict(fact: Rows, known: Catalogue, text: Text, *, named: bool) -> None:
    """All values of one fact, the one in use first, each leading to its source."""
    used, indicator = fact[0], known.indicators[fact[0]["indicator_id"]]
    about = [
        text(f"statistic.{used['statistic']}"),
        figures.about(used, known, text),
        dates.period(used["period"], text),
    ]
    asked = session.link(indicator=indicator.id)
    name = Link(indicator.name(text.language), address("indicator", asked)).markdown()
    heading = f"**{name}** " if named else ""
    st.markdown(
        f"{heading}**{literal(' · '.join(about))}**  \n{literal(_decided(fact, known, text))}"
    )
    rows = [_stated(row, indicator, known, text) for row in fact]
    rows[0]["used"] = text("conflicts.used")
    needless = {name for name in rows[0] if not any(row[name] for row in rows)}
    table([_headed({n: row[n] for n in row if n not in needless}, text) for row in rows])


def _decided(fact: Rows, known: Catalogue, text: Text) -> str:
    """Why the first of several values is in use and not another."""
    one, two = (known.sources[row["source_id"]] for row in (fact[0], rival(fact)))
    unknown = text("sources.unknown")
    return text(
        f"decided.{decided(fact, known.sources)}",
        source=one.name(text.language),
        other=two.name(text.language),
        grade=text.known(f"confidence.{one.reliability}", one.reliability or unknown),
        other_grade=text.known(f"confidence.{two.reliability}", two.reliability or unknown),
        date=one.published or unknown,
        other_date=two.published or unknown,
    )


def _stated(
    row: dict[str, Any], indicator: Indicator, known: Catalogue, text: Text
) -> dict[str, str | Link]:
    """One of several values: how it was printed, by whom, when, and how sure it is."""
    source = known.sources[row["source_id"]]
    unknown = text("sources.unknown")
    status = [] if row["status"] == "A" else [text(f"status.{row['status']}")]
    number = text(f"qualifier_name.{row['qualifier']}")
    return {
        "used": "",
        "figure": str(figures.figure(row, indicator, known, text)),
        "qualifier": text("list.names").join([number, *status]),
        "source": _source(row, known, text),
        "publisher": source.publisher(text.language) or unknown,
        "published": source.published or unknown,
        "reliability": text.known(f"confidence.{source.reliability}", source.reliability)
        or unknown,
        "confidence": text(f"confidence.{row['confidence']}"),
        "note": text.of(row["note_zh"], row["note_en"]),
    }


def _source(row: dict[str, Any], known: Catalogue, text: Text) -> Link:
    """The source of a figure, leading to the words that publish it."""
    source = known.sources[row["source_id"]]
    asked = session.link(source=source.id, passage=passage_id(row["quote"]))
    return Link(source.name(text.language), address("sources", asked))


def table(rows: Sequence[Mapping[str, str | Link]]) -> None:
    """Rows of words under their headings, none of the words cut off.

    Where they are wider than the screen, they are scrolled in their own box.
    """
    st.table(
        [{literal(name): _cell(said) for name, said in row.items()} for row in rows],
        border="horizontal",
        hide_index=True,
    )


def stacked(rows: Sequence[Mapping[str, str | Link]], key: str) -> None:
    """As ``table``; on a phone each row is lines below one another.

    Of many rows the place is kept as high as a window until they are drawn.
    """
    with st.container(key=f"stacked-{'many' if len(rows) > FEW else 'few'}-{key}"):
        table(rows)


def _cell(said: str | Link) -> str:
    return said.markdown() if isinstance(said, Link) else literal(said)


def _headed(row: Mapping[str, str | Link], text: Text) -> dict[str, str | Link]:
    """A row by the words for the codes of its columns."""
    return {text(f"table.{name}"): said for name, said in row.items()}


def small_map(drawn: dict[str, Any] | None, projects: Rows, known: Catalogue, text: Text) -> None:
    """The front page's map: to look at, with the number of those that it cannot show."""
    unplaced = len(places.without_place(projects))
    quiet(text("map.counted", placed=places.placed(projects), unplaced=unplaced))
    if drawn:
        described = places.description(known, projects, text)
        with st.container(key="small-map"):
            st.vega_lite_chart(drawn, width="content", theme="streamlit", key="map", alt=described)
        note(text("map.sketch"))
    st.markdown(Link(text("front.map"), address("map", session.link())).markdown())
    map_sources(projects, known, text)


def place_map(deck: "pdk.Deck", project: dict[str, Any], known: Catalogue, text: Text) -> None:
    """Where one project is, to look at."""
    described = places.place(project, known, text)
    st.pydeck_chart(deck, height=SMALL_MAP, key="map", alt=described)
    map_sources([project], known, text)


def large_map(deck: "pdk.Deck", projects: Rows, known: Catalogue, text: Text) -> None:
    """The map of the map page; the project or area that is clicked becomes the chosen one."""
    described = places.description(known, projects, text)
    marks = places.legend(known, projects, text)
    st.pydeck_chart(deck, height=LARGE_MAP, key="map", on_select=_follow, alt=described)
    with st.container(key="legend"):
        st.markdown(" ".join(f":small[:{color}[{literal(said)}]]" for color, said in marks))
    note(text("map.note"))


def _follow() -> None:
    """Let the widgets that are drawn before the map follow a click on it."""
    picked = _picked(st.session_state["map"])
    project, area = places.project_of(picked), places.area_of(picked)
    if project:
        session.choose_on_map("project", project)
    elif area:
        session.choose_on_map("area", area)


def _picked(state: Any) -> dict[str, Any]:
    """The thing that is clicked on a map; none where the click was beside them."""
    found = [thing for things in state.selection["objects"].values() for thing in things]
    return found[0] if found else {}


def map_sources(projects: Rows, known: Catalogue, text: Text) -> None:
    """What each layer of a map is drawn from, and what it may be taken for, folded."""
    credit = background.configured().credit
    tiles = [text("layer.tiles", credit=credit)] if credit else []
    with st.expander(text("map.sources")):
        st.markdown("  \n".join(map(small, [*places.layer_notes(known, projects, text), *tiles])))


def shades(
    shading: "Shading", standing: "Picture", chart: dict[str, Any], known: Catalogue, text: Text
) -> None:
    """What the colours of a map mean, how the classes were made, and the figures in words."""
    st.markdown(f"**{literal(shading.title)}**")
    st.vega_lite_chart(chart, theme="streamlit", key="shades", alt=shading.rule)
    note(shading.rule)
    picture_words(standing, known, text)
    points_table(standing, known, text)
