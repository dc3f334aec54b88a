"""The charts of the analyst's bench, by analysis."""

from collections.abc import Callable

from frankpledge.documents.pictures import Picture
from frankpledge.evidence.analyses.result import Result

CHARTS: dict[str, Callable[[Result], list[Picture]]] = {}
