"""Make the font of exported pictures anew: ``python -m components.fonts``, or `` … FILE.ttc``.

README.md beside it says when, and from what.
"""

import sys
from pathlib import Path

from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from components.fonts import FAMILY, FILE

DEBIAN = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
ROOT = Path(__file__).parents[2]
TEXTS = ("data/tables", "data/words", "components/text", "tests/tables/harbour")
SIGNS = "−×÷±≈≤≥≠‰°²³㎡㎥㎞·•…—–◇◆○●△▲▽▼←↑→↓┆│¥€©®«»"

Polygon = tuple[tuple[int, int], ...]

# Signs that Noto Sans CJK does not have: each its width and outline.
DRAWN: dict[str, tuple[int, tuple[Polygon, ...]]] = {
    "▴": (600, (((60, 160), (300, 600), (540, 160)),)),
    "▾": (600, (((60, 600), (540, 600), (300, 160)),)),
    "⋮": (300, tuple(((105, y), (105, y + 90), (195, y + 90), (195, y)) for y in (60, 335, 610))),
}
DONORS = "가각간"  # their glyphs make room for the drawn ones


def wanted() -> set[str]:
    """GB 2312, Latin, full-width forms, signs, and each character of the tables and the words."""
    double = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    chinese = {pair.decode("gb2312", errors="ignore") for pair in double}
    ranges = ((0x20, 0x7F), (0xA0, 0x180), (0x3000, 0x3030), (0xFF01, 0xFF5F))
    simple = {chr(code) for first, end in ranges for code in range(first, end)}
    return (chinese | simple | set(SIGNS) | written()) - {"", "\n", "\r", "\t"}


def written() -> set[str]:
    """Each character of the tables and the words of the program, and of the tests' tables."""
    files = (path for folder in TEXTS for path in (ROOT / folder).rglob("*") if path.is_file())
    return set("".join(path.read_text(encoding="utf-8") for path in files))


def make(collection: Path) -> TTFont:
    """The font, from the collection that holds all of Noto Sans CJK."""
    fonts = {font["name"].getDebugName(1): font for font in TTCollection(collection).fonts}
    font = fonts["Noto Sans CJK SC"]
    # The Chinese dot is as wide as a letter, and stands between Latin words as well.
    _map(font, "·", fonts["Noto Sans CJK KR"].getBestCmap()[ord("·")])
    unused = ["vhea", "vmtx", "VORG", "BASE", "GPOS", "GSUB"]  # text runs one way, letter by letter
    options = Options(hinting=False, notdef_outline=True)
    options.drop_tables += unused
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(wanted())) + DONORS)
    subsetter.subset(font)
    for donor, (sign, (advance, polygons)) in zip(DONORS, DRAWN.items(), strict=True):
        _draw(font, donor, sign, advance, polygons)
    _rename(font)
    return font


def _map(font: TTFont, character: str, glyph: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(character)] = glyph


def _draw(font: TTFont, donor: str, sign: str, advance: int, polygons: tuple[Polygon, ...]) -> None:
    """Put a sign of straight lines in the place of a character that is not wanted."""
    name = font.getBestCmap()[ord(donor)]
    pen = T2CharStringPen(advance, None)
    for first, *others in polygons:
        pen.moveTo(first)
        for point in others:
            pen.lineTo(point)
        pen.closePath()
    top = font["CFF "].cff.topDictIndex[0]
    old = top.CharStrings[name]
    # A width is written as what it is more than the one that the glyphs of this part share.
    made = pen.getCharString(old.private, old.globalSubrs)
    made.program[0] = advance - old.private.nominalWidthX
    top.CharStrings[name] = made
    font["hmtx"][name] = (advance, min(x for polygon in polygons for x, _ in polygon))
    _map(font, sign, name)
    for table in font["cmap"].tables:
        table.cmap.pop(ord(donor), None)


def _rename(font: TTFont) -> None:
    """A changed font must not go by the name of the one that it was made from."""
    compact = FAMILY.replace(" ", "")
    names = {1: FAMILY, 2: "Regular", 3: f"{compact} 1.0", 4: FAMILY, 6: f"{compact}-Regular"}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 5, 7, 13, 14}]
    for number, name in names.items():
        table.setName(name, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [names[6]]
    cff.topDictIndex[0].FullName, cff.topDictIndex[0].FamilyName = names[4], names[1]


def main() -> None:
    """Write the font beside this file, and say what it holds."""
    collection = Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN
    if not collection.is_file():
        sys.exit(f"{collection} is not there; on Debian: apt install fonts-noto-cjk")
    font = make(collection)
    font.recalcTimestamp = False  # the same input gives the same bytes
    font.save(FILE)
    drawn = {chr(code) for code in font.getBestCmap()}
    print(f"{FILE.name}: {len(drawn)} characters, {FILE.stat().st_size / 1e6:.1f} MB")
    if missing := sorted(written() - drawn - {"\n", "\r", "\t"}):
        sys.exit(f"Noto Sans CJK SC does not have {''.join(missing)}")


if __name__ == "__main__":
    main()
