"""What people in Silverpit say that they are concerned about: by several ways, some of it answered, one taken back, one
kept private."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.consult import changes
from frankpledge.partnership.consult.models import Way
from frankpledge.partnership.consult.said import Said

SURVEY, PARISHES, LINK = (
    "Residents' survey, autumn",
    "Parish councils, yearly letter",
    "Police survey, Neighbourhood Link",
)
MEETING, PUPILS = "Public meeting in the town hall", "Pupils of three secondary schools, in workshops"
TWICE = "Written down twice: it is in the parishes' letter already."


@dataclass(frozen=True)
class Told:
    """One concern. `ago`: days before today on which it was raised, `after`: how many later it was answered."""

    ago: int
    way: Way
    group: str
    title: str
    theme: str = ""
    words: str = ""
    people: int | None = None
    asked: int | None = None
    place: str = ""
    first: bool = False
    answer: str = ""
    after: int = 0


TOLD = (
    Told(325, Way.PARISH, PARISHES, "Speeding through villages", "roads", people=14, asked=22, first=True,
         answer="Speed was measured in the six villages named most. Two have a camera since, four a sign.", after=70),
    Told(325, Way.PARISH, PARISHES, "Cyclists and horse riders are not seen", "roads", people=9, asked=22,
         answer="“Pass wide and slow” was held on four Sundays with the riding schools.", after=70),
    Told(325, Way.PARISH, PARISHES, "Theft from farms and outbuildings", "rural", people=11, asked=22, first=True,
         answer="Tools were marked at two markets, and farms joined a text alert.", after=70),
    Told(325, Way.PARISH, PARISHES, "Lead stolen from churches", "rural", people=4, asked=22),
    Told(325, Way.PARISH, PARISHES, "Fraud by telephone and online", "cyber", people=8, asked=22,
         words="Mostly older residents, and mostly callers who say that they are from a bank.",
         answer="The library holds a morning on scams in every quarter.", after=70),
    Told(325, Way.PARISH, PARISHES, "Damage, vandalism and noisy neighbours", "asb", people=7, asked=22),
    Told(62, Way.SURVEY, SURVEY, "Fly-tipping", "asb", people=96, asked=214, first=True,
         words="The kind of anti-social behaviour that most had seen in the last twelve months."),
    Told(62, Way.SURVEY, SURVEY, "Vandalism in parks and play areas", "asb", people=71, asked=214),
    Told(62, Way.SURVEY, SURVEY, "Theft of and from vehicles", "vehicle", people=58, asked=214),
    Told(62, Way.SURVEY, SURVEY, "Not feeling safe outside after dark", people=43, asked=214,
         words="Four in five said that they do. Those who don't name the paths behind the station most."),
    Told(200, Way.MEETING, MEETING, "Drug dealing and drug taking by the station", "drugs",
         place="Around the station", first=True,
         answer="Patrols go there on Friday and Saturday evenings. The shelter was taken down.", after=45),
    Told(200, Way.MEETING, MEETING, "Speeding through villages", "roads"),
    Told(148, Way.SURVEY, LINK, "Anti-social behaviour in the market place", "asb", people=120, asked=407),
    Told(148, Way.SURVEY, LINK, "Drug dealing and drug taking by the station", "drugs", people=64, asked=407),
    Told(110, Way.WORKPLACE, "Shops of the high street", "Shop theft, and threats to staff", "retail", first=True,
         words="Several shops say that staff no longer speak to people who steal."),
    Told(96, Way.YOUNG, PUPILS, "Being followed or shouted at on the way home",
         "violence", people=37, asked=88, first=True),
    Told(96, Way.YOUNG, PUPILS, "Vapes and cannabis offered outside school",
         "drugs", people=29, asked=88),
    Told(75, Way.COUNCILLOR, "Surgeries of ward councillors", "Fly-tipping", "asb", place="Lanes of the northern wards",
         answer="Two cameras stand there now, and three fines were paid.", after=40),
    Told(18, Way.OFFICERS, "Tenancy officers of Pit and Shaft Homes", "Noise at night between flats", "asb"),
    Told(410, Way.SURVEY, "Residents' survey, the autumn before", "Speeding through villages", "roads", people=102,
         asked=416),
    Told(402, Way.AFFECTED, "Women whom the refuge sees", "Waiting for an answer after a call", "domestic-abuse",
         words="They would like to know within a day what happens next.",
         answer="The police write within a day, and say who will ring.", after=30),
)  # fmt: skip
CONFIDED = Told(
    40, Way.AFFECTED, "Tenants of one block of flats", "Threats by visitors to one of the flats", "asb", people=4,
    asked=6,
    words="Told in confidence, at a meeting of the block. Who lives there would know at once which flat is meant.",
)  # fmt: skip


def perform(partnership: Partnership, people: Mapping[str, Person], today: dt.date) -> None:
    """Write them down and answer some, by the platform's own changes."""
    coordinator, officer = people["coordinator"], people["caseworker"]
    for told in TOLD:
        one = changes.write(partnership=partnership, said=_said(told, today), by=coordinator)
        if told.answer:
            on = one.raised_on + dt.timedelta(days=told.after)
            changes.answer(concern=one, words=told.answer, on=on, seen=one.version, by=officer)
    again = Told(300, Way.PARISH, "A parish council", "Speeding through villages", "roads")
    one = changes.write(partnership=partnership, said=_said(again, today), by=officer)
    changes.withdraw(concern=one, because=TWICE, seen=one.version, by=officer)
    changes.write(partnership=partnership, said=replace(_said(CONFIDED, today), private=True), by=officer)


def _said(told: Told, today: dt.date) -> Said:
    return Said(
        title=told.title,
        way=told.way,
        group=told.group,
        raised_on=today - dt.timedelta(days=told.ago),
        words=told.words,
        people=told.people,
        asked=told.asked,
        place=told.place,
        theme=told.theme,
        first=told.first,
    )
