"""A figure's question, and its id, which is the question written out.

`shoplifting~change~E07000131~2024-04..2025-03@0f3a…`: measure, statistic, area, period, edition. Some statistics set
the count against something, which stands after the period: `…~change~…~2024-04..2025-03~2019-04..2020-03` (a baseline),
`…~share~…~E23000012` (a wider area), `…~part~…~total-crime` (another measure), `…~rank~…~force` (peers).

So nothing need be stored: asking again makes the same figure again, and an older edition answers as it did when the
figure was printed.
"""

from dataclasses import dataclass, field, replace

from frankpledge.evidence import places
from frankpledge.evidence.area import Area, UnclearArea
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period, UnclearPeriod

STATISTICS = {
    "count": "how many",
    "rate": "how many per 1,000 {denominator}",
    "average": "how many a month, on average",
    "change": "how it compares with {against}",
    "share": "its share of {against}",
    "part": "its share of {against}",
    "rank": "where it stands among {against}, by rate",
    "residents-each": "how many residents there are for each",
    "peak": "the month with the most",
    "run": "how many years in a row it rose or fell",
    "as-published": "what was published without counts",
    "hot-areas": "how many places are parts of clusters",
    "hot-share": "what share of it is in clusters",
    "half-in": "how few places hold half of it",
    "hot-kept": "what share of it was in the clusters of the year before",
    "forecast": "how many to expect, if nothing changes",
    "score": "its score among the problems of the area",
    "effect": "how it changed, over how the comparison did",
    "harm": "how much harm it weighs",
    "usual": "how many were to be expected, from the months before",
    "timed": "how many have a time that is known",
    "dark-share": "what share of it happens in the dark",
    "repeat-share": "what share of it strikes the same person or address again",
    "near-repeats": "how many times as many pairs near in place and time as expected",
}
_PLACES = "lsoa, or a shape and its metres such as square-500,"
AGAINST = {  # that must be given
    "share": "a wider area's code",
    "part": "a measure",
    "rank": "a group of peers",
    "hot-areas": _PLACES,
    "hot-share": _PLACES,
    "half-in": _PLACES,
    "hot-kept": _PLACES,
    "near-repeats": "metres and days such as 200m-14d",
    "harm": "a harm index such as crime-severity-score",
    "forecast": "the last month that it is made from",
    "score": "the problems that it is scored among (all, or measures with + between)",
    "effect": "what it is compared with (codes of areas with + between, rest or other-months)",
}


class NoSuchFigure(LookupError):
    """An id that asks nothing that can be answered; its text says what is wrong with it."""


@dataclass(frozen=True)
class Question:
    """What a figure answers. `against`: what the count is set against, as the id writes it."""

    measure: Measure
    statistic: str
    area: Area
    period: Period
    edition: str
    against: str = ""
    against_name: str = field(default="", compare=False)  # what the count is set against, in a sentence's words

    @property
    def id(self) -> str:
        against = f"~{self.against}" if self.against else ""
        return f"{self.measure.id}~{self.statistic}~{self.area.code}~{self.period.id}{against}@{self.edition}"

    def against_named(self, name: str) -> "Question":
        """The same question with words for what the count is set against."""
        return replace(self, against_name=name)

    def words(self) -> str:
        """The question in a sentence's words: `Shoplifting in Harborough, 2024/25 (…): how many`."""
        asked = STATISTICS[self.statistic].format(
            denominator=self.measure.denominator, against=self.against_name or "the same months a year before"
        )
        return f"{self.measure.title} in {self.area.name}, {self.period.full_name}: {asked}"

    @property
    def baseline(self) -> Period | None:
        """The period that a change is set against, where it is not the year before."""
        return Period.read(self.against) if self.statistic == "change" and self.against else None


def parse(edition: Edition, text: str) -> Question:
    """The question that an id asks of this edition. Raises NoSuchFigure."""
    measure_id, statistic, area, period, against = parse_id(edition, text)
    if measure_id not in measures():
        raise NoSuchFigure(f"there is no measure “{measure_id}”")
    if statistic not in STATISTICS:
        raise NoSuchFigure(f"there is no statistic “{statistic}”; there are: {', '.join(STATISTICS)}")
    if statistic in AGAINST and not against:
        raise NoSuchFigure(f"“{statistic}” wants {AGAINST[statistic]} after the period")
    if against and statistic not in (*AGAINST, "change"):
        raise NoSuchFigure(f"“{statistic}” is set against nothing, so “{against}” has no place in its id")
    question = Question(measures()[measure_id], statistic, area, period, edition.name, against)
    try:
        if question.baseline and question.baseline == period.year_before():
            return Question(question.measure, statistic, area, period, edition.name)  # one question, one id
    except UnclearPeriod as error:
        raise NoSuchFigure(str(error)) from None
    return question


def parse_id(edition: Edition, text: str) -> tuple[str, str, Area, Period, str]:
    """What is asked for, the statistic, the area, the period and what it is set against. Raises NoSuchFigure."""
    body, _, name = text.replace("\u200b", "").strip().partition("@")  # a PDF's ids are copied with invisible breaks
    words = body.split("~")
    if len(words) not in (4, 5):
        raise NoSuchFigure(
            f"“{text}” is not a figure's id: it is written measure~statistic~area~period@edition, "
            "for example shoplifting~count~E07000131~2024-04..2025-03@0123456789ab"
        )
    if name not in ("", edition.name):
        raise NoSuchFigure(f"“{text}” is asked of the edition {name}, and this is {edition.name}")
    try:
        area = places.gazetteer(edition).by_code(words[2])
        return words[0], words[1], area, Period.read(words[3]), (words[4] if len(words) == 5 else "")
    except (UnclearArea, UnclearPeriod) as error:
        raise NoSuchFigure(str(error)) from None
