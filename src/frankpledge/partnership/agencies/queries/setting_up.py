"""What is known of a place in which a partnership is to be set up: its districts, force, peers, and the law's bodies.

Everything is a proposal to look over. A name that no publisher gave says so: “check this name”.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from frankpledge.evidence import peer_groups, places
from frankpledge.evidence.area import Area, Gazetteer, UnclearArea, plain
from frankpledge.evidence.edition import EMPTY, Edition
from frankpledge.evidence.warehouse import NothingRead, Warehouse
from frankpledge.partnership.agencies.models.agency import AgencyKind as Kind
from frankpledge.partnership.agencies.models.agency import Standing
from frankpledge.partnership.agencies.models.partnership import Nation, Tier
from frankpledge.partnership.agencies.queries import counties, policing, welsh_areas

MOST_NAMED = 8  # places in one sentence


@dataclass(frozen=True)
class Proposed:
    """An agency that ought to be there: `source` says where its name comes from, or that it is to be checked."""

    kind: str
    name: str
    source: str
    standing: str = Standing.RESPONSIBLE


@dataclass(frozen=True)
class Proposal:
    """What a review page begins with."""

    name: str = ""
    name_cy: str = ""
    slug: str = ""
    tier: str = Tier.DISTRICT
    nation: str = Nation.ENGLAND
    force: str = ""
    area: str = ""  # the code that the partnership's pages open on
    areas: tuple[tuple[str, str], ...] = ()
    shared: str = ""  # who else has the same district, where the ONS lists several partnerships in it
    residents: int | None = None
    peers: str = ""
    bodies: tuple[Proposed, ...] = field(default=())


def lookups() -> tuple[Edition, Gazetteer]:
    """The public warehouse's; empty where nothing has been read into it yet."""
    try:
        edition = Warehouse(settings.WAREHOUSE).edition()
    except NothingRead:
        edition = EMPTY
    return edition, places.gazetteer(edition)


def of_place(text: str) -> Proposal:
    """For a district or a partnership by name or code. Raises UnclearArea, which says what fits."""
    edition, gazetteer = lookups()
    in_welsh = welsh_areas.code_of(text)
    area, districts = _found(gazetteer, in_welsh if in_welsh in gazetteer.areas else text)
    whole = gazetteer.areas[districts[0]] if len(districts) == 1 else area
    sharing = [gazetteer.areas[c].name for d in districts for c in gazetteer.split_districts.get(d, ())]
    tier = Tier.DISTRICT if districts[0].startswith("E07") else Tier.UNITARY
    nation = Nation.WALES if districts[0].startswith("W") else Nation.ENGLAND
    areas = tuple((d, gazetteer.areas[d].name) for d in districts)
    force = gazetteer.forces.get(districts[0], "")
    return Proposal(
        name=_("{place} Community Safety Partnership").format(place=area.name),
        name_cy=_in_welsh(districts),
        slug=slugify(area.name.replace("&", "and")),
        tier=tier,
        nation=nation,
        force=force,
        area=whole.code,
        areas=areas,
        shared=_shared(areas, sharing),
        residents=gazetteer.population(whole),
        peers=_peers(edition, whole),
        bodies=(*_councils(areas, tier), *_others(edition, areas, force, nation)),
    )


def _in_welsh(districts: Sequence[str]) -> str:
    """What the partnership of a Welsh district is called in Welsh: the name comes last, where nothing mutates it."""
    called = welsh_areas.names().get(districts[0]) if len(districts) == 1 else None
    return f"Partneriaeth Diogelwch Cymunedol {called}" if called else ""


def _found(gazetteer: Gazetteer, text: str) -> tuple[Area, list[str]]:
    """The area and its districts. One of several partnerships of a district is that partnership, in that district."""
    wanted = plain(text)
    for code, districts in gazetteer.partnerships.items():
        whole = gazetteer.areas[districts[0]]
        named = wanted in (plain(gazetteer.areas[code].name), code.casefold()) and wanted != plain(whole.name)
        if named and len(districts) == 1 and whole.code in gazetteer.split_districts:
            return gazetteer.areas[code], districts
    try:
        area = gazetteer.find(text)
    except UnclearArea:
        if county := counties.named(text):
            names = ", ".join(county.districts.values())
            raise UnclearArea(
                _("{county} is a county. Name one of its districts ({names}), or set up a county partnership.").format(
                    county=county.name, names=names
                )
            ) from None
        if fitting := _fitting(gazetteer, wanted):
            said = _(
                "No district or partnership is named “{text}”. These fit: {names}. Write one in full, or its code."
            )
            raise UnclearArea(said.format(text=text.strip(), names=fitting)) from None
        raise
    if area.kind not in ("district", "partnership"):
        lies_in = _(" in {district}").format(district=gazetteer.areas[area.within].name) if area.within else ""
        said = _("{name} is a {kind}{lies_in}. A partnership is set up for a district, or for several together.")
        raise UnclearArea(said.format(name=area.name, kind=gazetteer.kind_of(area), lies_in=lies_in))
    return area, gazetteer.districts_of(area)


