"""What a measure is made of."""

from frankpledge.documents.charts import composition_bars
from frankpledge.documents.pictures import Picture
from frankpledge.evidence.area import Area
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.shares import Made


def composition(made: Made, area: Area, period: Period) -> Picture | None:
    """The parts as bars of the whole, the largest first; None where parts can overlap, which no such bar can show."""
    if made.shares.overlap:
        return None
    parts = sorted(made.shares.parts, key=lambda p: -p.count)
    rest = made.shares.residual
    largest = listed([f"{p.name} ({p.rounded()}%)" for p in parts[:3]])
    words = f"Of {made.shares.base:,} {made.measure.counted} the largest parts are {largest}."
    if rest and rest.count:
        words += f" {rest.count:,} ({rest.rounded()}%) are in none of the parts."
    return composition_bars(
        f"parts-{made.measure.id}",
        f"What {made.measure.inline} in {area.name} is made of, {period.phrase}",
        words,
        [(p.name, p.count) for p in parts],
        made.shares.base,
        unit=made.measure.unit,
        residual="In none of these",
        headings=("Part", "Count", "Share"),
    )
