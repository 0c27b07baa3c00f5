"""A PostgreSQL server of the tests' own: `python -m tests.data.store.postgresql` installs one.

It listens on this computer alone, on a free port, with its files in a folder that is removed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests.browser.server import free_port

PLACES = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")
OWNER = "postgres"  # PostgreSQL does not run as root


def find() -> Path | None:
    """The folder of the programs: the one on the path, else the newest that is installed."""
    if named := shutil.which("initdb"):
        return Path(named).parent
    found = [bin_ for place in PLACES for bin_ in Path(place).glob("*/bin/initdb")]
    return max(found).parent if found else None


def install() -> None:
    """For root on Debian its own package; elsewhere that is left to a person."""
    if _root() and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ("update", "-qq"), ("install", "-qq", "-y", "postgresql"):
            subprocess.run(
                ["apt-get", *command],
                env=quiet,
                stdin=subprocess.DEVNULL,
                stdout=sys.stderr,
                check=False,
            )


@contextmanager
def serving() -> Iterator[tuple[str, Callable[[], AbstractContextManager[None]]]]:
    """A server with an empty database: its address, and what it stands still for."""
    programs = find()
    if programs is None:
        raise RuntimeError("No PostgreSQL found. `make postgresql` installs one on Debian.")
    with tempfile.TemporaryDirectory() as folder:
        files, port = Path(folder) / "data", free_port()
        files.mkdir()
        if _root():
            Path(folder).chmod(0o755)
            shutil.chown(files, OWNER)
        _run([programs / "initdb", "-D", files, "-U", OWNER, "-A", "trust", "-E", "UTF8"], files)
        control: list[str | Path] = [programs / "pg_ctl", "-D", files, "-w"]
        options: list[str | Path] = [
            "-o",
            f"-h 127.0.0.1 -p {port} -k {files}",
            "-l",
            files / "log",
        ]

        @contextmanager
        def ended() -> Iterator[None]:
            _run([*control, "-m", "immediate", "stop"], files)
            try:
                yield
            finally:
                _run([*control, *options, "start"], files)

        _run([*control, *options, "start"], files)
        try:
            yield f"postgresql://{OWNER}@127.0.0.1:{port}/postgres", ended
        finally:
            _run([*control, "-m", "immediate", "stop"], files)


def _run(command: list[str | Path], folder: Path) -> None:
    user = OWNER if _root() else None
    subprocess.run(
        command,
        cwd=folder,
        user=user,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def main() -> None:
    """Print where the programs are; install them where they are missing."""
    if find() is None:
        print("Installing PostgreSQL …", file=sys.stderr)
        install()
    if (found := find()) is None:
        sys.exit("No PostgreSQL could be installed: install one, with initdb on the path.")
    print(found)


if __name__ == "__main__":
    main()
