"""What became of each measure since the time that it is set against, with its verdict."""

from collections.abc import Iterable

from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.compare.wording import size
from frankpledge.evidence.figures.counted import WHY_WITHHELD
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.measures.nesting import parts_of
from frankpledge.evidence.period import named
from frankpledge.evidence.sentence import Printed, Sentence, listed, phrase
from frankpledge.evidence.sources import published_figures
from frankpledge.evidence.statistics.intervals import of_rate
from frankpledge.evidence.statistics.rounding import half_up

CHANGED = (Verdict.ROSE, Verdict.FELL)
UNSAID = (
    Verdict.TOO_FEW,
    Verdict.COUNTING_CHANGED,
    Verdict.NOT_LIKE_FOR_LIKE,
    Verdict.CANNOT_BE_CHECKED,
    Verdict.WITHHELD,
)


def changed(comparison: Comparison) -> list[Row]:
    """The measures that rose or fell beyond their usual ups and downs; the clearest first."""
    rows = [r for r in comparison.rows if r.verdict in CHANGED]
    return sorted(rows, key=lambda r: r.adjusted_p)


def unchanged(comparison: Comparison) -> list[Row]:
    """The measures without a clear change, in their usual order."""
    return [r for r in comparison.rows if r.verdict is Verdict.NO_CLEAR_CHANGE]


def unsaid(comparison: Comparison) -> list[Row]:
    """The measures of which it can't be said whether they changed."""
    return [r for r in comparison.rows if r.verdict in UNSAID]


def withheld(of: Iterable[Measure]) -> str:
    """The measures of which a number is held and not shown, and why it is not; nothing where there are none."""
    names = [m.inline for m in of]
    if not names:
        return ""
    return f"Withheld: {listed(names)}. A number is held and not shown, because {WHY_WITHHELD}."


def bases(of: Iterable[Measure]) -> str:
    """What the rates of some measures are set against: `residents`, or `residents or households`."""
    names = dict.fromkeys(m.denominator for m in of if m.denominator != "none")
    return " or ".join(names) or "residents"


def level(row: Row, comparison: Comparison) -> Sentence:
    """How many, and how many per 1,000 residents or households."""
    count = _number(row, "count", f"{row.after:,}")
    where = f"in {comparison.area.name} in {comparison.phrase}"
    by = "There were" if row.source == published_figures.SOURCE else "The police recorded"
    said = f"{by} {{{{{count[0]}}}}} {row.measure.counted} {where}."
    if row.rate is None:
        return Sentence(said, dict([count]))
    rate = _number(row, "rate", f"{half_up(row.rate, 1):,}")
    return Sentence(f"{said[:-1]}: {{{{{rate[0]}}}}} for every 1,000 {row.measure.denominator}.", dict([count, rate]))


def by_chance(row: Row, base: int | None) -> Sentence:
    """How far chance alone would spread the rate; `base` is what the rate is set against."""
    if not base:
        return Sentence("")
    interval = of_rate(row.after, base, PER)
    low, high = (f"{half_up(end, 1):,}" for end in (interval.low, interval.high))
    said = f"A number of this size varies by chance: the rate could be anywhere from {low} to {high} (95% interval)."
    return Sentence(said)


def headlines(comparison: Comparison, most: int = 3) -> list[Row]:
    """The clearest changes, at most so many, none of them a part of another."""
    chosen: list[Row] = []
    for row in changed(comparison):
        if len(chosen) < most and not any(_overlap(row.measure, c.measure) for c in chosen):
            chosen.append(row)
    return chosen


def _overlap(one: Measure, other: Measure) -> bool:
    """Whether every count of one is also one of the other."""
    return _within(one, other) or _within(other, one)


def _within(part: Measure, whole: Measure) -> bool:
    """Whether a measure is a part of another, or of one of its parts."""
    return any(p == part or _within(part, p) for p in parts_of(whole))


