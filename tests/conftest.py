"""What every test finds the same: the computer's own settings do not change what is tested."""

from collections.abc import Iterator

import pytest

SETTINGS = (
    "DASHBOARD_TABLES",
    "DASHBOARD_DESK",
    "STREAMLIT_SERVER_PORT",
    "STREAMLIT_SERVER_ADDRESS",
)


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
