"""What stands before the routes that no page guards: the interface, files, uploads, the login."""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.cookies import SimpleCookie
from typing import Any, Literal

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks, get_origin_from_redirect_uri
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components import access, way_back
from data.access import Person
from data.model import LANGUAGES
from data.wording import words

Event = Literal["signed_in", "signed_out"]
Notice = Callable[[Event, Person], None]

READ = ("/api/", "/media/")
FONTS = "/static/media/"  # the program's own, not a reader's
UPLOAD = "/_stcore/upload_file/"
LOGIN, LOGOUT, CALLBACK = "/auth/login", "/auth/logout", "/oauth2callback"


def gate(app: ASGIApp, notice: Notice) -> ASGIApp:
    """Let through to ``app`` what its sender may ask; ``notice`` is told of each sign-in and -out.

    Pages guard themselves. But the files that a page made for its reader are had by their address
    alone, and an upload needs no page at all.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        request, path = Request(scope), f"{scope['path']}/"
        sender = _sender(request, request.cookies)
        scope["sender"] = sender  # for what notes who asked
        refused = _refusal(sender, path, request.method)
        if refused:
            await refused(scope, receive, send)
            return
        if path.endswith(f"{LOGOUT}/") and sender.id:
            await run_in_threadpool(notice, "signed_out", sender)

        async def accompanied(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                if path.endswith(f"{LOGIN}/"):
                    way_back.remember(request, answer, get_origin_from_redirect_uri())
                entered = _sender(request, _set_cookies(answer))
                if path.endswith(f"{CALLBACK}/") and entered.id:
                    await run_in_threadpool(notice, "signed_in", entered)
                    way_back.lead(request, answer)
            await send(message)

        concerned = path.endswith((f"{LOGIN}/", f"{CALLBACK}/"))
        await app(scope, receive, accompanied if concerned else send)

    return guarded


def _refusal(sender: Person, path: str, method: str) -> JSONResponse | None:
    """The answer to one who may not ask this; None where they may."""
    asked = path.replace(FONTS, "/")
    if any(part in asked for part in READ) and not sender.may("reader"):
        if access.configured().readers == "nobody":
            return _told("shut", HTTPStatus.SERVICE_UNAVAILABLE)
        return _told("login", HTTPStatus.FORBIDDEN if sender.id else HTTPStatus.UNAUTHORIZED)
    if UPLOAD in path and method != "OPTIONS" and not sender.may("editor"):
        return _told("upload", HTTPStatus.FORBIDDEN)
    return None


def _told(code: str, status: HTTPStatus) -> JSONResponse:
    """A refusal in the shape that the interface gives its own."""
    said = {f"message_{language}": words(language)["gate"][code] for language in LANGUAGES}
    blank = dict.fromkeys(("parameter", "value", "allowed_zh", "allowed_en"), "")
    kept = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return JSONResponse({"error": {"code": code, **said, **blank}}, status, headers=kept)


def _sender(request: Request, cookies: Mapping[str, str]) -> Person:
    claims = _claims(cookies) if access.configured().login else {}
    place = request.client.host if request.client else ""
    return access.who(claims, request.headers.items(), place)


def _claims(cookies: Mapping[str, str]) -> Mapping[str, Any]:
    """What the provider said, from the cookie that Streamlit signed; nothing where it is forged."""

    def one(name: str) -> bytes | None:
        return decode_signed_value(get_cookie_secret(), name, cookies.get(name, ""))

    said = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    claims = json.loads(said) if said else {}
    origin = get_origin_from_redirect_uri()
    is_ours = bool(origin) and claims.get("origin") == origin
    return claims if is_ours and claims.get("is_logged_in") is True else {}


def _set_cookies(answer: Headers) -> dict[str, str]:
    """The cookies that an answer gives to the browser."""
    lines = answer.getlist("set-cookie")
    return {morsel.key: morsel.value for line in lines for morsel in SimpleCookie(line).values()}
