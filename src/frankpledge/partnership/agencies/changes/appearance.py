"""What a partnership is called, and what its pages look like."""

from django.db import transaction

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.colours import too_faint
from frankpledge.partnership.agencies.logos import Logo
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.rules import partnerships as rules
from frankpledge.partnership.audit.recording import record


@transaction.atomic
def change(
    *, partnership: Partnership, name: str, colour: str, seen: int, by: Person, name_cy: str = ""
) -> Partnership:
    """Raises Refused: also for a colour on which white can't be read."""
    check(rules.may_change(by, partnership))
    if fault := too_faint(colour):
        raise Refused(fault)
    next_version(partnership, seen)
    before = (partnership.name, partnership.colour, partnership.name_cy)
    partnership.name, partnership.colour, partnership.name_cy = name, colour.lower(), name_cy
    partnership.save(update_fields=["name", "name_cy", "colour"])
    what = [f"its name from “{before[0]}” to “{name}”"] if before[0] != name else []
    what += [f"its colour from {before[1]} to {partnership.colour}"] if before[1] != partnership.colour else []
    what += [f"its Welsh name from “{before[2]}” to “{name_cy}”"] if before[2] != name_cy else []
    if what:
        record(
            kinds.PARTNERSHIP_CHANGED,
            by=by,
            about=partnership,
            partnership=partnership.slug,
            what=", ".join(what),
        )
    return partnership


@transaction.atomic
def set_logo(*, partnership: Partnership, logo: Logo | None, seen: int, by: Person) -> Partnership:
    """A picture that `logos.cleaned` gave, or none from now on. Raises Refused."""
    check(rules.may_change(by, partnership))
    next_version(partnership, seen)
    partnership.logo = logo.content if logo else None
    partnership.logo_type = logo.type if logo else ""
    partnership.save(update_fields=["logo", "logo_type"])
    what = f"changed, to one of {logo.width} by {logo.height} pixels" if logo else "taken away"
    record(kinds.LOGO_CHANGED, by=by, about=partnership, partnership=partnership.slug, what=what)
    return partnership
