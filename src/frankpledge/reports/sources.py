"""The Sources appendix: a row for each figure that a report prints, and the licences of what it is made of."""

from collections.abc import Sequence

from frankpledge.evidence import places
from frankpledge.evidence.answers import Answers
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.facts import Fact
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import STATISTICS, Question
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.published import published
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.sources import (
    deprivation,
    geography,
    police_street,
    population,
    published_figures,
    recorded_crime,
    road_collisions,
)

HEADINGS = ("Figure", "Made from", "Question")
SHORT_HEADINGS = ("Question",)

OPEN = "licensed under the Open Government Licence v3.0."
_ASKED = {  # shorter than a question's own words, where those are long
    "count": "count",
    "rate": "per 1,000 {denominator}",
    "average": "a month",
    "change": "change on {against}",
    "share": "share of {against}",
    "part": "share of {against}",
    "rank": "place by rate",
    "peak": "highest month",
    "run": "years in a row",
    "residents-each": "residents for each",
    "as-published": "as published, without counts",
    "effect": "change over that of the comparison",
    "score": "score",
}


def row(answers: Answers, figure_id: str) -> Sequence[str]:
    """What a figure is, the files that it was made from, and the question that asks for it again."""
    figure = answers.answer(figure_id)
    question = figure_id.partition("@")[0]
    if isinstance(figure, Fact):
        return (figure.answer, _files(sorted(i.name for i in figure.inputs)), question)
    return (
        f"{_said(figure, answers.edition)}: {figure.text}",
        _files(sorted({s.name for s in figure.sources})),
        question,
    )


def short_row(answers: Answers, figure_id: str) -> Sequence[str]:
    """Only the question that asks for a figure again: two pages have no room for more."""
    return (figure_id.partition("@")[0],)


def attribution(edition: Edition, area: Area) -> str:
    """The attribution that the publishers of the data ask for, each once."""
    sources = {p.source for p in edition.parts}
    lines = [f"Contains public sector information {OPEN}"]
    if police_street.SOURCE in sources:
        lines.append("Street-level crime: data.police.uk.")
    if recorded_crime.SOURCE in sources:
        lines.append(f"Police recorded crime by community safety partnership: {recorded_crime.HOME_OFFICE}, {OPEN}")
    if road_collisions.SOURCE in sources:
        lines.append(f"Road casualty statistics: {road_collisions.DFT}, {OPEN}")
    if sources & {geography.SOURCE, population.SOURCE}:
        lines.append(
            "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
            "Contains OS data © Crown copyright and database right 2024."
        )
    if deprivation.SOURCE in sources:
        lines.append(f"English Indices of Deprivation: {deprivation.MHCLG}, {OPEN}")
    if published_figures.SOURCE in sources:
        lines += _tables(edition, area)
    return " ".join(lines)


def _tables(edition: Edition, area: Area) -> list[str]:
    """The partners' tables that figures of the area are from, with their publishers, who license them."""
    named = dict.fromkeys((one.title, one.publisher) for one in published(edition, [area.code]))
    if not named:
        return []
    said = [f"“{title}” ({publisher or 'publisher not said'})" for title, publisher in named]
    return [f"Partners' tables, as their publishers allow: {listed(said)}."]


def _said(figure: Figure, edition: Edition) -> str:
    q = figure.question
    words = _ASKED.get(q.statistic, STATISTICS[q.statistic])
    asked = words.format(denominator=q.measure.denominator, against=_against(q, edition))
    return f"{q.measure.title}, {q.area.name}, {q.period.name}, {asked}"


def _against(q: Question, edition: Edition) -> str:
    """What a figure is set against, in words."""
    if q.statistic == "change":
        return q.baseline.phrase if q.baseline else "the year before"
    if q.statistic == "share":
        return places.gazetteer(edition).areas[q.against].name
    return measures()[q.against].inline if q.statistic == "part" else q.against


def _files(names: list[str]) -> str:
    """The first and last of many files, and how many: all are in figures.json with their hashes."""
    short = [n.rpartition("/")[2] for n in names]
    if len(short) <= 2:
        return " and ".join(short) or "nothing held"
    return f"{len(short)} files, {short[0]} to {short[-1]}"
