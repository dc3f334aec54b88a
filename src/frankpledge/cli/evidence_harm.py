"""frankpledge evidence harm: how harmful, and not only how many."""

import argparse
from pathlib import Path

from frankpledge.cli import showing
from frankpledge.cli.complaint import Complaint
from frankpledge.evidence.analyses.harm import harm
from frankpledge.evidence.measures.weights.loading import WrongWeights, load
from frankpledge.evidence.measures.weights.model import Index


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser, measure=False)
    own = "weights of your own, once for each index; else the two that come with it"
    parser.add_argument("--index", action="append", default=[], type=Path, metavar="FILE.toml", help=own)


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    own = tuple(map(_loaded, arguments.index))
    return showing.show(lambda: harm(asked, "", own), arguments.format)


def _loaded(file: Path) -> Index:
    try:
        return load(file)
    except WrongWeights as error:
        raise Complaint(str(error), code=2) from None
    except OSError as error:
        raise Complaint(f"{file} can't be read: {error.strerror}", code=2) from None
