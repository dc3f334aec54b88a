"""What may be said of trials: a sentence or two of each, the table, the cautions, and a record for machines."""

from collections.abc import Sequence

from frankpledge.evidence.analyses.campaigns.comparison import Compared
from frankpledge.evidence.analyses.campaigns.evaluated import Found
from frankpledge.evidence.analyses.campaigns.sums import Place
from frankpledge.evidence.analyses.campaigns.trial import OTHER_MONTHS, Trial
from frankpledge.evidence.analyses.result import Cell, Listing
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.registers import Campaign
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import Printed, Sentence, capital, compose, listed, phrase
from frankpledge.evidence.statistics.evaluation.displacement_words import of_displacement
from frankpledge.evidence.statistics.evaluation.ratio import RelativeChange
from frankpledge.evidence.statistics.evaluation.words import Grade, of_series
from frankpledge.evidence.statistics.intervals import Interval
from frankpledge.evidence.statistics.rounding import half_up

MANY = 5  # results from which it is said that some look better or worse by chance
HEADINGS = ("Campaign", "Before", "While it ran", "Comparison before", "Comparison then", "Ratio", "That is")
# As measured by tests/evidence/test_real_campaigns.py.
WEAK = "By itself that is weak: of stretches drawn by lot in real districts one in five stood out so."
OTHER_MONTHS_ARE_WEAK = (
    "Other months of the same place are a weak comparison: of stretches drawn by lot in real districts one in eight "
    "stood out beside them"
)
NOT_COMPARED = "not compared"


def figure_id(edition: Edition, trial: Trial) -> str:
    """The id of the figure that all numbers of a trial stand in."""
    return Question(trial.measure, "effect", trial.areas[0], trial.period, edition.name, trial.set_against).id


def ratio_text(found: Found) -> str:
    """`0.62 (0.45 to 0.86)`."""
    return _ratio(found.relative) if found.relative else NOT_COMPARED


def _ratio(relative: RelativeChange) -> str:
    reach = f"{_two(relative.low)} to {_two(relative.high)}"
    return f"somewhere from {reach}" if relative.ratio is None else f"{_two(relative.ratio)} ({reach})"


def says(edition: Edition, found: Found, fully: bool) -> list[Sentence]:
    """What was counted, what that is consistent with and how much it can bear; `fully`: with the other looks."""
    trial, level = found.trial, found.said.design
    what = f"{trial.measure.inline} in {listed([phrase(a) for a in trial.areas])}, {trial.period.full_phrase},"
    head = f"{plainly(trial.name)}: {what}" if trial.name else capital(what)
    parts = [
        f"{head} beside {trial.before.full_phrase}, set against {plainly(found.compared.words)}.",
        found.said.sentence,
        *(["The ratio of the two changes is {ratio}; 1 is no difference."] if found.relative else []),
        f"Level {level.level} of 5 at most on the Maryland scale: {level.words}.",
    ]
    ratio = {"ratio": Printed(ratio_text(found), figure_id(edition, trial))} if found.relative else {}
    looks = [*_rates(found), *_buffer(found), *_course(found)] if fully else []
    more = [text for text in (*looks, found.value_said) if text]
    return [compose(" ".join(parts), **ratio), *map(Sentence, more)]


def plainly(text: str) -> str:
    """Words that somebody typed, without the marks by which a sentence names its numbers."""
    return text.replace("{", "(").replace("}", ")")


def _rates(found: Found) -> list[str]:
    rates = found.rates
    if rates is None:
        return []
    reach = f"{_signed(rates.low, 1)} to {_signed(rates.high, 1)}"
    per = f"For every {int(rates.per):,} {found.trial.measure.denominator}"
    return [f"{per} the change is {_signed(rates.change, 1)} than that of the comparison ({reach})."]


def _buffer(found: Found) -> list[str]:
    around = found.around
    if around is None:
        return []
    said = [of_displacement(around.weighted)[1]] if around.weighted else []
    together = _ratio(around.together)
    said.append(f"Of target and buffer together the ratio is {together}.")
    if around.quotient:
        said.append(f"By the older quotient, which has no interval, {around.quotient.reading}.")
    return said


