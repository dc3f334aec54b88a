from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from frankpledge.partnership.accounts.management import linking


class Command(BaseCommand):
    help = "Print a link with which somebody who has no password yet sets one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        linking.add_arguments(parser)

    def handle(self, *arguments: object, email: str, port: int, **options: object) -> None:
        person = linking.found(email)
        if person.has_usable_password():
            return
        self.stdout.write(f"With this link they set their password, then a second factor. {linking.LASTS}")
        self.stdout.write(linking.link(person, port))
