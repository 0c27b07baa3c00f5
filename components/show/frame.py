"""What stands round every page: its colours, tables and foot, and words where it fails."""

import logging
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import cached, dates, session
from components.addresses import Link, address
from components.show.words import note, small
from components.tables import About, filters
from components.text import Text, literal
from data import periods
from data.access import RefusedError
from data.catalogue import Catalogue
from data.database import StoreClosedError
from data.model import UnsoundTablesError
from data.wording import closed_store, sentence

ICON = Path(__file__).parents[1] / "icon.svg"


def colors() -> None:
    """Name the colours for the style sheets as they are named in components.

    To these alone Streamlit gives them.
    """
    st.html(f"<style>{session.palette().variables()}</style>")


def catalogue() -> Catalogue:
    """The release asked for. Raises UnsoundTablesError, StoreClosedError."""
    cached.turn_to(session.release([release.number for release in cached.released()]))
    return cached.known()


def sound_tables() -> Catalogue:
    """As ``catalogue``; where they cannot be shown, the page tells why and ends."""
    try:
        return catalogue()
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


def dropped(above: DeltaGenerator, text: Text) -> None:
    """Above the page: what its link asked for and is not there."""
    asked = session.dropped()
    if asked:
        said = text("page.dropped", asked=text("list.separator").join(asked))
        above.warning(literal(said), icon=":material/link_off:")


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
