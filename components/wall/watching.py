"""Keeps the wall up to date: looks for another release, and tries again what has failed."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components import cached, session
from data.database import StoreClosedError
from data.model import UnsoundTablesError

_SEEN = "_seen_on_wall"  # the newest release
_FAILED = "_failed_on_wall"  # whether the last run has left anything out
OF_ALL = (StoreClosedError, UnsoundTablesError)  # what no scene can be shown with


def watch() -> None:
    """Look now and then whether there is another release, also while there is none to show.

    A run is taken for a failed one until it is ``whole``.
    """
    session.exchange(_FAILED, value=False)
    st.fragment(_look, run_every=session.turn())()
    again()


def whole() -> None:
    """Say that the wall has come to its scenes: of these each is told of where it fails."""
    session.exchange(_FAILED, value=False)


def again() -> None:
    """Let the wall be made anew at the next look."""
    session.exchange(_FAILED, value=True)


def _look() -> None:
    try:
        newest = cached.released()[0].number
    except Exception:  # noqa: BLE001 -- the run that follows tells whatever it is
        newest = 0
    before = session.exchange(_SEEN, newest)
    if before not in {None, newest} or session.exchange(_FAILED, value=False):
        st.rerun()


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """Let a scene that fails take no other away: the log tells why, once, and it is tried again.

    What no scene can be shown with is raised.
    """
    before = session.exchange(f"_fault_of_{what}", "")
    try:
        yield
    except OF_ALL:
        raise
    except Exception as fault:
        again()
        session.exchange(f"_fault_of_{what}", repr(fault))
        if before != repr(fault):
            logging.getLogger("dashboard").exception("On the wall, %s failed", what)
