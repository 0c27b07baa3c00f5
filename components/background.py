"""The tiles under a map, where whoever runs the dashboard has configured some; none otherwise.

Three forms: ``tianditu:KEY`` (天地图, with the owner's key), the address of tiles with ``{z}``,
``{x}`` and ``{y}`` in it, or the address of a style (a MapLibre or Mapbox style of version 8).
Tiles must be in WGS-84 or CGCS2000: those of AMap, Tencent and Baidu are shifted.
"""

import json
import os
from html import escape
from typing import NamedTuple
from urllib.parse import quote

TIANDITU = "tianditu:"
SERVERS = 8
LAYERS = ("vec", "cva")  # the map, and its names in Chinese
TILE = 256


class Background(NamedTuple):
    """An address in one of the three forms, and the words that name its source; empty for none."""

    address: str = ""
    credit: str = ""

    @property
    def style(self) -> str:
        """The style that draws it, as an address; empty for none."""
        if self.address.startswith(TIANDITU):
            key = quote(self.address.removeprefix(TIANDITU), safe="")
            return self._of_tiles({name: _tianditu(name, key) for name in LAYERS})
        if "{z}" in self.address:
            return self._of_tiles({"tiles": [self.address]})
        return self.address

    def _of_tiles(self, tiles: dict[str, list[str]]) -> str:
        # The browser takes an attribution for HTML.
        shared = {"type": "raster", "tileSize": TILE, "attribution": escape(self.credit)}
        sources = {name: shared | {"tiles": addresses} for name, addresses in tiles.items()}
        layers = [{"id": name, "type": "raster", "source": name} for name in tiles]
        made = {"version": 8, "sources": sources, "layers": layers}
        return "data:application/json," + quote(json.dumps(made))


def configured() -> Background:
    """The background of ``DASHBOARD_TILES`` with the source of ``DASHBOARD_TILES_CREDIT``."""
    address = os.environ.get("DASHBOARD_TILES", "").strip()
    own = "天地图" if address.startswith(TIANDITU) else ""
    return Background(address, os.environ.get("DASHBOARD_TILES_CREDIT", "").strip() or own)


def _tianditu(layer: str, key: str) -> list[str]:
    return [
        f"https://t{server}.tianditu.gov.cn/DataServer?T={layer}_w&x={{x}}&y={{y}}&l={{z}}&tk={key}"
        for server in range(SERVERS)
    ]
