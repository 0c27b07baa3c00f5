"""What may be asked: the parameters of each path, and their limits. Anything else is refused."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from data import periods

MOST_VALUES = 50  # of one parameter that is repeated
MOST_ROWS, USUAL_ROWS = 1000, 100
FARTHEST = 10_000_000
LONGEST_QUERY = 8000  # letters


_MONTH = "(0[1-9]|1[0-2])"
PERIOD = rf"^[0-9]{{4}}(-Q[1-4]|-{_MONTH}(-[0-3][0-9]|/[0-9]{{4}}-{_MONTH})?)?$"


def _day(written: object) -> date:
    """A day as 2020-11-30. Raises ValueError for any other text, a number of seconds too."""
    if not isinstance(written, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", written, re.ASCII):
        raise ValueError(f"not a day: {written!r}; allowed: 2020-11-30")
    return date.fromisoformat(written)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,80}$")]
PeriodText = Annotated[
    str,
    StringConstraints(pattern=PERIOD),
    Field(examples=["2020"], description=f"A period: {periods.GRAMMAR}"),
]
Day = Annotated[date, BeforeValidator(_day)]
Statistic = Literal["value", "yoy", "change_pp", "rank", "target", "completion"]
Ids = Annotated[list[Id], Field(max_length=MOST_VALUES)]


class Asked(BaseModel):
    """What every question keeps to: a parameter that is not named here is refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    release: Annotated[
        int | None,
        Field(ge=1, le=FARTHEST, description="As published in this release; else in the newest"),
    ] = None


class AskedObservations(Asked):
    """Observations by what they are about. A parameter that is left out takes in everything."""

    indicator: Ids = []
    area: Ids = []
    period: Annotated[list[PeriodText], Field(max_length=MOST_VALUES)] = []
    theme: Ids = []
    project: Ids = []
    source: Ids = []
    statistic: Annotated[list[Statistic], Field(max_length=6)] = []
    since: Annotated[
        Day | None,
        Field(alias="from", description="Begins on this day or later; not after `to`"),
    ] = None
    until: Annotated[Day | None, Field(alias="to", description="Ends on this day or earlier")] = (
        None
    )
    chosen: Annotated[
        bool, Field(description="One row where several sources state one fact, as on the pages")
    ] = True
    format: Literal["json", "csv"] = "json"
    limit: Annotated[int, Field(ge=1, le=MOST_ROWS)] = USUAL_ROWS
    offset: Annotated[int, Field(ge=0, le=FARTHEST)] = 0


class AskedProjects(Asked):
    """Projects by theme, area and kind; an area takes in what lies within it and what names it."""

    theme: Id | None = None
    area: Id | None = None
    category: Ids = []


class AskedAll(Asked):
    """Nothing to choose: the whole of a small table."""
