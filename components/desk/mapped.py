"""How an office's table is read: what is recognised is proposed, and a person confirms it."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Mappings
from dataclasses import replace
from typing import Any, cast, get_args

import streamlit as st

from components import session
from components.cached import desk as cached
from components.desk.handed import Handed
from components.show import note, quiet
from components.text import Text, literal
from data.catalogue import Catalogue
from data.desk.reading import to_map
from data.intake.confirming import Confirmed, Said, Side, Use, said
from data.intake.mapping import Line, Mapping
from data.intake.period_words import said as told
from data.intake.sheet import Sheet, cell_name
from data.model import STATISTICS, STATUSES, Named
from data.periods import parse

EDITED = ("indicator", "use", "area", "statistic", "period", "unit")
USES: tuple[Use, ...] = get_args(Use)
MOST = 100  # lines of a side that a person is shown
SEEN = 12  # rows of a sheet that are shown beside what is said of them
FEW = 15  # rows of a sheet that is shown whole
NAMED = 5  # lines that are named where nobody has said yet what they are


def mapped(handed: Handed, known: Catalogue, text: Text) -> tuple[Confirmed, ...]:
    """What a person says of each sheet that is not our own form; of those that are read."""
    sheets = to_map(handed.upload)
    if not sheets:
        quiet(text("mapping.template"))
        return ()
    found = []
    for place, tab in zip(sheets, st.tabs([literal(it.name) for it in sheets]), strict=True):
        with tab:
            found += _sheet(handed, place, known, text)
    return tuple(found)


def _sheet(handed: Handed, sheet: Sheet, known: Catalogue, text: Text) -> list[Confirmed]:
    """What is said of one sheet; nothing where it is not to be read."""
    # A widget keeps what was entered under its key: another file must not inherit it.
    key = f"{session.renewed('mapping')}-{handed.digest}-{sheet.name}"
    if not st.toggle(text("mapping.read"), value=True, key=f"{key}-read"):
        return []
    _preview(sheet, text)
    since = cached.since(handed.name, handed.content, sheet.name)
    if since:
        note(text("mapping.remembered"))
    first = cached.proposal(handed.name, handed.content, Confirmed(sheet.name, since))
    whole = _whole(first, Confirmed(sheet.name, since), key, known, text)
    # What the sheet leaves unsaid of period and area changes what its lines are taken for.
    found = cached.proposal(handed.name, handed.content, whole)
    of = (found.period, key)
    note(text("mapping.lines_help"))
    columns = _lines(found.columns, "columns", of, known, text)
    rows = _lines(found.rows, "rows", of, known, text)
    return [replace(whole, lines=(*columns, *rows))]


def _preview(sheet: Sheet, text: Text) -> None:
    """The first rows as they were handed in, under the letters and numbers of their cells."""
    seen = len(sheet.rows) if len(sheet.rows) <= FEW else SEEN
    width = max(map(len, sheet.rows[:seen]))
    letters = [cell_name(0, column)[:-1] for column in range(width)]
    rows = [
        {" ": str(number)} | {name: sheet.text(number - 1, at) for at, name in enumerate(letters)}
        for number in range(1, seen + 1)
    ]
    st.dataframe(rows, hide_index=True, height="content", alt=sheet.name)
    if len(sheet.rows) > seen:
        note(text("mapping.more", count=len(sheet.rows) - seen))


def _whole(found: Mapping, about: Confirmed, key: str, known: Catalogue, text: Text) -> Confirmed:
    """What holds for the whole sheet, wherever its lines say nothing else."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"whole-{key}"):
        period = st.text_input(
            text("mapping.period"),
            found.period,
            key=f"{key}-period",
            placeholder="2026-10",
            help=text("mapping.period_help"),
            width=190,
        )
        area = _choice(
            text("mapping.area"), ["", *known.areas], found.area, known.areas, f"{key}-area", text
        )
        indicator = _choice(
            text("mapping.indicator"),
            ["", *known.indicators],
            found.indicator,
            known.indicators,
            f"{key}-indicator",
            text,
        )
        unit = st.text_input(text("mapping.unit"), found.unit, key=f"{key}-unit", width=130)
        status = st.selectbox(
            text("mapping.status"),
            STATUSES,
            STATUSES.index(found.status),
            format_func=lambda it: text(f"mapping.status_{it}"),
            key=f"{key}-status",
            width=130,
        )
    understood = _period(period)
    if period.strip() and not understood:
        st.warning(literal(text("mapping.no_period", value=period)), icon=":material/help:")
    return replace(
        about, period=understood, area=area, indicator=indicator, unit=unit, status=status
    )