def _course(found: Found) -> list[str]:
    if found.series is None:
        return []
    said = of_series(found.series)
    weak = "" if said.grade is Grade.NO_CHANGE else f" {WEAK}"
    return [f"A second look, at its months in a row: {said.sentence}{weak}"]


def _two(number: float) -> str:
    """Two decimals, or as many as a number below 0.01 needs to be no 0."""
    return f"{half_up(number, 2)}" if number >= 0.005 or not number else "less than 0.01"


def _signed(number: float, places: int) -> str:
    return f"{half_up(abs(number), places):,} {'fewer' if number < 0 else 'more'}"


def listing(edition: Edition, found: Sequence[Found], refused: Sequence[Campaign]) -> Listing:
    """Every campaign in one table, those that can't be evaluated last."""
    rows = [_row(edition, f) for f in found]
    rows += [(c.name, *["–"] * 5, "not evaluated") for c in refused]
    caption = "What was counted where something was done, and in the comparison"
    return Listing("campaigns", caption, HEADINGS, tuple(rows), (1, 2, 3, 4, 5))


def _row(edition: Edition, found: Found) -> tuple[Cell, ...]:
    made, trial = found.compared, found.trial
    numbers = [_count(made, made.target, trial.before), _count(made, made.target, trial.period)]
    if made.control:
        numbers += [_count(made, made.control, made.before), _count(made, made.control, made.after)]
    numbers += ["–"] * (4 - len(numbers))
    ratio: Cell = Printed(ratio_text(found), figure_id(edition, trial)) if found.relative else "–"
    return (trial.label, *numbers, ratio, str(found.said.grade))


def _count(made: Compared, place: Place, period: Period) -> Cell:
    """The count of a place; the figure of it, where the place is one area whose own count it is."""
    n, measure = place.total(period), made.trial.measure
    (area, series), *others = place.pieces
    best = made.counted.best(measure, area, period)
    own = not others and best is not None and (best.source, best.title) == (series.source, series.title)
    if not own or series.total(period) != n:
        return f"{n:,}"
    return Printed(f"{n:,}", Question(measure, "count", area, period, made.counted.edition.name).id)


def done(found: Sequence[Found]) -> Listing | None:
    """What was done, as the register has it: the words are the partnership's own."""
    rows = tuple((f.trial.label, f.trial.period.run, f.trial.done) for f in found if f.trial.done)
    if not rows:
        return None
    return Listing("campaigns-done", "What was done, in the partnership’s words", ("Campaign", "When", "What"), rows)


def cautions(found: Sequence[Found]) -> list[str]:
    """What must be read before any number is believed, each once and with what it is about. No full stops."""
    about: dict[str, list[str]] = {}
    for one in found:
        for words in dict.fromkeys((*_of(one),)):
            about.setdefault(words.rstrip("."), []).append(one.trial.label)
    said = [
        words if len(names) == len(found) else f"{listed([plainly(n) for n in names])}: {words}"
        for words, names in about.items()
    ]
    if len(found) >= MANY:
        said.append(f"Of {len(found)} that changed nothing, one in twenty would look better or worse by chance alone")
    return said


def _of(found: Found) -> list[str]:
    trial, said = found.trial, [*found.said.cautions, *found.compared.notes]
    if trial.against == OTHER_MONTHS:
        said.append(OTHER_MONTHS_ARE_WEAK)
    if trial.measure.direction == "more reporting is better":
        said.append(f"Fewer reports of {trial.measure.inline} do not tell that there was less of it")
    if found.chosen:
        ends = found.chosen.interval
        low, high = (f"{half_up(n):,}" for n in (ends.low, ends.high))
        said.append(
            f"If the place was chosen for being high, some fall was to be expected with nothing done: from "
            f"{found.chosen.counted:,} to about {half_up(found.chosen.expected):,} ({low} to {high})"
        )
    if trial.buffer and found.around is None:
        said.append("The buffer was not looked at: it needs another area to compare it with")
    return said + (list(found.value.notes) if found.value else [])


