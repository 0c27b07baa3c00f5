"""What sources state differently, and which of it is in use."""

from typing import Any

import streamlit as st

from components import dates, figures, session
from components.addresses import Link, address
from components.show.rows import headed, source_of, table
from components.show.words import quiet
from components.text import Text, literal
from data.catalogue import Catalogue
from data.conflicts import decided, rival
from data.model import Indicator
from data.typed import Rows


def conflicts(facts: list[Rows], known: Catalogue, text: Text, *, named: bool = False) -> None:
    """What sources state differently, the rule, and which part of it has decided.

    Facts of several indicators are ``named``, each leading to its page.
    """
    if not facts:
        return
    key = f"differing-{facts[0][0]['indicator_id']}"
    box = st.expander(text("conflicts.title", count=len(facts)), key=key, on_change="rerun")
    if not box.open:
        return
    with box:
        quiet(text("conflicts.rule"))
        for fact in facts:
            _conflict(fact, known, text, named=named)


def _conflict(fact: Rows, known: Catalogue, text: Text, *, named: bool) -> None:
    """All values of one fact, the one in use first, each leading to its source."""
    used, indicator = fact[0], known.indicators[fact[0]["indicator_id"]]
    about = [
        figures.statistic(used, text),
        figures.about(used, known, text),
        dates.period(used["period"], text),
    ]
    asked = session.link(indicator=indicator.id)
    name = Link(indicator.name(text.language), address("indicator", asked)).markdown()
    heading = f"**{name}** " if named else ""
    st.markdown(
        f"{heading}**{literal(' · '.join(about))}**  \n{literal(_decided(fact, known, text))}"
    )
    rows = [_stated(row, indicator, known, text) for row in fact]
    rows[0]["used"] = text("conflicts.used")
    needless = {name for name in rows[0] if not any(row[name] for row in rows)}
    table([headed({n: row[n] for n in row if n not in needless}, text) for row in rows])


def _decided(fact: Rows, known: Catalogue, text: Text) -> str:
    """Why the first of several values is in use and not another."""
    one, two = (known.sources[row["source_id"]] for row in (fact[0], rival(fact)))
    unknown = text("sources.unknown")
    return text(
        f"decided.{decided(fact, known.sources)}",
        source=one.name(text.language),
        other=two.name(text.language),
        grade=text.known(f"confidence.{one.reliability}", one.reliability or unknown),
        other_grade=text.known(f"confidence.{two.reliability}", two.reliability or unknown),
        date=one.published or unknown,
        other_date=two.published or unknown,
    )


def _stated(
    row: dict[str, Any], indicator: Indicator, known: Catalogue, text: Text
) -> dict[str, str | Link]:
    """One of several values: how it was printed, by whom, when, and how sure it is."""
    source = known.sources[row["source_id"]]
    unknown = text("sources.unknown")
    status = [] if row["status"] == "A" else [text(f"status.{row['status']}")]
    number = text(f"qualifier_name.{row['qualifier']}")
    return {
        "used": "",
        "figure": str(figures.figure(row, indicator, known, text)),
        "qualifier": text("list.names").join([number, *status]),
        "source": source_of(row, known, text),
        "publisher": source.publisher(text.language) or unknown,
        "published": source.published or unknown,
        "reliability": text.known(f"confidence.{source.reliability}", source.reliability)
        or unknown,
        "confidence": text(f"confidence.{row['confidence']}"),
        "note": text.of(row["note_zh"], row["note_en"]),
    }
