"""Colours for charts and maps, read from ``.streamlit/config.toml``, where they stand once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

CONFIG = Path(__file__).parent.parent / ".streamlit" / "config.toml"

Mode = Literal["light", "dark"]
Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """The colours of one mode, as hexadecimal strings, by the names of the configuration."""

    mode: Mode
    colors: tuple[tuple[str, str], ...]

    def __getitem__(self, name: str) -> str:
        return dict(self.colors)[name]

    def accent(self, color: str) -> str:
        """The accent named in themes.csv: blue, violet, green, orange …; gray for any other."""
        return dict(self.colors).get(f"{color}Color", self["grayColor"])

    def variables(self) -> str:
        """The colours for style sheets, by the names that Streamlit gives them in components."""
        said = "".join(f"--st-{_kebab(name)}: {value};" for name, value in self.colors)
        return f":root {{{said}}}"

    def rgb(self, name: str) -> Rgb:
        """A colour as the three numbers that maps take."""
        return hex_to_rgb(self[name])


def _kebab(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


def hex_to_rgb(color: str) -> Rgb:
    digits = color.removeprefix("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


@cache
def palette(mode: Mode) -> Palette:
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    plain = {name: value for name, value in config[mode].items() if isinstance(value, str)}
    return Palette(mode, tuple(plain.items()))
