"""The log, as an administrator opens it; and that nobody else does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import access, cached
from components.text import Text
from data.access import ROLES, Person
from data.desk.audit import Asked, entries, note
from data.desk.tampering import Fault, verify
from data.model import LANGUAGES, Language
from data.wording import tampered, verdict
from tests.data.desk.tampered import LI, execute, written
from tests.data.faults import HARBOUR

ROOT = Path(__file__).parents[2]
ADMINISTRATOR = Person("zhang", "张", frozenset(ROLES), place="10.0.0.1")
Open = Callable[..., AppTest]


@pytest.fixture(name="open_log")
def _open_log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Open the page of the log of a database of the test's own, by an address, as a person."""
    monkeypatch.setenv("DASHBOARD_TABLES", str(HARBOUR))
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "log.duckdb"))
    written(cached.engine())

    def opened(person: Person = ADMINISTRATOR, lang: Language = "zh", **asked: str) -> AppTest:
        monkeypatch.setattr(access, "who", lambda *_: person)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
        for name, value in {"lang": lang, **asked}.items():
            app.query_params[name] = value
        return app.switch_page("pages/manage/audit.py").run()

    return opened


def numbers(app: AppTest) -> list[int]:
    """The entries that are listed, in their order."""
    return [int(number) for listed in app.table[:1] for number in listed.value.iloc[:, 0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_newest_entry_stands_first_with_who_what_and_from_where(
    open_log: Open, language: Language
) -> None:
    app, text = open_log(lang=language), Text(language)
    assert not app.exception
    assert [title.value for title in app.title] == [text("audit.title")]
    listed = app.table[0].value
    assert numbers(app) == list(range(10, 0, -1))
    newest, first = (dict(listed.iloc[at]) for at in (0, -1))
    assert newest[text("log.who")] == "王"
    assert newest[text("log.action")] == text("deed.sign_out")
    assert first[text("log.who")] == text("log.program")
    assert first[text("log.action")] == text("deed.tables")


@pytest.mark.parametrize(
    ("asked", "found"),
    (
        ({"who": "wang"}, [10, 9, 6, 5]),
        ({"action": "sign_in"}, [5, 2]),
        ({"words": "十一月"}, [3]),
        ({"since": "2100-01-01"}, list(range(10, 0, -1))),
        ({"until": "2020-01-01"}, []),
        ({"who": "zhao", "action": "sign_out"}, [10]),
    ),
    ids=str,
)
def test_the_address_says_what_is_asked(
    open_log: Open, asked: dict[str, str], found: list[int]
) -> None:
    app = open_log(**asked)
    assert not app.exception
    assert numbers(app) == found
    odd = [f"{name}={value}" for name, value in asked.items() if value in ("zhao", "2100-01-01")]
    assert [said in app.warning[0].value.replace("\\", "") for said in odd] == [True] * len(odd)


def test_what_is_asked_stands_in_the_address(open_log: Open) -> None:
    app = open_log()
    app.selectbox(key="who").select("li").run()
    app.text_input(key="words").input("月报").run()
    assert numbers(app) == [3]
    assert app.query_params["who"] == "li"
    assert app.query_params["words"] == "月报"


def test_where_nothing_is_found_that_is_said(open_log: Open) -> None:
    app = open_log(words="no such thing")
    assert [info.value for info in app.info] == [Text("zh")("log.nothing")]


def test_an_entry_is_read_whole(open_log: Open) -> None:
    app, text = open_log(entry="3"), Text("zh")
    assert text("log.one", number=3) in [heading.value for heading in app.header]
    changed = app.table[1].value
    assert [list(row) for row in changed.itertuples(index=False)] == [
        [text("log_field.rows"), "3", ""],
        [text("log_field.reason"), "", "与年报不一致"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sound_log_is_said_to_be_sound(open_log: Open, language: Language) -> None:
    app = open_log(lang=language)
    app.button(key="verify").click().run()
    (said,) = (box.value.replace("\\", "") for box in app.success)
    assert said.splitlines()[0].strip() == verdict(verify(cached.engine()), language).split("\n")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_log_that_was_tampered_with_is_told_entry_by_entry(
    open_log: Open, language: Language
) -> None:
    app = open_log(lang=language)
    execute(cached.engine(), "UPDATE audit SET made_by = 'zhao' WHERE number IN (2, 4)")
    app.button(key="verify").click().run()
    assert not app.success
    assert len(app.error) == 1
    faults = [tampered(Fault("changed", number), language) for number in (2, 4)]
    assert app.code[0].value.splitlines() == faults


def test_a_hostile_name_stays_its_letters(open_log: Open) -> None:
    name = "[x](javascript:alert(1)) <b>"
    note(cached.engine(), Person("x", name, LI.roles), "upload", "**bold** :red[x] $a$ `b`")
    app = open_log(entry="11")
    for said in map(str, app.table[0].value.iloc[0, [2, 4]]):
        assert not any(said[at - 1] != "\\" for at, sign in enumerate(said) if sign in "[]*<`$:(")


@pytest.mark.parametrize("roles", (("reader",), ("reader", "editor", "approver")), ids=str)
def test_nobody_else_sees_any_of_it(open_log: Open, roles: tuple[str, ...]) -> None:
    app = open_log(Person("li", "李", frozenset(role for role in ROLES if role in roles)))
    assert not app.table
    assert not app.main.get("download_button")
    assert "verify" not in [button.key for button in app.button]
    assert not any("10.0.0" in said.value for said in app.markdown)


def test_who_is_refused_stands_in_the_log_once(open_log: Open) -> None:
    app = open_log(LI)
    app.run()
    (refused,) = entries(cached.engine(), Asked(who="li", action="refused"), slice(1))
    assert (refused.number, refused.place) == (11, LI.place)
