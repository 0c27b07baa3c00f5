from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.access import (
    ROLES,
    Access,
    Person,
    allowed_indicators,
    ends,
    is_alone,
    signed_in,
    stranger,
)
from data.catalogue import Catalogue, catalogue, examine, sound

NOW = 1_800_000_000
LOGIN = Access(
    login=True,
    claim="realm_access.roles",
    roles={"editor": frozenset({"bianji"}), "approver": frozenset({"shenhe", "leader"})},
)
CLAIMS: dict[str, Any] = {
    "sub": "4711",
    "name": "李编辑",
    "exp": NOW + 60,
    "iat": NOW - 60,
    "realm_access": {"roles": ["bianji", "unknown"]},
}
HERE = [("Host", "127.0.0.1:8501"), ("Origin", "http://127.0.0.1:8501")]


def test_whoever_has_not_signed_in_reads_and_no_more() -> None:
    assert stranger(Access()).roles == {"reader"}
    assert stranger(replace(LOGIN, readers="login")).roles == set()


def test_a_person_has_the_roles_that_their_claim_is_listed_for() -> None:
    person = signed_in(LOGIN, CLAIMS, NOW)
    assert (person.id, person.name, person.signed_in) == ("4711", "李编辑", True)
    assert person.roles == {"reader", "editor"}


@pytest.mark.parametrize(
    ("claim", "claims"),
    (
        ("groups", {"groups": ["shenhe"]}),
        ("groups", {"groups": "shenhe"}),
        ("https://id.example/roles", {"https://id.example/roles": ["leader"]}),
        ("a.b.c", {"a": {"b": {"c": ["leader"]}}}),
    ),
)
def test_a_claim_is_a_word_or_a_list_deep_or_with_dots(claim: str, claims: dict[str, Any]) -> None:
    person = signed_in(replace(LOGIN, claim=claim), CLAIMS | claims, NOW)
    assert person.may("approver")


@pytest.mark.parametrize(
    "value",
    (None, 1, True, {}, {"roles": None}, {"roles": {"bianji": 1}}, {"roles": [["bianji"], 2]}, []),
)
def test_a_claim_of_another_form_gives_no_role(value: Any) -> None:
    assert signed_in(LOGIN, CLAIMS | {"realm_access": value}, NOW).roles == {"reader"}


@pytest.mark.parametrize("exp", (NOW, NOW - 1, 0, None, "2099", True, float("nan"), -(10**400)))
def test_a_token_that_is_over_or_does_not_say_when_is_no_sign_in(exp: Any) -> None:
    assert signed_in(LOGIN, CLAIMS | {"exp": exp}, NOW) == stranger(LOGIN)


def test_a_sign_in_lasts_as_configured_where_it_is() -> None:
    access = replace(LOGIN, minutes=30)
    claims = CLAIMS | {"exp": NOW - 50}
    assert ends(access, claims) == NOW - 60 + 30 * 60
    assert signed_in(access, claims, NOW).signed_in
    assert not signed_in(access, claims, NOW + 30 * 60).signed_in


@pytest.mark.parametrize("sub", (None, "", 7, ["4711"]))
def test_nobody_signs_in_without_a_name_of_their_own(sub: Any) -> None:
    assert signed_in(LOGIN, CLAIMS | {"sub": sub}, NOW) == stranger(LOGIN)


def test_claims_are_nothing_where_no_login_is_configured() -> None:
    assert signed_in(Access(), CLAIMS, NOW).roles == {"reader"}


def test_where_readers_are_listed_others_do_not_read() -> None:
    access = replace(LOGIN, readers="login", roles={**LOGIN.roles, "reader": frozenset({"staff"})})
    said = {"staff": True, "bianji": True, "nobody": False}
    for role, may in said.items():
        person = signed_in(access, CLAIMS | {"realm_access": {"roles": [role]}}, NOW)
        assert person.may("reader") == may, role


def test_where_no_readers_are_listed_whoever_signs_in_reads() -> None:
    access = replace(LOGIN, readers="login")
    assert signed_in(access, CLAIMS | {"realm_access": {}}, NOW).roles == {"reader"}


@given(st.dictionaries(st.sampled_from([*CLAIMS, "groups"]), st.none() | st.text() | st.floats()))
def test_no_claim_makes_an_approver_who_is_not_listed(claims: dict[str, Any]) -> None:
    assert signed_in(LOGIN, CLAIMS | claims, NOW).roles <= {"reader", "editor"}


