"""How a measure has gone over the years, and what of it is unusual: runs, the highest month, control chart signals."""

from dataclasses import dataclass, replace

from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.period import Period, named
from frankpledge.evidence.sentence import Printed, Sentence, compose, listed
from frankpledge.evidence.statistics.signals import Rule, Side, Signal
from frankpledge.evidence.trends import Control

LEAST_RUN = 3  # years; two in a row come by chance one time in two
RECENT = 12  # months of which signals are told

_SEEN = {
    (Rule.BEYOND, Side.HIGH): "higher than the series usually reaches",
    (Rule.BEYOND, Side.LOW): "lower than the series usually reaches",
    (Rule.ONE_SIDE, Side.HIGH): "eight or more in a row above its usual level",
    (Rule.ONE_SIDE, Side.LOW): "eight or more in a row below its usual level",
    (Rule.MOVING, Side.HIGH): "six or more in a row rising",
    (Rule.MOVING, Side.LOW): "six or more in a row falling",
    (Rule.NEAR, Side.HIGH): "two of three close to the top of its usual range",
    (Rule.NEAR, Side.LOW): "two of three close to the bottom of its usual range",
}


@dataclass(frozen=True)
class Seen:
    """Points of a control chart, by the places of the first and last, and what is unusual about them."""

    first: int
    last: int
    words: str


def run(made: Figure) -> Sentence:
    """`It is the third fall in a row …`, where there is a run worth words."""
    if not made.value or made.value < LEAST_RUN:
        return Sentence("")
    said = "It is {run}, counted year against year."
    chance = made.details["chance_of_as_long_a_run"]
    if chance > 0.05:
        said += " A run as long comes by chance too, where each year is as likely to rise as to fall."
    return compose(said, run=Printed(made.text, made.id))


def peak(made: Figure) -> Sentence:
    """The highest month, and whether that means anything."""
    if not made.value:
        return Sentence("")
    meaning = "more than its season and the year's level make expected"
    if not made.details["stands_out"]:
        meaning = "no more than its season and chance explain"
    if made.details["expected"] is None:
        meaning = "some month always is the highest"
    highest = next(span for span, n in made.spans.items() if n == made.value)
    one = " each" if sum(n == made.value for n in made.spans.values()) > 1 else ""
    return compose(
        f"The highest month was {{month}} with {{count}}{one}: {meaning}.",
        month=Printed(made.text, made.id),
        count=Printed(f"{made.value:,}", replace(made.question, statistic="count", period=highest).id),
    )


def seen(found: Control) -> list[Seen]:
    """The signals of a control chart in words: what lies within a longer one of the same side is told with it."""
    longest = sorted(found.chart.signals, key=lambda s: (s.first - s.last, s.rule is Rule.BEYOND))
    kept: list[Signal] = []
    for s in longest:
        if not any(k.first <= s.first and s.last <= k.last and k.side is s.side for k in kept):
            kept.append(s)
    return [Seen(s.first, s.last, _seen_words(s, found)) for s in sorted(kept)]


def _seen_words(kept: Signal, found: Control) -> str:
    words = _SEEN[kept.rule, kept.side]
    beyond = [s for s in found.chart.signals if s.rule is Rule.BEYOND and s.side is kept.side]
    inside = sum(kept.first <= s.first <= kept.last for s in beyond)
    if kept.rule is Rule.BEYOND or not inside:
        return words
    return f"{words}, {inside} of them beyond the limit"


def signals(found: Control) -> Sentence:
    """What the control chart sees in its newest year; that it sees nothing is said too."""
    first = len(found.spans) - RECENT // found.series.step
    recent = [s for s in seen(found) if s.last >= first]
    against = _against(found)
    if not recent:
        return Sentence(f"None of its last twelve months is unusual {against}.")
    told = [f"{_when(s, found)} ({s.words})" for s in recent]
    return Sentence(f"Unusual {against}: {listed(told)}.")


def _when(s: Seen, found: Control) -> str:
    return Period(found.spans[s.first].first, found.spans[s.last].last).run


def _against(found: Control) -> str:
    """What is called usual: the frozen baseline, or the level since the counting changed."""
    if found.chart.phases:
        return (
            f"beside its level since the counting changed in {named(found.spans[found.chart.phases[-1].first].first)}"
        )
    level = Period(found.spans[0].first, found.spans[found.baseline - 1].last)
    return f"beside its level of {level.run}"
