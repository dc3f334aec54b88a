"""An area among its peers: the funnel of what chance explains, and the rates one under another."""

from frankpledge.documents.charts import Limits, funnel_chart, ranked_bars
from frankpledge.documents.pictures import Picture
from frankpledge.evidence import peers
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.statistics.intervals import of_rate
from frankpledge.evidence.statistics.peers import INNER, OUTER, Standing
from frankpledge.evidence.statistics.rounding import half_up

POINTS = 60  # of a curve


def funnel(found: peers.Among, measure: Measure, period: Period) -> Picture:
    """Rates by size, and how far chance and the usual differences of such areas spread them."""
    least = min(p.residents for p in found.peers) / 2
    most = max(p.residents for p in found.peers) * 1.05
    sizes = [least + (most - least) * i / (POINTS - 1) for i in range(POINTS)]
    inner, outer = found.funnel.curve(sizes, INNER), found.funnel.curve(sizes, OUTER)
    limits = [
        Limits(size, *(PER * v for v in ends))
        for size, *ends in zip(sizes, inner.lower, inner.upper, outer.lower, outer.upper, strict=True)
    ]
    return funnel_chart(
        f"funnel-{measure.id}",
        f"{measure.title}: {found.own.area.name} among {found.group.words}, {period.phrase}",
        company_words(found),
        [(p.area.name, p.residents, float(p.rate)) for p in found.peers],
        average=PER * found.funnel.target,
        limits=limits,
        area=found.own.area.name,
        outside={p.area.name: str(p.unit.standing) for p in found.peers if _stands_out(p)},
        unit=f"per {PER:,} {measure.denominator}",
        exposure_unit=measure.denominator,
        within="as expected",
    )


def ranks(found: peers.Among, measure: Measure, period: Period) -> Picture:
    """The rates, the highest first, each with its 95% interval."""
    rows = []
    for p in found.peers:
        interval = of_rate(p.count, p.residents, PER)
        rows.append((p.area.name, float(p.rate), interval.low, interval.high))
    return ranked_bars(
        f"ranks-{measure.id}",
        f"{measure.title} per {PER:,} {measure.denominator}: {found.own.area.name} among {found.group.words}, "
        f"{period.phrase}",
        company_words(found),
        rows,
        unit=f"per {PER:,} {measure.denominator}",
        marked={found.own.area.name},
        average=(PER * found.funnel.target, f"all together {half_up(PER * found.funnel.target, 1)}"),
        places=1,
        headings=("Area", "Rate", "95% interval"),
    )


def company_words(found: peers.Among) -> str:
    """Where the area stands, what that says, and which of the others stand out."""
    own = found.own
    said = (
        f"{own.area.name} is {own.place.words} by rate, with {half_up(own.rate, 1):,} where all together have "
        f"{half_up(PER * found.funnel.target, 1):,}. {peers.meaning(found)}"
    )
    others = [f"{p.area.name} ({p.unit.standing})" for p in found.peers if _stands_out(p) and p is not own]
    return said + (f" Outside the limits: {listed(others)}." if others else "")


def _stands_out(p: peers.Peer) -> bool:
    return p.unit.standing is not Standing.AS_EXPECTED
