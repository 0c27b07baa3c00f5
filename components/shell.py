"""The page that the server sends before anything is run: its language and its style.

Streamlit serves its page as an English one. A screen reader takes its voice from there, a browser
the shapes of Chinese characters and whether it offers a translation. What a reader chooses later
is told to the browser by ``guide.follow``. A style that came with the first elements instead would
move them once they stand.
"""

from functools import cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.model import LANGUAGES, Language

SERVED = b'<html lang="en">'
BODY = b"<body>"  # what stands in it goes before the rules of the head
HERE = Path(__file__).parent
STYLES = (
    "style.css",
    "front.css",
    "panels/briefing.css",
    "desk/desk.css",
    "reading.css",
    "print.css",
    "habits/frame.css",
)
# A page that is looked into comes whole and in the clear, and none that is kept takes its place.
LEFT_OUT = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


def shell(app: ASGIApp) -> ASGIApp:
    """Name, in each page that ``app`` serves, its reader's language, and let it bring its style."""

    async def made(scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_page(scope):
            await app(scope, receive, send)
            return
        begun: list[Message] = []

        async def remade(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            if begun:
                message = _remade(begun[0], message, _language(Request(scope)))
                await send(begun.pop())
            await send(message)

        kept = [header for header in scope["headers"] if header[0] not in LEFT_OUT]
        await app({**scope, "headers": kept}, receive, remade)

    return made


def _is_page(scope: Scope) -> bool:
    """Whether a browser asks for a page to show."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return "text/html" in Request(scope).headers.get("accept", "")


def _language(request: Request) -> Language | None:
    """The language of a page that is asked for; None for one that the program does not speak."""
    chosen = request.query_params.get("lang", "")
    preferred = request.headers.get("accept-language", "").split(",")[0].split("-")[0]
    wanted = (chosen, preferred.strip().lower())
    return next((known for code in wanted for known in LANGUAGES if known == code), None)


def _remade(start: Message, body: Message, language: Language | None) -> Message:
    """The first part of an answer with language and style, and its headers, in place, fitting."""
    answer = MutableHeaders(scope=start)
    content: bytes = body.get("body", b"")
    if SERVED not in content or not answer.get("content-type", "").startswith("text/html"):
        return body
    said = content.replace(BODY, BODY + _style(), 1)
    if language:
        said = said.replace(SERVED, f'<html lang="{language}">'.encode(), 1)
    answer["content-length"] = str(int(answer["content-length"]) + len(said) - len(content))
    answer.add_vary_header("Accept-Language")
    del answer["etag"]
    del answer["last-modified"]
    return {**body, "body": said}


@cache
def _style() -> bytes:
    """The few rules of layout that the configuration cannot express, on screen and on paper."""
    rules = ((HERE / name).read_text(encoding="utf-8") for name in STYLES)
    return f"<style>{''.join(rules)}</style>".encode()
