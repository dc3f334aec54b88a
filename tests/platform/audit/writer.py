"""Run as a program: writes to the log of the platform in FRANKPLEDGE_HOME, beside others that do the same.

The room is set up alone, without the platform's other settings: `python writer.py WHO HOW_MANY`.
"""

import sys

import django
from django.db import transaction

django.setup()

from frankpledge.partnership.audit.kinds import kind  # noqa: E402 - models need Django first
from frankpledge.partnership.audit.recording import record  # noqa: E402

SAID = kind("said", "{what} was said", personal=("name",))

if __name__ == "__main__":
    who, many = sys.argv[1], int(sys.argv[2])
    for number in range(many):
        with transaction.atomic():
            record(SAID, by=who, what=str(number), subject=who, personal={"name": "N"})
