"""The numbers of analyses as figures: each is asked by an id, and made again by making its analysis again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from frankpledge.evidence.analyses import choosing, hotspots
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.analyses.telling import Teller
from frankpledge.evidence.figures.counted import Counted, unavailable
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import NoSuchFigure, Question
from frankpledge.evidence.period import Period

Maker = Callable[[Asked, Question], Figure]


def _hot_areas(asked: Asked, question: Question) -> Figure:
    found = hotspots.find(asked, question.against)
    n = len(found.hot)
    said = f"{n:,} of {len(found.units):,} {found.units.many} are parts of clusters"
    names = {"in clusters": [found.units.names[i] for i in found.hot.tolist()]}
    return _of_places(found, question, n, f"{n:,}" if n else "None", said, names)


def _hot_share(asked: Asked, question: Question) -> Figure:
    found = hotspots.find(asked, question.against)
    told, whole = Teller(found.events.open), int(found.counts.sum())
    text = told.percent(found.in_hot, whole)
    said = f"{text} of those on the map were in {found.units.many} that are parts of clusters"
    value = Fraction(100 * found.in_hot, whole) if told.open else None
    made = _of_places(found, question, value, text, said, {})
    return replace(made, formula=f"{told.number(found.in_hot)} ÷ {told.number(whole)} × 100; {made.formula}")


def _half_in(asked: Asked, question: Question) -> Figure:
    found = hotspots.find(asked, question.against)
    said = f"the fewest {found.units.many} that hold half of all are {found.half:,} of {len(found.units):,}"
    return _of_places(found, question, found.half, f"{found.half:,}", said, {})


def _of_places(found: hotspots.Found, question: Question, value, text: str, said: str, details: dict) -> Figure:
    months = choosing.months_of(found.events) if found.events.open else {}
    return Figure(
        question,
        value,
        text,
        f"{question.words()}: {said}.",
        "; ".join(hotspots.method(found)),
        {Period(m, m): n for m, n in months.items()},
        tuple(hotspots.cautions(found)),
        details=details,
        source=found.events.source,
    )


_MAKERS: dict[str, Maker] = {"hot-areas": _hot_areas, "hot-share": _hot_share, "half-in": _half_in}


def _asking(maker: Maker) -> Callable[[Question, Counted], Figure]:
    """A maker as `answers` calls it; what can't be analysed is a figure without an answer."""

    def made(question: Question, counted: Counted) -> Figure:
        try:
            return maker(Asked(counted.edition, question.area, question.period, question.measure), question)
        except NothingToAnalyse as error:
            return unavailable(question, str(error))
        except ValueError as error:
            raise NoSuchFigure(str(error)) from None

    return made


MAKERS: Mapping[str, Callable[[Question, Counted], Figure]] = {name: _asking(m) for name, m in _MAKERS.items()}
