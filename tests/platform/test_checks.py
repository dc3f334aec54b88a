"""What Django's checks and ours say of the platform as it is."""

import pytest
from django.core.management import call_command


def test_the_checks_find_nothing(db):
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
