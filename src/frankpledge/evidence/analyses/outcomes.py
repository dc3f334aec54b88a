"""What became of crimes, and what the force searched for: counts that are easily read for more than they say."""

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import Listing, NothingToAnalyse, Result
from frankpledge.evidence.measures import outcomes as of_crimes
from frankpledge.evidence.measures import searches as of_force
from frankpledge.evidence.period import spoken
from frankpledge.evidence.sentence import Sentence


def outcomes(asked: Asked, way: str = "") -> Result:
    """The outcomes recorded in an area in a period, by type."""
    try:
        found = of_crimes.outcomes(asked.edition, asked.area, asked.period)
    except ValueError as error:
        raise NothingToAnalyse(str(error)) from None
    rows = tuple((kind, f"{n:,}", f"{found.crimes[kind]:,}") for kind, n in found.by_type.items())
    headings = ("Outcome", "Recorded", "Different crimes")
    missing = (f"Not held: {spoken(list(found.missing))}",) if found.missing else ()
    lost = f"{found.without_place:,} outcomes of the force in these months have no place and are in no area’s count"
    return Result(
        "outcomes",
        f"What became of crimes in {asked.area.name}, recorded in {asked.period.phrase}",
        (Sentence(f"{found.total:,} outcomes were recorded of crimes in {asked.area.name}."),),
        (Listing("outcomes", "Outcomes by type", headings, rows, (1, 2)),),
        tuple({"outcome": k, "recorded": n, "crimes": found.crimes[k]} for k, n in found.by_type.items()),
        (),
        (*found.caveats, *missing, *((lost,) if found.without_place else ())),
        ("Each row of the outcome files counts once, in the small area it was published under",),
        "data.police.uk, outcomes",
        found,
    )


def searches(asked: Asked, way: str = "") -> Result:
    """The searches of the area's police force in a period, by what was looked for and what came of it."""
    force = asked.gazetteer.force_area(asked.area)
    try:
        found = of_force.searches(asked.edition, force, asked.period)
    except ValueError as error:
        raise NothingToAnalyse(str(error)) from None
    listings = tuple(
        Listing(key, caption, (heading, "Searches"), tuple((k, f"{n:,}") for k, n in counts.items()), (1,))
        for key, caption, heading, counts in (
            ("searches-object", "By what was looked for", "Looked for", found.by_object),
            ("searches-outcome", "By what came of it", "Outcome", found.by_outcome),
        )
    )
    missing = (f"Not held: {spoken(list(found.missing))}",) if found.missing else ()
    return Result(
        "searches",
        f"Stop and search by {force} police, {asked.period.phrase}",
        (Sentence(f"{found.total:,} searches were published, {found.without_point:,} of them without a point."),),
        listings,
        tuple({"month": f"{m:%Y-%m}", "searches": n} for m, n in found.by_month.items()),
        (),
        (*found.caveats, *missing),
        ("A search is in the month of its time in Britain: the files have times of Greenwich",),
        "data.police.uk, stop and search",
        found,
    )
