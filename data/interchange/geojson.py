"""Features as a GeoJSON file (RFC 7946): a line each, so that two versions can be compared."""

import json

from data.shapes import Feature


def written(features: list[Feature]) -> str:
    """The text of the file. Reading it takes no more than ``json.loads``."""
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
