"""What changed, in the words of whoever reads the log: names of fields, days, yes and no."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.db.models import Model

from frankpledge.partnership.agencies.data_sets.catalogue import data_sets
from frankpledge.partnership.agencies.models import Agreement, Feed
from frankpledge.partnership.agencies.models.agreement import Basis
from frankpledge.partnership.audit.recording import reference
from frankpledge.partnership.design.wording import dated

LABELS = {
    "agreement": "the agreement it comes under",
    "basis": "the law it rests on",
    "county": "the county partnership above it",
    "law": "which other law it rests on",
    "parties": "who signed it",
    "personal": "whether personal data is shared",
    "purpose": "what the data is shared for",
    "review_on": "the day of its review",
    "shared": "what else is shared",
    "since": "its first day",
    "title": "its name",
}


def called(feed: Feed) -> str:
    """What the log calls what is sent: by the catalogue's name. What somebody typed may name a person."""
    known = data_sets().get(feed.data_set)
    return known.title if known else "data of the partnership's own"


def sealed(changes: Mapping[str, tuple[object, object]], typed: Collection[str]) -> dict[str, str]:
    """Of what was typed freely, what it was before and after."""
    return {
        f"{name} {when}": str(value)
        for name in typed if name in changes
        for when, value in zip(("before", "after"), changes[name], strict=True)
    }  # fmt: skip


def moved(name: str, before: object, after: object) -> str:
    """“the day of its review from 1 January 2026 to 1 January 2027”."""
    return f"{LABELS[name]} from {said(name, before)} to {said(name, after)}"


def all_moved(changes: Mapping[str, tuple[object, object]], *, unsaid: tuple[str, ...] = ()) -> str:
    """Of what is `unsaid` only that it changed."""
    return "; ".join(LABELS[name] if name in unsaid else moved(name, *values) for name, values in changes.items())


def said(name: str, value: object) -> str:
    match value:
        case None | "":
            return "none"
        case bool():
            return "yes" if value else "no"
        case dt.date():
            return dated(value)
        case Agreement():
            return reference(value)
        case Model():
            return f"“{value}”"
    return str(Basis(value).label) if name == "basis" else str(value)
