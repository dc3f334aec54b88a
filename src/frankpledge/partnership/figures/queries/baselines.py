"""What a period can be set against: the same months of the year before, or of an earlier one."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.evidence.period import Month, Period, UnclearPeriod, later

LAST_BEFORE_COVID = dt.date(2020, 3, 1)  # the first lockdown began on 23 March 2020, in the last days of 2019/20
MOST_YEARS = 30


@dataclass(frozen=True)
class Baseline:
    """`value`: as the address writes it; nothing for the year before."""

    period: Period
    words: str
    value: str


def baselines(period: Period, held: Collection[Month]) -> list[Baseline]:
    """The year before, two years before, and every earlier year of which a month is held, the newest first."""
    step = -(-len(period) // 12)  # a period of two years shares months with that of a year before
    found = [_earlier(period, years) for years in range(step, MOST_YEARS)]
    near = found[:2] if step == 1 else []
    far = [p for p in found[len(near) :] if any(m in p for m in held)]
    after = period.last > LAST_BEFORE_COVID
    before_covid = next((p for p in found if after and p.last <= LAST_BEFORE_COVID), None)
    words = (_("The year before: {period}"), _("Two years before: {period}"))
    return [
        Baseline(p, _said(p, sentence, before_covid), p.id if p != period.year_before() else "")
        for p, sentence in zip([*near, *far], [*words[: len(near)], *["{period}"] * len(far)], strict=True)
    ]


def read(written: str, period: Period) -> tuple[Period | None, str]:
    """The baseline asked for, moved to the months of the period, and an error in words; None is the year before.

    So a reader may choose another period and keep the baseline: `2019/20` for April to December is those of 2019.
    """
    if not written:
        return None, ""
    try:
        asked = Period.read(written)
    except UnclearPeriod as error:
        return None, str(error)
    earlier = [_earlier(period, years) for years in range(1, MOST_YEARS)]
    nearest = max(earlier, key=lambda p: _common(p, asked))
    if not _common(nearest, asked):
        sentence = _("{asked} can't be set against {period}: only the same months of an earlier year can")
        return None, sentence.format(asked=asked.full_name, period=period.full_name)
    return (None if nearest == period.year_before() else nearest), ""


def _earlier(period: Period, years: int) -> Period:
    return Period(later(period.first, -12 * years), later(period.last, -12 * years))


def _common(a: Period, b: Period) -> int:
    return sum(m in b for m in a.months)


def _said(period: Period, sentence: str, before_covid: Period | None) -> str:
    name = period.full_name
    words = sentence.format(period=name)
    words = words[:1].upper() + words[1:]
    return _("{words}, the last before Covid").format(words=words) if period == before_covid else words
