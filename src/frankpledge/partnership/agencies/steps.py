"""What is left to do until a partnership is set up: one sitting's work, for its coordinator."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.partnership.agencies import statutory
from frankpledge.partnership.agencies.models import Partnership, PartnershipArea
from frankpledge.partnership.agencies.queries import areas, partnerships
from frankpledge.partnership.agencies.queries.partnerships import Counts
from frankpledge.partnership.agencies.statutory import Body, Finding


@dataclass(frozen=True)
class Step:
    words: str
    hint: str
    href: str
    left: str  # what is left, in few words; nothing: it is done


@dataclass(frozen=True)
class Standing:
    """What a partnership has on a day, and what the law finds missing or wrong in it."""

    partnership: Partnership
    on: dt.date
    areas: list[PartnershipArea]
    bodies: list[Body]
    findings: list[Finding]

    def steps(self) -> list[Step]:
        """What is left to do; one query more."""
        return left(self.findings, self.bodies, partnerships.counts(self.partnership, self.on))


def standing(partnership: Partnership, on: dt.date) -> Standing:
    held, bodies = areas.of(partnership, on), partnerships.bodies(partnership, on)
    names = [area.name for area in held]
    found = statutory.findings(partnership.tier, partnership.nation, names, bodies)
    return Standing(partnership, on, held, bodies, found)


def left(findings: Sequence[Finding], bodies: Sequence[Body], counts: Counts) -> list[Step]:
    """Every step with its state; no steps once all of them are done."""
    responsible = [body for body in bodies if body.responsible]
    wrong = sum(finding.about == "agencies" for finding in findings)
    steps = [
        Step(
            _("Check the agencies"),
            _("Which bodies take part, and what the law makes of them"),
            reverse("agencies:agencies"),
            ngettext("{n} thing to put right", "{n} things to put right", wrong).format(n=wrong) if wrong else "",
        ),
        Step(
            _("Invite people"),
            _("Those who will work here, each for their own agency"),
            reverse("agencies:invite"),
            _("Nobody invited yet") if counts.members + counts.invited < 2 else "",
        ),
        Step(
            _("Name the representatives"),
            _("Who speaks for each responsible authority in the strategy group"),
            reverse("agencies:people"),
            _of(sum(bool(body.represented) for body in responsible), len(responsible)),
        ),
        Step(
            _("Name the liaison officers"),
            _("Whom each responsible authority named for sharing information"),
            reverse("agencies:people"),
            _of(sum(bool(body.liaison) for body in responsible), len(responsible)),
        ),
        Step(
            _("Write down the sharing agreements"),
            _("Which data come, from whom, on what ground"),
            reverse("agencies:agreements"),
            "" if counts.agreements else _("None yet"),
        ),
    ]
    return steps if any(step.left for step in steps) else []


def _of(done: int, wanted: int) -> str:
    return "" if done >= wanted and wanted else _("{done} of {wanted}").format(done=done, wanted=wanted)
