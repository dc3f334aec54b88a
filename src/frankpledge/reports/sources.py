"""The Sources appendix: a row for each figure that a report prints, and the licences of what it is made of."""

from collections.abc import Sequence

from frankpledge.evidence.compare.answer import Answers
from frankpledge.evidence.facts import Fact
from frankpledge.evidence.figures import Figure
from frankpledge.evidence.warehouse import Edition

HEADINGS = ("Figure", "Made from", "Question")


def row(answers: Answers, figure_id: str) -> Sequence[str]:
    """What a figure is, the files that it was made from, and the question that asks for it again."""
    figure = answers.answer(figure_id)
    question = figure_id.partition("@")[0]
    if isinstance(figure, Fact):
        return (figure.answer, _files(sorted(i.name for i in figure.inputs)), question)
    return (_said(figure), _files(sorted(s.name for s in figure.sources)), question)


def attribution(edition: Edition) -> str:
    """The attribution that the publishers of the data ask for."""
    sources = {p.source for p in edition.parts}
    lines = ["Contains public sector information licensed under the Open Government Licence v3.0."]
    if sources & {"geography", "population"}:
        lines.append(
            "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
            "Contains OS data © Crown copyright and database right 2024."
        )
    return " ".join(lines)


def _said(figure: Figure) -> str:
    q = figure.question
    kinds = {
        "count": "count",
        "rate": "per 1,000 residents",
        "average": "a month",
        "change": "change on the year before",
    }
    return f"{q.measure.title}, {q.area.name}, {q.period.name}, {kinds[q.statistic]}: {figure.text}"


def _files(names: list[str]) -> str:
    """The first and last of many files, and how many: all are in figures.json with their hashes."""
    short = [n.rpartition("/")[2] for n in names]
    if len(short) <= 2:
        return " and ".join(short) or "nothing held"
    return f"{len(short)} files, {short[0]} to {short[-1]}"