@pytest.mark.parametrize("name", ("127.0.0.1:8501", "localhost:8501", "[::1]:8501", "localhost"))
def test_the_person_at_this_computer_is_alone(name: str) -> None:
    assert is_alone("127.0.0.1", "127.0.0.1", [("host", name), ("origin", f"http://{name}")])


@pytest.mark.parametrize(
    ("bound", "peer"),
    (
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104 -- this is what is refused
        ("::", "::1"),
        ("10.0.0.5", "127.0.0.1"),
        ("127.0.0.1", "10.0.0.9"),
        ("127.0.0.1", ""),
        ("", "127.0.0.1"),
        ("127.0.0.1.nip.io", "127.0.0.1"),
    ),
)
def test_nobody_is_alone_where_others_can_come(bound: str, peer: str) -> None:
    assert not is_alone(bound, peer, HERE)


@pytest.mark.parametrize(
    "name",
    ("X-Forwarded-For", "x-forwarded-host", "X-Forwarded-Proto", "Forwarded", "Via", "X-Real-IP"),
)
def test_who_comes_by_way_of_a_proxy_is_not_alone(name: str) -> None:
    assert not is_alone("127.0.0.1", "127.0.0.1", [*HERE, (name, "127.0.0.1")])


@pytest.mark.parametrize(
    "headers",
    (
        [],
        HERE[:1],
        HERE[1:],
        [*HERE, HERE[0]],
        [*HERE, ("Origin", "http://evil.example")],
        [("Host", "evil.example:8501"), ("Origin", "http://evil.example:8501")],
        [HERE[0], ("Origin", "http://evil.example")],
        [HERE[0], ("Origin", "null")],
        [HERE[0], ("Origin", "http://localhost:3000")],
        [("Host", "127.0.0.1.nip.io"), ("Origin", "http://127.0.0.1.nip.io")],
        [("Host", "x@127.0.0.1["), ("Origin", "http://x@127.0.0.1[")],
    ),
)
def test_a_page_of_another_site_is_not_the_person(headers: list[tuple[str, str]]) -> None:
    """A site may let its own name lead to 127.0.0.1, or ask this server from its page."""
    assert not is_alone("127.0.0.1", "127.0.0.1", headers)


DEPARTMENTS = """department_id,name_zh,name_en,themes,indicators
port,港航局,Port Office,harbour,
civil,民政局,Civil Affairs,,resident_population
empty,档案馆,Archive,,
"""


@pytest.fixture
def departed(folder: Path) -> Catalogue:
    (folder / "departments.csv").write_text(DEPARTMENTS, encoding="utf-8")
    return catalogue(sound(folder))


def _editor(*departments: str, limited: bool = True) -> Person:
    return Person("li", "李", frozenset({"editor"}), frozenset(departments), limited=limited)


def test_an_editor_may_touch_the_indicators_of_their_departments(departed: Catalogue) -> None:
    themed = {it.id for it in departed.indicators.values() if it.theme_id == "harbour"}
    assert themed
    assert allowed_indicators(_editor("port"), departed) == themed
    assert allowed_indicators(_editor("port", "民政局"), departed) == themed | {
        "resident_population"
    }


@pytest.mark.parametrize("departments", ((), ("unknown",), ("empty",), ("",)))
def test_without_a_known_department_an_editor_touches_nothing(
    departments: tuple[str, ...], departed: Catalogue
) -> None:
    assert allowed_indicators(_editor(*departments), departed) == frozenset()


def test_where_departments_are_not_configured_an_editor_touches_all(departed: Catalogue) -> None:
    assert allowed_indicators(_editor(limited=False), departed) == set(departed.indicators)


def test_only_an_editor_touches_anything(departed: Catalogue) -> None:
    others = frozenset(ROLES) - {"editor"}
    assert allowed_indicators(Person("w", "王", others), departed) == frozenset()


def test_a_department_of_an_unknown_theme_is_told(folder: Path) -> None:
    content = DEPARTMENTS.replace("harbour", "harbor")
    (folder / "departments.csv").write_text(content, encoding="utf-8")
    (problem,) = examine(folder)[1]
    assert (problem.code, problem.file, problem.row) == ("unknown_id", "departments.csv", 2)
