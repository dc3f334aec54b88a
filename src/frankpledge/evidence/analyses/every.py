"""Every analysis: what it asks, of which measures, in which ways, and what makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from frankpledge.evidence.analyses import (
    choosing,
    forecasts,
    harm,
    near_repeats,
    outcomes,
    repeats,
    rhythm,
    roads,
    signals,
    units,
)
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.campaigns.result import campaigns
from frankpledge.evidence.analyses.hotspots import hotspots
from frankpledge.evidence.analyses.result import Result
from frankpledge.evidence.analyses.scores.result import scores
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.model import Measure


@dataclass(frozen=True)
class Analysis:
    """One analysis. `make` takes what is asked and a way of making it, which is one of `ways`.

    `measures` are those that it can be made of in an area; None: it is of no one measure.
    """

    id: str
    title: str
    asks: str  # the question that it answers, for people
    make: Callable[[Asked, str], Result]
    measures: Callable[[Edition, Area], list[Measure]] | None = None
    ways: Mapping[str, str] = field(default_factory=dict)  # id → words; the first is the usual one
    way: str = "Shown by"  # what a way is, as the label of a choice

    @property
    def usual(self) -> str:
        return next(iter(self.ways), "")


ANALYSES: dict[str, Analysis] = {
    one.id: one
    for one in (
        Analysis(
            "signals",
            "What moved this month",
            "Which measures stood out this month, and where?",
            signals.signals,
        ),
        Analysis(
            "hotspots",
            "Where it clusters",
            "Which places have more than chance explains?",
            hotspots,
            choosing.with_places,
            units.WAYS,
        ),
        Analysis(
            "rhythm",
            "When it happens",
            "At which hours, on which days and in which months is there most?",
            rhythm.rhythm,
            rhythm.measures_with_rhythm,
        ),
        Analysis(
            "near-repeats",
            "Near repeats",
            "After one, is there soon another nearby?",
            near_repeats.near_repeats,
            choosing.with_times,
            near_repeats.WAYS,
            "How near",
        ),
        Analysis(
            "repeats",
            "The same again",
            "Are the same people or addresses struck more than once?",
            repeats.repeats,
            choosing.with_keys,
        ),
        Analysis("harm", "How harmful", "What does most harm, and not only happens most?", harm.harm),
        Analysis(
            "forecast",
            "What may come next",
            "What would the coming months bring if nothing changed?",
            forecasts.forecasts,
            forecasts.measures_with_months,
            forecasts.WAYS,
            "How far ahead",
        ),
        Analysis("roads", "Who is hurt on the roads", "Who is hurt on the roads, and where?", roads.roads),
        Analysis("outcomes", "What became of it", "What did the police decide?", outcomes.outcomes),
        Analysis("searches", "Stop and search", "What did the police force search for?", outcomes.searches),
        Analysis("campaigns", "What was done", "Did what was done make a difference?", campaigns),
        Analysis("scores", "What matters most", "Which problems come first, by the evidence?", scores),
    )
}
