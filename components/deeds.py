"""An entry of the log in the reader's language."""

import json
from typing import Any

from components import dates
from components.text import Text
from data.desk import audit
from data.desk.audit import Asked, Entry

# What is done to a proposal, which the log knows by its number.
NUMBERED = ("proposal", "withdrawal", "return", "release", "restore")


def said(entry: Entry, text: Text) -> dict[str, str]:
    """What an entry says, by column; the moment by the clock of this server, to the second."""
    roles = (text.known(f"role.{role}", role) for role in entry.role.split(";") if role)
    nobody = "program" if entry.action == "tables" else "stranger"
    return {
        "number": str(entry.number),
        "moment": dates.second(entry.made_at, text),
        "who": entry.name or entry.made_by or text(f"log.{nobody}"),
        "id": entry.made_by,
        "roles": text("list.names").join(roles),
        "place": entry.place or text("log.here" if nobody == "program" else "log.unknown"),
        "action": text.known(f"deed.{entry.action}", entry.action),
        "subject": _subject(entry, text),
    }


def _subject(entry: Entry, text: Text) -> str:
    """What was done to; a number says of what it is one."""
    match entry.action:
        case "tables":
            return text("log.release", number=entry.subject)
        case action if action in NUMBERED:
            return text("log.proposal", number=entry.subject)
        case _:
            return entry.subject


def filters(asked: Asked, text: Text) -> tuple[tuple[str, str], ...]:
    """What is asked of the log, in words."""
    days = [dates.day(day, text) if day else "" for day in (asked.since, asked.until)]
    chosen = {
        "who": asked.who or text("log.everyone"),
        "action": text(f"deed.{asked.action}") if asked.action else text("log.everything"),
        "since": days[0],
        "until": days[1],
        "words": asked.words,
    }
    return tuple((text(f"log.{name}"), said) for name, said in chosen.items() if said)


def changed(entry: Entry, text: Text) -> list[tuple[str, str, str]]:
    """What was before and after, each by its name; nothing is an empty text."""
    before, after = (_fields(told) for told in (entry.before, entry.after))
    return [
        (text.known(f"log_field.{name}", name), _value(before.get(name)), _value(after.get(name)))
        for name in dict.fromkeys([*before, *after])
    ]


def _fields(told: str) -> dict[str, Any]:
    """What was told by its names; the words as they are where somebody made them something else."""
    return audit.said(told) or ({"": told} if told not in ("", "{}") else {})


def _value(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)
