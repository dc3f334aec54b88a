"""A rule: one kind of claim, when it holds and when not. Each is a file of `rules`; adding one touches nothing else."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from frankpledge.evidence.claims import rules as room
from frankpledge.evidence.claims.document import Cell, Place
from frankpledge.evidence.claims.errata import Finding, Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence


@dataclass(frozen=True)
class Found:
    """What a rule says of a claim at `start` to `end` of a text; the rule's id is put to it afterwards."""

    grade: Grade
    place: Place
    quote: str
    start: int
    end: int
    why: str
    better: str = ""
    claim: str = ""


@dataclass(frozen=True)
class Rule:
    """`example`: a passage, as plain text, of which it says something is wrong, doubtful or can't be checked; of
    `counter_example` it says nothing is wrong or doubtful. `explanation` is for an officer: what it looks for, what it
    can't know, where its method is from.
    """

    title: str
    explanation: str
    example: str
    counter_example: str
    judge: Callable[[Report], Iterable[Found]]
    id: str = ""  # the name of its file, with hyphens

    def findings(self, report: Report) -> list[Finding]:
        return [
            Finding(f.grade, self.id, f.place, f.quote, f.start, f.end, f.why, f.better, f.claim)
            for f in self.judge(report)
        ]


def marked(grade: Grade, place: Place, text: str, start: int, end: int, why: str, better: str = "") -> Found:
    """Of the characters `start` to `end` of the text of a place."""
    return Found(grade, place, text, start, end, why, better, text[start:end])


def said(grade: Grade, sentence: Sentence, start: int, end: int, why: str, better: str = "") -> Found:
    """Of the characters `start` to `end` of a sentence."""
    claim, begin = sentence.text[start:end], sentence.start
    return Found(grade, sentence.place, sentence.text, begin + start, begin + end, why, better, claim)


def in_cell(grade: Grade, cell: Cell, why: str, better: str = "") -> Found:
    """Of a whole cell of a table."""
    return marked(grade, cell.place, cell.text, 0, len(cell.text), why, better)


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of their names. Raises AttributeError for a file that has no RULE."""
    found = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(room.__path__)):
        rule = importlib.import_module(f"{room.__name__}.{module}").RULE
        name = module.replace("_", "-")
        found[name] = Rule(rule.title, rule.explanation, rule.example, rule.counter_example, rule.judge, name)
    return found
