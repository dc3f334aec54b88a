"""Freezing as a job: what a worker needs to know of it, and what of it comes round."""

import datetime as dt

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.jobs import chores, kinds
from frankpledge.partnership.jobs.later import later

KIND = "freeze"  # of job
CHANGES = "frankpledge.partnership.assess.changes."

kinds.register(
    KIND,
    later(CHANGES + "freezing.freeze"),
    "Freezing the assessment",
    tries=3,
    permission=Permission.CHANGE_ASSESSMENT,
    template="assess/freeze-result.html",
    cleared=later(CHANGES + "freezing.cleared"),
    may_be_again=later(CHANGES + "freezing.may_be_again"),
)
chores.register("assessments left while they were frozen", later(CHANGES + "freezing.sweep"), dt.timedelta(minutes=2))