def _choice(  # noqa: PLR0913, PLR0917 -- a widget with all that it says
    label: str, options: list[str], found: str, held: Mappings[str, Named], key: str, text: Text
) -> str:
    return st.selectbox(
        label,
        options,
        options.index(found) if found in options else 0,
        format_func=lambda it: held[it].name(text.language) if it else text("mapping.by_line"),
        key=key,
        width=230,
    )


def _lines(
    lines: tuple[Line, ...], side: Side, of: tuple[str, str], known: Catalogue, text: Text
) -> list[Said]:
    """A table of the lines of one side, and what a person changes in it.

    ``of`` is the period of the sheet and its key. Of many lines those come first that wait for
    somebody to say what they are.
    """
    about, key = of
    if not lines:
        return []
    st.markdown(f"**{literal(text(f'mapping.{side}'))}**")
    _undecided([line for line in lines if line.decide], side, text)
    shown = sorted(sorted(lines, key=lambda it: not it.decide)[:MOST], key=lambda it: it.at)
    given = [said(line, side) for line in shown]
    edited = st.data_editor(
        [_row(line, before) for line, before in zip(shown, given, strict=True)],
        hide_index=True,
        column_config=_columns(side, known, text),
        key=f"{key}-{side}",
        height="content",
        placeholder=text("mapping.nothing"),
    )
    if len(lines) > MOST:
        note(text("mapping.unshown", count=len(lines) - MOST))
    told = [_said(before, row, about) for before, row in zip(given, edited, strict=True)]
    return [now for now, before in zip(told, given, strict=True) if now != before]


def _undecided(lines: Sequence[Line], side: Side, text: Text) -> None:
    """Which lines wait for somebody to say what they are; of many the first."""
    if not lines:
        return
    named = text("list.names").join(
        text(f"mapping.line_{side}", at=_place(line, side), label=line.label)
        for line in lines[:NAMED]
    )
    key = "mapping.undecided_more" if len(lines) > NAMED else "mapping.undecided"
    st.warning(literal(text(key, lines=named, count=len(lines))), icon=":material/help:")


def _columns(side: Side, known: Catalogue, text: Text) -> dict[str, Any]:
    """What can be changed in the table of lines, and how.

    Both tables have the same widths. The indicator, which is to be checked, follows the words that
    it was taken from: a phone shows no more.
    """

    def named(held: Mappings[str, Named]) -> Callable[[Any], str]:
        return lambda it: held[it].name(text.language)

    return {
        "at": st.column_config.TextColumn(
            text(f"mapping.at_{side}"), disabled=True, width=72, pinned=True
        ),
        "label": st.column_config.TextColumn(text("mapping.label"), disabled=True, width=150),
        "indicator": _select(
            text("mapping.indicator"), known.indicators, named(known.indicators), width=200
        ),
        "use": _select(text("mapping.use"), USES, lambda it: text(f"mapping.use_{it}"), width=110),
        "area": _select(text("mapping.area"), known.areas, named(known.areas), width=130),
        "statistic": _select(
            text("mapping.statistic"), STATISTICS, lambda it: text(f"statistic.{it}"), width=150
        ),
        "period": st.column_config.TextColumn(text("mapping.period"), width=150),
        "unit": st.column_config.TextColumn(text("mapping.unit"), width=90),
    }


def _select(label: str, options: Iterable[str], named: Callable[[Any], str], width: int) -> Any:
    return st.column_config.SelectboxColumn(
        label, options=list(options), format_func=named, width=width
    )


def _place(line: Line, side: Side) -> str:
    """The number of a row or the letter of a column, as office programs show it."""
    return cell_name(line.at, 0)[1:] if side == "rows" else cell_name(0, line.at)[:-1]


def _row(line: Line, told: Said) -> dict[str, str | None]:
    """A line as a row of the table; what is not said is an empty cell."""
    edited = {name: getattr(told, name) or None for name in EDITED}
    return {"at": _place(line, told.side), "label": line.label} | edited


def _said(before: Said, row: dict[str, str | None], about: str) -> Said:
    """What the table says of a line by now; a period in words is turned into one of the tables."""
    now = {name: (row[name] or "").strip() for name in EDITED}
    if now["period"] != before.period:
        now["period"] = _period(now["period"], about)
    return Said(
        before.side,
        before.at,
        cast("Use", now["use"] or "open"),
        now["indicator"],
        now["area"],
        now["statistic"],
        now["period"],
        now["unit"],
    )


def _period(words: str, about: str = "") -> str:
    """A period that is written as tables have it, or in words; empty where it is neither."""
    try:
        return str(parse(words.strip()))
    except ValueError:
        found = told(words, about)
        return found.period if found else ""
