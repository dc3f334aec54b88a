"""What the police's published counts tell of measures and areas that a partner's table in confidence is about."""

from collections import defaultdict
from collections.abc import Iterable

from frankpledge.evidence import places
from frankpledge.evidence.disclosure.sums import Key
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.nesting import parts_of
from frankpledge.evidence.measures.recorded import count_of, offences_in, recorded
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources import recorded_crime


def police_counts(edition: Edition, keys: Iterable[Key]) -> dict[Key, int]:
    """Public counts from which a partner's count could be taken: of a wider measure over its period, by street-level
    rows, and of its own or a wider measure over the quarters that it lies in, by the Home Office's tables."""
    keys = frozenset(keys)
    asked: dict[str, set[tuple[Measure, Period]]] = defaultdict(set)
    for measure, area, period in keys:
        if measure in measures() and area in places.gazetteer(edition).areas:
            own = measures()[measure]
            wider = [m for m in measures().values() if own in parts_of(m)]
            asked[area] |= {(m, Period.read(period)) for m in (own, *wider)}
    found = _street(edition, asked) | _recorded(edition, asked)
    return {k: n for k, n in found.items() if k not in keys}


def _street(edition: Edition, asked: dict[str, set[tuple[Measure, Period]]]) -> dict[Key, int]:
    areas = [places.gazetteer(edition).areas[code] for code in sorted(asked)]
    held = counts(edition, areas) if areas else None
    found = {}
    for area in areas:
        for measure, period in asked[area.code]:
            series = held.series(measure, area)
            if measure.categories and all(m in series for m in period.months):
                found[measure.id, area.code, period.id] = sum(series[m] for m in period.months)
    return found


def _recorded(edition: Edition, asked: dict[str, set[tuple[Measure, Period]]]) -> dict[Key, int]:
    if not asked or not edition.of(recorded_crime.SOURCE):
        return {}
    areas = [places.gazetteer(edition).areas[code] for code in sorted(asked)]
    known = offences_in(edition)
    found = {}
    for area, quarters in recorded(edition, areas).items():
        for measure, period in asked[area]:
            codes = measure.numerators.get(recorded_crime.SOURCE, ())
            for quarter, offences in quarters.items():
                touches = quarter.first <= period.last and quarter.last >= period.first
                n = count_of(offences, codes, known[quarter]) if touches and measure.codes_hold(quarter) else None
                if n is not None:
                    found[measure.id, area, quarter.id] = n
    return found
