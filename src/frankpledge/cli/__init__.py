"""The command line: one module a command, loaded only when that command is called (so that --help answers at once)."""

import argparse
import importlib
import sys

from frankpledge import __version__
from frankpledge.cli.complaint import Complaint

COMMANDS = {
    ("evidence", "fetch"): ("evidence_fetch", "bring the publishers' files for a force into a folder"),
    ("evidence", "read"): ("evidence_read", "read the publishers' files into a warehouse"),
    ("evidence", "figures"): ("evidence_figures", "take a table that a partner sends or a report prints"),
    ("evidence", "extract"): ("evidence_extract", "take events that a partner sends, a row each"),
    ("evidence", "count"): ("evidence_count", "counts of crime and anti-social behaviour in an area"),
    ("evidence", "compare"): ("evidence_compare", "a period against the same months a year before"),
    ("evidence", "nation"): ("evidence_nation", "every partnership, district, ward or small area at once"),
    ("evidence", "table"): ("evidence_table", "a performance table in a layout of your own"),
    ("evidence", "peers"): ("evidence_peers", "where an area stands among its peers"),
    ("evidence", "trend"): ("evidence_trend", "a measure over time: what is usual for it, and what is not"),
    ("evidence", "signals"): ("evidence_signals", "what stood out this month, across measures and places"),
    ("evidence", "hotspots"): ("evidence_hotspots", "where a measure is denser than chance explains"),
    ("evidence", "near-repeats"): ("evidence_near_repeats", "whether events near in place are near in time too"),
    ("evidence", "rhythm"): ("evidence_rhythm", "at which hours, on which days and in which months there is most"),
    ("evidence", "repeats"): ("evidence_repeats", "whether the same people or addresses are struck again"),
    ("evidence", "harm"): ("evidence_harm", "how harmful, and not only how many"),
    ("evidence", "forecast"): ("evidence_forecast", "what the coming months would bring if nothing changed"),
    ("evidence", "evaluate"): ("evidence_evaluate", "whether what was done was followed by less than elsewhere"),
    ("evidence", "score"): ("evidence_score", "which problems come first, by the evidence and as people judge them"),
    ("evidence", "roads"): ("evidence_roads", "on which roads and in which wards people are hurt"),
    ("evidence", "outcomes"): ("evidence_outcomes", "what became of crimes"),
    ("evidence", "searches"): ("evidence_searches", "what the force searched for, and what came of it"),
    ("evidence", "measures"): ("evidence_measures", "what can be counted, from what, and who could send it"),
    ("evidence", "explain"): ("evidence_explain", "where a figure came from"),
    ("evidence", "areas"): ("evidence_areas", "beats, parishes and other areas of your own: add them, list them"),
    ("assess",): ("assess", "write an area's strategic assessment: HTML, Word, ODT and PDF"),
    ("check",): ("check", "check the numbers in any report: Word, ODT, PDF, HTML, Markdown or text"),
    ("host", "administrator"): (
        "host_administrator",
        "make somebody an administrator of a platform, the first one too",
    ),
    ("host", "unlock"): ("host_unlock", "let somebody in again who lost their password or second factor"),
    ("log", "verify"): ("log_verify", "whether the log of a platform is as it was written"),
    ("work",): ("work", "do what people asked a platform for; “serve” starts one of these by itself"),
    ("retention", "run"): ("retention_run", "delete or make anonymous what is past its time; --dry-run only says what"),
    ("reminders", "send"): ("reminders_send", "send the reminders of a platform whose hour has come, and stop"),
    ("serve",): ("serve", "the platform in the browser, or a look at one warehouse"),
    ("demo",): ("demo", "make a fictional partnership's data and show it in the browser"),
}
GROUPS = {
    "reminders": "what partnerships are reminded of",
    "evidence": "fetch files, read them, count, compare, explain",
    "host": "look after a platform",
    "log": "the log of what was done on a platform",
    "retention": "what is kept on a platform, and for how long",
}


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 something was refused or failed, 2 not understood."""
    argv = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that has no “─” shows something else, and goes on
    try:
        parser = _parser(argv)
        arguments = parser.parse_args(argv)
        if not hasattr(arguments, "run"):
            parser.parse_args([*argv, "--help"])
        return arguments.run(arguments) or 0
    except Complaint as complaint:
        print(f"frankpledge: {complaint}", file=sys.stderr)
        return complaint.code
    except KeyboardInterrupt:
        print("\nfrankpledge: stopped. What the warehouse held before is still held, whole.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of a pipe (head, less) has left: nothing is wrong
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"frankpledge: it can't be written or read: {error.strerror or error}", file=sys.stderr)
        return 1
    except Exception as error:
        if "duckdb" not in type(error).__module__:  # not imported here: --help answers without it
            raise
        said = str(error).partition("\n")[0]
        print(
            f"frankpledge: a file of the warehouse is lost or damaged ({said}). Reading the files again mends it",
            file=sys.stderr,
        )
        return 1


def _parser(argv: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="frankpledge", description="From partners' data to evidence that can be asked where it came from."
    )
    parser.add_argument("--version", action="version", version=f"frankpledge {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND")
    groups: dict[str, argparse._SubParsersAction] = {}
    for words, (module, help_text) in COMMANDS.items():
        place = commands
        if len(words) == 2:
            if words[0] not in groups:
                group = commands.add_parser(words[0], help=GROUPS[words[0]], description=GROUPS[words[0]])
                groups[words[0]] = group.add_subparsers(metavar="COMMAND")
            place = groups[words[0]]
        command = place.add_parser(words[-1], help=help_text, description=help_text)
        if tuple(argv[: len(words)]) == words:
            loaded = importlib.import_module(f"frankpledge.cli.{module}")
            loaded.add_arguments(command)
            command.set_defaults(run=loaded.run)
    return parser
