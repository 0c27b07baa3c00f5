"""Which release of the tables is shown: the newest, unless a reader asks for another.

Every cached function has it in its key. A page turns to one when it begins, so that all of it is of
one release, whatever is released meanwhile.
"""

from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar, copy_context
from functools import wraps
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

import streamlit as st

from data.catalogue import Catalogue, catalogue, tables_folder
from data.database import store_address
from data.desk import audit
from data.store import Store
from data.store.engines import Engine
from data.store.history import Revision, Version, revisions, versions
from data.store.opening import connect, take_in
from data.store.releases import Release, newest, releases

Given = ParamSpec("Given")
Made = TypeVar("Made")

HOUR = 3600
SEEN_AFTER = 2  # seconds after which a release that another server made is looked for

_shown: ContextVar[int] = ContextVar("shown", default=0)  # 0: the newest


class Edition(NamedTuple):
    """The tables of a folder, in the database that keeps them, in one release."""

    address: str
    folder: str
    release: int


def edition() -> Edition:
    """The one that is shown here."""
    folder = tables_folder()
    place = (store_address(folder), str(folder))
    return Edition(*place, _shown.get() or _newest(*place))


def turn_to(release: int) -> None:
    """Show a release from here on; 0: the newest of now."""
    _shown.set(0)
    _shown.set(release or edition().release)


def pinned(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """What is called later, elsewhere, of the release that is shown now."""
    context = copy_context()
    return lambda *args, **kwargs: context.copy().run(make, *args, **kwargs)


def of_tables(make: Callable[Concatenate[Edition, Given], Made]) -> Callable[Given, Made]:
    """What is made of the tables that are shown: which these are is its first argument."""

    @wraps(make)
    def made(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        return make(edition(), *args, **kwargs)

    return made


@st.cache_resource(ttl=None, max_entries=4, show_spinner=False)
def _engine(address: str, folder: str) -> Engine:
    """The database, with what the folder says. Raises UnsoundTablesError, StoreClosedError."""
    engine = connect(address)
    try:
        take_in(engine, Path(folder), audit.noted_tables)
    except BaseException:
        engine.close()
        raise
    return engine


def engine() -> Engine:
    """The database itself, for what the data desk keeps there: that is never cached."""
    folder = tables_folder()
    return _engine(store_address(folder), str(folder))


@st.cache_data(ttl=SEEN_AFTER, max_entries=4, show_spinner=False)
def _newest(address: str, folder: str) -> int:
    return newest(_engine(address, folder))


def look_again() -> None:
    """Look for the newest now: what was released here is shown to everyone here at once."""
    _newest.clear()


@st.cache_resource(ttl=None, max_entries=8, show_spinner=False)
def opened(of: Edition) -> tuple[Catalogue, Store]:
    """The small tables and the database, as they stood in a release."""
    store = Store(_engine(of.address, of.folder), of.release)
    return catalogue(store.small_tables(Path(of.folder))), store


def released() -> list[Release]:
    """All releases, the newest first."""
    folder = tables_folder()
    place = (store_address(folder), str(folder))
    return _released(Edition(*place, _newest(*place)))


@st.cache_data(ttl=None, max_entries=8, show_spinner=False)
def _released(newest: Edition) -> list[Release]:
    return releases(_engine(newest.address, newest.folder))


def shown() -> Release:
    """The release that is shown here."""
    number = edition().release
    return next(release for release in released() if release.number == number)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=4, show_spinner=False)
def revised(of: Edition, before: int) -> tuple[Revision, ...]:
    """What the release that is shown has otherwise than another; of a large one, much."""
    return tuple(revisions(_engine(of.address, of.folder), before, of.release))


def changes(number: int) -> Counter[str]:
    """How many figures a release brought, changed and withdrew."""
    folder = tables_folder()
    return _changes(store_address(folder), str(folder), number)


@st.cache_data(ttl=None, max_entries=500, show_spinner=False)
def _changes(address: str, folder: str, number: int) -> Counter[str]:
    found = revisions(_engine(address, folder), number - 1, number)
    return Counter(revision.kind for revision in found)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def life(of: Edition, fact: tuple[tuple[str, str], ...]) -> list[Version]:
    """Every version of a figure up to the release that is shown, the newest first."""
    found = versions(_engine(of.address, of.folder), dict(fact))
    return [version for version in found if version.released <= of.release]
