"""What the interface's own description says of the parameters that a question may have."""

from typing import Any

from fastapi import Request

from data.model import Language
from data.periods import GRAMMAR
from data.wording import words

Schema = dict[str, Any]


def parameters(request: Request) -> dict[str, Schema]:
    """The parameters of the path that was asked, by name; none for a path that there is not."""
    path = getattr(request.scope.get("route"), "path", "")
    answered = request.app.openapi()["paths"].get(path, {}).get("get", {})
    return {one["name"]: one["schema"] for one in answered.get("parameters", [])}


def takes_several(schema: Schema) -> bool:
    return schema.get("type") == "array"


def allowed(schema: Schema, language: Language) -> str:
    """What one value of a parameter may be, in plain words."""
    one = schema.get("items") or schema.get("anyOf", [schema])[0]
    if "enum" in one:
        return " | ".join(one["enum"])
    if one["type"] == "boolean":
        return "true | false"
    if one["type"] == "integer":
        return told("whole_number", language, least=one["minimum"], most=one["maximum"])
    if one.get("format") == "date":
        return told("day", language)
    return GRAMMAR if "examples" in one else told("id", language)


def told(key: str, language: Language, **blanks: object) -> str:
    """What is allowed, in words that stand in a sentence."""
    return str(words(language)["api"]["allowed"][key]).format(**blanks)
