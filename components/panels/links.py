"""The ways from a panel to the pages that tell more."""

import streamlit as st

from components import citation, session
from components.addresses import INDICATOR, SOURCES
from components.details import joined
from components.text import Text, literal
from data.model import Indicator, Source
from data.quotations import passage_id


def indicator_link(indicator: Indicator, text: Text) -> None:
    label = literal(indicator.name(text.language))
    icon = ":material/monitoring:"
    opened = session.link(indicator=indicator.id)
    st.page_link(INDICATOR, label=label, icon=icon, query_params=opened)


def reference(source: Source, quote: str, text: Text) -> None:
    """Who published it and when, with the way to the words in the source."""
    parts = [source.name(text.language), *map(joined, citation.beside(source, text))]
    label = literal(text("list.separator").join(parts))
    icon = ":material/format_quote:"
    at = {"passage": passage_id(quote)} if quote else {}
    opened = session.link(source=source.id, **at)
    st.page_link(SOURCES, label=label, icon=icon, query_params=opened)
