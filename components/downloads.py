"""What a reader takes along from a page, made when it is asked for."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Literal, get_args

import streamlit as st

from components import cached, dates, places
from components.text import Text
from components.theme import Palette
from data import interchange
from data.atlas import features
from data.catalogue import Catalogue
from data.model import Selection
from data.store import Rows

if TYPE_CHECKING:
    from components.pictures import Picture

Form = Literal["png", "svg", "csv"]
LONGEST = 80  # letters of a file's name
_UNFIT = re.compile(r"[^\w.\-（）()—–]+")  # what a file's name should not hold
PLACES: dict[interchange.Form, tuple[str, str]] = {  # what it is, and how a file's name ends
    "geojson": ("application/geo+json", "geojson"),
    "kml": ("application/vnd.google-earth.kml+xml", "kml"),
    "places-csv": ("text/csv", "csv"),
}
MIME: dict[Form, str] = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv"}


def picture(shown: "Picture", known: Catalogue, text: Text, palette: Palette) -> None:
    """A chart as PNG and SVG with its words burnt in, and its points as CSV."""
    forms: tuple[Form, ...] = get_args(Form)
    name = _UNFIT.sub("_", f"{shown.title} {shown.subtitle}")[:LONGEST]
    icon, key = ":material/download:", f"take-{shown.key}"
    box = st.popover(text("download.title"), icon=icon, width="stretch", key=key, on_change="rerun")
    if not box.open:
        return
    with box:
        for form in forms if shown.chart else forms[-1:]:
            st.download_button(
                text(f"download.{form}"),
                partial(_made, shown, form, known, text, palette),
                file_name=f"{name}.{form}",
                mime=MIME[form],
                key=f"download-{shown.key}-{form}",
                on_click="ignore",
                width="stretch",
            )


def places_map(  # noqa: PLR0913, PLR0917 -- what is on the map, in which words and colours
    selection: Selection,
    shaded: tuple[str, str] | None,
    projects: Rows,
    known: Catalogue,
    text: Text,
    palette: Palette,
) -> None:
    """The map as PNG and SVG with its sources burnt in, and its places for other programs."""
    icon = ":material/download:"
    box = st.popover(
        text("download.title"), icon=icon, width="stretch", key="take-map", on_change="rerun"
    )
    if not box.open:
        return
    name = _UNFIT.sub("_", text("map.printed", area=places.chosen(selection, known, text)))
    with box:
        for form in ("png", "svg"):
            make = partial(_printed, selection, shaded, projects, form, known, text, palette)
            _button(text(f"download.{form}"), make, f"{name[:LONGEST]}.{form}", MIME[form])
        for form, (mime, ending) in PLACES.items():
            words = text(f"download.{form.replace('-', '_')}")
            make = partial(_places, projects, form, known)
            _button(words, make, f"{name[:LONGEST]}.{ending}", mime)


def _button(words: str, make: Callable[[], bytes], file: str, mime: str) -> None:
    st.download_button(
        words,
        make,
        file_name=file,
        mime=mime,
        key=f"download-map-{mime}",
        on_click="ignore",
        width="stretch",
    )


def _places(projects: Rows, form: interchange.Form, known: Catalogue) -> bytes:
    return interchange.written(features(known, projects), form)


def _printed(  # noqa: PLR0913, PLR0917 -- as ``places_map``
    selection: Selection,
    shaded: tuple[str, str] | None,
    projects: Rows,
    form: Literal["png", "svg"],
    known: Catalogue,
    text: Text,
    palette: Palette,
) -> bytes:
    from components import exports  # noqa: PLC0415
    from components.maps.printed import printed  # noqa: PLC0415

    shading = cached.shading(*shaded, text, palette)[0] if shaded else None
    area = selection.area
    spec = printed(known, projects, area, text, palette, shading)
    shaded_by = shading.sources if shading else ()
    titles = text("list.separator").join(known.sources[s].name(text.language) for s in shaded_by)
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


def _made_on(text: Text) -> str:
    return text("download.made", day=dates.day(datetime.now().astimezone().date(), text))


def _made(shown: "Picture", form: Form, known: Catalogue, text: Text, palette: Palette) -> bytes:
    """The file. What draws it is loaded with the first one that is asked for."""
    from components import exports  # noqa: PLC0415

    if form == "csv" or shown.chart is None:
        return exports.points_csv(list(shown.points), shown.known(known), text)
    words = exports.Words(
        title=shown.title,
        subtitle=shown.subtitle,
        sentence="\n".join([shown.sentence.strip(), *shown.notes]),
        source=shown.source_line(known, text),
        note=_made_on(text),
    )
    return exports.picture(shown.chart, words, palette, form=form)
