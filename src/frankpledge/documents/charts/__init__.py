"""Charts that a councillor reads without help: from zero, with words at the lines, legible in greyscale."""

from frankpledge.documents.charts.bars import composition_bars, ranked_bars
from frankpledge.documents.charts.bump import rank_chart
from frankpledge.documents.charts.change import change_chart
from frankpledge.documents.charts.control import control_chart
from frankpledge.documents.charts.fan import Outlook, fan_chart
from frankpledge.documents.charts.funnel import Limits, funnel_chart
from frankpledge.documents.charts.heat import week_chart
from frankpledge.documents.charts.lines import lines_chart
from frankpledge.documents.charts.monthly import monthly_chart
from frankpledge.documents.charts.profile import profile_chart

__all__ = [
    "Limits",
    "Outlook",
    "change_chart",
    "composition_bars",
    "control_chart",
    "fan_chart",
    "funnel_chart",
    "lines_chart",
    "monthly_chart",
    "profile_chart",
    "rank_chart",
    "ranked_bars",
    "week_chart",
]
