"""At which hours and on which days events with times happen: the week in blocks, the dark, terms, holidays, events."""

import datetime as dt
from dataclasses import dataclass

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.ground import ground
from frankpledge.evidence.analyses.result import Listing, NothingToAnalyse
from frankpledge.evidence.analyses.telling import Teller
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.measures.registers import Days, events, terms
from frankpledge.evidence.patterns.rhythm import calendar
from frankpledge.evidence.patterns.rhythm.aoristic import Aoristic, aoristic
from frankpledge.evidence.patterns.rhythm.calendar import Dates, DaysCompared, compared
from frankpledge.evidence.patterns.rhythm.daylight import Darkness, darkness
from frankpledge.evidence.patterns.rhythm.hours import Block, Blocks, blocks, clock, weekdays
from frankpledge.evidence.patterns.rhythm.windows import Window, window
from frankpledge.evidence.period import later
from frankpledge.evidence.sentence import Sentence, capital, compose, listed
from frankpledge.evidence.sources import road_collisions

HOURS = 6
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = {0: "midnight to 6am", 6: "6am to noon", 12: "noon to 6pm", 18: "6pm to midnight"}
CHANCE = 0.05
FEWEST = 20  # events: of fewer no part of a week can stand out


@dataclass(frozen=True, eq=False)
class Found:
    """The events of a period over the week, in light and dark, and on days of several kinds."""

    asked: Asked
    events: Events
    spread: Aoristic
    blocks: Blocks
    dark: Darkness | None
    kinds: dict[str, DaysCompared]
    windows: dict[str, Window]

    @property
    def busy(self) -> list[Block]:
        """The blocks that stand out, the busiest first, as far as their numbers may be told."""
        told = Teller(self.events.open)
        standing = (b for b in self.blocks.blocks if b.stands_out and told.value(round(b.count)) is not None)
        return sorted(standing, key=lambda b: -b.count)


def find(asked: Asked, found: Events) -> Found:
    """All that can be said of the times of events. Raises NothingToAnalyse for too few."""
    spread = aoristic(found.start, found.end)
    if spread.events < FEWEST:
        raise NothingToAnalyse(f"fewer than {FEWEST} events have a time that can be used")
    dates = _dates(asked)
    week = blocks(spread, HOURS, days=weekdays(*dates))
    kinds, windows = _kinds(asked, found, dates), _windows(asked, found)
    return Found(asked, found, spread, week, _dark(asked, found, dates), kinds, windows)


def _dates(asked: Asked) -> Dates:
    return asked.period.first, later(asked.period.last, 1) - dt.timedelta(days=1)


def _dark(asked: Asked, found: Events, dates: Dates) -> Darkness | None:
    """The share in darkness, at the middle of the area; None where its ground is not known."""
    try:
        middle = ground(asked.edition, asked.area).middle
    except NothingToAnalyse:
        return None
    return darkness(found.start, found.end, dates, *middle)


def _kinds(asked: Asked, found: Events, dates: Dates) -> dict[str, DaysCompared]:
    """Days of several kinds against the others; of terms only where the register has some in the period."""
    nation = "Wales" if asked.gazetteer.districts_of(asked.area)[0].startswith("W") else "England"
    in_term = calendar.within(dates, [(t.first, t.last) for t in terms(asked.edition)]) & ~calendar.weekends(dates)
    marked = {
        "at weekends": calendar.weekends(dates),
        "on bank holidays": calendar.bank_holidays(dates, nation),
        "on the eves of bank holidays": calendar.eves(dates, nation),
        "around paydays": calendar.paydays(dates, nation=nation),
        "on school days": in_term,
    }
    return {name: compared(found.start, dates, m) for name, m in marked.items() if m.any() and not m.all()}


def _windows(asked: Asked, found: Events) -> dict[str, Window]:
    """The newest edition of each event in the period, against earlier ones and the weeks around."""
    held = _dates(asked)
    editions: dict[str, list[Days]] = {}
    for one in events(asked.edition):
        editions.setdefault(one.name, []).append(one)
    made = {}
    for name, of in editions.items():
        inside = [d for d in of if held[0] <= d.first and d.last <= held[1]]
        if inside:
            earlier = [(d.first, d.last) for d in of if d.last < inside[-1].first]
            made[name] = window(found.start, (inside[-1].first, inside[-1].last), held, earlier)
    return made


