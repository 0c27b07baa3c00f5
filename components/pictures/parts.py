"""What a whole is made of."""

from components import captions, charts, dates, figures
from components.pictures.picture import Picture, Rows, Setting, notes
from data.measures import View, measured
from data.model import Area, Indicator


def composition(
    rows: dict[Indicator, Rows], area: Area, view: View, setting: Setting
) -> Picture | None:
    """The parts of a whole, a bar for each year in which all are published; None without any.

    Where there is no such year, periods of another kind, one kind alone.
    """
    known, text, _ = setting
    found = {
        part: [
            point
            for line in measured(own, part, known, View((), low=view.low, final=view.final))
            for point in line
        ]
        for part, own in rows.items()
    }
    lines = [at.line for at in charts.complete_periods(found)[0]]
    line = "year" if "year" in lines else lines[-1] if lines else ""
    parts = {part: [p for p in own if p.period.line == line] for part, own in found.items()}
    chart = charts.composition(parts, *setting)
    if chart is None:
        return None
    (whole,) = {known.indicators[part.part_of] for part in parts}
    complete, left_out = charts.complete_periods(parts)
    newest = max(complete)
    said = [
        text(
            "parts.one",
            name=part.name(text.language),
            figure=next(
                captions.printed(p, part, known, text) for p in points if p.period == newest
            ),
        )
        for part, points in parts.items()
    ]
    periods = [dates.period(period, text) for period in left_out]
    words = [text("parts.left_out", periods=text("list.names").join(periods))] if periods else []
    points = [p for points in parts.values() for p in points if p.period in complete]
    return Picture(
        key="composition-" + "-".join(part.id for part in parts),
        title=figures.spaced(text("title.parts", name=whole.name(text.language))),
        subtitle=f"{area.name(text.language)} · {text(f'kind.{newest.kind}')} · %",
        sentence=figures.spaced(
            text(
                "parts.sentence",
                area=area.name(text.language),
                period=dates.period(newest, text),
                when=dates.when(newest, text),
                parts=text("list.separator").join(said),
            )
        ),
        notes=tuple(words + notes(points, known, text)),
        points=tuple(points),
        indicators={part.id: part for part in parts},
        chart=chart.to_dict(),
    )
