"""The numbers of analyses as figures: each is asked by an id, and made again by making its analysis again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from frankpledge.evidence.analyses import (
    choosing,
    forecasts,
    harm,
    hotspots,
    near_repeats,
    repeats,
    rhythm,
    signals,
    week,
)
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.campaigns.figure import effect
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.analyses.scores.figure import score
from frankpledge.evidence.analyses.telling import Teller
from frankpledge.evidence.figures.counted import Counted, counted_of, unavailable
from frankpledge.evidence.figures.figure import Figure, Provenance
from frankpledge.evidence.figures.origin import origin
from frankpledge.evidence.figures.question import NoSuchFigure, Question
from frankpledge.evidence.measures.collisions import inputs
from frankpledge.evidence.measures.extract_events import mappings_of
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.weights.loading import indices
from frankpledge.evidence.period import Period, UnclearPeriod
from frankpledge.evidence.sentence import capital
from frankpledge.evidence.sources import partner_extract
from frankpledge.evidence.statistics.rounding import half_up

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
    text = capital(told.percent(found.in_hot, whole))
    said = f"{text} of those on the map were in {found.units.many} that are parts of clusters"
    value = told.share(found.in_hot, whole)
    made = _of_places(found, question, value, text, said, {})
    return replace(made, formula=f"{told.number(found.in_hot)} ÷ {told.number(whole)} × 100; {made.formula}")


def _half_in(asked: Asked, question: Question) -> Figure:
    found = hotspots.find(asked, question.against)
    said = f"the fewest {found.units.many} that hold half of all are {found.half:,} of {len(found.units):,}"
    return _of_places(found, question, found.half, f"{found.half:,}", said, {})


def _hot_kept(asked: Asked, question: Question) -> Figure:
    if len(asked.period) != 12:
        raise NothingToAnalyse("clusters of the year before are held against twelve months: ask it of a year")
    found = hotspots.find(asked, question.against)
    was = found.lasting.accuracy if found.lasting else None
    if was is None or was.index is None:
        raise NothingToAnalyse("there were no clusters the year before, or not all months of two years are held")
    text, ground = f"{half_up(100 * was.hit_rate, 1)}%", half_up(100 * was.area_share, 1)
    said = (
        f"clusters of the year before held {text} of what came in the twelve months after, on {ground}% of the ground"
    )
    return _of_places(
        found, question, Fraction(100 * was.hit_rate), text, said, {"prediction_accuracy_index": was.index}
    )


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
        () if found.events.open else extracts(found.asked),
        details=details,
        source=found.events.source,
    )


def _timed(asked: Asked, question: Question) -> Figure:
    found = _of_week(asked)
    told = Teller(found.events.open)
    text, value = told.number(found.spread.events), told.value(found.spread.events)
    return _of_events(
        asked, question, value, text, f"{text}{week.what(found)} have a time that can be used", week, found
    )


def _dark_share(asked: Asked, question: Question) -> Figure:
    found = _of_week(asked)
    if found.dark is None:
        raise NothingToAnalyse("the ground of the area is not held, so its nights can't be told")
    text = capital(week.dark_text(found))
    value = half_up(100 * found.dark.share) if any(c.isdigit() for c in text) else None
    value = value if found.events.open or value is None else 5 * round(value / 5)
    return _of_events(asked, question, value, text, f"{text} happened in the dark", week, found)


def _of_week(asked: Asked) -> week.Found:
    found = rhythm.find(asked).week
    if found is None:
        raise NothingToAnalyse(f"no events of {asked.measure.inline} with times are held for the period")
    return found


def _repeat_share(asked: Asked, question: Question) -> Figure:
    found = repeats.find(asked)
    text = capital(repeats.share_text(found))
    value = Teller(found.events.open).share(found.spread.repeats, found.spread.events)
    return _of_events(asked, question, value, text, f"{text} struck the same one again", repeats, found)


def _of_events(asked: Asked, question: Question, value, text: str, said: str, made, found) -> Figure:
    """A figure of events with times; `made` is the module whose cautions and method go with it."""
    notes, formula = tuple(made.cautions(found)), "; ".join(made.method(found))
    answer, source = f"{question.words()}: {said}.", found.events.source
    sources = extracts(asked) if source == partner_extract.SOURCE else _collision_files(asked)
    return Figure(question, value, text, answer, formula, {}, notes, sources, source=source)


def _near_repeats(asked: Asked, question: Question) -> Figure:
    found = near_repeats.find(asked, question.against)
    text = near_repeats.ratio_text(found)
    chance = "more than chance explains" if found.near.stands_out else "no more than chance explains"
    said = f"within {found.metres} metres and {found.days} days there were {text} as many pairs as expected, {chance}"
    value = near_repeats.ratio(found.near, Teller(found.events.open))
    return _of_events(asked, question, value, text, said, near_repeats, found)


def _forecast(asked: Asked, question: Question) -> Figure:
    """Of a month or quarter to come, from all that was held up to the span that `against` names."""
    try:
        until = Period.read(question.against)
    except UnclearPeriod as error:
        raise ValueError(str(error)) from None
    found = forecasts.find(replace(asked, period=until))
    if question.period not in found.ahead:
        raise NothingToAnalyse(f"a forecast from {until.phrase} looks at each {found.word} of the year after it")
    place = found.ahead.index(question.period)
    text = found.text(place)
    spans = dict(found.past[-found.forecast.used :])
    return Figure(
        question,
        Fraction(found.forecast.expected[place]),
        f"{found.forecast.centre[place]:,}",
        f"{question.words()}: {text}.",
        "; ".join(forecasts.method(found)),
        spans,
        tuple(forecasts.cautions(found)),
        details={"four_in_five": [found.forecast.low80[place], found.forecast.high80[place]]},
        source=found.series.source,
        title=found.series.title,
    )


def _harm(asked: Asked, question: Question) -> Figure:
    """Of one kind of crime its count times its weight; under total crime, the sum of all that every index scores."""
    index = indices().get(question.against)
    if index is None:
        raise ValueError(f"there is no harm index “{question.against}”; there are: {', '.join(indices())}")
    counted = counted_of(asked.edition, asked.area)
    if question.measure.id == harm.WHOLE:
        found = harm.find(replace(asked, measure=None))
        value, names = harm.total(found, index), list(found.now)
        how = "sum of each count × its weight: " + ", ".join(measures()[m].title for m in names)
        spans: dict[Period, int] = {}
        source, sources = "", _files_of(counted, [measures()[m] for m in names], asked)
    else:
        if question.measure.id not in index.by_measure:
            why = index.not_scored.get(question.measure.id, "the index has no weight for it")
            raise NothingToAnalyse(f"{question.measure.inline} is not scored: {why}")
        made = counted.figure(question.measure, "count", asked.area, asked.period)
        if made.value is None or sum(map(len, made.spans)) < len(asked.period):
            raise NothingToAnalyse(f"{question.measure.inline} is not held for all of {asked.period.phrase}")
        weight = index.by_measure[question.measure.id]
        value, how = made.value * weight, f"{made.value:,} × {float(weight):g} {index.unit}"
        spans, source, sources = made.spans, made.source, ()
    text = f"{half_up(value):,}"
    said = f"{question.words()}: {text} {index.unit}, by the {index.title}."
    notes = (f"Licence: {index.licence}",)
    return Figure(question, Fraction(value), text, said, how, spans, notes, sources, source=source)


def _files_of(counted: Counted, kinds: Sequence[Measure], asked: Asked) -> tuple[Provenance, ...]:
    """The files of the counts of several measures, each once for its span and without a count."""
    made = [counted.figure(m, "count", asked.area, asked.period) for m in kinds]
    files = (replace(p, count=None) for figure in made for p in origin(asked.edition, figure))
    return tuple(dict.fromkeys(files))


def _usual(asked: Asked, question: Question) -> Figure:
    found = signals.usual(asked)
    said = f"{question.words()}: {found.text} were to be expected from the months before."
    formula = "a quasi-Poisson regression of the five years before, with season and trend (Noufaily and others 2013)"
    value = Fraction(found.expected)
    return Figure(question, value, found.text, said, formula, found.spans, source=found.source)


def _collision_files(asked: Asked) -> tuple[Provenance, ...]:
    """The files of the road collisions of a period, without the measure's counts: these figures are of its events."""
    found = ((f, Period(m, m)) for m in asked.period.months for f in inputs(asked.edition, asked.measure, m))
    return tuple(Provenance(f.name, f.sha256, f.publisher, f.release, span, None) for f, span in found)


def extracts(asked: Asked) -> tuple[Provenance, ...]:
    """The files of the events with times, without their counts: they were sent in confidence."""
    mappings = mappings_of(asked.edition, asked.measure.id)
    parts = [p for p in asked.edition.of(partner_extract.SOURCE) if p.key.partition("/")[0] in mappings]
    held = [(p, partner_extract.month_of(p.key)) for p in parts]
    files = ((asked.edition.input(p.input), Period(m, m)) for p, m in sorted(held, key=lambda h: h[1]))
    return tuple(
        Provenance(f.name, f.sha256, f.publisher, f.release, span, None)
        for f, span in files
        if span.first in asked.period
    )


_MAKERS: dict[str, Maker] = {
    "hot-areas": _hot_areas,
    "hot-share": _hot_share,
    "half-in": _half_in,
    "hot-kept": _hot_kept,
    "near-repeats": _near_repeats,
    "forecast": _forecast,
    "timed": _timed,
    "usual": _usual,
    "harm": _harm,
    "dark-share": _dark_share,
    "repeat-share": _repeat_share,
    "effect": effect,
    "score": score,
}


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
