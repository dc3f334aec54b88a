"""Freezing as a job: what a worker needs to know of it, and what of it comes round."""

import datetime as dt

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.assess.changes import freezing
from frankpledge.partnership.assess.queries.standing import KIND
from frankpledge.partnership.jobs import chores, kinds

FREEZE = kinds.register(
    KIND,
    freezing.freeze,
    "Freezing the assessment",
    tries=3,
    permission=Permission.CHANGE_ASSESSMENT,
    template="assess/freeze-result.html",
    cleared=freezing.cleared,
    may_be_again=freezing.may_be_again,
)
chores.register("assessments left while they were frozen", freezing.sweep, dt.timedelta(minutes=2))
