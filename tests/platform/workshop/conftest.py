"""A priority workshop of Silverpit's: prepared on its figures, open with slips, and scored by people without names."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from frankpledge.demo import cast
from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.workshop.changes import preparing, running, scoring
from frankpledge.partnership.workshop.models import Workshop
from frankpledge.partnership.workshop.queries import ballots, evidence, workshops

YEAR = "2026-27"
AT = f"/p/silverpit/workshops/{YEAR}/"
SCALE = (0, 2, 4, 8)


@dataclass
class Room:
    """A workshop, and what may happen in it. `codes`: of its slips, by the order of their numbers."""

    workshop: Workshop
    by: Person
    codes: tuple[str, ...] = ()

    def fresh(self) -> Workshop:
        return Workshop.objects.select_related("partnership").get(pk=self.workshop.pk)

    def open(self, slips: int = 0) -> "Room":
        one = self.fresh()
        running.open_scoring(workshop=one, known=evidence.known_of(one), seen=one.version, by=self.by)
        if slips:
            made = running.make_slips(workshop=self.fresh(), count=slips, form="x" * 32, by=self.by)
            self.codes = tuple(slip.code for slip in made)
        return self

    def score(self, code: str, given: Callable[[int, str], int | None], send: bool = True) -> None:
        """`given`: of the place of an issue and an item, the score."""
        ballot = ballots.of_code(code)
        items = ballots.criteria_of(self.workshop).items
        for place, issue in enumerate(workshops.issues(self.workshop)):
            scoring.save(ballot=ballot, issue=issue, scores={item.id: given(place, item.id) for item in items})
        if send:
            scoring.send(ballot=ballot)

    def close(self) -> "Room":
        running.close_scoring(workshop=self.fresh(), seen=self.fresh().version, by=self.by)
        return self


@pytest.fixture
def room(silverpit, person) -> Room:
    """Prepared by hand, with three issues, where no figures are held."""
    by = person("coordinator")
    made = preparing.make(
        partnership=silverpit,
        year=YEAR,
        area=cast.DISTRICT_CODE,
        period=Period.read("2025-04..2026-03"),
        problems=(),
        by=by,
    )
    for title in ("Burglary", "Shop theft", "Noise"):
        preparing.add_issue(workshop=made, title=title, about="", measures=["burglary"][: title == "Burglary"], by=by)
    return Room(made, by)


@pytest.fixture
def scored(room) -> Room:
    """Closed after four ballots: burglary first, then shop theft; of noise one could judge nothing."""
    room.open(slips=5)
    for n, code in enumerate(room.codes[:4]):
        room.score(code, lambda place, item, n=n: (8, SCALE[n], 2 if n else None)[place])
    return room.close()


@pytest.fixture
def telephone() -> Client:
    """A browser in which nobody is signed in."""
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def answers() -> Callable[[Room, int | None], dict[str, str]]:
    """Every question of an issue answered alike; None is “I can't judge this”."""

    def made(room: Room, score: int | None) -> dict[str, str]:
        given = "none" if score is None else str(score)
        return {item.id: given for item in ballots.criteria_of(room.workshop).items}

    return made
