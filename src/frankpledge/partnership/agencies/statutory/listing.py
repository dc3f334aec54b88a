"""Which bodies are listed: who is missing, who is no responsible authority, who stands there twice or is no more."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.models.agency import AgencyKind as Kind
from frankpledge.partnership.agencies.models.partnership import Nation, Tier
from frankpledge.partnership.agencies.statutory.model import (
    ACT,
    COUNCILS,
    RECIPROCAL,
    TO_FILL_IN,
    Body,
    Finding,
    all_of,
    kind_said,
    of_agencies,
)
from frankpledge.partnership.design.wording import dated

# What a body was called that is no more, the day it ended, and what took its place.
ENDED = (
    (r"\b(primary care trust|pct)\b", dt.date(2013, 4, 1), Kind.CARE_BOARD),
    (r"\b(clinical commissioning groups?|ccgs?)\b", dt.date(2022, 7, 1), Kind.CARE_BOARD),
    (r"\bprobation trust\b", dt.date(2014, 6, 1), Kind.PROBATION),
    (r"\b(community rehabilitation company|crc)\b", dt.date(2021, 6, 26), Kind.PROBATION),
)


def missing(needed: Sequence[str], areas: Sequence[str], bodies: Sequence[Body]) -> Iterator[Finding]:
    listed = Counter(body.kind for body in bodies if body.responsible)
    for kind in needed:
        otherwise = [body for body in bodies if body.kind == kind and not body.responsible]
        of_each = kind in (Kind.DISTRICT_COUNCIL, Kind.UNITARY_COUNCIL)
        if otherwise and not listed[kind]:
            yield from (_understated(body) for body in otherwise)
        elif not listed[kind]:
            yield of_agencies(
                _("No {kind} is listed.").format(kind=kind_said(kind)),
                _missing_law(kind),
                _("Add it as a responsible authority."),
            )
        elif of_each and listed[kind] < len(areas):
            yield of_agencies(
                _("The partnership has {areas} districts, and {councils} of their councils is listed.").format(
                    areas=len(areas), councils=listed[kind]
                )
                if listed[kind] == 1
                else _("The partnership has {areas} districts, and {councils} of their councils are listed.").format(
                    areas=len(areas), councils=listed[kind]
                ),
                f"{ACT}(a)",
                _("Add the council of each of: {areas}.").format(areas=", ".join(areas)),
            )


def _missing_law(kind: str) -> str:
    return f"{ACT}(a)" if kind in COUNCILS else ACT


def _understated(body: Body) -> Finding:
    return of_agencies(
        _("{name} is a responsible authority by law, and is listed otherwise.").format(name=body.name),
        _missing_law(body.kind),
        _("Change its standing to responsible authority."),
    )


def not_responsible(needed: Sequence[str], tier: str, nation: str, bodies: Sequence[Body]) -> Iterator[Finding]:
    for body in bodies:
        if not body.responsible or body.kind in needed or _fits_county(tier, body):
            continue
        if body.kind == Kind.POLICING_BODY:
            yield of_agencies(
                _("{name} is listed as a responsible authority. A local policing body is none.").format(name=body.name),
                f"{ACT}; {RECIPROCAL}",
                _(
                    "List it as invited. It and the responsible authorities must have regard to each other's "
                    "priorities and act together: that is a duty of its own."
                ),
            )
        elif body.kind in (Kind.CARE_BOARD, Kind.HEALTH_BOARD):
            wales = nation == Nation.WALES
            yield of_agencies(
                _("{name} is of the wrong nation: in Wales it is the local health board.").format(name=body.name)
                if wales
                else _("{name} is of the wrong nation: in England it is the integrated care board.").format(
                    name=body.name
                ),
                ACT,
                _("Correct what kind of body it is, or list it as invited."),
            )
        elif body.kind in COUNCILS:
            yield of_agencies(
                _("{name} is listed as a responsible authority. No such tier is here.").format(name=body.name),
                f"{ACT}(a)",
                _("Correct what kind of council it is, or the tier of the partnership, or list it as invited."),
            )
        else:
            yield of_agencies(
                _("{name} is listed as a responsible authority. The Act does not make it one.").format(name=body.name),
                ACT,
                _("List it as a co-operating body, or as invited."),
            )


def _fits_county(tier: str, body: Body) -> bool:
    """A county partnership may list its district councils: each is responsible in its own district's."""
    return tier == Tier.COUNTY and body.kind in (Kind.DISTRICT_COUNCIL, Kind.UNITARY_COUNCIL)


def twice(bodies: Sequence[Body]) -> Iterator[Finding]:
    fire = [body.name for body in bodies if body.responsible and body.kind == Kind.FIRE]
    police = [body.name for body in bodies if body.responsible and body.kind == Kind.POLICE]
    if len(fire) > 1:
        yield of_agencies(
            _("{names} are listed apart. A fire service and its authority are one: the fire and rescue authority.")
            .format(names=all_of(fire)),
            f"{ACT}; Fire and Rescue Services Act 2004, s.1",
            _("Keep the authority, and end the other. Keep both only if the area lies in two fire authorities'."),
        )  # fmt: skip
    if len(police) > 1:
        yield of_agencies(
            _("{names} are both listed as the police force of the area. It has one chief officer of police.").format(
                names=all_of(police)
            ),
            ACT,
            _("Keep the territorial force, and list the other as co-operating or invited."),
        )


def gone(bodies: Sequence[Body], on: dt.date) -> Iterator[Finding]:
    for body in bodies:
        for words, ended, instead in ENDED:
            if on >= ended and re.search(words, body.name.casefold()):
                yield of_agencies(
                    _("{name} is listed. Bodies of that kind ended on {day}.").format(name=body.name, day=dated(ended)),
                    ACT,
                    _("End it, and add what took its place: {kind}.").format(kind=kind_said(instead)),
                )


def unnamed(bodies: Sequence[Body]) -> Iterator[Finding]:
    for body in bodies:
        if body.name.endswith(TO_FILL_IN):
            said = _("The name of one agency is not filled in yet: {kind}.").format(kind=kind_said(body.kind))
            yield Finding("agencies", said, ACT, _("Find out which it is, and change its name."), must=False)
