"""Who lives in the area, and where: ages, wards, deprivation and the areas that a partnership drew for itself."""

from collections import Counter

from frankpledge.documents.tables import Column, Prose, Table
from frankpledge.documents.text import Thing
from frankpledge.evidence import likeness
from frankpledge.evidence.area import by_name
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.sources.deprivation import DOMAINS, INDEX
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.reports.chapters.prose import NOTHING, columns
from frankpledge.reports.citing import Citing

TENTHS = 2  # the most deprived fifth of England
PLACES_NAMED = 5


def ages(citing: Citing) -> Prose:
    """The age groups of the newest mid-year estimate, or nothing where none is held."""
    groups = [citing.fact_number(f"share-aged-{group}") for group in ("0-to-15", "16-to-64", "65-and-over")]
    if any(isinstance(g, str) for g in groups):
        return NOTHING
    young, working, old = (citing.cited(g) for g in groups)
    return Prose(
        f"By the mid-year estimate, {young} of its residents were under 16, {working} were 16 to 64 and {old} were 65 "
        "or over. That estimate was made before the Census and was not brought into line with it."
    )


def wards(citing: Citing) -> Table:
    total, asb = measures()["total-crime"], measures()["anti-social-behaviour"]
    rows = [
        (w.name, citing.fact_number("residents", w), citing.count(total, w), citing.count(asb, w))
        for w in citing.base.wards
    ]
    headings = ("Ward", "Residents", "Crimes", "Incidents of anti-social behaviour")
    period = citing.base.comparison.now.phrase
    return Table(
        "wards", f"The wards: residents (Census 2021), crimes and incidents in {period}", columns(headings), rows
    )


def deprivation(citing: Citing) -> Thing:
    """How its small areas rank among England's on the index and its domains, or that no ranks are held."""
    base = citing.base
    codes = base.gazetteer.members[base.area.code]
    found = [likeness.deprivation(base.edition, codes, domain=domain) for domain in DOMAINS]
    held = [d for d in found if d is not None and d.places]
    if not held:
        return Prose("How deprived its small areas are is not held: the English Indices of Deprivation would tell.")
    rows = []
    for d in held:
        deciles = Counter(decile for _, decile in d.places.values())
        fifth = sum(n for decile, n in deciles.items() if decile <= TENTHS)
        rows.append((DOMAINS[d.domain][0], str(deciles[1]), str(fifth), f"{half_up(d.average_rank, 0):,}"))
    first = held[0]
    headings = ("What is ranked", "In the most deprived tenth", "In the most deprived fifth", "Average rank")
    made = [Column(h, i > 0) for i, h in enumerate(headings)]
    notes = [
        f"{first.vintage}: {len(first.places)} small areas here, {first.of:,} in England. Rank 1 is the most deprived.",
        *([_most_deprived(citing, first.places)] if first.domain == INDEX else []),
        *_left_out(first),
    ]
    return Table("deprivation", f"How many small areas of {base.area.name} are deprived", made, rows, tuple(notes))


def _most_deprived(citing: Citing, ranked: dict[str, tuple[int, int]]) -> str:
    areas = citing.base.gazetteer.areas
    codes = sorted((c for c in ranked if c in areas), key=lambda c: ranked[c])[:PLACES_NAMED]
    return f"The most deprived by the index: {listed([f'{areas[c].name} (decile {ranked[c][1]})' for c in codes])}."


def _left_out(found) -> list[str]:
    left = len(found.partly) + len(found.missing)
    return [f"{left} small areas could not be ranked: they were redrawn since."] if left else []


def own_areas(citing: Citing) -> Thing:
    """The areas that the partnership drew or listed, with crimes and incidents; nothing where there are none."""
    base, gazetteer = citing.base, citing.base.gazetteer
    districts = set(gazetteer.districts_of(base.area))
    own = sorted((gazetteer.areas[c] for c, o in gazetteer.own.items() if districts & set(o.districts)), key=by_name)
    if not own:
        return NOTHING
    total, asb = measures()["total-crime"], measures()["anti-social-behaviour"]
    rows = [(a.name, gazetteer.kind_of(a), citing.asked(total, a), citing.asked(asb, a)) for a in own]
    headings = ("Area", "What it is", "Crimes", "Incidents of anti-social behaviour")
    made = [Column(h, i > 1) for i, h in enumerate(headings)]
    notes = dict.fromkeys(note for a in own for note in gazetteer.own[a.code].notes)
    caption = f"The partnership's own areas, {base.comparison.now.phrase}"
    return Table("own-areas", caption, made, rows, tuple(f"{note}." for note in notes))
