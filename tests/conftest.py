"""What every test finds the same: the computer's own settings do not change what is tested."""

from collections.abc import Iterator

import pytest

SETTINGS = (
    "DASHBOARD_TABLES",
    "DASHBOARD_DESK",
    "STREAMLIT_SERVER_PORT",
    "STREAMLIT_SERVER_ADDRESS",
)
# What starts a program or a server, keeps a database, writes whole files, tries hundreds of spoilt
# ones or walks over all pages takes longer than one waits while writing code: `make quick` leaves
# it out.
THOROUGH = (
    "components/briefing/",
    "components/charts/test_trend.py::test_every_indicator_with_two_points_has_a_chart",
    "components/maps/printed/",
    "components/maps/test_labels.py",
    "components/tables/test_tables.py::test_a_hundred_thousand_rows_become_a_workbook",
    "components/test_access.py",
    "components/test_exports.py",
    "components/test_noting.py",
    "components/test_pictures.py",
    "components/test_tiles.py::test_tiles_need_only_what_is_foremost_of_a_selection",
    "components/test_year.py",
    "data/api/",
    "data/checks/test_checks.py::test_however_a_file_is_spoilt_it_is_told_or_it_opens",
    "data/checks/test_checks.py::test_it_is_allowed",
    "data/desk/",
    "data/intake/test_bad_files.py",
    "data/intake/test_files.py",
    "data/intake/test_marked.py",
    "data/intake/test_office_tables.py",
    "data/interchange/",
    "data/store/",
    "data/test_main.py",
    "data/test_queries.py",
    "data/test_search_speed.py",
    "pages/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.removeprefix("tests/").startswith(THOROUGH):
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
