"""A control chart: what is usual for a measure, and what was not."""

from frankpledge.documents.charts import control_chart
from frankpledge.documents.pictures import Picture
from frankpledge.evidence.area import Area
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.findings import course
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Month, Period, named
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.trends import Control
from frankpledge.evidence.trends import control as charted
from frankpledge.reports.charts.labels import label, step_word


def control(
    counted: Counted, measure: Measure, area: Area, last: Month, found: Control | None = None
) -> Picture | None:
    """The newest five years as a control chart; None where too little is held to tell what is usual.

    `found` saves working it out where it is at hand.
    """
    found = found or charted(counted, measure, area, last)
    if found is None:
        return None
    centre, lower, upper = found.limits()
    seen = course.seen(found)
    run = Period(found.spans[0].first, found.spans[-1].last).run
    step = step_word(found.series.step)
    return control_chart(
        f"control-{measure.id}",
        f"{measure.title} in {area.name}, each {step} beside what is usual for it, {run}",
        control_words(found, measure, seen),
        [label(s) for s in found.spans],
        found.counts,
        centre=centre,
        lower=lower,
        upper=upper,
        signals=_signals(found, seen),
        baseline=None if found.baseline == len(found.spans) else (0, found.baseline - 1),
        baseline_words="these years set the limits",
        unit=f"{measure.unit} a {step}",
        places=1,
    )


def control_words(found: Control, measure: Measure, seen: list[course.Seen]) -> str:
    """What the chart shows: its range, what is usual, what is not, and where the counting changed."""
    centre, lower, upper = (line[-1] for line in found.limits())
    said = (
        f"The counts lie between {min(found.counts):,} and {max(found.counts):,} {measure.unit}. For the last of them, "
        f"{found.counts[-1]:,}, about {half_up(centre):,} would be usual, and anything from {half_up(lower):,} to "
        f"{half_up(upper):,} is within the limits."
    )
    said += "".join(f" {_when(found, s)}: {s.words}." for s in seen) or " No point is unusual."
    for phase in found.chart.phases:
        said += f" The limits begin anew in {named(found.spans[phase.first].first)}: the counting changed."
    return said


def _signals(found: Control, seen: list[course.Seen]) -> list[tuple[int, str]]:
    """One a point, so that the chart can number them: where two overlap, the later one says from when it counts."""
    taken: dict[int, str] = {}
    for s in seen:
        free = [i for i in range(s.first, s.last + 1) if i not in taken]
        since = "" if free[:1] == [s.first] else f", counted from {named(found.spans[s.first].first)}"
        taken |= dict.fromkeys(free, f"{s.words}{since}")
    return sorted(taken.items())


def _when(found: Control, s: course.Seen) -> str:
    return Period(found.spans[s.first].first, found.spans[s.last].last).run
