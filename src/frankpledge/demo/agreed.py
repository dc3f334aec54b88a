"""What Silverpit's agencies have agreed to share, and what came of it: some on time, some late, poor, due or overdue.

Made by the platform's own `changes`, relative to a day, so that whenever the demonstration is made it shows them all.
"""

import datetime as dt
from dataclasses import dataclass

from frankpledge.partnership.agencies.changes import agreements, feeds, feeds_received
from frankpledge.partnership.agencies.changes.agreements import Terms
from frankpledge.partnership.agencies.changes.feeds_received import Came
from frankpledge.partnership.agencies.data_sets.catalogue import data_sets
from frankpledge.partnership.agencies.models import Agency, Agreement, Feed, Partnership, Person
from frankpledge.partnership.agencies.models.agreement import Basis
from frankpledge.partnership.agencies.models.feed import OWN
from frankpledge.partnership.agencies.quarters import Quarter, up_to

NOISE = "Noise complaints"
GAPS_NOTE = "The map reference is missing of one in five."
POOR_NOTE = "The categories changed and were not explained. A new file is promised."


@dataclass(frozen=True)
class Sent:
    """What an agency agreed to send, and how its six latest quarters came: a letter each, the earliest first.

    g good, p poor, s some gaps, each on time; capital letters late; “.” nothing; “-” before it was agreed.
    """

    agency: str  # a word of its name
    data_set: str
    came: str


SENT = (
    Sent("Police", "police-incidents", "gggggg"),
    Sent("Police", "police-crimes", "ggGggg"),
    Sent("Fire", "fire-incidents", "gggpg."),
    Sent("Borough", "council-asb", "gsggG."),
    Sent("Borough", "fly-tipping", "ggg.g."),
    Sent("Borough", OWN, "---gg."),
    Sent("County", "council-collisions", "gggg.."),
    Sent("Care Board", "nhs-assault-admissions", "SP...."),
)
QUALITY = {"g": "good", "p": "poor", "s": "gaps"}
NOTES = {"good": "", "poor": POOR_NOTE, "gaps": GAPS_NOTE}


def agree(partnership: Partnership, *, coordinator: Person, analyst: Person, today: dt.date) -> None:
    """Write down agreements and feeds as the coordinator does, and what came as the analyst does."""
    named = list(Agency.objects.filter(partnership=partnership))
    last = Quarter.ended(today)
    quarterly = _agreements(partnership, named, last, coordinator, today)
    for sent in SENT:
        feed = _feed(sent, _of(named, sent.agency), quarterly, last, coordinator)
        _receive(feed, sent.came, last, analyst, today)


def _of(agencies: list[Agency], word: str) -> Agency:
    """The agency with a word in its name, the shortest such name: the police before their commissioner."""
    return min((one for one in agencies if word in one.name), key=lambda one: len(one.name))


def _agreements(
    partnership: Partnership, agencies: list[Agency], last: Quarter, by: Person, today: dt.date
) -> Agreement:
    """One of quarterly data, due for review; one of cases, overdue; and an old one that was replaced."""
    everybody = [one for one in agencies if one.standing == "responsible"]
    began = last.after(-8).first
    old = agreements.write_down(
        partnership=partnership, by=by,
        terms=Terms(
            title="Information sharing protocol", basis=Basis.DUTY_17A, personal=False, parties=everybody,
            purpose="To know what crime and disorder there is in Silverpit, and where.",
            signed=max(began - dt.timedelta(days=365), everybody[0].since), review_on=began,
        ),
    )  # fmt: skip
    quarterly = agreements.replace(
        agreement=old, seen=old.version, by=by,
        terms=Terms(
            title="Quarterly data sharing agreement", basis=Basis.DUTY_17A, personal=False, parties=everybody,
            purpose="To prepare the strategic assessment from what each agency knows, without names.",
            signed=began, review_on=today + dt.timedelta(days=41),
        ),
    )  # fmt: skip
    agreements.write_down(
        partnership=partnership, by=by,
        terms=Terms(
            title="Anti-social behaviour case sharing agreement", basis=Basis.POWER_115, personal=True,
            parties=[_of(agencies, word) for word in ("Borough", "Police", "Homes")],
            purpose="To deal with anti-social behaviour and protect those who suffer from it.",
            shared="Case files of persistent cases, by secure e-mail, case by case.",
            signed=last.after(-4).first, review_on=today - dt.timedelta(days=19),
        ),
    )  # fmt: skip
    return quarterly


def _feed(sent: Sent, agency: Agency, under: Agreement, last: Quarter, by: Person) -> Feed:
    first = up_to(last, len(sent.came))[sent.came.count("-")]
    title = NOISE if sent.data_set == OWN else data_sets()[sent.data_set].title
    return feeds.agree(agency=agency, data_set=sent.data_set, title=title, since=first.first, by=by, agreement=under)


def _receive(feed: Feed, came: str, last: Quarter, by: Person, today: dt.date) -> None:
    for quarter, letter in zip(up_to(last, len(came)), came, strict=True):
        if letter not in ".-":
            days = 12 if letter.isupper() else -40
            quality = QUALITY[letter.lower()]
            received = max(min(quarter.due + dt.timedelta(days=days), today), quarter.last)
            told = Came(feed, received, quality, NOTES[quality])
            feeds_received.record_delivery(quarter=quarter, came=told, by=by)
