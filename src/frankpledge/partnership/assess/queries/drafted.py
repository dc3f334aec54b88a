"""What the figures draft: a sentence on what became of each measure, how it runs, and its place among peers; and the
table that a chapter shows of them."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from frankpledge.evidence.answers import Answers
from frankpledge.evidence.area import Area, UnclearArea
from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.findings import changes, company, course
from frankpledge.evidence.measures.model import THEMES
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import Sentence, together
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.partnership.assess.template import OVERALL

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


@dataclass(frozen=True)
class Drafts:
    """All findings, in the order of the measures. `tables`: theme → the digest of the table of its figures."""

    findings: tuple[Drafted, ...] = ()
    tables: Mapping[str, str] = field(default_factory=dict)

    def of(self, theme: str) -> tuple[Drafted, ...]:
        """Those of a theme; none of a chapter of words alone."""
        return tuple(one for one in self.findings if theme and one.theme == theme)

    def table(self, theme: str) -> str:
        return self.tables.get(theme, "")


@lru_cache(maxsize=8)
def drafts(edition: Edition, area: Area, period: Period) -> Drafts:
    """Raises NothingHeld where no month of the period is held."""
    answers = Answers(edition)
    comparison = answers.comparison(area, period)
    rows = comparison.rows
    return Drafts(
        tuple(one for row in rows for one in _of(row, comparison, answers)),
        {theme: _digest(of_theme(rows, theme)) for theme in THEMES},
    )


def of_theme(rows: Iterable[Row], theme: str) -> list[Row]:
    """The rows of its table: of the overall picture every one."""
    return [row for row in rows if theme in (OVERALL, row.measure.theme)]


def _digest(rows: Iterable[Row]) -> str:
    told = json.dumps([_told(row) for row in rows], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _told(row: Row) -> list[object]:
    """All that a line of the table tells, rounded as it is there."""
    rounded = [None if number is None else str(half_up(number, 1)) for number in (row.rate, row.percent)]
    noticed = [row.noticeable.fall_to, row.noticeable.rise_to] if row.noticeable else []
    breaks = [f"{b.month} {b.what}" for b in row.breaks]
    counts = [row.measure.id, row.source, row.title, row.before, row.after]
    return [*counts, *rounded, row.verdict, noticed, breaks]


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
