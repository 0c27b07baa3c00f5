import json
from typing import Any
from urllib.parse import unquote

import pytest

from components.background import Background, configured


def _style(background: Background) -> dict[str, Any]:
    head, _, body = background.style.partition(",")
    assert head == "data:application/json"
    made: dict[str, Any] = json.loads(unquote(body))
    return made


def test_without_a_background_there_is_no_style() -> None:
    assert not Background().style


def test_an_address_of_tiles_becomes_a_style_of_one_layer() -> None:
    address = "http://tiles.example/{z}/{x}/{y}.png"
    made = _style(Background(address, "© <b>us</b>"))
    assert made["version"] == 8
    (source,) = made["sources"].values()
    assert source["tiles"] == [address]
    assert source["attribution"] == "© &lt;b&gt;us&lt;/b&gt;"


def test_tianditu_takes_the_key_of_its_owner() -> None:
    made = _style(Background("tianditu:abc&<d>"))
    assert list(made["sources"]) == [layer["source"] for layer in made["layers"]] == ["vec", "cva"]
    for name, source in made["sources"].items():
        for address in source["tiles"]:
            assert address.endswith("tk=abc%26%3Cd%3E")
            assert f"T={name}_w" in address


def test_the_address_of_a_style_is_taken_as_it_is() -> None:
    assert Background("https://maps.example/style.json").style == "https://maps.example/style.json"


def test_a_background_is_configured_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_TILES", raising=False)
    monkeypatch.delenv("DASHBOARD_TILES_CREDIT", raising=False)
    assert configured() == Background()
    monkeypatch.setenv("DASHBOARD_TILES", " tianditu:key ")
    assert configured() == Background("tianditu:key", "天地图")
    monkeypatch.setenv("DASHBOARD_TILES_CREDIT", "天地图 GS(2024)0568号")
    assert configured().credit == "天地图 GS(2024)0568号"
