"""The dashboard as a reader meets it: `streamlit run` in a process of its own, on a free port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


def free_port() -> int:
    """A port that nothing listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def start(
    script: Path,
    port: int,
    log: Path,
    tables: Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start the server and return at once; `tables` takes the place of data/tables.

    What it keeps lies beside its log. `settings` are further variables of its environment.
    """
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    options = ["--server.port", str(port)]
    headless = ["--server.headless", "true", "--server.fileWatcherType", "none"]
    environment = {key: value for key, value in os.environ.items() if key != "DASHBOARD_TABLES"}
    secrets = log.with_suffix(".toml")
    secrets.touch()
    environment["STREAMLIT_SECRETS_FILES"] = str(secrets)
    environment["STREAMLIT_SERVER_ADDRESS"] = "127.0.0.1"
    environment["DASHBOARD_STORE"] = f"{log}.duckdb"
    if tables is not None:
        environment["DASHBOARD_TABLES"] = str(tables)
    environment |= settings or {}
    with log.open("wb") as out:
        return subprocess.Popen(
            [*command, *options, *headless],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server, by force if it does not listen."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def serving(
    script: Path, log: Path, tables: Path | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The base URL of a server that answers; RuntimeError with its log when it does not start."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    process = start(script, port, log, tables, settings)
    try:
        wait_for_health(url, process, log)
        yield url
    finally:
        stop(process)


def wait_for_health(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when it answers; RuntimeError with its log when it ends, or not within a minute."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if _healthy(url):
            return
        time.sleep(0.02)
    written = log.read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"The server did not start ({process.poll()}). Its log:\n{written}")


def _healthy(url: str) -> bool:
    try:
        with urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