def record(edition: Edition, found: Found) -> dict[str, object]:
    """One campaign, unrounded."""
    trial, relative, rates, around = found.trial, found.relative, found.rates, found.around
    avoided = relative.avoided if relative else None
    control = found.control
    return {
        "campaign": trial.label,
        "measure": trial.measure.id,
        "areas": "+".join(a.code for a in trial.areas),
        "period": trial.period.id,
        "period_before": trial.before.id,
        "compared_with": found.compared.words,
        "before": found.target.before,
        "after": found.target.after,
        "dispersion": found.target.dispersion,
        "comparison_period": found.compared.after.id if control else None,
        "comparison_period_before": found.compared.before.id if control else None,
        "comparison_before": control.before if control else None,
        "comparison_after": control.after if control else None,
        "comparison_dispersion": control.dispersion if control else None,
        "ratio": relative.ratio if relative else None,
        "ratio_low": relative.low if relative else None,
        "ratio_high": relative.high if relative else None,
        "p": relative.p if relative else found.alone.p,
        "result": str(found.said.grade),
        "maryland_level": found.said.design.level,
        "noticeable_fall_percent": found.least,
        **_ends("fewer_than_expected", avoided and avoided.count, avoided and avoided.interval),
        **_ends("rate_difference", rates and rates.change, rates and Interval(rates.low, rates.high)),
        **_around_record(around),
        "series_ratio": found.series.whole.ratio if found.series else None,
        "series_low": found.series.whole.low if found.series else None,
        "series_high": found.series.whole.high if found.series else None,
        **_ends(
            "expected_if_chosen_high", found.chosen and found.chosen.expected, found.chosen and found.chosen.interval
        ),
        "cost": trial.cost,
        **_ends("worth", found.value and found.value.gross.best, found.value and found.value.gross.interval),
        "source": found.compared.target.series.source,
        "figure": figure_id(edition, trial),
        "why_not": "",
    }


def _ends(name: str, value: float | None, interval: Interval | None) -> dict[str, float | None]:
    low, high = (interval.low, interval.high) if interval else (None, None)
    return {name: value, f"{name}_low": low, f"{name}_high": high}


def _around_record(around) -> dict[str, float | None]:
    weighted = around.weighted if around else None
    reach = Interval(weighted.low, weighted.high) if weighted else None
    quotient = around.quotient.value if around and around.quotient else None
    return _ends("weighted_displacement", weighted and weighted.change, reach) | {"displacement_quotient": quotient}


def refusal(campaign: Campaign, why: str) -> dict[str, object]:
    """The record of a campaign that can't be evaluated."""
    return {
        "campaign": campaign.name,
        "measure": campaign.measure,
        "areas": "+".join(campaign.areas),
        "period": campaign.period.id,
        "result": NOT_COMPARED,
        "cost": campaign.cost,
        "why_not": why,
    }


def method(found: Sequence[Found]) -> list[str]:
    """How it was made, for those who ask. No full stops."""
    said = [
        "Ratio: (target then ÷ before) ÷ (comparison then ÷ before); below 1 the target did better (Farrington 2007)",
        "Its 95% interval allows for φ, how much more each series varies than chance, from its months before it began",
    ]
    said += [f"{plainly(f.trial.label)}: {_phi(f)}" for f in found]
    if any(f.trial.against == OTHER_MONTHS for f in found):
        said.append("Other months: those of the same place that lead up to it, to a year in all, and a year before")
    if any(f.rates for f in found):
        said.append("Rates: the difference of the two changes of rates, with residents of the Census 2021")
    if any(f.around for f in found):
        said.append(
            "Buffer: weighted displacement difference (Wheeler and Ratcliffe 2018) of target and buffer together, "
            "where the comparison is about as large; displacement quotient (Bowers and Johnson 2003)"
        )
    if any(f.series for f in found):
        said.append("Months in a row: trend, season and a step, quasi-Poisson (Lopez Bernal, Cummins, Gasparrini 2017)")
    if any(f.chosen for f in found):
        said.append("Chosen for being high: from all places of its kind in the force area (Marshall 1991)")
    return said


def _phi(found: Found) -> str:
    def one(value: float | None) -> str:
        return "not known, so 1" if value is None else f"{half_up(value, 2)}"

    noticed = "not even a fall to nearly none" if found.least is None else f"a fall by {half_up(found.least)}% or more"
    control = f", of the comparison {one(found.control.dispersion)}" if found.control else ""
    return f"φ of the target {one(found.target.dispersion)}{control}; probably noticed: {noticed}"
