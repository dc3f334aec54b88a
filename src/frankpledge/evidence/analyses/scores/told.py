"""What may be said of scores: who comes first, how much that owes to the weights, and what is not known."""

from collections.abc import Sequence

from frankpledge.evidence.analyses.result import Cell, Listing
from frankpledge.evidence.analyses.scores.scored import Found
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.sentence import Printed, Sentence, capital, compose, listed
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.scoring.components import Component
from frankpledge.evidence.statistics.scoring.weighted import DRAWS, Scored

ADVICE = "The score is advice made of evidence: the group decides, and minutes its reasons where it departs from it"
SHORT = {Component.PEERS: "Peers", Component.POLICE_PLAN: "Police plan", Component.LEVERAGE: "Partners can act"}


def text(scored: Scored) -> str:
    return "not scored" if scored.score is None else f"{half_up(scored.score)}"


def printed(found: Found, measure: Measure, words: str) -> Cell:
    """A number of a problem; a link to its figure where an id can ask for it again."""
    if not found.weighing.can_be_asked:
        return words
    return Printed(words, found.asked.of(measure).question("score", found.weighing.id).id)


def percent(chance: float) -> str:
    """A share of draws, never rounded to all or none of them."""
    if chance < 0.005:
        return "less than 1%"
    return "more than 99%" if chance >= 0.995 else f"{half_up(100 * chance)}%"


def says(found: Found) -> list[Sentence]:
    """The first ones, with what their place owes to the weights."""
    (first, *others), top = [s for s in found.scored if s.score is not None], found.top
    among = "comes first" if top == 1 else f"is among the first {_WORDS[top]}"
    lead = compose(
        "By the evidence held {name} comes first, with {n} of 100; in {chance} of other ways to weigh the same "
        f"evidence it {among}.",
        name=_inline(found, first),
        n=printed(found, _measure(found, first), text(first)),
        chance=percent(first.in_the_top),
    )
    if not others:
        return [lead]
    named = {f"n{i}": printed(found, _measure(found, s), text(s)) for i, s in enumerate(others[:FOLLOWING])}
    parts = [f"{_inline(found, s)} ({{n{i}}}, {percent(s.in_the_top)})" for i, s in enumerate(others[:FOLLOWING])]
    then = compose(f"Then come {listed(parts)}.", **named)
    return [lead, then, *([] if first.in_the_top >= STEADY else [Sentence(_HANGS.format(among=among))])]


FOLLOWING = 4
STEADY = 0.9  # of other weights, from which a place does not hang on them
_WORDS = {1: "one", 3: "three"}
_HANGS = "In fewer than nine of ten other ways it {among}: the order hangs on the weights, so look at the parts."


def _measure(found: Found, scored: Scored) -> Measure:
    return found.problems[found.scored.index(scored)]


def _inline(found: Found, scored: Scored) -> str:
    return _measure(found, scored).inline


def listings(found: Found) -> list[Listing]:
    """The order, and what each score is made of."""
    order = tuple(_row(found, m, s) for m, s in zip(found.problems, found.scored, strict=True))
    among = "Comes first" if found.top == 1 else f"Among the first {_WORDS[found.top]}"
    heads = ("Problem", "Score", "If what is missing were 0, or 100", f"{among}, of other weights", "To know")
    parts = tuple(
        (m.title, *(printed_part(s.parts[c]) for c in found.components))
        for m, s in zip(found.problems, found.scored, strict=True)
    )
    short = [SHORT.get(c, str(c).capitalize()) for c in found.components]
    numeric = tuple(range(1, len(short) + 1))
    return [
        Listing("scores", "Problems in the order of their scores", heads, order, (1, 2, 3)),
        Listing("scores-made-of", "What each score is made of, from 0 to 100", ("Problem", *short), parts, numeric),
    ]


def _row(found: Found, measure: Measure, scored: Scored) -> tuple[Cell, ...]:
    reach = f"{half_up(scored.range.low)} to {half_up(scored.range.high)}" if scored.missing else "–"
    score = printed(found, measure, text(scored))
    return (measure.title, score, reach, percent(scored.in_the_top), scored.note)


def printed_part(part: float | None) -> str:
    return "–" if part is None else f"{half_up(part)}"


def cautions(found: Found) -> list[str]:
    """What must be read before any number is believed. No full stops."""
    said = [ADVICE]
    if found.absent:
        said.append(f"Nothing is known of {listed([str(c) for c in found.absent])}, so the scores are made without")
    for c in found.partly:
        said.append(f"{capital(c)} is known of too few of the problems to put them in an order, and is left out")
    if Component.HARM in (*found.components, *found.partly):
        said.append(f"What the {found.counts.index.title} has no weight for is not harmless: its harm is not known")
    if any(m.direction == "more reporting is better" for m in found.problems):
        said.append("Of what is hidden more reports are hoped for, so neither trend, peers nor forecast press it")
    return [*said, *found.differ]


def method(found: Found) -> list[str]:
    """How it was made, for those who ask. No full stops."""
    weights = [f"{c} {found.weighing.weight(c):g}" for c in found.components]
    index = found.counts.index
    now, before = found.counts.comparison.now, found.counts.comparison.before
    return [
        f"Score: the mean of the components, each from 0 to 100, by weight: {', '.join(weights)}",
        f"{found.asked.area.name}, {now.full_phrase}, beside {before.full_phrase}",
        "What is counted becomes 0 to 100 by its place among the problems; what is judged is taken as it was given",
        f"Volume: the count. Harm: count × {index.title} ({index.version}). Trend: √2(√after − √before) ÷ √φ",
        "Peers: how far above their rate, beyond chance. Forecast: twelve months to come over the last twelve",
        f"Other weights: {DRAWS:,} draws from a Dirichlet distribution about these (Butler, Jia and Dyer 1997)",
    ]


def records(found: Found) -> Sequence[dict[str, object]]:
    """One a problem, unrounded."""
    return [
        {
            "problem": m.id,
            "kind": "score",
            "score": s.score,
            "score_low": s.range.low,
            "score_high": s.range.high,
            "place": s.place.rank if s.place else None,
            "in_the_top": s.in_the_top,
            **{c.name.lower(): s.parts[c] for c in found.components},
            "note": s.note,
        }
        for m, s in zip(found.problems, found.scored, strict=True)
    ]
