"""Which releases are set against one another."""

from collections.abc import Sequence

import streamlit as st

from components import dates, session
from components.text import Text
from data.store.releases import Release


def release_before(found: Sequence[Release], shown: Release, text: Text) -> Release | None:
    """The release that the one shown is set against; the one before it as a start."""
    others = {str(release.number): release for release in found if release != shown}
    if not others:
        return None
    earlier = (number for number in others if int(number) < shown.number)
    chosen = st.selectbox(
        text("releases.against"),
        list(others),
        format_func=lambda number: text(
            "releases.one", number=number, moment=dates.moment(others[number].made_at, text)
        ),
        key=session.settle("against", list(others), next(earlier, next(iter(others)))),
    )
    return others[chosen]
