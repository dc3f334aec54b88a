"""What may be read of a workshop. Rooms above ask for `at`, `decided` and `results`."""

from frankpledge.partnership.workshop.queries.results import results
from frankpledge.partnership.workshop.queries.workshops import at, decided

__all__ = ["at", "decided", "results"]
