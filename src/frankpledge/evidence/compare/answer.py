"""Any figure from its id: the answer, what it rests on and where every row came from."""

from dataclasses import replace
from fractions import Fraction

from frankpledge.evidence.compare.comparison import Comparison, Row, compare
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.figures import Counted, Figure, Question, parse, provenance, query_of
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.warehouse import Edition


def answer(edition: Edition, figure_id: str) -> Figure:
    """The figure with this id, made again from the edition. Raises NoSuchFigure or NothingHeld."""
    question = parse(edition, figure_id)
    if question.statistic == "change":
        figure = changed(compare(edition, question.area, question.period), question)
        months = {**figure.months, **_months(edition, question, question.period.year_before())}
    else:
        figure = Counted(edition, [question.area]).figure(
            question.measure, question.statistic, question.area, question.period
        )
        months = figure.months
    return replace(
        figure,
        months=dict(sorted(months.items())),
        sources=provenance(edition, question.area, months),
        query=query_of(Period(min(months), max(months))) if months else "",
    )


def _months(edition: Edition, question: Question, period: Period) -> dict:
    return Counted(edition, [question.area]).months(question.measure, question.area, period)


def changed(comparison: Comparison, question: Question) -> Figure:
    """The change of one measure as a figure."""
    row = comparison.row(question.measure.id)
    series = Counted(comparison.edition, [question.area]).months(question.measure, question.area, comparison.now)
    value = row.change.percent if row.change else None
    notes = (*comparison.notes, *(f"{b.what} ({b.source})" for b in row.breaks))
    return Figure(
        question,
        value,
        change_text(value),
        f"{question.words}: {sentence(row, comparison)}",
        _formula(row),
        series,
        notes,
        details=details(row),
    )


def change_text(percent: Fraction | None) -> str:
    """`+4.0%`, `−33.1%`, as a table prints it."""
    if percent is None:
        return "no percentage"
    rounded = half_up(percent, 1)
    return f"{'+' if rounded > 0 else '−' if rounded < 0 else ''}{abs(rounded):,}%"


def moved(percent: Fraction | None) -> str:
    """`rose by 4.0%`, `fell by 33.1%`, as a sentence says it."""
    if percent is None:
        return "rose from none"
    rounded = half_up(percent, 1)
    if not rounded:
        return "stayed the same" if not percent else "stayed the same to within 0.05%"
    return f"{'rose' if rounded > 0 else 'fell'} by {abs(rounded):,}%"


def sentence(row: Row, comparison: Comparison) -> str:
    """The numbers first, the words after."""
    if row.change is None:
        return f"{row.after:,} {row.measure.unit}; {Verdict.NOT_LIKE_FOR_LIKE}. {row.meaning}"
    numbers = f"{row.before:,} in {comparison.before.name} and {row.after:,} in {comparison.now.name}"
    if row.before == row.after:
        return f"{numbers}: the same. Verdict: {row.verdict}."
    said = f"{numbers}: it {moved(row.change.percent)}. Verdict: {row.verdict}. {row.meaning}"
    if row.verdict in (Verdict.NO_CLEAR_CHANGE, Verdict.TOO_FEW):
        said += f" We would expect to notice {row.noticeable.words}."
    return said


def details(row: Row) -> dict[str, object]:
    """What a verdict rests on, for those who ask."""
    if row.change is None:
        return {"verdict": str(row.verdict)}
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
    if row.change is None:
        return ""
    if row.dispersion is None:
        usual = "no history of two years to tell its usual ups and downs from, so those of a plain Poisson count"
    else:
        usual = f"its months vary {row.dispersion:.2f} times as much as a Poisson count (φ)"
    return (
        f"100 × ({row.after:,} ÷ {row.before:,} − 1); conditional binomial test of the two counts, {usual}; "
        f"p = {row.change.p:.3g}, and {row.adjusted_p:.3g} after control of false discoveries over all measures "
        "of the area in the period (Benjamini and Hochberg 1995)"
    )
