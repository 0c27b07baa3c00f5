"""The paths of the interface, and what each answers."""

import csv
import io
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Query, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from data import queries
from data.api import answers
from data.api.described import parameters, takes_several, told
from data.api.faults import About, Refusal, RefusedError, handle
from data.api.questions import LONGEST_QUERY, Asked, AskedAll, AskedObservations, AskedProjects
from data.api.served import Head, Served, UnknownReleaseError, answered
from data.cells import harmless
from data.model import Language, Selection
from data.periods import GRAMMAR, parse

JSON, CSV = "application/json", "text/csv; charset=utf-8"
GEOJSON = "application/geo+json"
PROJECTS = "/v1/projects.geojson"
REFUSALS: dict[int | str, dict[str, Any]] = {
    status.value: {"model": Refusal, "description": said}
    for status, said in {
        HTTPStatus.NOT_FOUND: "A parameter names nothing that is held",
        HTTPStatus.REQUEST_URI_TOO_LONG: "The question is too long",
        HTTPStatus.UNPROCESSABLE_ENTITY: "A parameter is unknown, malformed or stands twice",
        HTTPStatus.SERVICE_UNAVAILABLE: "The tables cannot be shown",
    }.items()
}
UNCHANGED: dict[int | str, dict[str, Any]] = {
    HTTPStatus.NOT_MODIFIED.value: {"description": "The answer that the asker has still holds"}
}


def _categories(tables: Served) -> list[str]:
    """The kinds of the projects that are held."""
    rows = tables.store.fetch(queries.projects(Selection()))
    return sorted({row["category"] for row in rows} - {""})


# What each id of a question stands for.
IDS: dict[str, Callable[[Served], Collection[str]]] = {
    "indicator": lambda tables: tables.known.indicators,
    "area": lambda tables: tables.known.areas,
    "theme": lambda tables: tables.known.themes,
    "project": lambda tables: tables.known.projects,
    "source": lambda tables: tables.known.sources,
    "category": _categories,
}


def application(served: Callable[[int], Served]) -> FastAPI:
    """The interface to what ``served`` gives of a release, by its number; of the newest for 0.

    It may raise UnsoundTablesError or UnknownReleaseError at each call.
    """
    app = FastAPI(
        title="District dashboard",
        version="1",
        description="Figures of a city district with the sentence that published each. Read-only.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        dependencies=[Depends(_short), Depends(_once)],
        responses=REFUSALS | UNCHANGED,
        redirect_slashes=False,
    )
    app.add_middleware(Head)
    handle(app)

    def held(asked: Asked) -> Served:
        try:
            return served(asked.release or 0)
        except UnknownReleaseError as unknown:
            numbers = _some([str(number) for number in unknown.held])
            about = About("release", str(asked.release), numbers)
            raise RefusedError("unknown_id", about) from None

    @app.get(
        "/v1/observations",
        response_model=answers.Observations,
        responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    )
    def observations(request: Request, asked: Annotated[AskedObservations, Query()]) -> Response:
        """Observations, the newest first, each with its source and the words that published it."""
        tables = held(asked)
        _refuse_unknown(asked, tables)
        _refuse_impossible(asked)
        return _observations(request, asked, tables)

    @app.get("/v1/indicators", response_model=answers.Indicators)
    def indicators(request: Request, asked: Annotated[AskedAll, Query()]) -> Response:
        """All indicators with unit, definition and growth basis."""
        return _list(request, answers.indicator, held(asked).known.indicators)

    @app.get("/v1/areas", response_model=answers.Areas)
    def areas(request: Request, asked: Annotated[AskedAll, Query()]) -> Response:
        """All reference areas with level and parent."""
        return _list(request, answers.area, held(asked).known.areas)

    @app.get("/v1/themes", response_model=answers.Themes)
    def themes(request: Request, asked: Annotated[AskedAll, Query()]) -> Response:
        """All themes, in the order of the pages."""
        return _list(request, answers.named, held(asked).known.themes)

    @app.get("/v1/sources", response_model=answers.Sources)
    def sources(request: Request, asked: Annotated[AskedAll, Query()]) -> Response:
        """All publications that figures come from."""
        return _list(request, answers.source, held(asked).known.sources)

    @app.get(
        PROJECTS,
        response_class=Response,
        responses={200: {"model": answers.Projects}},
    )
    def projects(request: Request, asked: Annotated[AskedProjects, Query()]) -> Response:
        """Projects; one without a published position has no geometry, and none is made up."""
        tables = held(asked)
        _refuse_unknown(asked, tables)
        kinds = tuple(asked.category)
        selection = Selection(asked.theme or "", asked.area or "", categories=kinds)
        rows = tables.store.fetch(queries.projects(selection))
        content = _json(answers.projects(rows, tables.known))
        return answered(request, content, GEOJSON)

    _name_geojson(app)
    return app


