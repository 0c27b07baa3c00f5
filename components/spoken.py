"""In which language a page is read aloud, from its first words on.

Streamlit serves its page as an English one. A screen reader takes its voice from there, a browser
the shapes of Chinese characters and whether it offers a translation. What a reader chooses later
is told to the browser by ``guide.follow``.
"""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.model import LANGUAGES, Language

SERVED = b'<html lang="en">'
# A page that is looked into comes whole and in the clear, and none that is kept takes its place.
LEFT_OUT = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


def spoken(app: ASGIApp) -> ASGIApp:
    """Name, in each page that ``app`` serves, the language that its reader will have it in."""

    async def named(scope: Scope, receive: Receive, send: Send) -> None:
        language = _language(scope)
        if language is None:
            await app(scope, receive, send)
            return
        begun: list[Message] = []

        async def renamed(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            if begun:
                message = _renamed(begun[0], message, language)
                await send(begun.pop())
            await send(message)

        kept = [header for header in scope["headers"] if header[0] not in LEFT_OUT]
        await app({**scope, "headers": kept}, receive, renamed)

    return named


def _language(scope: Scope) -> Language | None:
    """The language of a page that is asked for; None for what is no page or is in no known one."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    request = Request(scope)
    if "text/html" not in request.headers.get("accept", ""):
        return None
    chosen = request.query_params.get("lang", "")
    preferred = request.headers.get("accept-language", "").split(",")[0].split("-")[0]
    wanted = (chosen, preferred.strip().lower())
    return next((known for code in wanted for known in LANGUAGES if known == code), None)


def _renamed(start: Message, body: Message, language: Language) -> Message:
    """The first part of an answer with its language named, and its headers, in place, fitting."""
    answer = MutableHeaders(scope=start)
    content: bytes = body.get("body", b"")
    if SERVED not in content or not answer.get("content-type", "").startswith("text/html"):
        return body
    said = content.replace(SERVED, f'<html lang="{language}">'.encode(), 1)
    answer["content-length"] = str(int(answer["content-length"]) + len(said) - len(content))
    answer.add_vary_header("Accept-Language")
    del answer["etag"]
    del answer["last-modified"]
    return {**body, "body": said}
