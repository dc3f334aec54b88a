from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from frankpledge.partnership.agencies.changes.host import name_administrator


class Command(BaseCommand):
    help = "Make somebody an administrator of this host."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *arguments: object, email: str, name: str, **options: object) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is not an e-mail address, such as name@example.gov.uk.") from None
        if not name.strip():
            raise CommandError("Give the person's name, as others will see it.")
        person = name_administrator(email=email, name=name.strip(), by="the host's command line")
        self.stdout.write(f"{person.name} ({person.email}) looks after this host now.")
