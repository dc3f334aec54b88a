"""What must be said beside a comparison: months that are not held, in the period or a year before."""

from collections.abc import Sequence

from frankpledge.evidence import coverage
from frankpledge.evidence.area import Area
from frankpledge.evidence.period import Month, Period, spoken


def notes(
    asked: Period, now: Period, before: Period, months: tuple[Month, ...], lacking: list[Month], compared: bool
) -> tuple[str, ...]:
    """`months` are those of `now` that are held; `lacking` those of the time before that are not,
    and `compared` whether any measure is set against anything for all that. No full stops."""
    earlier = "a year before" if before == now.year_before() else f"of {before.phrase}"
    said = []
    outside = [m for m in asked.months if m not in now]
    if outside:
        said.append(
            f"{asked.full_phrase[:1].upper()}{asked.full_phrase[1:]} is not complete: {spoken(outside)} not held. "
            f"{now.run} is compared with the same months {earlier}"
        )
    gaps = coverage.missing(months, now)
    if gaps:
        said.append(f"Not held in the midst of the period, and left out of both years: {spoken(gaps)}")
    if lacking:
        when = "the year before" if before == now.year_before() else before.phrase
        what = "Street-level counts are not" if compared else "Nothing is"
        said.append(f"{what} compared, because months of {when} are not held: {spoken(lacking)}")
    return tuple(said)


def without_history(measures: Sequence[str]) -> tuple[str, ...]:
    """That the usual ups and downs of some measures can't be told."""
    if not measures:
        return ()
    them = ", ".join(measures) if len(measures) < 4 else f"{len(measures)} measures"
    return (f"Too little history is held to tell the usual ups and downs of {them}: judged as if by chance alone",)


def nothing_held(area: Area, period: Period, held: list[Month]) -> str:
    """Why there is no comparison at all."""
    if not held:
        return f"no month is held for {area.name}: read its police force's street-level files into the warehouse"
    return f"no month of {period.full_name} is held for {area.name}. Held: {spoken(held)}"
