"""How far the same people or addresses are struck again, and whether that is more than equal risk would make."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence import places
from frankpledge.evidence.analyses import choosing
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import Listing, NothingToAnalyse, Result
from frankpledge.evidence.analyses.telling import Teller
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.patterns.repeats.spread import Chance, Spread, by_chance, spread
from frankpledge.evidence.patterns.repeats.waiting import Waiting, waiting
from frankpledge.evidence.period import later
from frankpledge.evidence.sentence import Sentence, capital, compose
from frankpledge.evidence.statistics.rounding import half_up

FEWEST = 20
AFTER = (30, 90, 180, 365)  # days
CHANCE = 0.05


@dataclass(frozen=True, eq=False)
class Found:
    """Events by how often the same key had one; `chance` needs how many are at risk, None where that is not held."""

    asked: Asked
    events: Events
    spread: Spread
    at_risk: int | None
    of: str  # who is at risk: households, residents
    chance: Chance | None
    waiting: Waiting


@lru_cache(maxsize=32)
def find(asked: Asked) -> Found:
    """Raises NothingToAnalyse where no events with a reference to the same person or address are held."""
    events = choosing.timed(asked)
    found = spread(events.key)
    if found.events < FEWEST:
        raise NothingToAnalyse(
            f"of the events of {asked.measure.inline} in {asked.area.name} fewer than {FEWEST} carry a reference to a "
            "person or address: the mapping of the extract can name the column that has one"
        )
    at_risk, of = _at_risk(asked)
    chance = by_chance(found, at_risk) if at_risk and at_risk >= found.keys else None
    until = later(asked.period.last, 1) - dt.timedelta(days=1)
    return Found(asked, events, found, at_risk, of, chance, waiting(events.key, events.start, until))


def _at_risk(asked: Asked) -> tuple[int | None, str]:
    if asked.measure.denominator == "households" or "burglary" in asked.measure.id:
        whole = asked.area.kind in ("district", "partnership")
        found = places.households(asked.edition, asked.gazetteer.districts_of(asked.area)) if whole else None
        return found, "households"
    return asked.gazetteer.population(asked.area), "residents"


def repeats(asked: Asked, way: str = "") -> Result:
    """Repeat events of the same person or address in an area and a period."""
    found = find(asked)
    return Result(
        "repeats",
        f"{asked.measure.title} in {asked.area.name}: the same again, {asked.period.phrase}",
        tuple(_says(found)),
        (_times(found), _after(found)),
        tuple(_records(found)),
        (),
        tuple(cautions(found)),
        tuple(method(found)),
        found.events.title,
        found,
    )


def share_text(found: Found) -> str:
    """The share of events that are repeats as it is printed."""
    return Teller(found.events.open).percent(found.spread.repeats, found.spread.events)


def _says(found: Found) -> list[Sentence]:
    share = found.asked.printed(capital(share_text(found)), "repeat-share")
    said = [compose(f"{{share}} of the {found.asked.measure.counted} struck somebody or somewhere again.", share=share)]
    if found.chance:
        more = "more than" if found.chance.p < CHANCE else "no more than"
        said.append(Sentence(f"That is {more} chance would bring, were all {found.of} at equal risk."))
    return said


def _times(found: Found) -> Listing:
    told, chance = Teller(found.events.open), found.chance
    names = ("once", "twice", "three times", "four times", "five times or more")
    rows = tuple(
        (name.capitalize(), told.number(n), _by_chance(chance, i, told))
        for i, (name, n) in enumerate(zip(names, found.spread.by_times, strict=True))
    )
    headings = ("Struck", "How many", "By chance, at equal risk")
    return Listing(f"repeats-{found.asked.measure.id}", "How often the same one was struck", headings, rows, (1, 2))


def _by_chance(chance: Chance | None, i: int, told: Teller) -> str:
    """As roughly as the numbers themselves: all of them together would else give the total back."""
    if chance is None:
        return "not known"
    return f"{half_up(chance.by_times[i], 1)}" if told.open else told.number(round(chance.by_times[i]))


def _after(found: Found) -> Listing:
    told, waited = Teller(found.events.open), found.waiting
    shares = {days: waited.curve.share_by(days) for days in AFTER if days <= waited.longest}
    rows = tuple((f"{days} days", told.of_share(share, waited.events)) for days, share in shares.items())
    caption = "Within how long it happens again"
    return Listing(f"again-{found.asked.measure.id}", caption, ("Within", "Has happened again"), rows, (1,))


def _records(found: Found) -> list[dict[str, object]]:
    told = Teller(found.events.open)
    return [
        {
            "times": f"{i}{'+' if i == len(found.spread.by_times) else ''}",
            "how_many": told.value(n),
            "by_chance": _by_chance(found.chance, i - 1, told),
        }
        for i, n in enumerate(found.spread.by_times, 1)
    ]


def cautions(found: Found) -> list[str]:
    """What must be read before any number of it is believed. No full stops."""
    told = Teller(found.events.open)
    aside = [f"Left out: {told.number(s.count)}, because {s.why}" for s in found.spread.set_aside]
    return [*told.caution, *aside, "Only what was reported and carries a reference can be seen to be a repeat"]


def method(found: Found) -> list[str]:
    """How it was made, for those who ask. No full stops."""
    return [
        "A repeat: an event of a person or address that had one before in the period; the first of each is none",
        f"Chance: every one of {found.at_risk or 'the'} {found.of} at equal risk (Sparks 1981; Farrell and Pease 1993)",
        "Time to the next: Kaplan and Meier (1958), which allows for those to whom it has not happened yet",
    ]
