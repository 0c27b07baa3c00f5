"""Properties of a feature as text, and back: KML and CSV know nothing else."""

import json
from collections.abc import Mapping
from typing import Any

from data.cells import plain_number

_TRUTH = {"true": True, "1": True, "false": False, "0": False}


def typed(texts: Mapping[str, str]) -> dict[str, Any]:
    """Properties as GeoJSON has them; the empty ones are left out.

    A precision that is no number stays text, and so does what is neither true nor false: the
    checks tell it.
    """
    properties: dict[str, Any] = {name: text for name, text in texts.items() if name and text}
    precision = plain_number(texts.get("precision_m", ""))
    if precision is not None:
        properties["precision_m"] = precision
    if texts.get("schematic") in _TRUTH:
        properties["schematic"] = _TRUTH[texts["schematic"]]
    return properties


def told(value: Any) -> str:
    """A property as text; empty for what is not known."""
    if value is None or isinstance(value, str):
        return value or ""
    whole = isinstance(value, float) and value.is_integer()
    return json.dumps(int(value) if whole else value, ensure_ascii=False)
