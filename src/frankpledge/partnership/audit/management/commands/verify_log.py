from argparse import ArgumentParser
from itertools import islice

from django.core.management.base import BaseCommand, CommandError

from frankpledge.partnership.audit.verifying import end, faults, noted

MOST_SAID = 20


class Command(BaseCommand):
    help = "Whether the log is as it was written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--expect", default="", metavar="NUMBER:DIGEST")

    def handle(self, *arguments: object, expect: str = "", **options: object) -> None:
        found = faults(expect)
        try:
            said = list(islice(found, MOST_SAID))
            more = sum(1 for _ in found)
        except ValueError as wrong:
            raise CommandError(str(wrong)) from None
        if said:
            raise CommandError("\n".join(["the log is not as it was written.", *said, *_more(more)]))
        last = end()
        self.stdout.write(f"The log is whole: its last event is number {last.number}.")
        self.stdout.write(f"Note this down outside this machine, and give it next time: --expect {noted(last)}")


def _more(number: int) -> list[str]:
    """A key that was lost makes every event look changed."""
    if not number:
        return []
    return [
        f"… and {number} more.",
        "If it is nearly every event, the host's key for the log (audit.key in its folder) is not the one it had.",
    ]
