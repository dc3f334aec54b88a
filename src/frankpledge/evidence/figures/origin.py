"""Where the counts of a figure came from: the files, with the rows or the cell of each."""

from frankpledge.evidence import coverage, places
from frankpledge.evidence.cube import inside
from frankpledge.evidence.edition import Edition, Input
from frankpledge.evidence.figures.figure import Figure, Provenance
from frankpledge.evidence.measures import collisions
from frankpledge.evidence.measures.counts import sql
from frankpledge.evidence.measures.elsewhere import values
from frankpledge.evidence.measures.tables import is_ambiguous, newest_first
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources import police_street, published_figures, recorded_crime, road_collisions


def origin(edition: Edition, figure: Figure) -> tuple[Provenance, ...]:
    """The file of every span of the figure, in order of time."""
    if not figure.spans:
        return ()
    return tuple(sorted(_ORIGINS[figure.source](edition, figure), key=lambda p: (p.span, p.name)))


def query_of(edition: Edition, figure: Figure) -> str:
    """The query behind a count of street-level rows; counts of tables are read off them."""
    spans = figure.spans
    if figure.source != police_street.SOURCE or not spans:
        return ""
    period = Period(min(s.first for s in spans), max(s.last for s in spans))
    return sql(period, by_point=inside.by_point(edition, figure.question.area))


def _street(edition: Edition, figure: Figure) -> list[Provenance]:
    force = places.gazetteer(edition).force_area(figure.question.area)
    inputs = {f.month: f.input for f in coverage.force_months(edition, force)}
    return [_from(inputs[s.first], s, n) for s, n in figure.spans.items()]


def _recorded(edition: Edition, figure: Figure) -> list[Provenance]:
    inputs = {p.key: edition.input(p.input) for p in edition.of(recorded_crime.SOURCE)}
    offences = ", ".join(figure.question.measure.numerators[recorded_crime.SOURCE])
    return [_from(inputs[s.id], s, n, f"offence codes {offences}") for s, n in figure.spans.items()]


def _published(edition: Edition, figure: Figure) -> list[Provenance]:
    """The cells of the newest table of the figure's title that has its counts: several tables may have one title."""
    q = figure.question
    printed = values(edition, q.area, q.measure.numerators[published_figures.SOURCE])
    tables = newest_first(one for one in printed if one.title == figure.title and not is_ambiguous(edition, one))
    held = ({one.period: one for one in table} for table in tables)
    cells = next(c for c in held if all(s in c and c[s].count == n for s, n in figure.spans.items()))
    return [
        _from(edition.input(cells[s].input_sha256), s, n, f"{cells[s].title}: {cells[s].where}")
        for s, n in figure.spans.items()
    ]


def _collisions(edition: Edition, figure: Figure) -> list[Provenance]:
    """The table of what is counted, and for people that of the collisions, which tells where and when."""
    found = []
    for span, n in figure.spans.items():
        counted, *places_of = collisions.inputs(edition, figure.question.measure, span.first)
        found.append(_from(counted, span, n))
        found += [_from(file, span, None, "where and when each was hurt") for file in places_of]
    return found


_ORIGINS = {
    police_street.SOURCE: _street,
    recorded_crime.SOURCE: _recorded,
    road_collisions.SOURCE: _collisions,
    published_figures.SOURCE: _published,
}


def _from(file: Input, span: Period, count: int | None, where: str = "") -> Provenance:
    return Provenance(file.name, file.sha256, file.publisher, file.release, span, count, where)
