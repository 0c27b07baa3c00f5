"""The way back to the page that somebody signs in from; Streamlit alone leads to the first one.

A cookie holds it while they are with the provider. It is nothing secret, and nothing is believed of
it but that it is a page of this server.
"""

from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

COOKIE = "_dashboard_way_back"
MINUTES = 10


def remember(request: Request, answer: MutableHeaders, origin: str | None) -> None:
    """With the answer that leads to the provider, let the browser keep where it was."""
    try:
        came = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return
    page = f"{came.path}?{came.query}" if came.query else came.path
    if f"{came.scheme}://{came.netloc}" == origin and _is_ours(page):
        kept = f"{quote(page, safe='')}; Max-Age={MINUTES * 60}"
        answer.append("set-cookie", f"{COOKIE}={kept}; Path=/; HttpOnly; SameSite=Lax")


def lead(request: Request, answer: MutableHeaders) -> None:
    """With the answer to one who has signed in, lead there, once."""
    page = unquote(request.cookies.get(COOKIE, ""))
    if _is_ours(page) and "location" in answer:
        answer["location"] = page
        answer.append("set-cookie", f"{COOKIE}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax")


def _is_ours(page: str) -> bool:
    """Whether it is a path, which a browser does not take for another server."""
    inside = page.startswith("/") and not page.startswith(("//", "/\\"))
    return inside and page.isascii() and page.isprintable()
