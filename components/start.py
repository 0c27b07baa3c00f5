"""What happens once, when the server starts, before there is any reader."""

import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from http import HTTPStatus
from threading import Thread
from typing import TYPE_CHECKING

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from components import access, gate, shell
from data.access import Person
from data.catalogue import examine, tables_folder
from data.database import StoreClosedError, is_file, open_file, store_address
from data.model import LANGUAGES, Problem, Selection, UnsoundTablesError
from data.wording import closed_store, sentence

if TYPE_CHECKING:
    from fastapi import FastAPI


def prepare() -> None:
    """Check the tables; where they are unsound, tell every problem and end the process.

    Tells what of the desk and the login is not as it might be expected.

    How outlines run is looked at while the browser loads (``_read_ahead``): where it is unsound,
    the log and every page tell so, and nothing else is shown.

    Also says that the pages are those of the menu alone. Streamlit otherwise takes the first
    session on a fresh server for one of its older kind, with a page for each file in pages/: it
    would tell the first reader of a deep link that there is no such page.
    """
    PagesManager.uses_pages_directory = False
    for said in access.told():
        print(said, file=sys.stderr)  # noqa: T201 -- to whoever started it
    folder = tables_folder()
    _, problems = examine(folder, quick=True)
    if problems:
        sys.exit(_told(problems))
    address = store_address(folder)
    if is_file(address):
        try:
            open_file(address).close()
        except StoreClosedError as closed:
            sys.exit("\n".join(closed_store(closed, language) for language in LANGUAGES))


def _told(problems: list[Problem]) -> str:
    """Every problem in a sentence, in each language."""
    said = (sentence(problem, language) for language in LANGUAGES for problem in problems)
    return "\n".join(said)


async def elsewhere(_: Request) -> Response:
    """Send a browser on that looks for the server below the address of a page.

    Opened at /trends, the client asks /trends/_stcore/health before it asks /_stcore/health. Any
    answer but success sends it on; this one the browser does not write down as an error.
    """
    return Response(status_code=HTTPStatus.MULTIPLE_CHOICES)


@cache
def _interface() -> "FastAPI":
    """The HTTP interface. What it is made with takes half a second to load: not at the start."""
    from components import cached  # noqa: PLC0415
    from data.api import application  # noqa: PLC0415

    return application(cached.served)


async def interface(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer other programs, below /api; noted where only those read who have logged in."""
    from components import noting  # noqa: PLC0415 -- as in ``_interface``

    app = await run_in_threadpool(_interface)
    if scope["type"] == "http":
        asked = Request(scope).url
        await run_in_threadpool(noting.answered, scope["sender"], f"{asked.path}?{asked.query}")
    await app(scope, receive, send)


def health(_: Request) -> Response:
    """Whether the dashboard can show anything: for what watches over the server."""
    from components import cached  # noqa: PLC0415

    try:
        cached.known()
    except UnsoundTablesError as unsound:
        told = {"status": "unsound", "problems": len(unsound.problems)}
        return JSONResponse(told, HTTPStatus.SERVICE_UNAVAILABLE)
    except StoreClosedError as closed:
        return JSONResponse({"status": closed.reason}, HTTPStatus.SERVICE_UNAVAILABLE)
    return JSONResponse({"status": "ok"})


def notice(event: gate.Event, person: Person) -> None:
    """Note who has signed in or out; called once for each time.

    Where the database cannot be reached, whoever wants to sign out still can.
    """
    from components import noting  # noqa: PLC0415 -- loads the database, not at the start

    try:
        noting.signed("sign_in" if event == "signed_in" else "sign_out", person)
    except StoreClosedError:
        logging.getLogger("dashboard").exception("%s of %s is not noted", event, person.id)


def failed(fault: Exception) -> bool:
    """Whether a reader has been told, in words of the program, of what fails round the pages.

    The log has it already. Beside a page somebody sits who reloads it; not before a wall.
    """
    from components.wall import screen  # noqa: PLC0415 -- loads the libraries, not at the start

    return screen.failed(fault)


MIDDLEWARE = [Middleware(gate.gate, notice=notice), Middleware(shell.shell)]
ROUTES = [
    Route("/healthz", health),
    Mount("/api", interface),
    Route("/{page}/_stcore/{question}", elsewhere),
]


@asynccontextmanager
async def running(_: st.App) -> AsyncIterator[None]:
    """While the server runs: what the first reader needs is made while their browser loads."""
    Thread(target=_read_ahead, name="read ahead", daemon=True).start()
    yield


def _read_ahead() -> None:
    """Fill the database and ask it what the front page asks.

    Where the tables are unsound after all, the log tells it now, and a page will.
    """
    # What is loaded now stays: to search it for garbage would take a tenth of the time.
    gc.disable()
    try:
        # Loads the libraries, which takes longer than the browser does.
        from components import cached  # noqa: PLC0415

        known = cached.known()
        cached.years()
        cached.coverage()
        filters = known.dashboard.filters
        first = Selection(filters.theme, filters.area or known.subject.id, filters.year)
        cached.foremost(first)
        cached.count(first)
    except UnsoundTablesError as unsound:
        print(_told(unsound.problems), file=sys.stderr)  # noqa: T201 -- to whoever started it
    except StoreClosedError as closed:
        print(closed_store(closed, "en"), file=sys.stderr)  # noqa: T201 -- as above
    finally:
        gc.enable()
