"""What a person sees by their role: pages opened from app.py, with a login or without."""

import time
from pathlib import Path
from typing import Any

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from components import access
from components.text import Text, literal
from data.model import LANGUAGES

ROOT = Path(__file__).parents[2]
HARBOUR = ROOT / "tests" / "tables" / "harbour"
EN = Text("en")
SECRETS: dict[str, Any] = {
    "auth": {
        "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
        "cookie_secret": "0123456789" * 4,
        "client_id": "dashboard",
        "client_secret": "known to the provider",
        "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration",
    },
    "access": {
        "claim": "groups",
        "roles": {"editor": ["bianji"], "approver": ["shenhe"], "administrator": ["guanli"]},
    },
}
NEEDED = {
    "submit": {"bianji"},
    "proposals": {"bianji", "shenhe"},
    "restore": {"shenhe"},
    "audit": {"guanli"},
}
SOMEBODY = {"sub": "4711", "name": "Li", "is_logged_in": True}
STRANGER = {"is_logged_in": False}


def _somebody(*groups: str, lasts: int = 3600) -> dict[str, Any]:
    return {**SOMEBODY, "groups": list(groups), "exp": time.time() + lasts}


@pytest.fixture
def _afresh(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("DASHBOARD_TABLES", str(HARBOUR))
    access._read.cache_clear()  # noqa: SLF001 -- what a server reads once, each test reads anew
    yield
    access._read.cache_clear()  # noqa: SLF001


def _opened(user: dict[str, Any], page: str = "", secrets: dict[str, Any] = SECRETS) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.secrets, app.user = secrets, user
    app.query_params["lang"] = "en"
    app.run()
    return app.switch_page(page).run() if page else app


def _readers(readers: str) -> dict[str, Any]:
    return {**SECRETS, "access": {**SECRETS["access"], "readers": readers}}


def _said(app: AppTest) -> str:
    return "\n".join(markdown.value for markdown in app.main.markdown)


def _buttons(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


@pytest.mark.usefixtures("_afresh")
@pytest.mark.parametrize("page", NEEDED)
@pytest.mark.parametrize("group", ("bianji", "shenhe", "guanli", "other"))
def test_a_page_of_the_desk_opens_for_its_roles_alone(page: str, group: str) -> None:
    app = _opened(_somebody(group), f"pages/manage/{page}.py")
    title = f"{page}.title" if group in NEEDED[page] else "barred.title"
    assert [title.value for title in app.title] == [EN(title)]
    assert not app.exception


@pytest.mark.usefixtures("_afresh")
@pytest.mark.parametrize("page", NEEDED)
def test_a_stranger_is_told_to_sign_in(page: str) -> None:
    app = _opened(STRANGER, f"pages/manage/{page}.py")
    assert [title.value for title in app.title] == [EN("barred.title")]
    assert {"sign-in", "enter"} <= _buttons(app)


@pytest.mark.usefixtures("_afresh")
def test_somebody_without_the_role_is_not_told_to_sign_in() -> None:
    app = _opened(_somebody("other"), "pages/manage/audit.py")
    assert "sign-out" in _buttons(app)
    assert not {"sign-in", "enter"} & _buttons(app)


@pytest.mark.usefixtures("_afresh")
@pytest.mark.parametrize("page", NEEDED)
def test_without_login_nobody_is_taken_for_the_person_at_this_computer(page: str) -> None:
    """No request, so none from here: what is not known to be from here is from elsewhere."""
    app = _opened(STRANGER, f"pages/manage/{page}.py", {"unused": ""})
    assert [title.value for title in app.title] == [EN("barred.title")]
    assert not {"sign-in", "enter"} & _buttons(app)


@pytest.mark.usefixtures("_afresh")
def test_a_sign_in_that_is_over_is_told_and_reading_goes_on() -> None:
    app = _opened(_somebody("bianji", lasts=-1))
    assert any("has expired" in info.value for info in app.info)
    assert "sign-in" in _buttons(app)
    assert app.main.get("page_link")


@pytest.mark.usefixtures("_afresh")
def test_the_frame_names_who_has_signed_in() -> None:
    app = _opened({**_somebody("bianji"), "name": "**Li** <img src=x>"})
    assert r"**\*\*Li\*\* \<img src\=x\>**" in _said(app)
    assert literal(EN("access.roles", roles="reader, editor")) in _said(app)


@pytest.mark.usefixtures("_afresh")
@pytest.mark.parametrize("page", ("", "pages/read/releases.py", "pages/manage/audit.py"))
@pytest.mark.parametrize("lasts", (None, -1))
def test_where_readers_must_log_in_a_stranger_sees_nothing(page: str, lasts: int | None) -> None:
    user = STRANGER if lasts is None else _somebody("guanli", lasts=lasts)
    app = _opened(user, page, _readers("login"))
    assert _buttons(app) == {"enter"}
    assert not app.main.get("page_link")
    assert not app.selectbox


@pytest.mark.usefixtures("_afresh")
def test_where_readers_must_log_in_whoever_has_reads() -> None:
    app = _opened(_somebody(), "", _readers("login"))
    assert app.main.get("page_link")


@pytest.mark.usefixtures("_afresh")
def test_with_a_fault_in_the_settings_nobody_sees_anything() -> None:
    app = _opened(_somebody("bianji"), "", _readers("Login"))
    assert not app.main.get("page_link")
    assert not app.exception
    assert "settings have an error" in _said(app)
    assert not _buttons(app)


@pytest.mark.usefixtures("_afresh")
def test_a_server_for_all_without_login_has_no_desk_and_says_so() -> None:
    bound = config.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")  # noqa: S104 -- nothing is bound here
    try:
        assert not access.desk_open()
        told = access.told()
    finally:
        config.set_option("server.address", bound)
    assert len(told) == len(LANGUAGES)
    assert "other computers can reach" in told[1]
    assert access.told() == []


@pytest.mark.usefixtures("_afresh")
@pytest.mark.parametrize("switch", ("off", "of", "1"))
def test_the_desk_is_shut_by_a_variable(monkeypatch: pytest.MonkeyPatch, switch: str) -> None:
    monkeypatch.setenv("DASHBOARD_DESK", switch)
    assert not access.desk_open()
    assert "DASHBOARD_DESK" in access.told()[1]
