"""What is known of one indicator: its figures, their sentences, its definition."""

from components import cached, controls, panels, session, show

known, text, palette = cached.known(), session.text(), session.palette()
selection = session.selection(known)

indicator = controls.indicator(known, selection, text)
stated, _ = cached.history(indicator.id)
chosen, differences = cached.chosen_history(indicator.id, (selection.area,), low=True)
points, chart = cached.trend(indicator.id, (selection.area,), text, palette)

panels.indicator_heading(indicator, known, text)
show.subheading(text("indicator.chart"))
show.trend(points, chart, indicator, known, text)
panels.derivations(chosen, differences, indicator, known, text)
panels.statements(panels.own_first(stated, selection), known, text)
