"""Where does each figure come from, and where does it stand there?"""

from components import cached, controls, downloads, panels, session, show
from data import quotations

known, text = cached.known(), session.text()

show.heading(text("sources.title"), text("sources.question"))
source = controls.source(known, text)
passages, held = cached.passages(source.id), known.text(source.id)
asked = controls.passage(one.quote for one in passages)
chosen = next((one for one in passages if one.id == asked), None)
quote = chosen.quote if chosen else ""
places = len(quotations.places(held, quote))

panels.source_details(source, text)
if chosen:
    panels.passage(chosen, places, source, known, text)
if held:
    panels.document(held, passages, (quote, controls.place(places)), known, text)
else:
    panels.quoted([one for one in passages if one is not chosen], known, text)
stated = [row for one in passages for row in one.observations]
downloads.observations("source", stated, source.name(text.language), known, text)
downloads.everything(known, text)
