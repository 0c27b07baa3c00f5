"""What a chart is by ear: the sentence that the page gives it, and none of its marks.

Vega would have each mark read out, by the name that its field has in the program. What the marks
say stands in words in the sentence, and in the table beside the chart.
"""

import altair as alt


@alt.theme.register("heard", enable=True)
def heard() -> alt.theme.ThemeConfig:
    """What every chart has, on a page and in an exported picture."""
    room = alt.theme.ViewConfigKwds(continuousWidth=300, continuousHeight=300)
    return {"config": {"aria": False, "mark": {"aria": False}, "view": room}}
