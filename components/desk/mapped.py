"""How an office's table is read: what is recognised is proposed, and a person confirms it."""

from collections.abc import Mapping as Mappings
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import streamlit as st

from components import session
from components.cached import desk as cached
from components.desk.handed import Handed
from components.show import note, quiet, small
from components.text import Text, literal
from data.catalogue import Catalogue
from data.desk.reading import to_map
from data.intake.confirming import Confirmed, Said, Side, Use, said
from data.intake.mapping import Line, Mapping
from data.intake.period_words import said as told
from data.intake.sheet import Sheet, cell_name
from data.model import STATISTICS, STATUSES, Named
from data.periods import parse

EDITED = ("use", "indicator", "area", "statistic", "period", "unit")
MOST = 100  # lines of a side that a person is shown
SEEN = 12  # rows of a sheet that are shown beside what is said of them


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
    columns = _lines(found.columns, "columns", of, known, text)
    rows = _lines(found.rows, "rows", of, known, text)
    return [replace(whole, lines=(*columns, *rows))]


def _preview(sheet: Sheet, text: Text) -> None:
    """The first rows as they were handed in, under the letters and numbers of their cells."""
    width = max(map(len, sheet.rows[:SEEN]))
    letters = [cell_name(0, column)[:-1] for column in range(width)]
    rows = [
        {" ": str(number)} | {name: sheet.text(number - 1, at) for at, name in enumerate(letters)}
        for number in range(1, min(SEEN, len(sheet.rows)) + 1)
    ]
    st.dataframe(rows, hide_index=True, height="content", alt=sheet.name)
    if len(sheet.rows) > SEEN:
        note(text("mapping.more", count=len(sheet.rows) - SEEN))


def _whole(found: Mapping, about: Confirmed, key: str, known: Catalogue, text: Text) -> Confirmed:
    """What holds for the whole sheet, wherever its lines say nothing else."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
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
    undecided = sum(line.decide for line in lines)
    st.markdown(f"**{literal(text(f'mapping.{side}'))}**  \n{small(text('mapping.lines_help'))}")
    if undecided:
        st.warning(text("mapping.undecided", count=undecided), icon=":material/help:")
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


def _columns(side: Side, known: Catalogue, text: Text) -> dict[str, Any]:
    """What can be changed in the table of lines, and how."""
    return {
        "at": st.column_config.TextColumn(text(f"mapping.at_{side}"), disabled=True, width=60),
        "label": st.column_config.TextColumn(text("mapping.label"), disabled=True, width="medium"),
        "use": _select(text("mapping.use"), ["read", "skip", "open"], text, "mapping.use_"),
        "indicator": _select(text("mapping.indicator"), ["", *known.indicators], text, known=known),
        "area": _select(text("mapping.area"), ["", *known.areas], text, known=known),
        "statistic": _select(text("mapping.statistic"), ["", *STATISTICS], text, "statistic."),
        "period": st.column_config.TextColumn(text("mapping.period"), width="small"),
        "unit": st.column_config.TextColumn(text("mapping.unit"), width="small"),
    }


def _select(
    label: str, options: Sequence[str], text: Text, words: str = "", known: Catalogue | None = None
) -> Any:
    def named(it: object) -> str:
        if not it:
            return text("mapping.nothing")
        if known:
            nouns: dict[str, Named] = {**known.areas, **known.indicators}
            return nouns[str(it)].name(text.language)
        return text(f"{words}{it}")

    return st.column_config.SelectboxColumn(label, options=options, format_func=named)


def _row(line: Line, told: Said) -> dict[str, str]:
    """A line as a row of the table."""
    place = cell_name(line.at, 0)[1:] if told.side == "rows" else cell_name(0, line.at)[:-1]
    edited: dict[str, str] = {name: getattr(told, name) for name in EDITED}
    return {"at": place, "label": line.label} | edited


def _said(before: Said, row: dict[str, str], about: str) -> Said:
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
