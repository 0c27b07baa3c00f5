"""What every test finds the same: the computer's own settings do not change what is tested."""

from collections.abc import Iterator

import pytest

SETTINGS = ("DASHBOARD_TABLES", "STREAMLIT_SERVER_PORT", "STREAMLIT_SERVER_ADDRESS")


@pytest.fixture(autouse=True, scope="session")
def _own_settings() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in SETTINGS:
            patch.delenv(name, raising=False)
        patch.setenv("DASHBOARD_STORE", ":memory:")
        yield
