"""What could be agreed: the rest of SI 2007/1831, and what else partnerships find useful. None of it is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from frankpledge.partnership.agencies.data_sets import catalogue
from frankpledge.partnership.agencies.data_sets.catalogue import DataSet
from frankpledge.partnership.agencies.queries.feeds_board import Sender


@dataclass(frozen=True)
class Offer:
    """A data set, and the agencies here that may hold it and have not agreed to send it."""

    data_set: DataSet
    agencies: tuple[Sender, ...]


def offered(senders: Iterable[Sender], on: dt.date) -> list[tuple[str, list[Offer]]]:
    """By holder. A data set that all who may hold it have agreed to send is offered no more."""
    senders = list(senders)
    held = {row.data_set for one in senders for row in one.rows if row.running(on)}
    found = []
    for data_set in catalogue.on(on):
        may_hold = [one for one in senders if one.takes_part and one.kind in data_set.kinds]
        left = tuple(one for one in may_hold if not _sends(one, data_set, on))
        if left or (not may_hold and data_set.key not in held):
            found.append(Offer(data_set, left))
    order = list(dict.fromkeys(offer.data_set.holder for offer in found))
    found.sort(key=lambda offer: order.index(offer.data_set.holder))
    return [(holder, list(those)) for holder, those in groupby(found, key=lambda offer: offer.data_set.holder)]


def _sends(one: Sender, data_set: DataSet, on: dt.date) -> bool:
    return any(row.data_set == data_set.key and row.running(on) for row in one.rows)
