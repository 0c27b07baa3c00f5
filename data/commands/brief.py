"""``brief``: a briefing on a choice of theme, area and year."""

from typing import Literal, get_args

from data.catalogue import Catalogue, catalogue
from data.commands.screen import RefusedError, told
from data.model import Language, Selection
from data.periods import today
from data.reading import RawTables

BriefForm = Literal["docx", "pdf", "pptx"]
BRIEF_FORMS: tuple[BriefForm, ...] = get_args(BriefForm)


def brief(raw: RawTables, asked: Selection, form: BriefForm, language: Language) -> bytes:
    """The briefing; what is not chosen is all themes, the subject, all years.

    Raises RefusedError for what the tables do not have, or what no font here can print.
    """
    from components import briefing, theme  # noqa: PLC0415
    from components.pictures import Setting  # noqa: PLC0415
    from components.text import Text  # noqa: PLC0415
    from data import queries  # noqa: PLC0415
    from data.store import open_store  # noqa: PLC0415

    known, text, palette = catalogue(raw), Text(language), theme.palette("light")
    selection = Selection(asked.theme, asked.area or known.subject.id, asked.year)
    fetch = open_store(raw).fetch
    _refuse_unknown(selection, known, [row["year"] for row in fetch(queries.years())], language)
    rows = briefing.material(fetch, selection, known)
    composed = briefing.compose(selection, rows, Setting(known, text, palette), today())
    try:
        return briefing.make(composed, form, text, palette)
    except briefing.UnprintableError as fault:
        raise RefusedError(
            text("briefing.unprintable", characters=briefing.spelled(fault.characters))
        ) from fault


def _refuse_unknown(
    selection: Selection, known: Catalogue, years: list[str], language: Language
) -> None:
    chosen = (
        (selection.theme, list(known.themes)),
        (selection.area, list(known.areas)),
        (selection.year, years),
    )
    for asked, held in chosen:
        if asked and asked not in held:
            allowed = ", ".join(held)
            raise RefusedError(told("unknown_choice", language, value=asked, allowed=allowed))
