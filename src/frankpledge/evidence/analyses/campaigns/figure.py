"""The ratio of a trial as a figure: asked by an id, and made again by evaluating again."""

from dataclasses import replace
from fractions import Fraction

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.campaigns import told
from frankpledge.evidence.analyses.campaigns.evaluated import Found, find
from frankpledge.evidence.analyses.campaigns.trial import of_question
from frankpledge.evidence.area import Area
from frankpledge.evidence.figures.figure import Figure, Provenance
from frankpledge.evidence.figures.origin import origin
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import listed


def effect(asked: Asked, question: Question) -> Figure:
    """The change beside that of the comparison. Raises NothingToAnalyse, and ValueError."""
    trial = of_question(asked.gazetteer, asked.measure, asked.area, asked.period, question.against)
    found = find(asked.edition, trial)
    counts = found.target, found.control
    compared = f"set against {found.compared.words}"
    said = f"{question.words()}, {compared}: {told.ratio_text(found)}. {found.said.sentence}"
    t, c = counts
    formula = f"({t.after:,} ÷ {t.before:,}) ÷ ({c.after:,} ÷ {c.before:,})" if c else f"{t.before:,} and {t.after:,}"
    exact = bool(found.relative and found.relative.ratio is not None)
    return Figure(
        question,
        Fraction(t.after * c.before, t.before * c.after) if exact else None,
        told.ratio_text(found),
        said,
        "; ".join([formula, *told.method([found])]),
        _months(found),
        (*_together(found), *told.cautions([found])),
        _sources(asked, found),
        details={k: v for k, v in told.record(asked.edition, found).items() if k not in ("campaign", "cost", "figure")},
        source=found.compared.target.series.source,
        title=found.compared.target.series.title,
    )


def _together(found: Found) -> tuple[str, ...]:
    """Said where the area that the figure is asked of is counted with others."""
    others = [a.name for a in found.trial.areas[1:]]
    return (f"Counted together with {listed(others)}",) if others else ()


def _months(found: Found) -> dict[Period, int]:
    """What was counted in the area asked of, before and then; nothing where it is counted together with others."""
    (_, series), *others = found.compared.target.pieces
    trial = found.trial
    return {} if others else {s: n for p in (trial.before, trial.period) for s, n in _spans(series, p).items()}


def _spans(series: Series, period: Period) -> dict[Period, int]:
    return {s: series.counts[s] for s in series.tiling(period)}


def _sources(asked: Asked, found: Found) -> tuple[Provenance, ...]:
    """The files of every area of the target, and of every area that was named to compare it with."""
    made = found.compared
    pieces = [(area, series, (made.trial.before, made.trial.period)) for area, series in made.target.pieces]
    if made.control:
        pieces += [(area, series, (made.before, made.after)) for area, series in made.control.pieces]
    return tuple(dict.fromkeys(p for piece in pieces for p in _of(asked, *piece)))


def _of(asked: Asked, area: Area, series: Series, periods: tuple[Period, ...]) -> list[Provenance]:
    spans = {s: n for p in periods for s, n in _spans(series, p).items()}
    question = Question(asked.measure, "count", area, asked.period, asked.edition.name)
    pseudo = Figure(question, None, "", "", "", spans, source=series.source, title=series.title)
    return [replace(p, where=p.where or area.name) for p in origin(asked.edition, pseudo)]
