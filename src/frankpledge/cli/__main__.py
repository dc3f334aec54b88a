"""`python -m frankpledge.cli …` is `frankpledge …`: how one process of it starts another."""

import sys

from frankpledge.cli import main

sys.exit(main())
