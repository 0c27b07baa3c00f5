"""ODS: which styles show another number than a cell holds: in thousands, or with 亿元 behind it."""

from xml.parsers import expat

from data.intake.shown import is_telling

_KINDS = {"number:number-style", "number:currency-style", "number:percentage-style"}
_WORDS = {"number:text", "number:embedded-text", "number:currency-symbol"}


class Formats:
    """The formats of numbers and the styles of cells, as a parser meets them."""

    def __init__(self) -> None:
        self.telling: set[str] = set()  # formats that show another number
        self.parts: dict[str, set[str]] = {}  # formats that stand in for one under a condition
        self.styles: dict[str, tuple[str, str]] = {}  # style → its format, and its parent
        self.name = self.kind = ""
        self.words: list[str] = []

    def start(self, tag: str, attributes: dict[str, str], parser: expat.XMLParserType) -> None:
        if tag in _KINDS:
            self.name, self.kind = attributes.get("style:name", ""), tag
        elif self.name and tag in _WORDS:
            self.words.clear()
            parser.CharacterDataHandler = self.words.append
        elif self.name and tag == "style:map":
            self.parts.setdefault(self.name, set()).add(
                attributes.get("style:apply-style-name", "")
            )
        elif self.name and float(attributes.get("number:display-factor", "1")) != 1:
            self.telling.add(self.name)
        elif tag == "style:style" and attributes.get("style:family") == "table-cell":
            format_name = attributes.get("style:data-style-name", "")
            parent = attributes.get("style:parent-style-name", "")
            self.styles[attributes.get("style:name", "")] = (format_name, parent)

    def end(self, tag: str, parser: expat.XMLParserType) -> None:
        if tag in _KINDS:
            self.name = ""
        elif self.name and tag in _WORDS:
            parser.CharacterDataHandler = None
            self._hear("".join(self.words), within=tag == "number:embedded-text")

    def _hear(self, words: str, *, within: bool) -> None:
        """Words of a format; a point within the digits of a number makes another of it."""
        told = words.replace("%", "", 1) if self.kind == "number:percentage-style" else words
        if is_telling(told) or (within and "." in told):
            self.telling.add(self.name)

    def tells(self, style: str) -> bool:
        """Whether cells of a style show another number than they hold."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            own, style = self.styles.get(style, ("", ""))
            if own:
                return not self.telling.isdisjoint({own, *self.parts.get(own, ())})
        return False


def read_into(formats: Formats) -> expat.XMLParserType:
    """A parser that looks at nothing else."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: formats.start(tag, attributes, parser)
    parser.EndElementHandler = lambda tag: formats.end(tag, parser)
    return parser
