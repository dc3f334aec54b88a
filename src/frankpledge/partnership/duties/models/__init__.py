"""What is. Each file is one idea; whoever needs a model names it from here."""

from frankpledge.partnership.duties.models.arrangement import Arrangement, Switch
from frankpledge.partnership.duties.models.calendar import Calendar
from frankpledge.partnership.duties.models.digest import Digest, Notice, State
from frankpledge.partnership.duties.models.obligation import Obligation
from frankpledge.partnership.duties.models.reminders import CalendarAddress, Often, Reminders

__all__ = [
    "Arrangement", "Calendar", "CalendarAddress", "Digest", "Notice", "Obligation", "Often", "Reminders", "State",
    "Switch",
]  # fmt: skip
