"""What the interface serves, and when an answer is still the one that was given before."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.catalogue import Catalogue
from data.store import Store


class UnknownReleaseError(LookupError):
    """There is no such release; ``held`` are the numbers of those that there are."""

    def __init__(self, held: Sequence[int]) -> None:
        super().__init__("no such release")
        self.held = held


@dataclass(frozen=True)
class Served:
    """The tables of one release as they were opened."""

    known: Catalogue
    store: Store


def answered(request: Request, content: bytes, mime: str) -> Response:
    """An answer that may be kept; 304 without content to who has the very same already.

    Its ETag is of the content alone, so that several servers of the same tables agree.
    """
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    given = {given.strip() for given in request.headers.get("If-None-Match", "").split(",")}
    if {tag, f"W/{tag}", "*"} & given:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, media_type=mime, headers=headers)


class Head:
    """Answers HEAD as GET is answered, without the content."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def without_content(message: Message) -> None:
            emptied = {"body": b""} if message["type"] == "http.response.body" else {}
            await send({**message, **emptied})

        if scope["type"] == "http" and scope["method"] == "HEAD":
            await self.app({**scope, "method": "GET"}, receive, without_content)
        else:
            await self.app(scope, receive, send)
