"""How a passage, and when it was written, are told."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.evidence.period import Period
from frankpledge.partnership.assess import wording
from frankpledge.partnership.assess.models import Passage
from frankpledge.partnership.assess.queries.newer import Moved
from frankpledge.partnership.design.wording import dated


def name_of(passage: Passage) -> str:
    return {Passage.COMMENTARY: _("Commentary"), Passage.GAPS: _("Gaps in what we know")}[passage.name]


def title_of(passage: Passage) -> str:
    """`Commentary: Burglary`."""
    return f"{name_of(passage)}: {passage.chapter.title}"


def at_what_time(at: dt.datetime) -> str:
    """`at 14:02`; of another day `on 20 November 2026 at 14:02`."""
    here = timezone.localtime(at)
    told = {"time": f"{here:%H:%M}", "day": dated(here.date())}
    if here.date() == timezone.localdate():
        return _("at %(time)s") % told
    return _("on %(day)s at %(time)s") % told


def number_of(one: Moved, period: Period) -> str:
    """Which number it is: `Burglary, how many`, with the time where that is not the assessment's own period."""
    measure, statistic, _area, of, *_against = one.figure.partition("@")[0].split("~")
    kinds = {
        "count": _("how many"),
        "rate": _("rate"),
        "change": _("change on the year before"),
        "rank": _("place among similar areas"),
        "run": _("years in a row"),
    }
    said = [wording.measure(measure), kinds.get(statistic, statistic)]
    return ", ".join(said if of == period.id else [*said, Period.read(of).name])
