"""A workshop in words: its state, what the figures say, how far members agree, and how steady the order is."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.evidence.analyses.scores.told import percent
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.scoring.raters import Spread
from frankpledge.evidence.statistics.scoring.risk import Part
from frankpledge.partnership.design.languages import is_welsh
from frankpledge.partnership.workshop.models import Decision, Issue, State
from frankpledge.partnership.workshop.queries.results import FEWEST, ItemSpread, Results, Standing, ends
from frankpledge.partnership.workshop.rules import Departure

CLOSE, MOSTLY = 1.0, 0.75  # of pairs of members who gave the same score or the next


def state(workshop_state: str) -> str:
    return str(_(State(workshop_state).label))


def title(issue: Issue) -> str:
    """What an issue is called in the language of the page, for its title; the heading says which language that is."""
    return (issue.title_cy if is_welsh() else "") or issue.title


def evidence(kept: dict[str, object]) -> str:
    """The score of an issue's evidence in a sentence; that none is held where none is."""
    if not kept.get("measures"):
        return _("No evidence is held of this.")
    if kept["score"] is None:
        return _("Its figures are held, and too little is known of them for a score.")
    told = {"score": score(kept["score"]), "place": kept["place"], "of": kept["of"]}
    said = _("Score of the evidence: %(score)s of 100, place %(place)s of the %(of)s problems held.") % told
    highest = _("It is the highest of its figures.")
    return f"{said} {highest}" if len(kept["measures"]) > 1 else said


def score(value: float | None) -> str:
    return _("none") if value is None else str(half_up(value))


def middle(value: float) -> str:
    """A median, which may lie between two scores."""
    return f"{value:g}"


def part(of: Part) -> str:
    """`4.8`, with the range where some of its items were not scored."""
    if of.score is None:
        return _("too few scored it")
    reach = f" ({half_up(of.range.low, 1)}–{half_up(of.range.high, 1)})" if of.missing else ""
    return f"{half_up(of.score, 1)}{reach}"


def place(standing: Standing) -> str:
    if standing.place is None:
        return _("not ranked")
    return _("joint %(place)s") % {"place": standing.place} if standing.joint else str(standing.place)


def agreement(spread: Spread) -> str:
    """That all gave the same score is said of as many as it takes to show the lowest and the highest."""
    if spread.steps == 0 and ends(spread):
        return _("All gave the same score")
    if spread.agreement >= CLOSE:
        return _("Close together")
    return _("Mostly close together") if spread.agreement >= MOSTLY else _("Far apart")


def agreement_of(each: ItemSpread) -> str:
    if each.spread is None:
        return _("Fewer than %(n)s scored it: not shown") % {"n": FEWEST}
    return agreement(each.spread)


def chance(share: float) -> str:
    return percent(share)


def steadiness(found: Results) -> str:
    """How far the order hangs on who was there and on the weights, in a sentence about the first."""
    first = [s for s in found.standings if s.place == 1]
    if not first:
        return _("Too little was scored for an order.")
    if len(first) > 1:
        return _("%(titles)s have the highest risk together.") % {
            "titles": listed([f"“{s.issue.title}”" for s in first])
        }
    (one,) = first
    told = {"title": one.issue.title, "rooms": percent(one.steady.rooms), "weights": percent(one.steady.weights)}
    return (
        _(
            "“%(title)s” has the highest risk. It would be among the first in %(rooms)s of other groups like this one, "
            "and in %(weights)s of other ways to weigh the questions."
        )
        % told
    )


def decision(issue: Issue) -> str:
    if not issue.decision:
        return _("Not decided yet")
    said = str(_(Decision(issue.decision).label))
    return f"{said} ({issue.rank})" if issue.rank else said


def departure(found: Departure) -> str:
    return _("“%(chosen)s” is a priority and ranks below “%(passed)s”, which is not a priority.") % {
        "chosen": found.chosen, "passed": found.passed_over,
    }  # fmt: skip


def ballots(count: int) -> str:
    return ngettext("%(n)s ballot", "%(n)s ballots", count) % {"n": count}
