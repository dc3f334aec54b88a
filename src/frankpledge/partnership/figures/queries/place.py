"""Which area a page is about, over what is held now."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.evidence import places
from frankpledge.evidence.area import Area, UnclearArea, by_name, force_words
from frankpledge.evidence.cube import slices
from frankpledge.evidence.edition import EMPTY, Edition
from frankpledge.evidence.period import Month, spoken
from frankpledge.evidence.warehouse import NothingRead, WarehouseError
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.design.wording import capitalised

PAGED = ("district", "partnership")
PARTS = ("ward", "own")  # of such an area: they have pages for their measures only


class NoSuchPlace(LookupError):
    """A code or name that has no pages; its text says why, and what has."""


@dataclass(frozen=True)
class Place:
    """An area that has pages, and the edition that they are made from."""

    edition: Edition
    area: Area

    @property
    def force(self) -> str:
        return places.gazetteer(self.edition).force_area(self.area)

    @property
    def is_part(self) -> bool:
        """Whether it is a ward or an area of a partnership's own, within the place that has all the pages."""
        return self.area.kind in PARTS

    @property
    def whole(self) -> "Place":
        """The district or partnership that a part lies in: the one this site is for, where that holds it."""
        if not self.is_part:
            return self
        gazetteer = places.gazetteer(self.edition)
        districts = gazetteer.districts_of(self.area)
        here = chosen()
        if here and set(districts) & set(gazetteer.districts_of(here.area)):
            return here
        return Place(self.edition, gazetteer.areas[districts[0]])

    @property
    def kind(self) -> str:
        """What it is: “ward”, or the partnership's own word, such as “beat”."""
        return places.gazetteer(self.edition).kind_of(self.area)


@dataclass(frozen=True)
class ForceAreas:
    """A police force area of which files are held, and the districts that can be shown for it."""

    name: str
    months: tuple[Month, ...]
    areas: tuple[Area, ...]

    @property
    def held(self) -> str:
        return spoken(self.months)


def in_force() -> Edition:
    """The edition that the pages are made from; it is looked up at each request, so a new one needs no restart."""
    try:
        return here.warehouse().edition()
    except NothingRead:
        return EMPTY


def at(text: str, kinds: tuple[str, ...] = PAGED) -> Place:
    """The place with this code or name, of one of these kinds. Raises NoSuchPlace."""
    edition = in_force()
    try:
        area = places.gazetteer(edition).find(text)
    except UnclearArea as error:
        raise NoSuchPlace(said(str(error))) from None
    if area.kind not in kinds:
        parts = _("{name} is a {kind}, and this page is made for districts and partnerships")
        others = _("{name} is a {kind}, and pages are made for districts, partnerships, wards and areas of their own")
        sentence = parts if area.kind in PARTS else others
        raise NoSuchPlace(said(sentence.format(name=area.name, kind=places.gazetteer(edition).kind_of(area))))
    return Place(edition, area)


def name_of(partnership: Partnership, code: str, edition: str) -> str:
    """An area's name in the data that something was made from; its code where they can't be read any more."""
    try:
        return places.gazetteer(here.edition(partnership, edition)).find(code).name
    except (UnclearArea, WarehouseError):
        return code


def of(area: Area) -> Place | None:
    """The place on whose pages an area is shown, in the edition in force: a small area on its district's."""
    for code in (area.code, area.within):
        try:
            return at(code, PAGED + PARTS)
        except NoSuchPlace:
            continue
    return None


def chosen() -> Place | None:
    """The place that this site is for: the one it was started with, else the only one there is."""
    if here.area():
        try:
            return at(here.area())
        except NoSuchPlace:
            return None
    edition = in_force()
    areas = [a for force in choices(edition) for a in force.areas]
    return Place(edition, areas[0]) if len(areas) == 1 else None


def not_chosen() -> str:
    """Why the place that the site was started with can't be shown, in a sentence; nothing where it can."""
    try:
        if here.area():
            at(here.area())
    except NoSuchPlace as error:
        return str(error)
    return ""


def choices(edition: Edition) -> list[ForceAreas]:
    """The districts whose own force's files are held, by force, those with most months first."""
    return sorted(_choices(edition), key=lambda force: (-len(force.months), force.name))


def _choices(edition: Edition) -> Iterator[ForceAreas]:
    gazetteer, held = places.gazetteer(edition), slices.held_months(edition)
    for force in set(gazetteer.forces.values()):
        months = held.get(force_words(force))
        if months:
            areas = sorted((gazetteer.areas[d] for d, f in gazetteer.forces.items() if f == force), key=by_name)
            yield ForceAreas(force, tuple(sorted(months)), tuple(areas))


def said(text: str) -> str:
    """An error's text as a sentence of its own."""
    text = capitalised(text)
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
