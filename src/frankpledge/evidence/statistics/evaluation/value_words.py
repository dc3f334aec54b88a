"""What may be said of money: only where a result is better than the comparison, rounded, and with its range."""

from collections.abc import Callable

from frankpledge.evidence.statistics.evaluation.value import Amount, Value
from frankpledge.evidence.statistics.evaluation.words import Grade, Statement
from frankpledge.evidence.statistics.rounding import half_up


def of_value(found: Value, said: Statement) -> str:
    """A sentence for a value; `found.notes` belong beside it."""
    if said.grade is not Grade.BETTER:
        return f"No value is put on it: the result is “{said.grade}”."
    worth = f"Indicative: the fewer crimes would be worth about {_range(found.gross, _pounds)}"
    sentence = f"{worth} at unit costs in {found.price_year} prices."
    if found.ratio is None:
        return sentence
    return f"{sentence} {_pounds(found.spent)} was spent: {_range(found.ratio, _each)} for each £1."


def _range(amount: Amount, written: Callable[[float], str]) -> str:
    return f"{written(amount.best)} ({written(amount.interval.low)} to {written(amount.interval.high)})"


def _pounds(amount: float) -> str:
    """To the thousand from ten thousand on: what is not known is not printed."""
    rounded = half_up(amount / 1000) * 1000 if abs(amount) >= 10_000 else half_up(amount)
    return f"{'−' if rounded < 0 else ''}£{abs(rounded):,}"


def _each(amount: float) -> str:
    rounded = half_up(amount, 1)
    return f"{'−' if rounded < 0 else ''}£{abs(rounded)}0"
