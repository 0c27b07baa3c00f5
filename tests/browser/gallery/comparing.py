"""Whether two pictures show the same: by the mean colours of small squares.

What another graphics card or another way of smoothing letters changes stays within a square; what
is moved, missing or cut off does not. (Measured on the overview:
drawn at one and a half times and twice the size and reduced, it differs from itself by 48 of 255 in
at most five squares; a heading that is moved by eight pixels does so in 80, missing chips in 52.)
"""

import json
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from tests.browser.gallery.shots import Shot

KEPT = Path(__file__).parent / "kept"
LETTERS = KEPT / "letters.json"
REDUCED = 2  # pixels of a page on one of a kept picture
QUALITY = 30
SQUARE = 4  # pixels of a kept picture
FAR = 48  # of 255
FEW = 8  # squares
HIGHER = 4  # pixels of a kept picture


def reduced(picture: Image.Image) -> bytes:
    """A picture as it is kept: small enough to stand in the repository, and to be looked at."""
    size = picture.width // REDUCED, picture.height // REDUCED
    written = BytesIO()
    picture.resize(size, Image.Resampling.BOX).save(written, "WEBP", quality=QUALITY, method=6)
    return written.getvalue()


def alike(one: bytes, other: bytes) -> bool:
    """Whether two reduced pictures show the same page.

    Where one is a little longer, its end is not looked at: what made it longer is seen above.
    """
    first, second = (Image.open(BytesIO(picture)).convert("RGB") for picture in (one, other))
    if first.width != second.width or abs(first.height - second.height) > HIGHER:
        return False
    lines = min(first.height, second.height) // SQUARE
    apart = np.abs(_squares(first, lines) - _squares(second, lines)).max(axis=2)
    return int((apart > FAR).sum()) <= FEW


def file(shot: Shot) -> Path:
    """Where a picture is kept."""
    return KEPT / f"{shot}.webp"


def kept(shot: Shot) -> bytes | None:
    """The picture that is kept; None where none is."""
    return file(shot).read_bytes() if file(shot).is_file() else None


def comparable(letters: list[int]) -> bool:
    """Whether the kept pictures were taken with such letters: with others all lines are others."""
    before = json.loads(LETTERS.read_text()) if LETTERS.is_file() else letters
    return all(abs(now - then) <= then / 100 for now, then in zip(letters, before, strict=True))


def _squares(picture: Image.Image, lines: int) -> npt.NDArray[np.int16]:
    """The mean colour of each square, in so many lines of them."""
    columns = picture.width // SQUARE
    part = picture.crop((0, 0, columns * SQUARE, lines * SQUARE))
    return np.asarray(part.resize((columns, lines), Image.Resampling.BOX)).astype(np.int16)
