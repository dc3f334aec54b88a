"""Loads as jobs: what a worker needs to know of them, and what of theirs comes round."""

import datetime as dt

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.jobs import chores, kinds
from frankpledge.partnership.jobs.later import later

CHANGES = "frankpledge.partnership.figures.changes."

kinds.register(
    "load",
    later(CHANGES + "loading.load"),
    "Loading data",
    tries=3,
    permission=Permission.LOAD_DATA,
    template="figures/upload-result.html",
    recorded=later(CHANGES + "loading.recorded"),
    cleared=later(CHANGES + "incoming.cleared"),
    may_be_again=later(CHANGES + "incoming.may_be_again"),
)
kinds.register(
    "renew",
    later(CHANGES + "renewing.renew"),
    "Taking up newer public data",
    permission=Permission.LOAD_DATA,
    template="figures/upload-result.html",
    recorded=later(CHANGES + "loading.recorded"),
)
chores.register("files left behind", later(CHANGES + "incoming.sweep"), dt.timedelta(hours=1))
chores.register("newer public data", later(CHANGES + "renewing.ask_where_due"), dt.timedelta(minutes=10))
