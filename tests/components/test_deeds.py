from dataclasses import replace
from datetime import date

import pytest

from components import deeds
from components.text import Text
from data.desk.audit import ACTIONS, Asked, Entry
from data.model import LANGUAGES, Language

ENTRY = Entry(
    *(7, "2026-11-26T01:02:03+00:00", "sub-1", "李", "reader;editor", "10.0.0.7", "upload"),
    *("月报.xlsx", '{"rows": 1}', '{"rows": 2, "reason": "x"}', "ab", "cd"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_words(language: Language) -> None:
    text = Text(language)
    said = {deeds.said(replace(ENTRY, action=action), text)["action"] for action in ACTIONS}
    assert len(said) == len(ACTIONS)
    assert not said & set(ACTIONS)


def test_an_entry_says_who_when_and_in_which_roles() -> None:
    text = Text("zh")
    said = deeds.said(ENTRY, text)
    assert (said["who"], said["id"], said["place"]) == ("李", "sub-1", "10.0.0.7")
    assert said["roles"] == text("list.names").join([text("role.reader"), text("role.editor")])
    assert said["moment"].endswith(":03")


def test_who_has_no_name_is_called_by_id_or_as_nobody() -> None:
    text = Text("en")
    nameless = replace(ENTRY, name="")
    nobody = replace(nameless, made_by="")
    programs = replace(nobody, action="tables")
    said = [deeds.said(entry, text)["who"] for entry in (nameless, nobody, programs)]
    assert said == ["sub-1", text("log.stranger"), text("log.program")]


def test_a_number_says_of_what_it_is_one() -> None:
    text = Text("en")
    of = {
        action: deeds.said(replace(ENTRY, action=action, subject="3"), text)["subject"]
        for action in ("tables", "return", "upload")
    }
    assert of == {"tables": "Release 3", "return": "Proposal 3", "upload": "3"}


def test_no_cell_of_an_entry_is_left_empty() -> None:
    text = Text("en")
    unknown = replace(ENTRY, place="")
    said = [
        deeds.said(entry, text)["place"]
        for entry in (unknown, replace(unknown, action="tables", name="", made_by=""))
    ]
    assert said == [text("log.unknown"), text("log.here")]


def test_what_changed_stands_side_by_side() -> None:
    text = Text("en")
    rows = [(text("log_field.rows"), "1", "2"), (text("log_field.reason"), "", "x")]
    assert deeds.changed(ENTRY, text) == rows
    assert deeds.changed(replace(ENTRY, before="", after=""), text) == []
    assert deeds.changed(replace(ENTRY, before="{spoiled", after=""), text) == [
        ("", "{spoiled", "")
    ]


def test_what_is_asked_is_told_in_words() -> None:
    text = Text("en")
    asked = Asked("li", "upload", date(2026, 11, 1), None, "x")
    said = dict(deeds.filters(asked, text))
    assert said[text("log.action")] == text("deed.upload")
    assert said[text("log.since")] == "1 November 2026"
    assert text("log.until") not in said
    assert dict(deeds.filters(Asked(), text)) == {
        text("log.who"): text("log.everyone"),
        text("log.action"): text("log.everything"),
    }
