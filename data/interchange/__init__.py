"""What leaves the tables for other programs: places, and the whole data set in three forms.

Places come in the same ways too: GeoJSON, KML and tables of places, in WGS-84 within. The whole
is written by ``data.interchange.dataset``, which needs the tables that this package helps to read.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from data.interchange import geojson, kml, places_csv
from data.shapes import Feature

Form = Literal["geojson", "kml", "places-csv"]
FORMS: tuple[Form, ...] = get_args(Form)
DatasetForm = Literal["sdmx-csv", "data-package", "parquet"]
DATASET_FORMS: tuple[DatasetForm, ...] = get_args(DatasetForm)


@dataclass(frozen=True)
class FileType:
    """What a browser is told of a file, and how the file's name ends, without the dot."""

    mime: str
    ending: str


FILE_TYPES: dict[Form | DatasetForm, FileType] = {
    "geojson": FileType("application/geo+json", "geojson"),
    "kml": FileType("application/vnd.google-earth.kml+xml", "kml"),
    "places-csv": FileType("text/csv", "csv"),
    "sdmx-csv": FileType("application/vnd.sdmx.data+csv; version=2.0.0", "csv"),
    "data-package": FileType("application/zip", "zip"),
    "parquet": FileType("application/vnd.apache.parquet", "parquet"),
}


def written(features: list[Feature], form: Form) -> bytes:
    """The content of a file that holds these features; a table of places holds the points alone.

    Half a character, which UTF-8 cannot hold, becomes a question mark.
    """
    match form:
        case "geojson":
            return geojson.written(features).encode(errors="replace")
        case "kml":
            return kml.written(features).encode(errors="replace")
        case "places-csv":
            return places_csv.written(features).encode("utf-8-sig", errors="replace")
