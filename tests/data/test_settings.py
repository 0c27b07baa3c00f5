import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from data.access import ROLES, Access
from data.model import LANGUAGES
from data.settings import configured
from data.wording import sentence

ROOT = Path(__file__).parents[2]
SECRET = "not-to-be-told-" * 3
SHORT, BLANK = "xxx", " "
AUTH = {
    "redirect_uri": "https://board.example/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "dashboard",
    "client_secret": SECRET,
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
}
ACCESS: dict[str, Any] = {"claim": "groups", "roles": {"editor": ["a", "b"], "approver": "c"}}
SOUND: dict[str, Any] = {"auth": AUTH, "access": ACCESS}


def _with(section: str, **changes: Any) -> dict[str, Any]:
    changed = {**SOUND[section], **changes}
    kept = {key: value for key, value in changed.items() if value is not ...}
    return {**SOUND, section: kept}


def test_without_settings_anyone_reads_and_nobody_logs_in() -> None:
    assert configured({}) == (Access(), [])


def test_sound_settings_are_taken_over() -> None:
    access, problems = configured(
        _with("access", departments="dept", readers="login", lasting_minutes=480)
    )
    assert problems == []
    assert (access.login, access.desk, access.readers) == (True, True, "login")
    assert access.roles == {"editor": {"a", "b"}, "approver": {"c"}}
    assert (access.claim, access.departments, access.minutes) == ("groups", "dept", 480)


def test_a_plain_value_beside_the_sections_names_a_variable() -> None:
    assert configured({**SOUND, "DASHBOARD_STORE": "postgresql://"})[1] == []


FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "a misspelt section": (
        {"auth": AUTH, "acces": ACCESS},
        "unknown_setting",
        "[acces]",
    ),
    "both misspelt": ({"atuh": AUTH, "acces": ACCESS}, "unknown_setting", "[atuh]"),
    "no roles for the login": ({"auth": AUTH}, "missing_setting", "[access]"),
    "no login for the roles": ({"access": ACCESS}, "missing_setting", "[auth]"),
    "a section that is a word": ({**SOUND, "access": "x"}, "missing_setting", "[access]"),
    "an empty login": ({**SOUND, "auth": {}}, "missing_setting", "auth.client_id"),
    "a missing key": (_with("auth", client_id=...), "missing_setting", "auth.client_id"),
    "an empty secret": (
        _with("auth", cookie_secret=BLANK),
        "missing_setting",
        "auth.cookie_secret",
    ),
    "a short secret": (
        _with("auth", cookie_secret=SHORT),
        "short_secret",
        "auth.cookie_secret",
    ),
    "a misspelt key": (_with("auth", clientid="x"), "unknown_setting", "auth.clientid"),
    "a second provider": (_with("auth", google={}), "unknown_setting", "auth.google"),
    "another way back": (
        _with("auth", redirect_uri="https://board.example/"),
        "not_allowed",
        "auth.redirect_uri",
    ),
    "no address": (
        _with("auth", server_metadata_url="id.example"),
        "not_allowed",
        "auth.server_metadata_url",
    ),
    "a broken address": (
        _with("auth", server_metadata_url="https://["),
        "not_allowed",
        "auth.server_metadata_url",
    ),
    "a misspelt setting": (_with("access", reader="login"), "unknown_setting", "access.reader"),
    "unknown readers": (_with("access", readers="Login"), "not_allowed", "access.readers"),
    "an unknown role": (
        _with("access", roles={"admin": ["x"]}),
        "unknown_setting",
        "access.roles.admin",
    ),
    "a role of nothing": (
        _with("access", roles={"editor": []}),
        "missing_setting",
        "access.roles.editor",
    ),
    "a role of an empty word": (
        _with("access", roles={"editor": [""]}),
        "missing_setting",
        "access.roles.editor",
    ),
    "a role of a number": (
        _with("access", roles={"editor": [7]}),
        "missing_setting",
        "access.roles.editor",
    ),
    "roles in a list": (_with("access", roles=["editor"]), "missing_setting", "[access.roles]"),
    "roles without a claim": (_with("access", claim=...), "missing_setting", "access.claim"),
    "an empty claim": (_with("access", claim=""), "missing_setting", "access.claim"),
    "an empty department": (
        _with("access", departments=" "),
        "missing_setting",
        "access.departments",
    ),
    "an endless sign-in": (
        _with("access", lasting_minutes=10**9),
        "not_allowed",
        "access.lasting_minutes",
    ),
    "a sign-in of no time": (
        _with("access", lasting_minutes=True),
        "not_allowed",
        "access.lasting_minutes",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_opens_nothing(fault: str) -> None:
    secrets, code, column = FAULTS[fault]
    access, problems = configured(secrets)
    assert (code, column) in {(problem.code, problem.column) for problem in problems}
    assert (access.login, access.desk, access.readers, access.roles) == (False, False, "nobody", {})


def test_with_a_fault_anyone_reads_only_where_it_is_said_in_so_many_words() -> None:
    access, problems = configured(_with("access", readers="anyone", claim=""))
    assert problems
    assert (access.readers, access.desk) == ("anyone", False)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_a_sentence_that_holds_no_secret(fault: str) -> None:
    _, problems = configured(FAULTS[fault][0])
    for problem in problems:
        for language in LANGUAGES:
            said = sentence(problem, language)
            assert problem.column in said
            assert SECRET not in said


@pytest.mark.parametrize("page", ("README.md", "docs/login.md"))
def test_the_example_that_people_copy_is_sound(page: str) -> None:
    (example,) = re.findall(
        r"```toml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL
    )
    access, problems = configured(tomllib.loads(example.replace('"…"', f'"{SECRET}"')))
    assert problems == []
    assert access.login
    assert set(access.roles) == set(ROLES) - {"reader"}
