"""Which report the figures are of: one that is known, or a new one."""

import streamlit as st

from components.cached import edition
from components.text import Text, literal
from data.catalogue import Catalogue
from data.columns import COLUMNS
from data.desk.proposals import proposals
from data.desk.sources import new_id
from data.model import GRADES
from data.periods import parse

NEW = ""
KINDS = ("bulletin", "government_report", "yearbook", "press", "web", "article")
LONGEST = 200  # letters of a title or an address


def report(known: Catalogue, text: Text) -> dict[str, str] | None:
    """The report as a row of sources.csv, a known one by its id alone.

    None while a new one lacks its title, its date or how reliable it is.
    """
    newest = sorted(known.sources.values(), key=lambda it: it.published, reverse=True)
    options = [NEW, *(it.id for it in newest if it.kind != "geodata")]
    chosen = st.selectbox(
        text("submit.report"),
        options,
        format_func=lambda it: known.sources[it].name(text.language) if it else text("submit.new"),
        key="report",
        help=text("submit.report_help"),
    )
    return {"source_id": chosen} if chosen else _new(known, text)


def _new(known: Catalogue, text: Text) -> dict[str, str] | None:
    """What an editor says of a report that is not known yet."""
    with st.container(border=True, key="new-report"):
        # A row for each pair: on a phone it stands in the order in which one fills it in.
        names, publication, kinds = (st.columns(2) for _ in range(3))
        title = names[0].text_input(text("submit.title_zh"), max_chars=LONGEST, key="report-title")
        english = names[1].text_input(
            text("submit.title_en"), max_chars=LONGEST, key="report-title-en"
        )
        publisher = publication[0].text_input(
            text("submit.publisher"), max_chars=LONGEST, key="report-publisher"
        )
        published = (
            publication[1]
            .text_input(
                text("submit.published"),
                max_chars=10,
                key="report-published",
                placeholder=text("submit.day_example"),
            )
            .strip()
        )
        kind = kinds[0].selectbox(
            text("submit.kind"),
            KINDS,
            format_func=lambda it: text(f"source_kind.{it}"),
            key="report-kind",
        )
        reliability = kinds[1].selectbox(
            text("submit.reliability"),
            GRADES,
            None,
            placeholder=text("control.choose"),
            format_func=lambda it: text(f"confidence.{it}"),
            key="report-reliability",
            help=text("submit.reliability_help"),
        )
        url = st.text_input(text("submit.url"), max_chars=LONGEST, key="report-url")
    if published and not _is_day(published):
        st.warning(literal(text("submit.no_day", value=published)), icon=":material/help:")
    if not (title.strip() and _is_day(published) and reliability):
        return None
    waiting = {it.source_id for it in proposals(edition.engine()) if it.state == "open"}
    said = {
        "source_id": new_id(title, published, {*known.sources, *waiting}),
        "title_zh": title.strip(),
        "title_en": english.strip() or title.strip(),
        "publisher": publisher.strip(),
        "published": published,
        "url": url.strip(),
        "kind": kind,
        "reliability": reliability,
    }
    return dict.fromkeys((column.name for column in COLUMNS["sources"]), "") | said


def _is_day(words: str) -> bool:
    """Whether words are a day, a month or a year, as tables have them."""
    try:
        return parse(words).kind in {"as_of", "month", "year"}
    except ValueError:
        return False
