"""A pasted list of people to invite, read line by line: each line is somebody, or a sentence that says what is wrong.

Lines come out of a spreadsheet (tabs), or are typed (commas; a name with a comma in double quotes).
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.models import Agency
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.design.names import Unseen, tidied

COLUMNS = ("name", "email", "agency", "job", "role")
SEVERAL = ";"  # between the roles of one person
HEADINGS = {"name", "names"}
LONGEST, LONGEST_EMAIL = 120, 254


@dataclass(frozen=True)
class Line:
    """One person of the list, by the number of their line."""

    number: int
    name: str
    email: str
    agency: Agency
    job: str
    roles: tuple[str, ...]

    @property
    def role_names(self) -> str:
        return ", ".join(ROLES[key].name for key in self.roles)


def read(text: str, agencies: Sequence[Agency], most: int) -> tuple[list[Line], list[str]]:
    """The people, and what is wrong with the list. Empty lines, and a line of headings, are nobody."""
    people, wrong = [], []
    for number, cells in _rows(text):
        try:
            people.append(_line(number, cells, agencies))
        except ValidationError as error:
            wrong += [_("Line %(number)d: %(said)s") % {"number": number, "said": said} for said in error.messages]
    wrong += _twice(people)
    if len(people) > most:
        wrong.append(_("There are %(n)d people. Invite %(most)d at most at once.") % {"n": len(people), "most": most})
    if not people and not wrong:
        wrong.append(_("There is nobody in the list. Paste or type at least one line."))
    return people, wrong


def _rows(text: str) -> list[tuple[int, list[str]]]:
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cells = line.split("\t") if "\t" in line else next(csv.reader([line], skipinitialspace=True))
        cells = [" ".join(cell.split()) for cell in cells]
        if found or cells[0].casefold() not in HEADINGS:
            found.append((number, cells))
    return found


def _line(number: int, cells: list[str], agencies: Sequence[Agency]) -> Line:
    if len(cells) != len(COLUMNS):
        said = _("there must be five parts (name, e-mail address, agency, job, role), and there are %(n)d.")
        raise ValidationError(said % {"n": len(cells)})
    name, email, agency, job, role = cells
    name, unseen = _tidied(name)
    wrong = [said for said in (unseen or _name(name), _address(email), _too_long(job)) if said]
    found, agency_wrong = _agency(agency, agencies)
    roles, role_wrong = _roles(role)
    wrong += [said for said in (agency_wrong, role_wrong) if said]
    if wrong:
        raise ValidationError(wrong)
    return Line(number, name, email, found, job, roles)


def _tidied(name: str) -> tuple[str, str]:
    try:
        return tidied(name), ""
    except Unseen as error:
        return name, f"{error}."


def _name(name: str) -> str:
    return _too_long(name) if name else _("the name is missing.")


def _too_long(text: str) -> str:
    said = _("“%(text)s…” is longer than %(n)d characters.")
    return said % {"text": text[:20], "n": LONGEST} if len(text) > LONGEST else ""


def _address(email: str) -> str:
    try:
        if len(email) > LONGEST_EMAIL:
            raise ValidationError(email)
        validate_email(email)
    except ValidationError:
        return _("“%(email)s” is not an e-mail address, such as name@example.gov.uk.") % {"email": email}
    return ""


def _agency(name: str, agencies: Sequence[Agency]) -> tuple[Agency | None, str]:
    for agency in agencies:
        if agency.name.casefold() == name.casefold():
            return agency, ""
    said = _("no agency here is called “%(name)s”. There are: %(names)s.")
    return None, said % {"name": name, "names": "; ".join(agency.name for agency in agencies)}


def _roles(written: str) -> tuple[tuple[str, ...], str]:
    """Roles by their names or keys; several of them with a semicolon between."""
    known = {name.casefold(): role.key for role in ROLES.values() for name in (role.name, role.key)}
    names = [part.strip() for part in written.split(SEVERAL) if part.strip()]
    unknown = [name for name in names if name.casefold() not in known]
    if not names or unknown:
        said = _("no role is called “%(name)s”. There are: %(names)s.")
        every = "; ".join(role.name for role in ROLES.values())
        return (), said % {"name": unknown[0] if unknown else written, "names": every}
    return tuple(sorted({known[name.casefold()] for name in names})), ""


def _twice(people: Sequence[Line]) -> list[str]:
    first: dict[tuple[str, int], int] = {}
    wrong = []
    for line in people:
        key = (line.email.casefold(), line.agency.pk)
        if key in first:
            said = _("Line %(number)d: %(email)s is in line %(first)d already, for the same agency.")
            wrong.append(said % {"number": line.number, "email": line.email, "first": first[key]})
        first.setdefault(key, line.number)
    return wrong
