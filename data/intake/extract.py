"""What of a sheet is open to all readers once its figures are: what was read of it, and no more.

Title, headings, the rows and columns that are read, and notes. Left out are lines that are not
read, other tables, and who drew the table up and can be asked.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from data.intake.layout import Layout, layouts
from data.intake.letters import half
from data.intake.mapping import Mapping
from data.intake.sheet import Sheet

SEPARATOR = " | "

# People, by what they are called or how they are reached.
_PERSON = re.compile(
    r"联系(?:人|电话|方式)|(?:填[表报]|制表|审核|复核|经办|负责|统计)人|(?:制表|审核|复核)\s*:"
    r"|(?:^|[\s;,、(])(?:办公)?(?:电话|手机|传真|邮箱|电子邮[件箱])(?:号码?)?\s*(?:$|[:0-9])"
    r"|(?<![0-9.])(?:1[3-9][0-9]{9}|0[0-9]{2,3}[- ]?[0-9]{7,8})(?![0-9.])|[\w.+-]+@[\w-]+\.\w"
)


@dataclass(frozen=True)
class Extract:
    """What is open of a sheet: ``columns`` of labels, units and figures; ``paths`` of headings.

    ``labels`` are those of the rows that are read; a cell that holds one is open in any column but
    those of people, ``withheld``.
    """

    sheet: Sheet
    layout: Layout
    columns: frozenset[int]
    withheld: frozenset[int]
    paths: frozenset[str]
    labels: dict[int, tuple[str, ...]]

    def line(self, row: int) -> str:
        """A row that is read, as a figure quotes it: what is open of it, letter for letter."""
        return self._open(row, self.labels.get(row, ()))

    def document(self) -> str:
        """All that is open, a line for each row; each quote stands in it."""
        layout = self.layout
        lines = [
            *map(self._words, layout.title),
            *(self._open(row, self.paths) for row in layout.header),
            *(self.line(row) for row in layout.body if row in self.labels),
            *map(self._words, layout.notes),
        ]
        return "".join(f"{line}\n" for line in lines if line)

    def _open(self, row: int, named: Container[str]) -> str:
        return _joined(
            [
                text
                for column, text in enumerate(self.sheet.rows[row])
                if column in self.columns or (text.strip() in named and column not in self.withheld)
            ]
        )

    def _words(self, row: int) -> str:
        """A row above or below the table; nothing where it names people."""
        cells = self.sheet.rows[row]
        return "" if any(map(_names_people, cells)) else _joined(cells)


def extract(sheet: Sheet, mapping: Mapping) -> Extract:
    """What a person who confirmed a mapping has opened of a sheet."""
    layout = layouts(sheet)
    withheld = frozenset(
        column
        for column in layout.labels
        if any(_names_people(sheet.text(row, column)) for row in layout.header)
    )
    heads, stubs = dict(layout.heads), dict(layout.stubs)
    figures = {line.at for line in mapping.columns if line.read and line.at in heads}
    unit = () if layout.unit_column is None else (layout.unit_column,)
    return Extract(
        sheet,
        layout,
        frozenset({*layout.labels, *unit, *figures}) - withheld,
        withheld,
        frozenset(text for column in figures for text in heads[column]),
        {line.at: stubs[line.at] for line in mapping.rows if line.read and line.at in stubs},
    )


def _names_people(text: str) -> bool:
    return bool(_PERSON.search(half(text)))


def _joined(cells: Iterable[str]) -> str:
    return SEPARATOR.join([" ".join(words) for text in cells if (words := text.split())])


def document(sheet: Sheet, mapping: Mapping) -> str:
    """The text of a sheet, in which each quote of its figures stands."""
    return extract(sheet, mapping).document()
