"""What fewer crimes than expected were worth, where a unit cost of the measure is known."""

from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.statistics.evaluation.ratio import RelativeChange
from frankpledge.evidence.statistics.evaluation.unit_costs import unit_costs
from frankpledge.evidence.statistics.evaluation.value import Value, value
from frankpledge.evidence.statistics.evaluation.value_words import of_value
from frankpledge.evidence.statistics.evaluation.words import Grade, Statement

# A measure's id → that of its unit cost, where the two are called otherwise.
COST_OF = {
    "theft-of-motor-vehicle": "theft-of-vehicle",
    "theft-from-motor-vehicle": "theft-from-vehicle",
    "theft-from-the-person": "theft-from-person",
}


def worth(
    measure: Measure, found: RelativeChange | None, said: Statement, cost: float | None
) -> tuple[Value | None, str]:
    """The worth and its sentence; no sentence where no money was named and the result bears none."""
    if said.grade is not Grade.BETTER or found is None or found.avoided is None:
        return None, f"No value is put on it: the result is “{said.grade}”." if cost else ""
    if measure.direction == "more reporting is better":
        return None, "No value is put on it: fewer reports are not fewer crimes." if cost else ""
    costs, kind = unit_costs(), COST_OF.get(measure.id, measure.id)
    if kind not in costs.costs:
        return None, f"No value is put on it: no unit cost of {measure.inline} is held." if cost else ""
    made = value({kind: found.avoided}, costs, cost or 0)
    return made, of_value(made, said)
