import json
from urllib.parse import unquote

import pytest

from components.maps import tiles


def _style(background: str) -> dict[str, object]:
    address = tiles.style(background)
    head, _, body = address.partition(",")
    assert head == "data:application/json"
    made: dict[str, object] = json.loads(unquote(body))
    return made


def test_without_a_background_there_is_no_style() -> None:
    assert not tiles.style("")


def test_an_address_of_tiles_becomes_a_style_of_one_layer() -> None:
    address = "http://tiles.example/{z}/{x}/{y}.png"
    made = _style(address)
    assert made["version"] == 8
    assert [source["tiles"] for source in made["sources"].values()] == [[address]]  # type: ignore[attr-defined]


def test_tianditu_takes_the_key_of_its_owner_and_names_itself() -> None:
    made = _style("tianditu:abc&<d>")
    sources = made["sources"]
    assert list(sources) == ["vec", "cva"]  # type: ignore[call-overload]
    for name, source in sources.items():  # type: ignore[attr-defined]
        assert source["attribution"] == "天地图"
        for address in source["tiles"]:
            assert address.endswith("tk=abc%26%3Cd%3E")
            assert f"T={name}_w" in address


def test_the_address_of_a_style_is_taken_as_it_is() -> None:
    assert tiles.style("https://maps.example/style.json") == "https://maps.example/style.json"


def test_a_background_is_configured_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_TILES", raising=False)
    assert not tiles.configured()
    monkeypatch.setenv("DASHBOARD_TILES", " http://x/{z}/{x}/{y} ")
    assert tiles.configured() == "http://x/{z}/{x}/{y}"
