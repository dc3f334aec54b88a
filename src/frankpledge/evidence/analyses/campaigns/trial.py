"""What is to be evaluated: where and when something was done, and what that is set against.

As a figure's id writes it: `E05000001+E05000002` (areas), `rest` (of the police force area), `other-months` (of the
same area) or `best` (the rest where it can be counted, else the other months). After a comma may follow
`with:E05000003` (other areas where it was done), `buffer:E05000004` and `before:2022-10..2022-12`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.area import Area, Gazetteer, UnclearArea, plain
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.registers import Campaign
from frankpledge.evidence.period import Period, UnclearPeriod, later

BEST, REST, OTHER_MONTHS = "best", "rest", "other-months"
KEYWORDS = {"rest": REST, "rest of the force": REST, "other months": OTHER_MONTHS}  # as people write them


@dataclass(frozen=True)
class Trial:
    """`against` is one of the words above, or nothing: then `compared_with` are the areas. `cost` is in pounds."""

    measure: Measure
    areas: tuple[Area, ...]
    period: Period
    before: Period
    against: str = BEST
    compared_with: tuple[Area, ...] = ()
    buffer: tuple[Area, ...] = ()
    cost: float | None = None
    name: str = ""
    done: str = ""

    @property
    def label(self) -> str:
        """What it is called in a table."""
        return self.name or f"{self.measure.title}, {self.period.run}"

    @property
    def set_against(self) -> str:
        """The end of the id of its figure."""
        parts = [self.against or _codes(self.compared_with)]
        parts += [f"with:{_codes(self.areas[1:])}"] if self.areas[1:] else []
        parts += [f"buffer:{_codes(self.buffer)}"] if self.buffer else []
        parts += [f"before:{self.before.id}"] if self.before != usual_before(self.period) else []
        return ",".join(parts)


def usual_before(period: Period) -> Period:
    """The same months of the year before; of as many years before as it takes not to share a month."""
    back = -12 * ((len(period) + 11) // 12)
    return Period(later(period.first, back), later(period.last, back))


def of_campaign(gazetteer: Gazetteer, campaign: Campaign, measure: Measure) -> Trial:
    """A campaign as its register has it. Raises NothingToAnalyse where an area of it is not known."""
    said = "the register of campaigns"
    against, compared_with = named_against(gazetteer, campaign.compared_with, f"“compare with” of {said}")
    return Trial(
        measure,
        named(gazetteer, campaign.areas, f"“area” of {said}"),
        campaign.period,
        usual_before(campaign.period),
        against,
        compared_with,
        named(gazetteer, campaign.buffer, f"“buffer” of {said}"),
        campaign.cost,
        campaign.name,
        campaign.done,
    )


def named_against(gazetteer: Gazetteer, names: tuple[str, ...], where: str) -> tuple[str, tuple[Area, ...]]:
    """What it is set against, from the names that a person wrote: a word of `KEYWORDS`, areas, or nothing."""
    if not names:
        return BEST, ()
    if len(names) == 1 and plain(names[0]) in KEYWORDS:
        return KEYWORDS[plain(names[0])], ()
    return "", named(gazetteer, names, where)


def named(gazetteer: Gazetteer, names: Iterable[str], where: str) -> tuple[Area, ...]:
    """Areas by name or code. Raises NothingToAnalyse, saying where each unclear one stands."""
    found, wrong = [], []
    for name in names:
        try:
            found.append(gazetteer.find(name))
        except UnclearArea as error:
            wrong.append(f"{where}: {error}")
    if wrong:
        raise NothingToAnalyse("; ".join(wrong))
    return tuple(found)


def of_question(gazetteer: Gazetteer, measure: Measure, area: Area, period: Period, text: str) -> Trial:
    """The trial that a figure's id names. Raises ValueError."""
    against, *parts = text.split(",")
    more = dict(part.partition(":")[::2] for part in parts)
    if strange := sorted(more.keys() - {"with", "buffer", "before"}):
        raise ValueError(f"“{strange[0]}” has no place in what an effect is set against: with, buffer and before have")
    try:
        areas = (area, *(_by_codes(gazetteer, more["with"]) if "with" in more else ()))
        before = Period.read(more["before"]) if "before" in more else usual_before(period)
        buffer = _by_codes(gazetteer, more["buffer"]) if "buffer" in more else ()
        compared_with = () if against in (BEST, REST, OTHER_MONTHS) else _by_codes(gazetteer, against)
    except (UnclearArea, UnclearPeriod) as error:
        raise ValueError(str(error)) from None
    return Trial(measure, areas, period, before, "" if compared_with else against, compared_with, buffer)


def _by_codes(gazetteer: Gazetteer, text: str) -> tuple[Area, ...]:
    """The areas of codes with + between them. Raises UnclearArea, as where a code is missing beside a +."""
    return tuple(gazetteer.by_code(code) for code in text.split("+"))


def _codes(areas: Iterable[Area]) -> str:
    return "+".join(area.code for area in areas)