def _name_geojson(app: FastAPI) -> None:
    """Let the description name an answer in GeoJSON so; faults stay plain JSON."""
    answer = app.openapi()["paths"][PROJECTS]["get"]["responses"]["200"]
    answer["content"] = {GEOJSON: answer["content"][JSON]}


def _short(request: Request) -> None:
    if len(request.url.query) > LONGEST_QUERY:
        raise HTTPException(HTTPStatus.REQUEST_URI_TOO_LONG)


def _once(request: Request) -> None:
    """Raise RefusedError for a second value of a parameter that takes one."""
    for name, schema in parameters(request).items():
        given = request.query_params.getlist(name)
        if len(given) > 1 and not takes_several(schema):
            values = ", ".join(given)
            raise RefusedError("repeated", About(name, values, lambda said: told("one", said)))


def _refuse_unknown(asked: Asked, tables: Served) -> None:
    """Raise RefusedError for an id that there is not: a typo must not give nothing."""
    for name, ids in IDS.items():
        given = getattr(asked, name, None) or []
        for value in [given] if isinstance(given, str) else given:
            held = ids(tables)
            if value not in held:
                raise RefusedError("unknown_id", About(name, value, _some(ids(tables))))


def _refuse_impossible(asked: AskedObservations) -> None:
    """Raise RefusedError for a period that no calendar has, or days that run backwards."""
    for value in asked.period:
        try:
            parse(value)
        except ValueError:
            raise RefusedError("no_period", About("period", value, lambda _: GRAMMAR)) from None
    since, until = asked.since, asked.until
    if since and until and since > until:
        about = About("from", str(since), lambda said: told("day_until", said, day=until))
        raise RefusedError("backwards", about)


def _some(ids: Collection[str], most: int = 20) -> Callable[[Language], str]:
    """The first of some ids, enough to see what they look like; the same in each language."""
    names = list(ids)
    first = ", ".join(names[:most]) + (", …" if len(names) > most else "")
    return lambda _: first


def _observations(request: Request, asked: AskedObservations, tables: Served) -> Response:
    query = queries.asked(
        {
            "indicator_id": asked.indicator,
            "area_id": asked.area,
            "period": asked.period,
            "theme_id": asked.theme,
            "project_id": asked.project,
            "source_id": asked.source,
            "statistic": asked.statistic,
        },
        (asked.since, asked.until),
        chosen_only=asked.chosen,
    )
    (counted,) = tables.store.fetch(query.aggregate(n=query.count()))
    rows = tables.store.fetch(query.limit(asked.limit, offset=asked.offset))
    found = [answers.observation(row, tables.known) for row in rows]
    total, upto = int(counted["n"]), asked.offset + asked.limit
    following = _next(request, upto) if upto < total else None
    if asked.format == "csv":
        answer = answered(request, _csv(found), CSV)
        answer.headers["Content-Disposition"] = 'attachment; filename="observations.csv"'
        answer.headers["X-Total-Count"] = str(total)
    else:
        page = {"limit": asked.limit, "offset": asked.offset, "next": following}
        answer = answered(request, _json({"data": found, "total": total} | page), JSON)
    if following:
        answer.headers["Link"] = f'<{following}>; rel="next"'
    return answer


def _next(request: Request, offset: int) -> str:
    """The address of the next page, below the server's name."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "offset"]
    return f"{request.url.path}?{urlencode([*kept, ('offset', offset)])}"


def _list(request: Request, told: Callable[[Any], Any], found: Mapping[str, Any]) -> Response:
    return answered(request, _json({"data": [told(one) for one in found.values()]}), JSON)


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode(errors="replace")


def _csv(found: Sequence[answers.Row]) -> bytes:
    """Observations as a table; no cell is run by a spreadsheet."""
    columns = [name for name in answers.ObservationOf.model_fields if name != "source"]
    columns += [f"source_{name}" for name in answers.SourceOf.model_fields]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    for row in map(answers.flat, found):
        writer.writerow(_cell(row[name]) for name in columns)
    return file.getvalue().encode(errors="replace")


def _cell(said: Any) -> Any:
    if isinstance(said, bool):
        return "true" if said else "false"
    return harmless(said) if isinstance(said, str) else said
