"""``--release``: the folder of tables as it was in a release."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from data.commands.screen import RefusedError, told
from data.database import store_address
from data.model import Language


@contextmanager
def as_released(folder: Path, number: int | None, language: Language) -> Iterator[Path]:
    """The folder of tables; as it was in a release of theirs, where one is asked for.

    Raises RefusedError for a release that the database does not have.
    """
    if number is None:
        yield folder
        return
    from data.store import Store  # noqa: PLC0415 -- what asks the database is loaded when needed
    from data.store.opening import connect  # noqa: PLC0415
    from data.store.releases import newest  # noqa: PLC0415

    engine = connect(store_address(folder))
    try:
        last = newest(engine)
        if not 1 <= number <= last:
            allowed = f"1–{last}" if last else "0"
            raise RefusedError(told("unknown_choice", language, value=number, allowed=allowed))
        with TemporaryDirectory() as written_out:
            Store(engine, number).write_out(Path(written_out))
            yield Path(written_out)
    finally:
        engine.close()
