"""Has reminders sent: by whichever worker comes first, every few minutes."""

import datetime as dt

from frankpledge.partnership.duties.reminders.sending import send_digests
from frankpledge.partnership.jobs.chores import register

register("reminders", send_digests, dt.timedelta(minutes=5))
