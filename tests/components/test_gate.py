from collections.abc import Callable

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from components import access, gate
from data.access import Access, Person, Readers

READER, EDITOR, APPROVER = (
    Person(role, role, frozenset({"reader", role})) for role in ("reader", "editor", "approver")
)
STRANGER = Person("", "", frozenset())
GUARDED = ("/api/v1/themes", "/api", "/media/0a1b.csv", "/below/media/0a1b.csv")
OPEN = ("/", "/trends", "/healthz", "/static/media/Symbols.woff2", "/_stcore/health", "/auth/login")
UPLOAD = "/_stcore/upload_file/session/file"

Ask = Callable[..., int]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The status that somebody is answered with; 200 from behind the gate."""

    def asked(person: Person, path: str, method: str = "GET", readers: Readers = "login") -> int:
        monkeypatch.setattr(access, "configured", lambda: Access(readers=readers))
        monkeypatch.setattr(access, "who", lambda *_: person)
        guarded = gate.gate(PlainTextResponse("behind"), lambda *_: None)
        return TestClient(guarded).request(method, path).status_code

    return asked


@pytest.mark.parametrize("path", GUARDED)
def test_where_readers_must_log_in_files_and_the_interface_are_shut(ask: Ask, path: str) -> None:
    assert ask(STRANGER, path) == 401
    assert ask(READER, path) == 200


@pytest.mark.parametrize("path", OPEN)
def test_what_the_way_in_needs_is_open(ask: Ask, path: str) -> None:
    assert ask(STRANGER, path) == 200


def test_somebody_who_has_signed_in_and_may_not_read_is_not_told_to_sign_in(ask: Ask) -> None:
    assert ask(Person("4711", "Li", frozenset()), "/api/v1/themes") == 403


def test_where_settings_have_a_fault_nobody_is_told_to_sign_in(ask: Ask) -> None:
    assert ask(STRANGER, "/api/v1/themes", readers="nobody") == 503


@pytest.mark.parametrize("method", ("PUT", "DELETE", "POST"))
@pytest.mark.parametrize(
    ("person", "status"), ((STRANGER, 403), (READER, 403), (APPROVER, 403), (EDITOR, 200))
)
def test_only_an_editor_uploads(ask: Ask, method: str, person: Person, status: int) -> None:
    assert ask(person, UPLOAD, method, "anyone") == status
    assert ask(person, f"/below{UPLOAD}", method, "anyone") == status
