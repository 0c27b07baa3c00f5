"""Pictures: charts with all that must stand beside them. A page, a report and an export share them.

A function here takes rows, asks ``data`` what may be drawn, and ``charts`` to draw it.
"""

from components.pictures.compared import change, standing
from components.pictures.moved import series, several, sparkline
from components.pictures.parts import composition
from components.pictures.picture import Picture, Setting
from components.pictures.reached import level_and_growth, target

__all__ = [
    "Picture",
    "Setting",
    "change",
    "composition",
    "level_and_growth",
    "series",
    "several",
    "sparkline",
    "standing",
    "target",
]
