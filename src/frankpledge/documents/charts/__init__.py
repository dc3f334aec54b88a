"""Charts that a councillor reads without help: from zero, with words at the lines, legible in greyscale."""

from frankpledge.documents.charts.change import change_chart
from frankpledge.documents.charts.monthly import monthly_chart

__all__ = ["change_chart", "monthly_chart"]
