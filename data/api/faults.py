"""What is told to a program that asked wrongly: one shape for every fault, in both languages."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from data.api.described import allowed, parameters, told
from data.model import LANGUAGES, Language, UnsoundTablesError
from data.wording import words

LONGEST = 200  # letters of a wrong value that are told back


def _nothing(_: Language) -> str:
    return ""


class About(NamedTuple):
    """Which parameter is wrong, what was found there, what is allowed; empty: not told."""

    parameter: str = ""
    value: str = ""
    allowed: Callable[[Language], str] = _nothing


class Fault(BaseModel):
    """What was wrong: with which parameter, what was found there, what is allowed."""

    code: str
    message_zh: str
    message_en: str
    parameter: str = ""
    value: str = ""
    allowed_zh: str = ""
    allowed_en: str = ""


class Refusal(BaseModel):
    """The answer to a question that cannot be answered."""

    error: Fault


class RefusedError(Exception):
    """A question that cannot be answered though each value is well formed: an unknown id, say."""

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
    blanks = {"parameter": about.parameter, "value": about.value[:LONGEST]}
    said: dict[str, str] = {}
    for language in LANGUAGES:
        may_be = about.allowed(language)
        sentence = str(words(language)["api"][code])
        said[f"allowed_{language}"] = may_be
        said[f"message_{language}"] = sentence.format(**blanks, allowed=may_be)
    fault = Fault(code=code, **said, **blanks)
    kept = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **(headers or {})}
    return JSONResponse(Refusal(error=fault).model_dump(), status, headers=kept)


def handle(app: FastAPI) -> None:
    """Let the application tell every fault in this shape."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(UnsoundTablesError, _unsound)
    app.add_exception_handler(HTTPException, _http)


async def _invalid(request: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, RequestValidationError)  # noqa: S101 -- it is registered for it
    first: dict[str, Any] = fault.errors()[0]
    parameter, value, there = str(first["loc"][1]), first["input"], parameters(request)
    match first["type"]:
        case "extra_forbidden":
            code, names = "unknown_parameter", ", ".join(there)
            about = About(parameter, str(value), lambda _: names)
        case "too_long":
            code, most = "too_many", first["ctx"]["max_length"]
            about = About(parameter, str(len(value)), lambda said: told("values", said, most=most))
        case _:
            code = "bad_value"
            about = About(parameter, str(value), lambda said: allowed(there[parameter], said))
    return refusal(HTTPStatus.UNPROCESSABLE_ENTITY, code, about)


async def _refused(_: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, RefusedError)  # noqa: S101
    unknown = fault.code == "unknown_id"
    status = HTTPStatus.NOT_FOUND if unknown else HTTPStatus.UNPROCESSABLE_ENTITY
    return refusal(status, fault.code, fault.about)


async def _unsound(_: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, UnsoundTablesError)  # noqa: S101
    about = About(value=str(len(fault.problems)))
    return refusal(HTTPStatus.SERVICE_UNAVAILABLE, "unsound", about)


async def _http(request: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, HTTPException)  # noqa: S101
    code = STATUS.get(HTTPStatus(fault.status_code), "unknown_path")
    return refusal(fault.status_code, code, About(value=request.url.path), fault.headers)
