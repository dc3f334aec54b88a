"""Silverpit's priority workshop: a dozen people scored, it is closed, and the group has begun to decide."""

import datetime as dt
import random

from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.duties.clocks.periods import year_of
from frankpledge.partnership.figures.queries import counting, periods
from frankpledge.partnership.figures.queries import place as places
from frankpledge.partnership.workshop.changes import deciding, preparing, running, scoring
from frankpledge.partnership.workshop.models import Decision, Issue, Workshop
from frankpledge.partnership.workshop.queries import ballots, evidence, workshops
from frankpledge.partnership.workshop.queries.results import results

BALLOTS = 12
SEED = 1381  # the year in which frankpledges failed to keep the peace
FORM = "silverpitsilverpitsilverpitsilve"  # the number of the form that would have asked for the slips
KEPT = 7  # of the issues that the figures put forward
UNSEEN = (
    "Children drawn into carrying drugs",
    "Children who are moved to Silverpit by train to carry or sell, and those of here who are sent elsewhere.",
)
# What most people think, from 0 to 3: harm to body, mind, purse, community and place; how often, whether it rises, to
# whom, whether it lasts; capacity, capability; how sure they are.
THOUGHT = {
    "violence": (2, 2, 1, 2, 0, 3, 1, 2, 2, 2, 1, 3),
    "burglary": (1, 2, 2, 2, 1, 2, 0, 2, 2, 1, 0, 3),
    "shoplifting": (0, 1, 1, 1, 0, 3, 3, 1, 3, 2, 1, 3),
    "anti-social": (0, 2, 1, 2, 1, 3, 1, 2, 2, 2, 1, 2),
    "vehicle": (0, 1, 2, 1, 0, 2, 2, 1, 2, 1, 1, 3),
    "robbery": (2, 2, 1, 2, 0, 1, 1, 2, 1, 1, 1, 2),
    "": (1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2),
}
UNSEEN_THOUGHT = (2, 3, 0, 2, 0, 2, 2, 3, 2, 3, 2, 1)
DIVIDED = ("community", "capacity", "expectation")  # items on which some always think otherwise
PASSED_OVER = "Shops and police began a scheme in the spring, and it is to be seen through first."


def perform(partnership: Partnership, people: dict[str, Person], today: dt.date) -> Workshop | None:
    """By the platform's own changes. None where no figures are held."""
    with here.at(partnership):
        place = places.chosen()
        held = counting.held(place.edition, place.area) if place else []
        if not held:
            return None
        settled = {"year": year_of(today).key, "area": place.area.code, "period": periods.latest(held)}
        problems = evidence.known(partnership, settled["area"], settled["period"]).problems
        made = preparing.make(partnership=partnership, problems=problems, by=people["coordinator"], **settled)
        _prepare(made, people["analyst"])
        known = evidence.known_of(made)
        made = running.open_scoring(workshop=made, known=known, seen=made.version, by=people["coordinator"])
        slips = running.make_slips(workshop=made, count=BALLOTS + 3, form=FORM, by=people["coordinator"])
        _score(made, [slip.code for slip in slips])
        made = running.close_scoring(workshop=made, seen=made.version, by=people["coordinator"])
        _decide(made, people["coordinator"])
        return made


def _prepare(made: Workshop, by: Person) -> None:
    for issue in workshops.issues(made)[KEPT:]:
        preparing.remove_issue(issue=issue, seen=issue.version, by=by)
    title, about = UNSEEN
    preparing.add_issue(workshop=made, title=title, about=about, measures=[], by=by)


def _score(made: Workshop, codes: list[str]) -> None:
    """A dozen send what they scored, one is called away, and two slips stay in the box."""
    chance = random.Random(SEED)
    issues = workshops.issues(made)
    for who, code in enumerate(codes[: BALLOTS + 1]):
        ballot = ballots.of_code(code)
        away = who == BALLOTS
        for issue in issues[:2] if away else issues:
            scoring.save(ballot=ballot, issue=issue, scores=_given(made, issue, who, chance))
        if not away:
            scoring.send(ballot=ballot)


def _given(made: Workshop, issue: Issue, who: int, chance: random.Random) -> dict[str, int | None]:
    """What most think, one step more or less; now and then somebody can't judge it."""
    criteria = ballots.criteria_of(made)
    known = next((k for k in THOUGHT if k and any(m.startswith(k) for m in issue.measures)), "")
    thought = THOUGHT[known] if issue.measures else UNSEEN_THOUGHT
    found: dict[str, int | None] = {}
    for item, step in zip(criteria.items, thought, strict=True):
        moved = step + chance.choice((-1, 0, 0, 0, 1))
        if item.id in DIVIDED and who % 4 == 0:
            moved = 3 - step
        score = criteria.scale[min(max(moved, 0), len(criteria.scale) - 1)]
        found[item.id] = None if chance.random() < 0.05 else score
    return found


def _decide(made: Workshop, by: Person) -> None:
    """The first two are priorities; the third is passed over, for a reason; of the others it is not yet said."""
    order = [standing.issue for standing in results(made).standings]
    for issue, decision, because in (
        (order[0], Decision.PRIORITY, ""),
        (order[1], Decision.PRIORITY, ""),
        (order[2], Decision.WATCH, PASSED_OVER if "hoplifting" in order[2].title else "A plan for it runs already."),
        (order[-1], Decision.NO, ""),
    ):
        deciding.decide(issue=issue, decision=decision, rank=None, because=because, seen=issue.version, by=by)
