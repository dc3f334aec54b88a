"""The change of one measure as a figure: its verdict in words, what was counted before and now, and its formula."""

from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.compare.wording import change_text, sentence
from frankpledge.evidence.figures.counted import Counted, hidden, unavailable
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.period import Period


def change(question: Question, comparison: Comparison, counted: Counted) -> Figure:
    """What the comparison of the question's area and period says of its measure."""
    row = comparison.row(question.measure.id)
    question = question.against_named(comparison.before.phrase)
    if row is None:
        if question.measure in comparison.withheld:
            return hidden(question)
        return unavailable(question, f"it is not held for {comparison.now.full_phrase}")
    return Figure(
        question,
        row.percent,
        change_text(row),
        f"{question.words()}: {sentence(row, comparison)}",
        _formula(row),
        _spans(row, comparison, counted),
        (*comparison.notes, *(f"{b.what} ({b.source})" for b in row.breaks)),
        details=_details(row),
        source=row.source,
        title=row.title,
    )


def _spans(row: Row, c: Comparison, counted: Counted) -> dict[Period, int]:
    """What was counted, before and now."""
    held = counted.held(row.measure, c.area)
    series = next(s for s in held if (s.source, s.title) == (row.source, row.title))
    if len(c.months) == len(c.now):
        spans = [*series.tiling(c.before), *series.tiling(c.now)]
    else:
        spans = [s for s in series.counts if any(s.first in (m, c.earlier(m)) for m in c.months)]
    return {s: series.counts[s] for s in spans}


def _details(row: Row) -> dict[str, object]:
    """What a verdict rests on, for those who ask; nothing that would give a withheld percentage back."""
    if not row.comparable:
        return {"before": row.before, "after": row.after, "verdict": str(row.verdict)}
    return {
        "before": row.before,
        "after": row.after,
        "verdict": str(row.verdict),
        "interval_95_percent": [row.change.low, row.change.high],
        "p": row.change.p,
        "p_adjusted": row.adjusted_p,
        "dispersion": row.dispersion,
        "noticeable_fall_to": row.noticeable.fall_to,
        "noticeable_rise_to": row.noticeable.rise_to,
        "recorded_by_other_forces": row.by_others,
    }


def _formula(row: Row) -> str:
    if not row.comparable:
        return ""
    if row.dispersion is None:
        usual = "too few months or offences to tell its usual ups and downs from, so those of a plain Poisson count"
    else:
        usual = f"such sums of its months vary {row.dispersion:.2f} times as much as a Poisson count (φ)"
    percent = f"100 × ({row.after:,} ÷ {row.before:,} − 1); " if row.before else ""
    return (
        f"{percent}conditional binomial test of {row.before:,} and {row.after:,}, {usual}; "
        f"p = {row.change.p:.3g}, and {row.adjusted_p:.3g} after control of false discoveries over all measures "
        "of the area in the period (Benjamini and Hochberg 1995)"
    )
