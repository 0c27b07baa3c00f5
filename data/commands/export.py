"""``export``: all data, or the places of the projects, as a file for other programs."""

from dataclasses import asdict
from typing import cast

from data.atlas import features
from data.catalogue import catalogue
from data.commands.screen import RefusedError, told
from data.interchange import DATASET_FORMS, FORMS, DatasetForm, Form, written
from data.interchange.data_package import StrayFileError
from data.model import Language, Selection
from data.periods import today
from data.positions import positions
from data.reading import RawTables

TABLE_FORMS = ("csv", "xlsx")
EXPORT_FORMS = (*DATASET_FORMS, *FORMS, *TABLE_FORMS)


def export(raw: RawTables, form: str, language: Language) -> bytes:
    """The file. Raises RefusedError where a file of the folder may not be taken along."""
    # What asks the database is loaded when it is needed: a check is over in less time.
    if form in FORMS:
        return _places(raw, form)
    if form in TABLE_FORMS:
        return _table(raw, form, language)
    from data.interchange import dataset  # noqa: PLC0415

    try:
        return dataset.written(raw, cast("DatasetForm", form), today())
    except StrayFileError as fault:
        raise RefusedError(told("stray", language, file=fault)) from fault


def _places(raw: RawTables, form: Form) -> bytes:
    places = positions(raw, "projects")
    projects = [row.cells | asdict(places[row["project_id"]]) for row in raw.rows("projects.csv")]
    return written(features(catalogue(raw), projects), form)


def _table(raw: RawTables, form: str, language: Language) -> bytes:
    """All observations in words, as a page gives them along."""
    from components import tables  # noqa: PLC0415
    from components.text import Text  # noqa: PLC0415
    from data import queries, store  # noqa: PLC0415

    known, text = catalogue(raw), Text(language)
    title = known.dashboard.title(language)
    rows = store.open_store(raw).fetch(queries.observations(Selection()))
    about = tables.About(title, today(), tables.filters(Selection(), known, text))
    table = tables.of_observations(rows, title, known, text)
    return tables.written(table, cast("tables.Form", form), about, known, text)