def _fitting(gazetteer: Gazetteer, wanted: str) -> str:
    """Districts and partnerships whose names hold the words, the eight first by name; wards and the like are none."""
    welsh, unaccented = welsh_areas.names(), welsh_areas.without_accents(wanted)
    near = [
        area
        for code, area in gazetteer.areas.items()
        if area.kind in ("district", "partnership")
        and (wanted in plain(area.name) or unaccented in welsh_areas.without_accents(welsh.get(code, "")))
    ]
    by_word = {plain(area.name): area for area in sorted(near, key=lambda a: a.kind, reverse=True)}
    first = sorted(by_word.values(), key=lambda area: area.name)[:MOST_NAMED]
    more = len(by_word) - len(first)
    return "; ".join(f"{area.name} ({area.code})" for area in first) + (
        _("; and {n} more").format(n=more) if more else ""
    )


def of_county(text: str) -> Proposal:
    """For a county partnership, above those of its districts. Raises UnclearArea."""
    county = counties.named(text)
    if county is None:
        names = ", ".join(each.name for each in counties.counties())
        said = _("No county with two tiers is named “{text}”. There are: {names}.")
        raise UnclearArea(said.format(text=text.strip(), names=names))
    edition, gazetteer = lookups()
    areas = tuple(county.districts.items())
    held = [code for code, _name in areas if code in gazetteer.areas]
    force = gazetteer.forces.get(held[0], "") if held else ""
    populations = [gazetteer.population(gazetteer.areas[code]) for code in held]
    whole = populations and len(held) == len(areas) and None not in populations
    return Proposal(
        name=_("{place} Community Safety Partnership").format(place=county.name),
        slug=slugify(county.name),
        tier=Tier.COUNTY,
        force=force,
        area=held[0] if held else "",
        areas=areas,
        residents=sum(populations) if whole else None,
        bodies=(_county_council(county), *_others(edition, areas, force, Nation.ENGLAND)),
    )


def by_hand(nation: str = Nation.ENGLAND) -> Proposal:
    """Nothing but the kinds of body that the law names, each to be typed or left out."""
    kinds = (Kind.DISTRICT_COUNCIL, Kind.UNITARY_COUNCIL, Kind.COUNTY_COUNCIL, Kind.POLICE, Kind.FIRE)
    return Proposal(
        nation=nation,
        bodies=(
            *(Proposed(kind, "", "") for kind in kinds),
            Proposed(Kind.PROBATION, "The Probation Service", _national()),
            Proposed(Kind.CARE_BOARD, "", _("In England")),
            Proposed(Kind.HEALTH_BOARD, "", _("In Wales")),
            Proposed(Kind.POLICING_BODY, "", _invited(), Standing.INVITED),
        ),
    )


def _shared(areas: Sequence[tuple[str, str]], sharing: list[str]) -> str:
    if not sharing:
        return ""
    return _("The ONS lists several partnerships in {place}: {names}").format(
        place=", ".join(name for _code, name in areas), names=", ".join(sorted(set(sharing)))
    )


def _peers(edition: Edition, area: Area) -> str:
    try:
        group = peer_groups.group(edition, area)
    except UnclearArea:
        return ""
    names = ", ".join(peer.name for peer in group.areas if peer.code != area.code)
    return _("{words}: {names}").format(words=group.words, names=names)


def _councils(areas: Iterable[tuple[str, str]], tier: str) -> list[Proposed]:
    found, above = [], []
    for code, name in areas:
        if tier == Tier.DISTRICT:
            found.append(Proposed(Kind.DISTRICT_COUNCIL, f"{name} District Council", _place_alone()))
            county = counties.above(code)
            if county and county not in above:
                above.append(county)
        else:
            found.append(Proposed(Kind.UNITARY_COUNCIL, f"{name} Council", _place_alone()))
    return [*found, *map(_county_council, above)]


def _county_council(county: counties.County) -> Proposed:
    source = _("From the ONS list of counties and districts, {year}").format(year=counties.as_of().year)
    return Proposed(Kind.COUNTY_COUNCIL, county.council, source)


def _others(edition: Edition, areas: Iterable[tuple[str, str]], force: str, nation: str) -> list[Proposed]:
    fire = places.fire_areas(edition)
    names = sorted({fire[code] for code, _name in areas if code in fire})
    area_alone = _("The ONS gives the area, not the authority's own name: check this name")
    fires = [Proposed(Kind.FIRE, _fire(name), area_alone) for name in names] or [Proposed(Kind.FIRE, "", _not_held())]
    health = (
        Proposed(Kind.HEALTH_BOARD, "", _not_held())
        if nation == Nation.WALES
        else Proposed(Kind.CARE_BOARD, "", _not_held())
    )
    return [
        Proposed(Kind.POLICE, _police(force), _("From the ONS name of the force's area: check this name")),
        *fires,
        Proposed(Kind.PROBATION, "The Probation Service", _national()),
        health,
        Proposed(Kind.POLICING_BODY, _policing(force), _invited(), Standing.INVITED),
    ]


def _policing(force: str) -> str:
    """As it is written down on this host."""
    body = policing.of_force(force, timezone.localdate())
    return body.name if body else ""


def _fire(name: str) -> str:
    if name.startswith("London"):
        return "London Fire Commissioner"
    return f"{name} Fire and Rescue Authority"


def _police(force: str) -> str:
    own = {"Metropolitan Police": "Metropolitan Police Service", "London, City of": "City of London Police"}
    return own.get(force, f"{force} Police" if force else "")


def _place_alone() -> str:
    return _("The ONS gives the place, not the council's own name: check this name")


def _national() -> str:
    return _("One service for England and Wales since June 2021: add its region if you use it, and check this name")


def _not_held() -> str:
    return _("No source for this name is held: find out which it is, or leave it empty and add it later")


def _invited() -> str:
    return _("Invited: a policing body is no responsible authority. Leave it empty if it takes no part")