def finding(row: Row, comparison: Comparison) -> Sentence:
    """What became of one measure since the same months of the year before, with its verdict."""
    if row.change is None:
        count = _number(row, "count", f"{row.after:,}")
        said = f"{row.measure.title}: {{{{{count[0]}}}}} {row.measure.unit}. {_nothing_to_set_against(row, comparison)}"
        return Sentence(said, dict([count]))
    counts = [_number(row, "count_before", f"{row.before:,}"), _number(row, "count", f"{row.after:,}")]
    numbers = dict(counts)
    by = ""
    if row.percent is not None:
        change = _number(row, "change", size(row.percent), "by")
        numbers |= dict([change])
        by = f"{{{{{change[0]}}}}}"
    before, after = (f"{{{{{name}}}}}" for name, _ in counts)
    went = f"went from {before} to {after} {row.measure.unit}"
    if row.before == row.after:
        went = f"stayed at {after} {row.measure.unit}"
    if row.verdict in CHANGED:
        how = "a rise" if row.verdict is Verdict.ROSE else "a fall"
        much = f"{how} of {by}" if by else f"{how} from none"
        return Sentence(f"{row.measure.title} {went}: {much}, more than its usual ups and downs.", numbers)
    if row.verdict is Verdict.COUNTING_CHANGED:
        what = " ".join(f"From {named(b.month)}: {b.what.rstrip('.')} ({b.source})." for b in row.breaks)
        return Sentence(
            f"{row.measure.title} {went}, but the way of counting changed: this tells nothing of what happened. {what}",
            numbers,
        )
    direction = _direction(row, by)
    if row.verdict is Verdict.TOO_FEW:
        said = f"{row.measure.title} {went}{direction}. That is too few to compare. {row.meaning} {row.would_notice}"
        return Sentence(said.rstrip(), numbers)
    return Sentence(
        f"{row.measure.title} {went}{direction}: no clear change. {row.would_notice or row.meaning}",
        numbers,
    )


def _nothing_to_set_against(row: Row, comparison: Comparison) -> str:
    before = comparison.before.full_phrase
    if row.verdict is Verdict.WITHHELD:
        return f"The number of {before}, to set against it, is withheld, because {WHY_WITHHELD}."
    return f"There is nothing to set them against, because {before} is not all held."


def wider(row: Row, comparison: Comparison) -> Sentence:
    """The same measure over the whole of a wider area, to tell what is local from what is not."""
    if row.change is None:
        return Sentence("")
    count = _number(row, "count", f"{row.after:,}")
    before = _number(row, "count_before", f"{row.before:,}")
    counts = f"{{{{{before[0]}}}}} to {{{{{count[0]}}}}}"
    where = f"Across {phrase(comparison.area)} it went from {counts}"
    numbers = dict([before, count])
    if row.verdict in CHANGED and row.percent is not None:
        change = _number(row, "change", size(row.percent), "by")
        numbers |= dict([change])
        return Sentence(
            f"{where}: a {'rise' if row.verdict is Verdict.ROSE else 'fall'} of {{{{{change[0]}}}}}.", numbers
        )
    return Sentence(f"{where}: {row.verdict}.", numbers)


def wider_in_short(row: Row, comparison: Comparison) -> Sentence:
    """Whether the same happened over the whole of a wider area, without the counts."""
    if row.change is None:
        return Sentence("")
    where = f"Across {phrase(comparison.area)}"
    if row.verdict not in CHANGED or row.percent is None:
        return Sentence(f"{where}: {row.verdict}.")
    name, printed = _number(row, "change", size(row.percent), "by")
    return Sentence(f"{where} it {row.verdict} by {{{{{name}}}}}.", {name: printed})


def _direction(row: Row, by: str) -> str:
    """` (down 19.8%)`, or nothing where there is none or no percentage can be made."""
    if row.before == row.after or not row.before:
        return ""
    return f" ({'up' if row.after > row.before else 'down'} {by})"


def _number(row: Row, what: str, text: str, variant: str = "") -> tuple[str, Printed]:
    """The name of a number in a sentence (its figure's id, and how it is printed where that varies), and the number."""
    figure = row.figures[what]
    return (f"{figure}/{variant}" if variant else figure, Printed(text, figure))
