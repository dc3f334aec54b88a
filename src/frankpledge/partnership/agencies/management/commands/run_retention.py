from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from frankpledge.partnership.agencies.changes.retention import Line, run
from frankpledge.partnership.agencies.scrubbing import scrub


class Command(BaseCommand):
    help = "Delete, make anonymous or empty what is past its time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *arguments: object, dry_run: bool = False, **options: object) -> None:
        lines = run(by="the host's command line", rehearse=dry_run)
        self.stdout.write("What would go now, and nothing was changed:" if dry_run else "What went:")
        for line in lines:
            self.stdout.write(told(line))
        if not dry_run:
            scrub()


def told(line: Line) -> str:
    beside = [
        f"{number} {words}"
        for number, words in ((line.held, "kept by a hold"), (line.needed, "needed by what refers to them"))
        if number
    ]
    rows = f"{line.done}{' (' + '; '.join(beside) + ')' if beside else ''}"
    return f"  {line.model}: {rows}. Kept {line.kept}."
