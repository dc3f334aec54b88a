"""Charts that a councillor reads without help: from zero, with words at the lines, legible in greyscale."""

from frankpledge.documents.charts.bars import composition_bars, ranked_bars
from frankpledge.documents.charts.change import change_chart
from frankpledge.documents.charts.control import control_chart
from frankpledge.documents.charts.funnel import Limits, funnel_chart
from frankpledge.documents.charts.lines import lines_chart
from frankpledge.documents.charts.monthly import monthly_chart

__all__ = [
    "Limits",
    "change_chart",
    "composition_bars",
    "control_chart",
    "funnel_chart",
    "lines_chart",
    "monthly_chart",
    "ranked_bars",
]
