"""frankpledge evidence evaluate: whether what was done somewhere was followed by less than elsewhere."""

import argparse
from collections.abc import Callable

from frankpledge.cli import showing
from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import period_written
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.campaigns import planned
from frankpledge.evidence.analyses.campaigns.result import campaigns, of_trial
from frankpledge.evidence.analyses.campaigns.trial import Trial, named, named_against, usual_before
from frankpledge.evidence.analyses.result import Result
from frankpledge.evidence.period import Period

_OWN = ("compare_with", "buffer", "cost", "before")  # that go with a measure only


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser, measure=False, period=False)
    parser.add_argument("--campaign", help="one campaign of the registers held, by name; else every one of the area")
    parser.add_argument("--measure", help="instead of a campaign: the measure that was to change in the area")
    parser.add_argument("--period", help="with --measure: the months in which something was done")
    parser.add_argument("--plan", type=int, metavar="MONTHS", help="with --measure: what so many months could show")
    parser.add_argument("--before", metavar="PERIOD", help="the months before; else the same months a year before")
    parser.add_argument(
        "--compare-with", metavar="AREAS", help="names with ; between, or “rest of the force”, or “other months”"
    )
    parser.add_argument("--buffer", metavar="AREAS", help="areas around it, to see whether crime moved")
    parser.add_argument("--cost", type=float, metavar="POUNDS", help="what was spent")


def run(arguments: argparse.Namespace) -> int:
    return showing.show(_making(arguments), arguments.format)


def _making(arguments: argparse.Namespace) -> Callable[[], Result]:
    given = [name for name in _OWN if getattr(arguments, name) is not None]
    if arguments.measure and arguments.campaign:
        raise Complaint("give --campaign or --measure, not both: a campaign has its measure in the register", code=2)
    if not arguments.measure:
        if given or arguments.period or arguments.plan is not None:
            raise Complaint("--period, --plan, --before, --compare-with, --buffer and --cost go with --measure", code=2)
        asked = showing.asked(arguments)
        return lambda: campaigns(asked, arguments.campaign or "")
    if (arguments.period is None) == (arguments.plan is None):
        raise Complaint("with --measure give --period (when it was done) or --plan (for how many months)", code=2)
    if arguments.cost is not None and not 0 <= arguments.cost < float("inf"):
        raise Complaint(f"what was spent is 0 pounds or more: {arguments.cost:g} was given", code=2)
    asked = showing.asked(arguments)
    if arguments.plan is not None:
        return lambda: planned.plan(asked, _trial(arguments, asked), arguments.plan)
    return lambda: of_trial(asked, _trial(arguments, asked))


def _trial(arguments: argparse.Namespace, asked: Asked) -> Trial:
    period = asked.period or planned.last_year(asked.edition, (asked.area,))
    against, compared_with = named_against(asked.gazetteer, _names(arguments.compare_with), "--compare-with")
    return Trial(
        asked.measure,
        (asked.area,),
        period,
        _before(arguments, period),
        against,
        compared_with,
        named(asked.gazetteer, _names(arguments.buffer), "--buffer"),
        arguments.cost,
    )


def _before(arguments: argparse.Namespace, period: Period) -> Period:
    return period_written(arguments.before) if arguments.before else usual_before(period)


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in (text or "").split(";"))))
