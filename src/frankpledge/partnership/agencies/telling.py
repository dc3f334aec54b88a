"""How partnerships came of one another, in sentences."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.models import Partnership, Succession
from frankpledge.partnership.agencies.models.succession import How
from frankpledge.partnership.design.wording import dated


@dataclass(frozen=True)
class Told:
    """One thing that happened, or will. `of`: the partnerships that it names, in its order."""

    on: dt.date
    said: str
    agreed: str
    of: tuple[Partnership, ...]


def telling(rows: Sequence[Succession], today: dt.date) -> list[Told]:
    """In the order of time; rows of one event become one sentence."""
    events: dict[tuple, list[Succession]] = defaultdict(list)
    for row in rows:
        events[_event(row)].append(row)
    return [_told(together, today) for together in sorted(events.values(), key=lambda e: (e[0].on, e[0].pk))]


def _event(row: Succession) -> tuple:
    if row.how == How.MERGED:
        return (row.how, row.on, row.after_id)
    if row.how == How.SPLIT and row.called_off:
        return (row.how, row.on, row.before_id, row.called_off)
    if row.how == How.SPLIT:
        return (row.how, row.on, row.before_id)
    return (row.how, row.on, row.agreed)


def _told(rows: Sequence[Succession], today: dt.date) -> Told:
    first = rows[0]
    befores = list({row.before_id: row.before for row in rows}.values())
    afters = list({row.after_id: row.after for row in rows}.values())
    coming = first.on > today
    if first.called_off:
        said = _("it was planned that {olds} become {news}. That was called off.")
        named = {"olds": _and(befores), "news": _and(afters)}
    elif first.how == How.MERGED:
        said = _("{olds} will become {new}.") if coming else _("{olds} became {new}.")
        named = {"olds": _and(befores), "new": first.after.name}
    elif first.how == How.SPLIT:
        said = _("{old} will be split into {news}.") if coming else _("{old} was split into {news}.")
        named = {"old": first.before.name, "news": _and(afters)}
    else:
        said = _("{all} will work together.") if coming else _("{all} began to work together.")
        afters = [after for after in afters if after.pk not in {b.pk for b in befores}]
        named = {"all": _and([*befores, *afters])}
    words = f"{dated(first.on)}: {said.format(**named)}"
    return Told(first.on, words, first.agreed, tuple({p.pk: p for p in (*befores, *afters)}.values()))


def _and(those: Sequence[Partnership]) -> str:
    names = [each.name for each in those]
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
