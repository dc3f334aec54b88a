"""What is held beside police records: the Home Office's tables, partners' tables, deprivation, areas of its own."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.evidence import likeness, places
from frankpledge.evidence.area import plain, small_areas
from frankpledge.evidence.measures import recorded
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.published import Published, published
from frankpledge.evidence.period import spoken
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.sources import published_figures
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import counting
from frankpledge.partnership.figures.queries.place import Place


@dataclass(frozen=True)
class Quarters:
    """The Home Office's tables: the quarters of the area, and what in the files could not be used."""

    held: str
    unmatched: tuple[str, ...]
    refused: tuple[tuple[str, int], ...]  # quarter, rows


@dataclass(frozen=True)
class PartnersTable:
    """A table that a partner sent or published, as far as it tells of the place or of its force's area."""

    title: str
    publisher: str
    periods: str
    counts: int
    without_counts: int  # percentages, arrows, rates
    disclosure: str
    unmatched: tuple[str, ...]  # names in it that are no measure's


@dataclass(frozen=True)
class OwnSet:
    title: str
    kind: str
    number: int


@dataclass(frozen=True)
class Elsewhere:
    quarters: Quarters | None
    tables: tuple[PartnersTable, ...]
    deprivation: str
    own: tuple[OwnSet, ...]


@kept(maxsize=16)
def elsewhere(place: Place) -> Elsewhere:
    return Elsewhere(_quarters(place), tuple(_tables(place)), _deprivation(place), tuple(_own(place)))


def _quarters(place: Place) -> Quarters | None:
    edition = place.edition
    if not edition.of("recorded_crime"):
        return None
    mine = recorded.recorded(edition, [place.area])[place.area.code]
    refused = recorded.refused_rows(edition)
    return Quarters(
        spoken(m for quarter in mine for m in quarter.months) if mine else "",
        recorded.names_in(edition).unmatched,
        tuple((q.full_name, n) for q, n in sorted(refused.items())),
    )


def _tables(place: Place) -> list[PartnersTable]:
    gazetteer = places.gazetteer(place.edition)
    force = gazetteer.force_of(place.area)
    codes = [a.code for a in (place.area, force) if a]
    printed: dict[tuple[str, str], list[Published]] = {}
    for one in published(place.edition, codes):
        printed.setdefault((one.title, one.publisher), []).append(one)
    return [_table(title, publisher, of_it) for (title, publisher), of_it in printed.items()]


def _table(title: str, publisher: str, printed: list[Published]) -> PartnersTable:
    periods = sorted({one.period for one in printed if one.period})
    counts = sum(one.count is not None for one in printed)
    known = {plain(name) for m in measures().values() for name in m.numerators.get(published_figures.SOURCE, ())}
    strange = sorted({one.label for one in printed if plain(one.label) not in known})
    return PartnersTable(
        title,
        publisher,
        listed([p.full_name for p in periods]) if periods else _("it does not say"),
        counts,
        len(printed) - counts,
        disclosure_words({one.disclosure for one in printed}),
        tuple(strange),
    )


def disclosure_words(declared: set[str]) -> str:
    """Whether a table is open; one that is partly in confidence is said to be in confidence."""
    if declared == {"open"}:
        return _("Open: it is already published")
    return _("In confidence: small numbers are withheld")


def _deprivation(place: Place) -> str:
    """The Indices of Deprivation held of the place, in a sentence; nothing where none is."""
    members = places.gazetteer(place.edition).members[place.area.code]
    found = likeness.deprivation(place.edition, members)
    if found is None:
        return ""
    tenth = sum(decile == 1 for _rank, decile in found.places.values())
    sentence = _("{year}: of {all} of {area}, {tenth} among the most deprived tenth of England.")
    area = place.area.name
    return sentence.format(
        year=found.year, all=small_areas(len(found.places)), area=area, tenth=_is(tenth) if tenth else _("none is")
    )


def _is(number: int) -> str:
    return _("1 is") if number == 1 else _("{number} are").format(number=number)


def _own(place: Place) -> list[OwnSet]:
    gazetteer = places.gazetteer(place.edition)
    found: dict[str, list] = {}
    for area in counting.inside(place.edition, place.area, "own"):
        found.setdefault(gazetteer.own[area.code].set, []).append(area)
    return [OwnSet(name, gazetteer.kind_of(areas[0]), len(areas)) for name, areas in found.items()]
