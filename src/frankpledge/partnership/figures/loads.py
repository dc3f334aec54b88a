"""Loads as jobs: what a worker needs to know of them, and what of theirs comes round."""

import datetime as dt

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.figures.changes import incoming, loading, renewing
from frankpledge.partnership.jobs import chores, kinds

LOAD = kinds.register(
    "load",
    loading.load,
    "Loading data",
    tries=3,
    permission=Permission.LOAD_DATA,
    template="figures/upload-result.html",
    recorded=loading.recorded,
    cleared=incoming.cleared,
    may_be_again=incoming.may_be_again,
)
RENEW = kinds.register(
    "renew",
    renewing.renew,
    "Taking up newer public data",
    permission=Permission.LOAD_DATA,
    template="figures/upload-result.html",
    recorded=loading.recorded,
)
chores.register("files left behind", incoming.sweep, dt.timedelta(hours=1))
chores.register("newer public data", renewing.ask_where_due, dt.timedelta(minutes=10))
