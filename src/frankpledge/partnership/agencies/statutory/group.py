"""Who speaks for whom: representatives in the strategy group, and liaison officers for sharing information."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.partnership.agencies.statutory.model import (
    ENOUGH,
    GROUP,
    LIAISON,
    Body,
    Finding,
    all_of,
    any_of,
    responsible,
)


def unrepresented(needed: Sequence[str], bodies: Sequence[Body]) -> Iterator[Finding]:
    those = responsible(needed, bodies)
    if those and sum(body.represented for body in those) < ENOUGH:
        yield Finding(
            "representatives",
            _("The strategy group has fewer than two people whom responsible authorities appointed."),
            GROUP,
            _("Say of each authority who represents it."),
        )
    if silent := [body.name for body in those if not body.represented]:
        yield Finding(
            "representatives",
            _("Nobody represents {names} in the strategy group.").format(names=any_of(silent)),
            GROUP,
            _("Say who does, or write down who speaks for them."),
            must=False,
        )


def without_liaison(needed: Sequence[str], bodies: Sequence[Body]) -> Iterator[Finding]:
    if without := [body.name for body in responsible(needed, bodies) if not body.liaison]:
        said = ngettext(
            "{names} has no designated liaison officer for sharing information.",
            "{names} have no designated liaison officer for sharing information.",
            len(without),
        )
        yield Finding(
            "liaison",
            said.format(names=all_of(without)),
            LIAISON,
            _("Each responsible authority names one: mark who it is on the page of people."),
        )
