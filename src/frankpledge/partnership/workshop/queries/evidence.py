"""What the figures say of problems: each with its score, for issues to be made from and to be scored beside."""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.evidence import places
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.analyses.scores import told
from frankpledge.evidence.analyses.scores.scored import Found, find
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.findings import changes
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics.scoring.weighted import Scored
from frankpledge.evidence.warehouse import WarehouseError
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.workshop.models import Workshop


@dataclass(frozen=True)
class Problem:
    """A measure with the score of its evidence: None where nothing is known of it. `says`: what became of it."""

    id: str
    title: str
    score: float | None
    text: str
    place: int | None
    of: int
    in_the_top: float
    figure: str
    says: str


def problems(edition: Edition, area_code: str, period: Period) -> list[Problem]:
    """In the order of their scores. Raises NothingToAnalyse where fewer than two are held."""
    try:
        asked = Asked(edition, places.gazetteer(edition).find(area_code), period)
    except UnclearArea as unclear:
        raise NothingToAnalyse(str(unclear)) from None
    found = find(asked)
    return [_problem(found, measure, scored) for measure, scored in zip(found.problems, found.scored, strict=True)]


def _problem(found: Found, measure: Measure, scored: Scored) -> Problem:
    row = found.counts.row(measure)
    return Problem(
        measure.id,
        measure.title,
        scored.score,
        told.text(scored),
        scored.place.rank if scored.place else None,
        len(found.problems),
        scored.in_the_top,
        found.asked.of(measure).question("score", found.weighing.id).id,
        changes.finding(row, found.counts.comparison).plain if row else "",
    )


@dataclass(frozen=True)
class Known:
    """What the figures say of every problem of an area and period, and by which data; "" where none are held."""

    edition: str
    problems: tuple[Problem, ...]


def known(partnership: Partnership, area: str, period: Period, named: str = "") -> Known:
    """By the data of that name, or by those held now. It takes seconds: ask before anything is locked."""
    try:
        edition = here.edition(partnership, named)
    except WarehouseError:
        return Known("", ())
    try:
        return Known(edition.name, tuple(problems(edition, area, period)))
    except (NothingToAnalyse, WarehouseError):
        return Known(edition.name, ())


def known_of(workshop: Workshop) -> Known:
    """By the data that it is pinned to, or by those held now while it is being prepared."""
    return known(workshop.partnership, workshop.area, Period.read(workshop.period), workshop.edition)


def of_issue(measures: Iterable[str], known: Iterable[Problem]) -> dict[str, object]:
    """What an issue that rests on these measures keeps. Its score is the highest of them: a mean would hide one that
    presses behind others that don't, and a sum would count what several share."""
    wanted = set(measures)
    own = [problem for problem in known if problem.id in wanted]
    best = max((p for p in own if p.score is not None), key=lambda p: p.score, default=None)
    return {
        "score": best.score if best else None,
        "place": best.place if best else None,
        "of": best.of if best else None,
        "in_the_top": best.in_the_top if best else None,
        "says": [problem.says for problem in own if problem.says],
        "measures": [{"id": p.id, "title": p.title, "score": p.score, "text": p.text, "figure": p.figure} for p in own],
    }
