"""What the counts of an edition say of each problem: how many, how harmful, which way, beside whom, what next."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from scipy.special import ndtri

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.compare.comparison import Comparison, NothingHeld, Row, compare
from frankpledge.evidence.figures.counted import Counted, counted_of
from frankpledge.evidence.measures.breaks import breaks, first_after
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.nesting import parts_of
from frankpledge.evidence.measures.weights.loading import indices
from frankpledge.evidence.measures.weights.model import Index
from frankpledge.evidence.peer_groups import group
from frankpledge.evidence.peers import Peers
from frankpledge.evidence.period import UnclearPeriod
from frankpledge.evidence.statistics.forecasting.forecast import forecasts
from frankpledge.evidence.statistics.scoring.components import Component

HARM_INDEX = "cambridge-crime-harm-index"
YEAR = 12
MOST_SPANS = 120
LEAST_P = 1e-12  # beyond which a chance is as good as none
HIDDEN = "more reporting is better"  # a direction: more reports are no worse, so neither trend nor peers press


@dataclass(frozen=True, eq=False)
class Counts:
    """The counts of an area in a period, and what they say of each problem. None: it is not known."""

    asked: Asked

    @cached_property
    def counted(self) -> Counted:
        return counted_of(self.asked.edition, self.asked.area)

    @cached_property
    def comparison(self) -> Comparison:
        """Raises NothingToAnalyse where no month of the period is held."""
        try:
            return compare(self.asked.edition, self.asked.area, self.asked.period, self.counted)
        except (NothingHeld, UnclearPeriod) as error:
            raise NothingToAnalyse(str(error)) from None

    @property
    def problems(self) -> list[Measure]:
        """The measures held that are part of no other that is held: what is hoped for more of is no problem."""
        held = [r.measure for r in self.comparison.rows if r.measure.theme != "overall"]
        held = [m for m in held if m.direction != "higher is better"]
        return [m for m in held if not any(m in parts_of(other) for other in held)]

    def row(self, measure: Measure) -> Row | None:
        return self.comparison.row(measure.id)

    def volume(self, measure: Measure) -> float | None:
        row = self.row(measure)
        return float(row.after) if row else None

    def harm(self, measure: Measure) -> float | None:
        """Count × weight of the harm index; None for a measure that it has no weight for."""
        row, weight = self.row(measure), self.index.by_measure.get(measure.id)
        return float(row.after * weight) if row and weight is not None else None

    @property
    def index(self) -> Index:
        return indices()[HARM_INDEX]

    def trend(self, measure: Measure) -> float | None:
        """The change in units of its own noise: √2 (√after − √before) ÷ √φ."""
        row = self.row(measure)
        if row is None or not row.comparable or measure.direction == HIDDEN:
            return None
        return sqrt(2 / (row.dispersion or 1.0)) * (sqrt(row.after) - sqrt(row.before))

    def beside_peers(self, measure: Measure) -> float | None:
        """How far above its peers' rate it is, in units of chance and of how peers differ."""
        among = self._peers.among(measure) if self._peers and measure.direction != HIDDEN else None
        if among is None:
            return None
        unit = among.own.unit
        far = -float(ndtri(max(unit.p, LEAST_P) / 2))
        return far if unit.count > unit.expected else -far

    @cached_property
    def _peers(self) -> Peers | None:
        try:
            chosen = group(self.asked.edition, self.asked.area)
        except UnclearArea:
            return None
        return Peers(self.asked.edition, self.asked.area, self.comparison.now, chosen, self.counted)

    def forecast(self, wanted: Sequence[Measure]) -> list[float | None]:
        """What the twelve months to come would bring, over the last twelve; made of all at once."""
        runs = [self._run(m) for m in wanted]
        found = forecasts([run or [0] for run in runs], YEAR, YEAR)
        return [
            float(sum(f.expected)) / sum(run[-YEAR:]) if f and run and any(run[-YEAR:]) else None
            for f, run in zip(found, runs, strict=True)
        ]

    def _run(self, measure: Measure) -> list[int]:
        """The months without a gap or a change of counting that end with the period's."""
        area, last = self.asked.area, self.comparison.now.last
        series = next((s for s in self.counted.held(measure, area) if s.step == 1), None)
        run = series.regular(last, 1)[-MOST_SPANS:] if series and measure.direction != HIDDEN else []
        known = breaks(self.asked.edition, measure, self.counted.gazetteer.force_area(area))
        return [n for _, n in run[max(first_after(known, [span for span, _ in run]), default=0) :]]


def values(counts: Counts, wanted: Sequence[Measure]) -> dict[Component, tuple[float | None, ...]]:
    """Each component that is counted, for each of the problems."""
    one = {
        Component.VOLUME: counts.volume,
        Component.HARM: counts.harm,
        Component.TREND: counts.trend,
        Component.PEERS: counts.beside_peers,
    }
    return {c: tuple(map(of, wanted)) for c, of in one.items()} | {
        Component.FORECAST: tuple(counts.forecast(wanted)),
    }