def says(found: Found) -> list[Sentence]:
    """What stands out in the week, in the dark and by kind of day."""
    said = [_week(found)]
    if found.dark:
        share = found.asked.printed(capital(dark_text(found)), "dark-share")
        expected = Teller(found.events.open).of_share(found.dark.expected, found.dark.events)
        words = f"{{share}} happened in the dark; at the same hours, on any day of the period, it would be {expected}."
        said.append(compose(words, share=share))
    clear = [(name, c) for name, c in found.kinds.items() if c.change.p < CHANCE / len(found.kinds)]
    told = [f"{'more' if c.rates[0] > c.rates[1] else 'fewer'} a day {name}" for name, c in clear]
    said += [Sentence(f"There were clearly {listed(told)} than on other days.")] if told else []
    return said + [_of_window(name, w, Teller(found.events.open)) for name, w in found.windows.items()]


def _week(found: Found) -> Sentence:
    told, hour = Teller(found.events.open), clock(found.spread.table)
    total = found.asked.printed(told.number(found.spread.events), "timed")
    if not found.busy:
        said = (
            f"No part of the week has clearly more than its share of the {{total}}{what(found)} whose times are known."
        )
        return compose(said, total=total)
    named = listed([f"{WEEKDAYS[b.weekday]}, {PARTS[b.hour]}" for b in found.busy[:4]])
    more = len(found.busy) - 4
    tail = f" and {more} more parts of the week" if more > 0 else ""
    peak = f"The busiest hour of the day begins at {hour.peak:02}:00."
    fell = f"clearly more than an even share fell on {named}{tail}"
    return compose(f"Of {{total}}{what(found)} whose times are known, {fell}. {peak}", total=total)


def what(found: Found) -> str:
    """What is counted here, where that is not what the measure counts: a collision has one time for all hurt in it."""
    return " collisions" if found.events.source == road_collisions.SOURCE else ""


def dark_text(found: Found) -> str:
    """The share in the dark as it is printed."""
    return Teller(found.events.open).of_share(found.dark.share, found.dark.events)


def _of_window(name: str, made: Window, told: Teller) -> Sentence:
    own = f"{name} ({made.own.first.day} {made.own.first:%B} to {made.own.last.day} {made.own.last:%B %Y})"
    against = made.against_earlier or made.against_around
    what = "earlier editions" if made.against_earlier else "the same weekdays of the weeks around"
    if against is None:
        return Sentence(f"{own}: {told.number(made.own.count)} recorded; nothing is held to compare it with.")
    verdict = "no clear difference from"
    if against.p < CHANCE:
        verdict = "clearly more than in" if made.own.count > _expected(made) else "clearly fewer than in"
    return Sentence(f"{own}: {told.number(made.own.count)} recorded, {verdict} {what}.")


def _expected(made: Window) -> float:
    """What the others' rate a day makes of the event's own days."""
    others = made.earlier if made.against_earlier else made.around
    return made.own.days * sum(s.count for s in others) / sum(s.days for s in others)


def listing(found: Found) -> Listing:
    """Days of each kind against the others."""
    told = Teller(found.events.open)
    rows = tuple(
        (
            name.capitalize(),
            str(c.days_inside),
            told.number(c.inside),
            told.rate(c.inside, c.days_inside),
            told.rate(c.outside, c.days_outside),
            "clearly different" if c.change.p < CHANCE / len(found.kinds) else "no clear difference",
        )
        for name, c in found.kinds.items()
    )
    headings = (
        "Days",
        "How many",
        (what(found).strip() or found.asked.measure.unit).capitalize(),
        "A day",
        "A day otherwise",
        "That is",
    )
    return Listing(f"days-{found.asked.measure.id}", "Days of several kinds", headings, rows, (1, 2, 3, 4))


def records(found: Found) -> list[dict[str, object]]:
    """One a block of the week."""
    told = Teller(found.events.open)
    return [
        {
            "kind": "week",
            "when": f"{WEEKDAYS[b.weekday]}, {PARTS[b.hour]}",
            "count": told.value(round(b.count)),
            "expected": round(b.expected, 1) if told.open else told.value(round(b.expected)),
            "stands_out": b in found.busy,
        }
        for b in found.blocks.blocks
    ]


def cautions(found: Found) -> list[str]:
    """What must be read before any number of it is believed. No full stops."""
    told = Teller(found.events.open)
    aside = [f"Left out: {told.number(s.count)}, because {s.why}" for s in found.spread.set_aside]
    long = [f"{told.number(found.spread.long)} are known to within more than a day only"] if found.spread.long else []
    return [*told.caution, *aside, *long]


def method(found: Found) -> list[str]:
    """How it was made, for those who ask. No full stops."""
    return [
        "Aoristic: an event that lies between two times is spread evenly over them (Ratcliffe and McCullagh 1998)",
        "A part of the week stands out against an even week, its own ups and downs allowed for, discoveries controlled",
        "Dark: after civil twilight at the middle of the area",
        "Days of a kind are compared with all others by an exact test for unequal time; that says when, not why",
    ]
