from frankpledge.partnership.workshop.models.ballot import Attendance, Ballot
from frankpledge.partnership.workshop.models.criteria import OwnCriteria
from frankpledge.partnership.workshop.models.workshop import Decision, Issue, State, Workshop

__all__ = ["Attendance", "Ballot", "Decision", "Issue", "OwnCriteria", "State", "Workshop"]
