"""What a reader takes along from a page, made when it is asked for."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

import streamlit as st

from components import cached, citation, dates, deeds, noting, places, tables, theme
from components.tables import About, Table
from components.text import Text
from components.theme import Palette
from data import interchange, periods
from data.atlas import features
from data.catalogue import Catalogue
from data.completeness import Holdings
from data.desk import audit
from data.desk.audit import Asked
from data.measures import View
from data.model import Selection
from data.typed import Rows

if TYPE_CHECKING:
    from components.briefing import Brief, Form
    from components.pictures import Picture

Drawn = Literal["png", "svg"]
Filters = tuple[tuple[str, str], ...]  # what was chosen, in words
LONGEST = 80  # letters of a file's name
MOST_ENTRIES = 100_000  # of the log; the command line writes them all
MIME: dict[Drawn, str] = {"png": "image/png", "svg": "image/svg+xml"}
_UNFIT = re.compile(r"[^\w.\-（）()—–]+")  # what a file's name should not hold


class File(NamedTuple):
    """Something to take along: its form and type, how its name ends, and what makes it."""

    form: str
    mime: str
    ending: str
    make: Callable[[], bytes]


def picture(shown: "Picture", view: View, known: Catalogue, text: Text, palette: Palette) -> None:
    """A chart as PNG and SVG with its words burnt in, and its points as CSV and XLSX."""
    drawn = (
        File(form, MIME[form], form, partial(_drawn, shown, form, known, text, palette))
        for form in MIME
        if shown.chart
    )
    title = f"{shown.title} {shown.subtitle}"
    within = shown.known(known)
    table = partial(tables.of_points, list(shown.points), title, within, text)
    filters = _seen(shown, view, within, text)
    _menu(shown.key, title, [*drawn, *_tabular(table, filters, within, text)], filters, text)


def observations(  # noqa: PLR0913 -- which figures, of what
    key: str, rows: Rows, title: str, known: Catalogue, text: Text, *, label: str = ""
) -> None:
    """Figures of all sources as CSV and XLSX; ``title`` says what they are of."""
    filters = ((text("export.shown"), title),)
    make = partial(tables.of_observations, rows, title, known, text)
    _menu(key, title, _tabular(make, filters, known, text), filters, text, label=label)


def holdings(
    found: Holdings, years: list[str], selection: Selection, known: Catalogue, text: Text
) -> None:
    """What is held and what is not, a row for each indicator and year, as CSV and XLSX."""
    title = text("completeness.title")
    make = partial(tables.of_holdings, found, years, title, known, text)
    filters = tables.filters(Selection(area=selection.area), known, text)
    _menu("holdings", title, _tabular(make, filters, known, text), filters, text)


def projects(found: Rows, selection: Selection, known: Catalogue, text: Text) -> None:
    """The projects of a page with all that is known of each, as CSV and XLSX."""
    filters = tables.filters(selection, known, text)
    title, make = text("projects.title"), _of_projects(found, known, text)
    _menu("projects", title, _tabular(make, filters, known, text), filters, text)


def places_map(  # noqa: PLR0913, PLR0917 -- what is on the map, in which words and colours
    selection: Selection,
    shaded: tuple[str, str] | None,
    projects: Rows,
    known: Catalogue,
    text: Text,
    palette: Palette,
) -> None:
    """The map with its sources burnt in, its places for other programs, its projects as a list."""
    printed = (
        File(
            form,
            MIME[form],
            form,
            partial(_printed, selection, shaded, projects, form, text, palette),
        )
        for form in MIME
    )
    placed = (_exchanged(form, partial(_places, projects, form)) for form in interchange.FORMS)
    filters = tables.filters(selection, known, text)
    book = _tabular(_of_projects(projects, known, text), filters, known, text)[-1:]
    title = text("map.printed", area=places.chosen(selection, known, text))
    _menu("map", title, [*printed, *placed, *book], filters, text)


def briefing(brief: "Brief", selection: Selection, text: Text) -> None:
    """A briefing to edit, to print and to show, each made when its button is pressed.

    What could not be printed with the fonts of this server is not offered as a PDF.
    """
    from components import briefing  # noqa: PLC0415

    lacking = briefing.spelled(briefing.missing(brief, text))
    unfit = text("briefing.unprintable", characters=lacking) if lacking else None

    name = _UNFIT.sub("_", brief.title)[:LONGEST]
    chosen = ((text("export.shown"), brief.subtitle[0]),)
    for form, column in zip(briefing.FORMS, st.columns(len(briefing.FORMS)), strict=True):
        make = cached.pinned(partial(_briefed, selection, brief.made, form, text))
        column.download_button(
            text(f"download.{form}"),
            noting.exported(make, f"{name}.{form}", chosen),
            file_name=f"{name}.{form}",
            mime=briefing.MIME[form],
            key=f"download-brief-{form}",
            disabled=form == "pdf" and bool(lacking),
            help=unfit if form == "pdf" else None,
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
        )


def everything(known: Catalogue, text: Text) -> None:
    """The whole data set for other programs."""
    files = [_exchanged(form, partial(_dataset, form)) for form in interchange.DATASET_FORMS]
    title, label = known.dashboard.title(text.language), text("sources.take_all")
    _menu("everything", title, files, (), text, label=label)


def log(asked: Asked, known: Catalogue, text: Text) -> None:
    """The entries of the log that are asked for, the newest first, as CSV and XLSX."""
    engine, title, filters = cached.engine(), text("audit.title"), deeds.filters(asked, text)

    def found() -> Table:
        newest = audit.entries(engine, asked, slice(MOST_ENTRIES))
        return tables.of_entries(newest, title, text)

    files = _tabular(found, filters, known, text)
    _menu("log", title, files, filters, text, noted=True, width="content")


def _exchanged(form: interchange.Form | interchange.DatasetForm, make: Callable[[], bytes]) -> File:
    kind = interchange.FILE_TYPES[form]
    return File(form.replace("-", "_"), kind.mime, kind.ending, make)


def _menu(  # noqa: PLR0913 -- of what, which files, by which filters
    key: str,
    title: str,
    files: Iterable[File],
    filters: Filters,
    text: Text,
    *,
    noted: bool = False,
    width: Literal["stretch", "content"] = "stretch",
    label: str = "",
) -> None:
    """What can be taken along of something; nothing is made before it is asked for.

    ``noted``: even where anybody may read. The ``label`` says of what, where there are several.
    """
    icon, name = ":material/download:", _UNFIT.sub("_", title)[:LONGEST]
    box = st.popover(
        label or text("download.title"),
        icon=icon,
        width=width,
        key=f"take-{key}",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        for file in files:
            called = f"{name}.{file.ending}"
            st.download_button(
                text(f"download.{file.form}"),
                cached.pinned(noting.exported(file.make, called, filters, always=noted)),
                file_name=called,
                mime=file.mime,
                key=f"download-{key}-{file.form}",
                on_click="ignore",
                width="stretch",
            )


def _tabular(
    make: Callable[[], Table], filters: Filters, known: Catalogue, text: Text
) -> list[File]:
    """A table in each of its forms."""

    def made(form: tables.Form) -> bytes:
        about = About(known.dashboard.title(text.language), periods.today(), filters)
        return tables.written(make(), form, about, known, text)

    return [File(form, tables.MIME[form], form, partial(made, form)) for form in tables.FORMS]


def _seen(shown: "Picture", view: View, known: Catalogue, text: Text) -> Filters:
    """What is seen in a picture: indicators, areas, measure, and which figures are left out."""
    areas = dict.fromkeys(known.areas[p.area_id].name(text.language) for p in shown.points)
    indicators = (one.name(text.language) for one in shown.indicators.values())
    switches = {
        f"control.{name}": text("export.yes" if chosen else "export.no")
        for name, chosen in (("low", view.low), ("final", view.final))
    }
    chosen = {
        "export.shown": shown.subtitle,
        "control.indicator": text("list.names").join(indicators),
        "control.area": text("list.names").join(areas),
        "control.measure": text(f"measure.{view.measure}"),
        **switches,
    }
    return tuple((text(key), said) for key, said in chosen.items())


def _of_projects(projects: Rows, known: Catalogue, text: Text) -> Callable[[], Table]:
    title = text("projects.title")
    return lambda: tables.of_projects(
        projects, (cached.facts(), cached.events()), title, known, text
    )


def _places(projects: Rows, form: interchange.Form) -> bytes:
    return interchange.written(features(cached.known(), projects), form)


def _dataset(form: interchange.DatasetForm) -> bytes:
    return cached.dataset(form, periods.today())


def _printed(  # noqa: PLR0913, PLR0917 -- as ``places_map``
    selection: Selection,
    shaded: tuple[str, str] | None,
    projects: Rows,
    form: Drawn,
    text: Text,
    palette: Palette,
) -> bytes:
    # What draws it is loaded with the first picture that is asked for; so too below.
    from components import exports  # noqa: PLC0415
    from components.maps.printed import printed  # noqa: PLC0415

    known, area = cached.known(), selection.area
    shading = cached.shading(*shaded, text, palette)[0] if shaded else None
    spec = printed(known, projects, area, text, palette, shading)
    shaded_by = shading.sources if shading else ()
    titles = citation.titles((known.sources[name] for name in shaded_by), text)
    stated = [text("page.sources", titles=titles)] if shading else []
    shown = [places.chosen(selection, known, text), shading.title if shading else ""]
    words = exports.Words(
        title=text("map.printed", area=known.areas[area].name(text.language)),
        subtitle="\n".join(filter(None, shown)),
        sentence=places.counted(projects, text),
        source="\n".join([*stated, text("map.note"), *places.layer_notes(known, projects, text)]),
        note=_made_on(text),
    )
    return exports.picture(spec, words, palette, form=form)


def _briefed(selection: Selection, made: date, form: "Form", text: Text) -> bytes:
    """A briefing in the colours of white paper, in whatever colours the page shows it."""
    from components import briefing  # noqa: PLC0415

    paper = theme.palette("light")
    return briefing.make(cached.brief(selection, made, text, paper), form, text, paper)


def _drawn(shown: "Picture", form: Drawn, known: Catalogue, text: Text, palette: Palette) -> bytes:
    from components import exports  # noqa: PLC0415

    words = exports.Words(
        title=shown.title,
        subtitle=shown.subtitle,
        sentence="\n".join([shown.sentence.strip(), *shown.notes]),
        source=shown.source_line(known, text),
        note=_made_on(text),
    )
    return exports.picture(shown.chart or {}, words, palette, form=form)


def _made_on(text: Text) -> str:
    return text("download.made", day=dates.day(periods.today(), text))
