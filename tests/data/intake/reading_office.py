"""How the tests read a file that was handed in: as the desk does."""

from pathlib import Path

from data.intake.files import read
from data.intake.sheet import Sheet


def first_sheet(path: Path) -> Sheet:
    """The first sheet of a workbook, or a CSV file as a sheet."""
    return read(path.name, path.read_bytes()).sheets[0]
