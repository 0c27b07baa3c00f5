"""Places on their way in and out: GeoJSON, KML and tables of places, in WGS-84 within."""

from typing import Literal, get_args

from data.interchange import geojson, kml, places_csv
from data.shapes import Feature

Form = Literal["geojson", "kml", "places-csv"]
FORMS: tuple[Form, ...] = get_args(Form)


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
