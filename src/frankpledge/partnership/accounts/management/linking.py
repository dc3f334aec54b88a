"""What the commands that print a link share."""

from argparse import ArgumentParser

from django.core.management.base import CommandError

from frankpledge.partnership.accounts import changes
from frankpledge.partnership.agencies.models import Person

BY = "the host's command line"
LASTS = "It works once, and for 24 hours. Give it to nobody else."


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("email")
    parser.add_argument("--port", type=int, default=8000)


def found(email: str) -> Person:
    person = Person.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody on this host signs in as {email}.")
    return person


def link(person: Person, port: int) -> str:
    return changes.link_to_password(person=person, by=BY, host=f"http://127.0.0.1:{port}")
