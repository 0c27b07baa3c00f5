"""Files that nobody should hand in: damaged, greedy, deceitful, or only odd."""

import codecs
import gzip
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.data.intake.making import (
    HEAD,
    MAIN,
    ODS_CELL,
    PACKAGE,
    RELATED,
    Parts,
    archive,
    ods,
    row,
    sheet,
    xlsx,
)

FILES = Path(__file__).parent / "files"  # as LibreOffice and XlsxWriter wrote them
TAKEN_IN = ""
ANY: tuple[str, ...] = ()
DAMAGED = ("upload_damaged", "upload_given_up")

_NESTED = zip("abcdefghi", "bcdefghij", strict=True)
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {outer} "{f"&{inner};" * 10}">' for inner, outer in _NESTED)
    + "]>"
)
FILE_ENTITY = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True)
class BadFile:
    """``answers`` are the codes of refusal that are right, ``TAKEN_IN`` among them; empty: any."""

    name: str
    content: bytes
    family: str
    answers: tuple[str, ...] = ANY


Family = Callable[[], Iterator[BadFile]]


def bad_files() -> Iterator[BadFile]:
    """All of them, made one by one: some are large."""
    for family in FAMILIES:
        for file in family():
            name = family.__name__.strip("_").replace("_", " ")
            yield BadFile(file.name, file.content, name, file.answers)


def _too_large() -> Iterator[BadFile]:
    large = ("upload_too_large",)
    yield BadFile("zeros.csv", bytes(200_000_000), "", large)
    yield BadFile("zeros.xlsx", b"PK\x03\x04" + bytes(200_000_000), "", large)
    yield BadFile("text.csv", b"1,2\n" * 5_100_000, "", large)


def _zip_bombs() -> Iterator[BadFile]:
    zeros = bytes(60_000_000)
    ratio, expands = ("upload_ratio",), ("upload_expands",)
    yield BadFile("sheet.xlsx", xlsx(zeros), "", ratio)
    yield BadFile("picture.xlsx", xlsx(more={"xl/media/image1.png": zeros}), "", ratio)
    yield BadFile("strings.xlsx", xlsx(more={"xl/sharedStrings.xml": zeros}), "", ratio)
    yield BadFile("content.ods", archive({"mimetype": "x", "content.xml": zeros}), "", ratio)
    parts: Parts = {f"xl/media/{n}.png": bytes(29_000_000) for n in range(11)}
    yield BadFile("pictures.xlsx", xlsx(more=parts), "", expands)
    inner = archive({"0.zip": bytes(20_000_000)})
    nested = archive({f"{n}.zip": inner for n in range(100)}, packed=zipfile.ZIP_STORED)
    yield BadFile("nested.zip", nested, "", ("upload_other_form",))
    yield BadFile("nested.xlsx", xlsx(more={"xl/media/x.zip": nested}), "", (TAKEN_IN,))
    many: Parts = {f"xl/media/{n}.png": b"" for n in range(6000)}
    yield BadFile("many.xlsx", xlsx(more=many), "", ("upload_parts",))
    spaces = sheet(row("a"), after=" " * 9_000_000)
    yield BadFile("spaces.xlsx", xlsx(spaces), "", (TAKEN_IN,))
    yield BadFile("overlapping.xlsx", _overlapping(xlsx(), 300), "", DAMAGED)
    yield BadFile("overlapping large.xlsx", _overlapping(xlsx(bytes(9_000_000)), 60), "", expands)


