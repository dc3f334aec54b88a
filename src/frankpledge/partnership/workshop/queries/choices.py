"""What was decided of each issue, beside its place by the scores."""

from dataclasses import dataclass

from frankpledge.partnership.workshop.models import Workshop
from frankpledge.partnership.workshop.queries.results import Results, results


@dataclass(frozen=True)
class Choice:
    """Of one issue: its place by the scores (1 is the highest risk, None is not ranked), and what was decided."""

    title: str
    place: int | None
    decision: str
    because: str


def made(workshop: Workshop) -> list[Choice]:
    """In the order of the ranking. Raises LookupError until scoring is closed."""
    return of_results(results(workshop))


def of_results(found: Results) -> list[Choice]:
    return [Choice(s.issue.title, s.place, s.issue.decision, s.issue.because) for s in found.standings]
