"""What may be read of people's concerns. `raised` and `ranked` are for the rooms that come after this one."""

from frankpledge.partnership.consult.queries.ranking import Ranked, raised, ranked

__all__ = ["Ranked", "raised", "ranked"]
