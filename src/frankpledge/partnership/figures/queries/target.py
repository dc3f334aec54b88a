"""A target, and whether meeting it could be told at all from a measure's usual ups and downs."""

import re
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from frankpledge.evidence.compare.comparison import Row
from frankpledge.evidence.statistics.change import detectable, target_is_detectable
from frankpledge.evidence.statistics.rounding import half_up


@dataclass(frozen=True)
class Target:
    """What was written in the box, and the answer or what is wrong with it; both empty where nothing was."""

    written: str
    answer: str = ""
    told: bool = False  # whether it could be
    wrong: str = ""


def target(written: str, row: Row | None) -> Target:
    """The answer to a target written `-5` (a fall by 5%) or `+10`, from the latest count."""
    written = written.strip()
    if not written or row is None:
        return Target(written)
    percent = _read(written)
    if percent is None:
        return Target(written, wrong=_("Write a fall as -5 and a rise as +5: a sign, and a number of per cent"))
    if percent < -100:
        return Target(written, wrong=_("Nothing can fall by more than 100%"))
    if not percent:
        return Target(written, wrong=_("A target of no change can’t be told from the usual ups and downs"))
    if not row.after:
        return Target(written, wrong=_("None was recorded, so there is nothing that a percentage could be of"))
    return _answered(written, percent, row)


def _answered(written: str, percent: float, row: Row) -> Target:
    phi = row.dispersion or 1.0
    told = target_is_detectable(row.after, percent, phi)
    least = detectable(row.after, phi)
    needed = least.fall if percent < 0 else least.rise
    met = f"{half_up(row.after * (100 + percent) / 100):,}"
    direction = _("fall") if percent < 0 else _("rise")
    aimed = _("A {direction} of {size}% would be from {now} to about {met} {unit}, in as many months.").format(
        direction=direction, size=_plain(abs(percent)), now=f"{row.after:,}", met=met, unit=row.measure.unit
    )
    if told:
        verdict = _("That would probably be noticed, in four years of five.")
    elif needed is None:
        verdict = _("It could not be told from the usual ups and downs: with numbers so small, no fall could.")
    else:
        verdict = _(
            "It could not be told from the usual ups and downs: whether it is met is mostly chance. "
            "The least {direction} that would probably be noticed is {needed}%."
        ).format(direction=direction, needed=ceil(needed))
    return Target(written, f"{aimed} {verdict}", told)


def _read(written: str) -> float | None:
    found = re.fullmatch(r"([-+−–])\s*([0-9]{1,4}(?:\.[0-9]{1,2})?)\s*(?:%|per ?cent)?", written)
    if not found:
        return None
    return float(found[2]) * (1 if found[1] == "+" else -1)


def _plain(size: float) -> str:
    return f"{size:g}"
