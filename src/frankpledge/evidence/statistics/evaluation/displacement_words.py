"""What may be said of a target and its buffer together."""

from frankpledge.evidence.statistics.evaluation.displacement import WeightedDifference
from frankpledge.evidence.statistics.evaluation.words import IF_IT_HELPED, IF_NOT, Grade
from frankpledge.evidence.statistics.intervals import CONFIDENCE
from frankpledge.evidence.statistics.rounding import half_up


def of_displacement(found: WeightedDifference) -> tuple[Grade, str]:
    """The grade of a weighted displacement difference, and its sentence."""
    reach = f"{_crimes(found.low)} to {_crimes(found.high)}"
    if found.p >= 1 - CONFIDENCE:
        sentence = (
            f"The target and its buffer together show no detectable change beside the comparison areas ({reach})."
        )
        return Grade.NO_CHANGE, sentence
    better = found.change < 0
    sentence = (
        f"The target and its buffer together had about {_crimes(found.change)} than the comparison areas would lead to "
        f"expect ({reach}), {IF_IT_HELPED if better else IF_NOT}."
    )
    return (Grade.BETTER if better else Grade.WORSE), sentence


def _crimes(number: float) -> str:
    return f"{half_up(abs(number)):,} {'fewer' if number < 0 else 'more'}"
