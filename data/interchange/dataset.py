"""The whole data set as one file for other programs: every observation, or every table."""

from datetime import date

from data.catalogue import catalogue
from data.interchange import DatasetForm, data_package, parquet, sdmx_csv
from data.reading import RawTables
from data.store import open_store
from data.typed import observation_rows


def written(raw: RawTables, form: DatasetForm, made: date) -> bytes:
    """The content of the file, from sound tables; two made on one day are equal.

    A data package is made of the files as they lie in the folder, and may raise what
    ``data_package.written`` raises.
    """
    known = catalogue(raw)
    match form:
        case "sdmx-csv":
            return sdmx_csv.written(observation_rows(raw, known), known, made).encode()
        case "data-package":
            return data_package.written(raw, known, made)
        case "parquet":
            return parquet.written(open_store(raw), known, made)
