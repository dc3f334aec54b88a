"""What people scored, once scoring is closed. Nothing here says who gave which score, or lets one guess it."""

from collections import Counter
from dataclasses import dataclass

from frankpledge.evidence.analyses.scores.risks import WIDE, matrix
from frankpledge.evidence.measures.registers import Judgement
from frankpledge.evidence.statistics.ranking import Place, places
from frankpledge.evidence.statistics.scoring.criteria import Criteria, Item, of_data
from frankpledge.evidence.statistics.scoring.raters import Spread, spread
from frankpledge.evidence.statistics.scoring.risk import Risk, risk
from frankpledge.evidence.statistics.scoring.steadiness import Steady, steadiness
from frankpledge.partnership.workshop.models import Issue, State, Workshop
from frankpledge.partnership.workshop.queries.workshops import Turnout, issues, turnout

Given = dict[str, dict[str, int]]  # what a ballot says: issue → item → score
FEWEST = 3  # ballots, and people who scored an item: of fewer one could tell who scored what
ENOUGH = 5  # who scored an item, for its lowest and highest score to be shown: with the middle one, three show all
TOP = 3
FAR = 3  # places between people's order and that of the evidence, from which the difference is worth a talk


@dataclass(frozen=True)
class ItemSpread:
    """`spread` is None where fewer than three scored the item: then it is neither shown nor counted."""

    item: Item
    raters: int
    spread: Spread | None

    @property
    def ends(self) -> tuple[int, int] | None:
        return ends(self.spread) if self.spread else None


@dataclass(frozen=True)
class Standing:
    """An issue by its risk. `place` is None where too little was scored for it to be ranked."""

    issue: Issue
    risk: Risk
    place: int | None
    joint: bool
    evidence_place: int | None
    steady: Steady
    items: tuple[ItemSpread, ...]

    @property
    def differs(self) -> bool:
        """Whether people and evidence put it far apart."""
        both = self.place is not None and self.evidence_place is not None
        return both and abs(self.place - self.evidence_place) >= FAR


@dataclass(frozen=True)
class Apart:
    """An item on which members were far apart, of one issue."""

    issue: Issue
    item: Item
    spread: Spread

    @property
    def ends(self) -> tuple[int, int] | None:
        return ends(self.spread)


@dataclass(frozen=True)
class Results:
    """`standings`: the highest risk first, those without a place last. `apart`: to talk about first."""

    criteria: Criteria
    turnout: Turnout
    standings: tuple[Standing, ...]
    apart: tuple[Apart, ...]


def ends(of: Spread) -> tuple[int, int] | None:
    """The lowest and the highest score, where enough scored it for them to tell of nobody."""
    return (of.low, of.high) if of.raters >= ENOUGH else None


def results(workshop: Workshop) -> Results:
    """Raises LookupError until scoring is closed."""
    if workshop.state not in (State.CLOSED, State.DECIDED):
        raise LookupError("Scores are shown when scoring is closed.")
    of, criteria = issues(workshop), of_data(workshop.criteria)
    ballots = _sent(workshop, criteria, of)
    raters = _raters(ballots)
    told = [
        {issue: {i: s for i, s in given.items() if raters[issue, i] >= FEWEST} for issue, given in ballot.items()}
        for ballot in ballots
    ]
    standings = _standings(criteria, of, told, raters) if of else ()
    return Results(criteria, turnout(workshop), standings, _apart(standings))


def is_scored(workshop: Workshop) -> bool:
    """Whether there would be anything to show: a question that enough scored. It tells neither which nor what."""
    ballots = _sent(workshop, of_data(workshop.criteria), issues(workshop))
    return any(count >= FEWEST for count in _raters(ballots).values())


def _raters(ballots: list[Given]) -> Counter:
    """How many scored each question of each issue."""
    return Counter((issue, item) for ballot in ballots for issue, given in ballot.items() for item in given)


def _sent(workshop: Workshop, criteria: Criteria, of: list[Issue]) -> list[Given]:
    """The ballots that were sent, in the order of their digests, which tells nothing: issue → item → score. What the
    criteria do not have is left out, and so is what somebody could not judge."""
    rows = workshop.ballots.filter(sent=True, withdrawn=False).order_by("code").values_list("scores", flat=True)
    items = [item.id for item in criteria.items]
    return [
        {
            str(issue.pk): {
                item: score for item in items if (score := scores.get(str(issue.pk), {}).get(item)) in criteria.scale
            }
            for issue in of
        }
        for scores in rows
    ]


def first_so_many(issues: int) -> int:
    """How many count as the first: of three issues two, since all three always are among the first three."""
    return min(TOP, max(issues - 1, 1))


def _standings(criteria: Criteria, of: list[Issue], told: list[Given], raters: Counter) -> tuple[Standing, ...]:
    keys = [str(issue.pk) for issue in of]
    risks = _risks(criteria, keys, told)
    place = _places({key: found.risk.score for key, found in risks.items()})
    by_evidence = _places({key: issue.evidence.get("score") for key, issue in zip(keys, of, strict=True)})
    steady = steadiness(criteria, keys, told, first_so_many(len(of)))
    made = [
        Standing(
            issue,
            risks[key],
            place[key].rank if key in place else None,
            key in place and place[key].joint,
            by_evidence[key].rank if key in by_evidence else None,
            steady[key],
            _items(criteria, key, told, raters),
        )
        for key, issue in zip(keys, of, strict=True)
    ]
    return tuple(sorted(made, key=lambda s: (s.place is None, s.place or 0, s.issue.position, s.issue.pk)))


def _risks(criteria: Criteria, keys: list[str], told: list[Given]) -> dict[str, Risk]:
    given = [
        Judgement(key, item, score, "", str(who))
        for who, ballot in enumerate(told)
        for key, scores in ballot.items()
        for item, score in scores.items()
    ]
    found = matrix(given, criteria)
    return {key: risk(criteria, {}) for key in keys} | (dict(found.rows) if found else {})


def _places(values: dict[str, float | None]) -> dict[str, Place]:
    known = {key: value for key, value in values.items() if value is not None}
    return dict(zip(known, places(list(known.values())), strict=True))


def _items(criteria: Criteria, key: str, told: list[Given], raters: Counter) -> tuple[ItemSpread, ...]:
    """In the order of the criteria."""
    found = {s.item: s for s in spread(criteria, {str(who): ballot[key] for who, ballot in enumerate(told)})}
    return tuple(
        ItemSpread(item, raters[key, item.id], found[item.id] if found[item.id].raters else None)
        for item in criteria.items
    )


def _apart(standings: tuple[Standing, ...]) -> tuple[Apart, ...]:
    """The least agreed first; of those, the widest apart. Where few scored, not even the order tells how far."""
    found = [
        Apart(standing.issue, each.item, each.spread)
        for standing in standings
        for each in standing.items
        if each.spread and each.spread.steps >= WIDE
    ]
    return tuple(sorted(found, key=lambda a: (a.spread.agreement, -a.spread.steps) if a.ends else (1, 0)))
