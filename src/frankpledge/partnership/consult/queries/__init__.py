"""What may be read of people's concerns. `raised` and `ranked` are for the rooms that come after this one, and hold
nothing private."""

from frankpledge.partnership.consult.queries.ranking import Ranked, raised, ranked

__all__ = ["Ranked", "raised", "ranked"]