def _overlapping(content: bytes, times: int) -> bytes:
    """An archive whose directory lists the last of its parts again and again."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        start, last = file.start_dir, file.infolist()[-1]
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as file:
        for n in range(times):
            again = zipfile.ZipInfo(f"xl/again{n}.xml")
            for field in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(again, field, getattr(last, field))
            file.filelist.append(again)
        file.start_dir = start
        file.writestr(zipfile.ZipInfo("end"), b"")
    return out.getvalue()


def _sizes_that_lie() -> Iterator[BadFile]:
    """The directory of the archive says that a part expands to less, or to more, than it does."""
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):
        for size in (0, 1, 100, 0x7FFF_FFFF):
            content = bytearray(xlsx(sheet(row("a") * 2000)))
            place = content.rindex(part.encode()) - 46 + 24
            content[place : place + 4] = size.to_bytes(4, "little")
            codes = (*DAMAGED, "upload_expands")
            yield BadFile(f"{size}.xlsx", bytes(content), "", codes)


def _too_many_cells() -> Iterator[BadFile]:
    far = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
    columns, rows = ("upload_columns",), ("upload_rows",)
    yield BadFile("corner.xlsx", xlsx(sheet(far.format(1048576, "XFD"))), "", rows)
    yield BadFile("right.xlsx", xlsx(sheet(far.format(1, "XFD"))), "", columns)
    yield BadFile("down.xlsx", xlsx(sheet(far.format(1048576, "A"))), "", rows)
    yield BadFile("row.xlsx", xlsx(sheet(far.format(999999999, "A"))), "", rows)
    yield BadFile("column.xlsx", xlsx(sheet(far.format(1, "ZZZZZZZ"))), "", columns)
    million = sheet(f"<row>{''.join(f'<c><v>{n}</v></c>' for n in range(1_000_000))}</row>")
    yield BadFile("a million columns.xlsx", xlsx(million), "", columns)
    empty = sheet(row("a") + "<row>" + "<c/>" * 100_000 + "</row>")
    yield BadFile("empty columns.xlsx", xlsx(empty), "", (TAKEN_IN,))
    yield BadFile("wide.xlsx", xlsx(sheet(far.format(199_000, "Z"))), "", ("upload_cells",))
    for lie in ("A1:XFD1048576", "A1", "XFD1048576:A1", "garbage", ""):
        content = sheet(row("a"), before=f'<dimension ref="{lie}"/>')
        yield BadFile("dimension.xlsx", xlsx(content), "", (TAKEN_IN, *DAMAGED))
    yield BadFile("wide.csv", b"," * 1_000_000 + b"1\n", "", columns)
    yield BadFile("long.csv", b"1,2\n" * 250_000, "", rows)
    yield BadFile("much.csv", b"1," * 400 + b"\n" + b"1\n" * 199_000, "", ("upload_cells",))
    for attribute, code in (
        ("table:number-columns-repeated", "upload_columns"),
        ("table:number-rows-repeated", "upload_rows"),
    ):
        for times in (100_000_000, 2**31 - 1, 10**30):
            cell = ODS_CELL.format(f' {attribute}="{times}"' if "columns" in attribute else "")
            repeated = f' {attribute}="{times}"' if "rows" in attribute else ""
            table = f"<table:table-row{repeated}>{cell}</table:table-row>"
            yield BadFile("repeated.ods", ods(table), "", (code,))
    cell = ODS_CELL.format(' table:number-columns-repeated="400"')
    table = f'<table:table-row table:number-rows-repeated="190000">{cell}</table:table-row>'
    yield BadFile("area.ods", ods(table), "", ("upload_cells",))


def _truncated() -> Iterator[BadFile]:
    for file, times in (("office.xlsx", 14), ("office.xls", 14), ("office.ods", 8)):
        content = (FILES / file).read_bytes()
        for n in range(1, times + 1):
            yield BadFile(file, content[: len(content) * n // (times + 1)], "", ANY)


def _flipped_bytes() -> Iterator[BadFile]:
    chance = random.Random(6)  # noqa: S311 - the same bytes each time
    for file, times in (("office.xlsx", 12), ("office.xls", 20), ("office.ods", 8)):
        for n in range(times):
            content = bytearray((FILES / file).read_bytes())
            for _ in range(1 + n * 3):
                content[chance.randrange(8, len(content))] ^= 1 << chance.randrange(8)
            yield BadFile(file, bytes(content), "", ANY)


def _spoiled_markup() -> Iterator[BadFile]:
    """The archive is sound, and a part of the workbook in it is not."""
    chance = random.Random(7)  # noqa: S311 - the same bytes each time
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"):
        for _ in range(4):
            with zipfile.ZipFile(FILES / "office.xlsx") as file:
                parts: Parts = {n: file.read(n) for n in file.namelist()}
                spoiled = bytearray(file.read(part))
            for _ in range(5):
                spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
            yield BadFile("spoiled.xlsx", archive(parts | {part: bytes(spoiled)}), "", ANY)


def _other_forms() -> Iterator[BadFile]:
    other = ("upload_other_form",)
    for name, beginning in (
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n\0\0"),
        ("a.xls", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("a.csv", b"GIF89a\1\0"),
        ("a.rar", b"Rar!\x1a\7\0"),
        ("a.xlsx", b"7z\xbc\xaf\x27\x1c\0\4"),
        ("a.xlsx", gzip.compress(b"1,2\n", mtime=0)),
        ("a.csv", b"{\\rtf1\\ansi 1,2}"),
        ("a.csv", b"SQLite format 3\0\0\0"),
        ("a.csv", b"\x7fELF\2\1\1\0"),
        ("a.xls", b"MZ\x90\0\3\0"),
        ("a.xls", b"\x09\x00\x04\x00\x02\x00\x10\x00"),
        ("a.docx", archive({"word/document.xml": "<w/>"})),
        ("a.xlsx", archive({"ppt/presentation.xml": "<p/>"})),
        ("a.xlsx", archive({"xl/workbook.bin": b"\0"})),
        ("a.zip", archive({"a.csv": "1,2\n"})),
        ("a.xlsx", archive({})),
        ("a.odt", archive({"mimetype": "application/vnd.oasis.opendocument.text"})),
    ):
        yield BadFile(name, beginning, "", other)
    page = "<html><body><table><tr><td>1</td></tr></table></body></html>"
    old = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    for text in (page, "\n  <!DOCTYPE html>" + page, "<table border=1><tr><td>1", old):
        for encoding in ("utf-8-sig", "gb18030", "utf-16"):
            yield BadFile("report.xls", text.encode(encoding), "", ("upload_markup",))


def _endings_that_lie() -> Iterator[BadFile]:
    """Read for what they are."""
    for name, file in (("a.csv", "office.xlsx"), ("a.xlsx", "office.xls"), ("a.xls", "office.ods")):
        yield BadFile(name, (FILES / file).read_bytes(), "", (TAKEN_IN,))
    for name in ("a.xls", "a.xlsx", "a.pdf", "a"):
        yield BadFile(name, "指标\t数值\n人口\t110000\n".encode("gb18030"), "", (TAKEN_IN,))


def _empty() -> Iterator[BadFile]:
    for content in (
        b"",
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        codecs.BOM_UTF16_BE,
        b"\n\n\r\n",
        b",,,\n,,,\n",
    ):
        yield BadFile("empty.csv", content, "", ("upload_empty",))
    yield BadFile("empty.xlsx", xlsx(sheet("")), "", ("upload_empty",))
    yield BadFile("hidden.xlsx", xlsx(state="hidden"), "", ("upload_empty",))
    yield BadFile("hidden.xlsx", xlsx(state="veryHidden"), "", ("upload_empty",))
    yield BadFile("no sheets.xlsx", xlsx(names=()), "", ("upload_empty", *DAMAGED))
    yield BadFile("empty.ods", ods(""), "", ("upload_empty", *DAMAGED))


def _bytes_that_are_no_text() -> Iterator[BadFile]:
    control, unread = ("control_character",), ("upload_encoding", "control_character")
    yield BadFile("nul.csv", b"a,b\n1,\0\n", "", control)
    yield BadFile("nul.csv", b"a,b\n" + bytes(1000), "", control)
    yield BadFile("nul.csv", bytes(1000), "", control)
    yield BadFile("nul.csv", codecs.BOM_UTF16_LE + "a,b\n1,\0".encode("utf-16-le"), "", control)
    yield BadFile("wide.csv", "指标,数值\n".encode("utf-32"), "", (TAKEN_IN,))
    yield BadFile("cut.csv", codecs.BOM_UTF16_LE + "a,b\n".encode("utf-16-le")[:-1], "", unread)
    yield BadFile("half.csv", codecs.BOM_UTF16_LE + b"a\0\0\xd8a\0", "", unread)
    yield BadFile("cut.csv", codecs.BOM_UTF8 + "指标".encode()[:-1], "", unread)
    yield BadFile("cut.csv", "指标,数值".encode("gb18030")[:-1], "", unread)
    yield BadFile("bytes.csv", b"\xff\xff\xff\xff\n", "", unread)
    yield BadFile("bytes.csv", bytes(range(1, 256)) * 9, "", unread)
    noise = random.Random(8).randbytes(50_000)  # noqa: S311 - the same bytes each time
    yield BadFile("noise.csv", noise, "", unread)
    for letter in ("\x01", "\x1b", "\x7f", "\x85", "\u202e", "\u2066"):
        yield BadFile("unseen.csv", f"a,b\n1,x{letter}y\n".encode(), "", control)
    for letter in ("\u202e", "\u2067", "\x7f", "_x0001_"):
        yield BadFile("unseen.xlsx", xlsx(sheet(row(f"x{letter}y"))), "", (*control, TAKEN_IN))
    yield BadFile("unseen.xlsx", xlsx(names=("a\u202eb",)), "", control)
    yield BadFile("raw.xlsx", xlsx(sheet(row("x\x01y"))), "", DAMAGED)


def _mixed_encodings() -> Iterator[BadFile]:
    mixed = ("upload_mixed_encodings",)
    one, other = "名称,生产总值\n".encode(), "名称,生产总值\n".encode("gb18030")
    for lines in (one * 9 + other, other * 9 + one, one + other, other * 3 + one * 3 + other):
        yield BadFile("mixed.csv", lines, "", mixed)
    yield BadFile("mixed.csv", codecs.BOM_UTF8 + other, "", ("upload_encoding",))
    wide = codecs.BOM_UTF16_LE + "a,b\n".encode("utf-16-le") + other
    yield BadFile("mixed.csv", wide, "", ANY)


def _unclosed_quotes() -> Iterator[BadFile]:
    for text in (
        'a,b\n"1,2\n3,4\n',
        '"a\n',
        'a,b\n1,"2" x\n',
        'a;b\n1;"2\n',
        'a,b\n1,"' + "x\n" * 99,
    ):
        yield BadFile("quote.csv", text.encode(), "", ("unclosed_quote",))


def _odd_values() -> Iterator[BadFile]:
    """Text as any other: what is no figure is told by who reads the figures."""
    for text in ("1e400", "-1e400", "NaN", "Infinity", "1" * 400, "9" * 30_000, "44165", "1e-400"):
        yield BadFile("odd.csv", f"指标,数值\n人口,{text}\n".encode(), "", (TAKEN_IN,))
    for text in ("1e400", "-1e400", "NaN", "inf", "1" * 400, "44165.999999", "1e-400", "-0", "x"):
        cells = f'<row r="1"><c r="A1"><v>{text}</v></c></row>'
        yield BadFile("odd.xlsx", xlsx(sheet(cells)), "", (TAKEN_IN, *DAMAGED))
    for text in ("-1", "0", "60", "2958466", "1e300", "99999999999"):
        styles = (
            f'{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
        )
        cells = f'<row r="1"><c r="A1" s="0"><v>{text}</v></c></row>'
        file = xlsx(sheet(cells), {"xl/styles.xml": styles})
        yield BadFile("dates.xlsx", file, "", (TAKEN_IN, *DAMAGED))
    for header in ("a,a,a", "数值,数值", ",,a"):
        yield BadFile("twice.csv", f"{header}\n1,2,3\n".encode(), "", (TAKEN_IN,))
    for text in ("=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "<script>alert(1)</script>"):
        yield BadFile("run.csv", f"a,b\n1,{text}\n".encode(), "", (TAKEN_IN,))
    markup = "&lt;img src=x onerror=alert(1)&gt;"
    yield BadFile("run.xlsx", xlsx(sheet(row(markup))), "", (TAKEN_IN,))
    yield BadFile("run.xlsx", xlsx(names=(markup,)), "", (TAKEN_IN,))


def _long_cells() -> Iterator[BadFile]:
    long = ("upload_long_cell",)
    yield BadFile("long.csv", b"a,b\n1," + b"x" * 1_000_000, "", long)
    yield BadFile("long.csv", b'a,b\n1,"' + b"x\n" * 20_000 + b'"', "", long)
    yield BadFile("long.xlsx", xlsx(sheet(row("x" * 40_000))), "", long)
    yield BadFile("long.xlsx", xlsx(sheet(row("指" * 9_000_000))), "", (*long, "upload_ratio"))
    text = "".join(random.Random(9).choices("abcdefgh", k=30_000))  # noqa: S311 - the same
    shared = f'{HEAD}<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'
    cells = "".join(
        f'<row r="{n}">' + '<c t="s"><v>0</v></c>' * 10 + "</row>" for n in range(1, 10_001)
    )
    much = ("upload_letters", "upload_given_up")
    yield BadFile("shared.xlsx", xlsx(sheet(cells), {"xl/sharedStrings.xml": shared}), "", much)


def _names() -> Iterator[BadFile]:
    """Of a name its last part stays, and what can be seen of it."""
    table = "指标,数值\n人口,110000\n".encode()
    for name in (
        "../../../etc/passwd",
        "..\\..\\windows\\system32\\x.csv",
        "/etc/passwd",
        "C:\\x.csv",
        "a\0b.csv",
        "a\nb\r.csv",
        "\u202ecsv.exe",
        "",
        "..",
        "/",
        "x" * 5000 + ".csv",
        "x." + "y" * 5000,
        "<script>alert(1)</script>.csv",
        "'; DROP TABLE x; --.csv",
        "{file}%s{0}.csv",
        "CON.csv",
        "\ud800.csv",
    ):
        yield BadFile(name, table, "", (TAKEN_IN,))


def _formulas() -> Iterator[BadFile]:
    uncalculated = ("upload_uncalculated",)
    for formula in ("<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>", "<f/><v> </v>"):
        cells = row("a") + f'<row r="2"><c r="A2">{formula}</c></row>'
        yield BadFile("formula.xlsx", xlsx(sheet(cells)), "", uncalculated)
    text = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    yield BadFile("formula.xlsx", xlsx(sheet(text)), "", (TAKEN_IN,))


def _other_files() -> Iterator[BadFile]:
    links = ("upload_external_link",)
    cells = '<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c></row>'
    rels = f'{HEAD}<Relationships xmlns="{PACKAGE}">{{}}</Relationships>'
    target = (
        f'<Relationship Id="r1" Type="{RELATED}/externalLinkPath" Target="{{}}" '
        'TargetMode="External"/>'
    )
    link = f'{HEAD}<externalLink xmlns="{MAIN}">{{}}</externalLink>'
    for place in ("file:///C:/秘密/预算.xlsx", "https://example.org/x.xlsx", "..\\..\\x.xls"):
        parts: Parts = {
            "xl/externalLinks/externalLink1.xml": link.format("<externalBook/>"),
            "xl/externalLinks/_rels/externalLink1.xml.rels": rels.format(target.format(place)),
        }
        yield BadFile("link.xlsx", xlsx(sheet(cells), parts), "", links)
        yield BadFile("unused link.xlsx", xlsx(more=parts), "", (TAKEN_IN,))
    dde = link.format('<ddeLink ddeService="cmd" ddeTopic="/C calc"/>')
    parts = {"xl/externalLinks/externalLink1.xml": dde}
    yield BadFile("dde.xlsx", xlsx(sheet(cells), parts), "", links)
    for formula in (
        "of:=['file:///tmp/x.ods'#$Sheet1.A1]",
        "of:=DDE(&quot;cmd&quot;;&quot;a&quot;)",
    ):
        cell = ODS_CELL.format(f' table:formula="{formula}"')
        yield BadFile("link.ods", ods(f"<table:table-row>{cell}</table:table-row>"), "", links)


def _macros() -> Iterator[BadFile]:
    macros = ("upload_macros",)
    yield BadFile("macro.xlsm", xlsx(more={"xl/vbaProject.bin": b"\0"}), "", macros)
    yield BadFile("macro.xlsx", xlsx(more={"xl/VBAPROJECT.BIN": b"\0"}), "", macros)
    yield BadFile("macro.xlsx", xlsx(more={"xl/macrosheets/sheet1.xml": "<x/>"}), "", macros)
    basic: Parts = {"Basic/Standard/Module1.xml": "<x/>"}
    yield BadFile("macro.ods", ods("", basic), "", macros)
    xls = (FILES / "office.xls").read_bytes()
    entry = "\x05SummaryInformation".encode("utf-16-le")
    project = "_VBA_PROJECT_CUR\0\0\0".encode("utf-16-le")
    named = xls.replace(entry, project)
    place = named.index(project) + 64
    named = named[:place] + b"\x22\0" + named[place + 2 :]
    yield BadFile("macro.xls", named, "", macros)


def _entities() -> Iterator[BadFile]:
    doctype = ("upload_doctype",)
    for declared in (LAUGHS, FILE_ENTITY, "<!DOCTYPE l>"):
        entity = "&j;" if declared == LAUGHS else "&a;" if declared == FILE_ENTITY else ""
        yield BadFile("sheet.xlsx", xlsx(sheet(row(entity), doctype=declared)), "", doctype)
        yield BadFile("workbook.xlsx", xlsx(doctype=declared), "", doctype)
        shared = f'{HEAD}{declared}<sst xmlns="{MAIN}"><si><t>{entity}</t></si></sst>'
        file = xlsx(more={"xl/sharedStrings.xml": shared})
        yield BadFile("strings.xlsx", file, "", doctype)
        yield BadFile("content.ods", ods("", doctype=declared), "", doctype)


def _passwords() -> Iterator[BadFile]:
    locked = ("upload_encrypted",)
    yield BadFile("locked.xlsx", (FILES / "locked.xlsx").read_bytes(), "", locked)
    manifest = (
        "<manifest:manifest xmlns:manifest='m'><manifest:encryption-data/></manifest:manifest>"
    )
    yield BadFile("locked.ods", ods("", {"META-INF/manifest.xml": manifest}), "", locked)
    zipped = bytearray(xlsx())
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in re.finditer(re.escape(signature), bytes(zipped)):
            zipped[found.start() + place] |= 1
    yield BadFile("locked.xlsx", bytes(zipped), "", locked)
    # WRITEACCESS, who wrote it last, becomes FILEPASS.
    xls = (FILES / "office.xls").read_bytes().replace(b"\x5c\0\x70\0", b"\x2f\0\x70\0", 1)
    yield BadFile("locked.xls", xls, "", locked)


def _deep_nesting() -> Iterator[BadFile]:
    deep = "<a>" * 200_000 + "</a>" * 200_000
    answers = (TAKEN_IN, *DAMAGED)
    yield BadFile("deep.xlsx", xlsx(sheet(deep)), "", ("upload_empty", *answers))
    yield BadFile("deep.xlsx", xlsx(more={"xl/styles.xml": deep}), "", answers)
    yield BadFile("deep.xlsx", xlsx(more={"xl/sharedStrings.xml": deep}), "", answers)
    tables = "<table:table>" * 50_000 + "</table:table>" * 50_000
    cell = f"<table:table-row><table:table-cell>{tables}</table:table-cell></table:table-row>"
    yield BadFile("deep.ods", ods(cell), "", ("upload_empty", *answers))


def _joined_cells() -> Iterator[BadFile]:
    for references in (
        ("A1:XFD1048576",),
        ("B2:A1",),
        ("garbage",),
        ("",),
        ("A1:B2", "A1:B2", "B2:C3"),
        ("A1:B1",) * 50_000,
        ("ZZZZZZZ1:ZZZZZZZ2",),
    ):
        merged = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
        cells = row("a", "b") + row("c", "d", number=2)
        content = sheet(cells, after=f"<mergeCells>{merged}</mergeCells>")
        yield BadFile("joined.xlsx", xlsx(content), "", (TAKEN_IN, *DAMAGED))


def _workbooks_that_do_not_hold_together() -> Iterator[BadFile]:
    answers = (TAKEN_IN, *DAMAGED)
    for cell in ('<c s="99"><v>1</v></c>', '<c t="s"><v>99</v></c>', '<c t="?"><v>1</v></c>'):
        yield BadFile("cell.xlsx", xlsx(sheet(f"<row>{cell}</row>")), "", answers)
    for place in ("1A", "a1", "A0", "A-1", "$A$1", "A1:B2", "A" * 50):
        cells = f'<row r="1"><c r="{place}"><v>1</v></c></row>'
        codes = (*answers, "upload_empty", "upload_rows")
        yield BadFile("place.xlsx", xlsx(sheet(cells)), "", codes)
    yield BadFile("row.xlsx", xlsx(sheet('<row r="x"><c><v>1</v></c></row>')), "", answers)
    yield BadFile("sheets.xlsx", xlsx(names=tuple(map(str, range(60)))), "", ("upload_sheets",))
    yield BadFile("twice.xlsx", xlsx(names=("表", "表")), "", answers)
    for target in ("../../../etc/passwd", "http://example.org/x", "nowhere.xml", ""):
        content = xlsx(target=target)
        yield BadFile("target.xlsx", content, "", (*answers, "upload_empty"))
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"):
        for spoiled in ("", "<a>", "\0" * 50):
            yield BadFile("part.xlsx", xlsx(more={part: spoiled}), "", DAMAGED)


def _sectors_that_lead_nowhere() -> Iterator[BadFile]:
    xls = (FILES / "office.xls").read_bytes()
    for place, size, number in (
        (30, 2, 0xFFFF),
        (30, 2, 0),
        (44, 4, 0xFFFFFFFF),
        (48, 4, 0),
        (68, 4, 0),
        (76, 4, 0),
    ):
        content = xls[:place] + number.to_bytes(size, "little") + xls[place + size :]
        yield BadFile("sectors.xls", content, "", ANY)
    other = (*DAMAGED, "upload_other_form")
    yield BadFile("garbage.xls", xls[:512] + bytes(100_000), "", other)
    yield BadFile("garbage.xls", xls[:8] + b"\xff" * 100_000, "", other)


FAMILIES: tuple[Family, ...] = (
    _too_large,
    _zip_bombs,
    _sizes_that_lie,
    _too_many_cells,
    _truncated,
    _flipped_bytes,
    _spoiled_markup,
    _other_forms,
    _endings_that_lie,
    _empty,
    _bytes_that_are_no_text,
    _mixed_encodings,
    _unclosed_quotes,
    _odd_values,
    _long_cells,
    _names,
    _formulas,
    _other_files,
    _macros,
    _entities,
    _passwords,
    _deep_nesting,
    _joined_cells,
    _workbooks_that_do_not_hold_together,
    _sectors_that_lead_nowhere,
)
