"""Workbooks made part by part, as no program that writes workbooks would make them."""

import io
import zipfile

Parts = dict[str, str | bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def archive(parts: Parts, *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, packed)
    return out.getvalue()


def sheet(cells: str, *, before: str = "", after: str = "", doctype: str = "") -> str:
    data = f"<sheetData>{cells}</sheetData>"
    return f'{HEAD}{doctype}<worksheet xmlns="{MAIN}">{before}{data}{after}</worksheet>'


def row(*values: str, number: int = 1) -> str:
    """A row of inline texts."""
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
    return f'<row r="{number}">{cells}</row>'


FILLED = sheet(
    row("指标", "数值") + '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
)


def xlsx(  # noqa: PLR0913 - each has its default
    first: str | bytes = FILLED,
    more: Parts | None = None,
    *,
    names: tuple[str, ...] = ("表",),
    state: str = "visible",
    doctype: str = "",
    target: str = "worksheets/sheet{}.xml",
) -> bytes:
    """A workbook of few parts; ``more`` parts replace its own, or add to them."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="r{n}"/>'
        for n, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{RELATED}/worksheet" Target="{target.format(n)}"/>'
        for n in range(1, len(names) + 1)
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    parts: Parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{types}"/>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
        f'Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}{doctype}<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{related}'
        "</Relationships>",
        **{f"xl/worksheets/sheet{n}.xml": first for n in range(1, len(names) + 1)},
    }
    return archive(parts | (more or {}))


def ods(table: str, more: Parts | None = None, *, doctype: str = "", styles: str = "") -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"
    spaces = "".join(
        f' xmlns:{n}="{space.format(n)}"' for n in ("office", "table", "text", "style")
    )
    spaces += f' xmlns:number="{space.format("datastyle")}"'
    content = (
        f"{HEAD}{doctype}<office:document-content{spaces}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="表">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f"{HEAD}<m:manifest xmlns:m='m'/>"
    parts: Parts = {"mimetype": mime, "META-INF/manifest.xml": manifest, "content.xml": content}
    return archive(parts | (more or {}))


ODS_CELL = (
    '<table:table-cell{} office:value-type="float" office:value="1"><text:p>1</text:p>'
    "</table:table-cell>"
)
