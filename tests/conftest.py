"""What every test finds the same: the computer's own settings do not change what is tested."""

from collections.abc import Iterator
from pathlib import Path

import pytest

SETTINGS = (
    "DASHBOARD_TABLES",
    "DASHBOARD_DESK",
    "STREAMLIT_SERVER_PORT",
    "STREAMLIT_SERVER_ADDRESS",
)
HERE = Path(__file__).parent
# What starts a program or a server, keeps a database, writes whole files or walks over all pages
# takes longer than one waits while writing code: `make quick` leaves it out.
THOROUGH = (
    "components/briefing/",
    "components/maps/printed/",
    "components/test_access.py",
    "components/test_exports.py",
    "data/api/",
    "data/desk/",
    "data/interchange/",
    "data/store/",
    "data/test_main.py",
    "data/test_search_speed.py",
    "pages/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(HERE).as_posix().startswith(THOROUGH):
            item.add_marker(pytest.mark.thorough)


@pytest.fixture(autouse=True, scope="session")
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    secrets = tmp_path_factory.mktemp("settings") / "secrets.toml"
    secrets.touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SECRETS_FILES", str(secrets))
        for name in SETTINGS:
            patch.delenv(name, raising=False)
        patch.setenv("DASHBOARD_STORE", ":memory:")
        yield
