"""The sentences that the figures draft: what became of each measure, how it runs, and its place among peers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence.answers import Answers
from frankpledge.evidence.area import Area, UnclearArea
from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.findings import changes, company, course
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import Sentence, together

CHANGE, PEERS, COURSE = "change", "peers", "course"


@dataclass(frozen=True)
class Drafted:
    """A sentence in which numbers are named. `numbers`: name → {"text": as printed, "figure": its id}."""

    theme: str
    measure: str
    kind: str
    verdict: str
    text: str
    numbers: dict[str, dict[str, str]]


@lru_cache(maxsize=8)
def drafts(edition: Edition, area: Area, period: Period) -> tuple[Drafted, ...]:
    """In the order of the measures. Raises NothingHeld where no month of the period is held."""
    answers = Answers(edition)
    comparison = answers.comparison(area, period)
    return tuple(one for row in comparison.rows for one in _of(row, comparison, answers))


def _of(row: Row, comparison: Comparison, answers: Answers) -> Iterator[Drafted]:
    made = {
        CHANGE: changes.finding(row, comparison),
        COURSE: together([course.run(_figure("run", row, comparison, answers))]),
        PEERS: _standing(row, comparison, answers),
    }
    for kind, sentence in made.items():
        if sentence.text:
            numbers = {name: {"text": n.text, "figure": n.figure} for name, n in sentence.numbers.items()}
            verdict = str(row.verdict) if kind == CHANGE else ""
            yield Drafted(row.measure.theme, row.measure.id, kind, verdict, sentence.text, numbers)


def _figure(statistic: str, row: Row, comparison: Comparison, answers: Answers):
    question = Question(row.measure, statistic, comparison.area, comparison.now, comparison.edition.name)
    return answers.answer(question.id)


def _standing(row: Row, comparison: Comparison, answers: Answers) -> Sentence:
    """Nothing where there are too few peers to tell, or none of them counts the measure."""
    try:
        found = answers.peers(comparison.area, comparison.now).among(row.measure)
    except UnclearArea:
        return Sentence("")
    return company.standing(found, comparison, row.measure.id) if found else Sentence("")
