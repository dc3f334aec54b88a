"""frankpledge evidence score: which problems come first, by the evidence and as people judge them."""

import argparse
from pathlib import Path

from frankpledge.cli import showing
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import Result
from frankpledge.evidence.analyses.scores.result import of_weighing
from frankpledge.evidence.analyses.scores.weighing import Weighing, problems, weights
from frankpledge.evidence.measures.registers import judgements_in, risks, risks_in
from frankpledge.evidence.statistics.scoring.criteria import FILE, Criteria, criteria


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser, measure=False)
    parser.add_argument(
        "--problems", metavar="IDS", help="measures with , between; else those held, and no parts of them"
    )
    parser.add_argument(
        "--weights", type=Path, metavar="FILE", help="TOML: volume = 2; what it does not name is nothing"
    )
    parser.add_argument(
        "--judgements", type=Path, metavar="FILE", help="CSV; else the register that the warehouse holds"
    )
    parser.add_argument("--risks", type=Path, metavar="FILE", help="CSV of a risk matrix; else the register held")
    parser.add_argument("--criteria", type=Path, metavar="FILE", default=FILE, help="TOML of a risk matrix of your own")


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: _made(arguments, asked), arguments.format)


def _made(arguments: argparse.Namespace, asked: Asked) -> Result:
    weighing = Weighing(
        problems(arguments.problems.split(",")) if arguments.problems is not None else (),
        weights(arguments.weights) if arguments.weights else (),
        judgements_in(arguments.judgements) if arguments.judgements else None,
    )
    risked = risks_in(arguments.risks) if arguments.risks else risks(asked.edition)
    return of_weighing(asked, weighing, risked, _criteria(arguments.criteria))


def _criteria(file: Path) -> Criteria:
    try:
        return criteria(file)
    except OSError as error:
        raise ValueError(f"{file.name} can't be read: {error.strerror}") from None
