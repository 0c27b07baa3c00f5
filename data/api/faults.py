"""What is told to a program that asked wrongly: one shape for every fault, in both languages."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from data.model import LANGUAGES, UnsoundTablesError
from data.wording import words

LONGEST = 200  # letters of a wrong value that are told back


class About(NamedTuple):
    """Which parameter is wrong, what was found there, what is allowed; empty: not told."""

    parameter: str = ""
    value: str = ""
    allowed: str = ""


class Fault(BaseModel):
    """What was wrong: with which parameter, what was found there, what is allowed."""

    code: str
    message_zh: str
    message_en: str
    parameter: str = ""
    value: str = ""
    allowed: str = ""


class Refusal(BaseModel):
    """The answer to a question that cannot be answered."""

    error: Fault


class RefusedError(Exception):
    """A question that is well formed and cannot be answered: an id that is not held, say."""

    def __init__(self, code: str, about: About) -> None:
        super().__init__(code)
        self.code, self.about = code, about


STATUS = {
    HTTPStatus.NOT_FOUND: "unknown_path",
    HTTPStatus.METHOD_NOT_ALLOWED: "method",
    HTTPStatus.REQUEST_URI_TOO_LONG: "too_long",
}


def refusal(
    status: int, code: str, about: About, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """The answer for a fault, in the words of both languages."""
    blanks = about._replace(value=about.value[:LONGEST])._asdict()
    said = {
        f"message_{language}": str(words(language)["api"][code]).format(**blanks)
        for language in LANGUAGES
    }
    fault = Fault(code=code, **said, **blanks)
    kept = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **(headers or {})}
    return JSONResponse(Refusal(error=fault).model_dump(), status, headers=kept)


def handle(app: FastAPI) -> None:
    """Let the application tell every fault in this shape."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(UnsoundTablesError, _unsound)
    app.add_exception_handler(HTTPException, _http)


async def _invalid(_: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, RequestValidationError)  # noqa: S101 -- it is registered for it
    first: dict[str, Any] = fault.errors()[0]
    parameter = str(first["loc"][1]) if len(first["loc"]) > 1 else ""
    code = "unknown_parameter" if first["type"] == "extra_forbidden" else "bad_value"
    about = About(
        parameter, str(first.get("input", "")), str(first["msg"]).removeprefix("Value error, ")
    )
    return refusal(HTTPStatus.UNPROCESSABLE_ENTITY, code, about)


async def _refused(_: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, RefusedError)  # noqa: S101
    return refusal(HTTPStatus.NOT_FOUND, fault.code, fault.about)


async def _unsound(_: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, UnsoundTablesError)  # noqa: S101
    about = About(value=str(len(fault.problems)))
    return refusal(HTTPStatus.SERVICE_UNAVAILABLE, "unsound", about)


async def _http(request: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, HTTPException)  # noqa: S101
    code = STATUS.get(HTTPStatus(fault.status_code), "unknown_path")
    return refusal(fault.status_code, code, About(value=request.url.path), fault.headers)
