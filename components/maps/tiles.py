"""A background of tiles, where whoever runs the dashboard has configured one; none otherwise.

Three forms: ``tianditu:KEY`` (天地图, with the owner's key), the address of tiles with ``{z}``,
``{x}`` and ``{y}`` in it, or the address of a style (a MapLibre or Mapbox style of version 8).
Tiles must be in WGS-84 or CGCS2000: those of AMap, Tencent and Baidu are shifted.
"""

import json
import os
from html import escape
from urllib.parse import quote

TIANDITU = "tianditu:"
SERVERS = 8
LAYERS = ("vec", "cva")  # the map, and its names in Chinese
TILE = 256


def configured() -> str:
    """The background that ``DASHBOARD_TILES`` names; empty where none is wanted."""
    return os.environ.get("DASHBOARD_TILES", "").strip()


def style(background: str) -> str:
    """The style that draws a background, as an address; empty for none."""
    if background.startswith(TIANDITU):
        key = quote(background.removeprefix(TIANDITU), safe="")
        return _of_tiles({name: _tianditu(name, key) for name in LAYERS}, "天地图")
    if "{z}" in background:
        return _of_tiles({"tiles": [background]}, "")
    return background


def _tianditu(layer: str, key: str) -> list[str]:
    return [
        f"https://t{server}.tianditu.gov.cn/DataServer?T={layer}_w&x={{x}}&y={{y}}&l={{z}}&tk={key}"
        for server in range(SERVERS)
    ]


def _of_tiles(tiles: dict[str, list[str]], credit: str) -> str:
    sources = {
        name: {
            "type": "raster",
            "tiles": addresses,
            "tileSize": TILE,
            "attribution": escape(credit),
        }
        for name, addresses in tiles.items()
    }
    layers = [{"id": name, "type": "raster", "source": name} for name in tiles]
    made = {"version": 8, "sources": sources, "layers": layers}
    return "data:application/json," + quote(json.dumps(made))
