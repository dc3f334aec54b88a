"""The charts that reports and the site share, each with the words that say what it shows."""

from frankpledge.reports.charts.changes import changes
from frankpledge.reports.charts.company import funnel, ranks
from frankpledge.reports.charts.control import control
from frankpledge.reports.charts.monthly import monthly
from frankpledge.reports.charts.parts import composition
from frankpledge.reports.charts.years import rolling, spans

__all__ = ["changes", "composition", "control", "funnel", "monthly", "ranks", "rolling", "spans"]
