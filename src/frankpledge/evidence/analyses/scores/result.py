"""Scores as an analysis gives them, with the risk matrix where people scored one."""

from collections.abc import Sequence

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse, Result
from frankpledge.evidence.analyses.scores import risks, told
from frankpledge.evidence.analyses.scores.scored import find
from frankpledge.evidence.analyses.scores.weighing import Weighing
from frankpledge.evidence.measures.registers import Judgement
from frankpledge.evidence.measures.registers import risks as registered
from frankpledge.evidence.sentence import Sentence
from frankpledge.evidence.statistics.scoring.criteria import Criteria, criteria


def scores(asked: Asked, way: str = "") -> Result:
    """The problems of an area in a period in the order of their scores, by what the edition holds."""
    try:
        return of_weighing(asked, Weighing(), registered(asked.edition), criteria())
    except ValueError as error:  # of a register of risks that does not keep to the criteria
        raise NothingToAnalyse(str(error)) from None


def of_weighing(asked: Asked, weighing: Weighing, risked: Sequence[Judgement], by: Criteria) -> Result:
    """The same with weights, problems and judgements of one's own. Raises NothingToAnalyse and ValueError."""
    found = find(asked, weighing)
    matrix = risks.matrix(risked, by)
    says = told.says(found)
    if matrix:
        says.append(Sentence(_RISKS))
    return Result(
        "scores",
        f"What matters most in {asked.area.name}, {found.counts.comparison.now.phrase}",
        tuple(says),
        (*told.listings(found), *(risks.listings(matrix) if matrix else [])),
        (*told.records(found), *(risks.records(matrix) if matrix else [])),
        (),
        (*told.cautions(found), *([matrix.criteria.source.rstrip(".")] if matrix else [])),
        (*told.method(found), *(_MATRIX if matrix else ())),
        "",
        found,
    )


_RISKS = (
    "The risk matrix below is what people scored. It is kept apart from the score made of evidence: where the two "
    "differ, that is worth a talk."
)
_MATRIX = ("Risk matrix: means of the items scored; in brackets what they would be with the others lowest or highest",)
