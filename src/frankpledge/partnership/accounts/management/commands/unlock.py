from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from frankpledge.partnership.accounts import changes
from frankpledge.partnership.accounts.management import linking


class Command(BaseCommand):
    help = "Let somebody in again: without second factor and lock, and with a link that sets a new password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        linking.add_arguments(parser)

    def handle(self, *arguments: object, email: str, port: int, **options: object) -> None:
        person = linking.found(email)
        changes.unlock(person=person, by=linking.BY)
        self.stdout.write(f"{person.name} is signed out everywhere, and has no second factor any more.")
        self.stdout.write(f"With this link they set a new password, then a second factor. {linking.LASTS}")
        self.stdout.write(linking.link(person, port))
