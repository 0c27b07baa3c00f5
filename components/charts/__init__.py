"""Charts as values: points in, an Altair chart out. Nothing is queried, cached or shown here."""

from components.charts.bullet import Goal, bullet
from components.charts.completeness import completeness
from components.charts.composition import complete_periods, composition
from components.charts.dumbbell import dumbbell
from components.charts.hearing import heard
from components.charts.level_and_growth import level_and_growth
from components.charts.multiples import multiples
from components.charts.ranked import ranked
from components.charts.sparkline import sparkline
from components.charts.timeline import timeline
from components.charts.trend import trend
from components.charts.year_to_date import year_to_date

__all__ = [
    "Goal",
    "bullet",
    "complete_periods",
    "completeness",
    "composition",
    "dumbbell",
    "heard",
    "level_and_growth",
    "multiples",
    "ranked",
    "sparkline",
    "timeline",
    "trend",
    "year_to_date",
]
