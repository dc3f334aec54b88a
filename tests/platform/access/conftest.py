"""Real addresses of every page: rows of Silverpit for its own people, and rows of Fladen that they must never see."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from frankpledge.evidence.statistics.scoring.criteria import as_data, criteria
from frankpledge.partnership import settings as platform
from frankpledge.partnership.agencies.changes import members
from frankpledge.partnership.agencies.checks import routes
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Access, Permission
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.assess.models import Draft, Finding, Passage, Snapshot
from frankpledge.partnership.assess.queries.agreed import agreed
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.workshop.models import Issue, Workshop
from frankpledge.reports.agreed import kept

# What a part of an address is, where it is a row: its model, and the way from it to the partnership that it belongs to.
ROWS = {
    "agency": ("agencies.Agency", "partnership"),
    "agreement": ("agencies.Agreement", "partnership"),
    "area": ("agencies.PartnershipArea", "partnership"),
    "chapter": ("assess.Chapter", "assessment__partnership"),
    "clock": ("duties.Obligation", "partnership"),
    "concern": ("consult.Concern", "partnership"),
    "deputy": ("agencies.Holding", "membership__agency__partnership"),
    "finding": ("assess.Finding", "chapter__assessment__partnership"),
    "feed": ("agencies.Feed", "agency__partnership"),
    "hold": ("agencies.Hold", "partnership"),
    "holding": ("agencies.Holding", "membership__agency__partnership"),
    "issue": ("workshop.Issue", "workshop__partnership"),
    "invitation": ("agencies.Invitation", "agency__partnership"),
    "job": ("jobs.Job", "partnership"),
    "membership": ("agencies.Membership", "agency__partnership"),
    "person": ("agencies.Person", "memberships__agency__partnership"),
    "asked": ("agencies.SubjectRequest", "partnership"),
}
# Other parts. Nothing is held here, so pages of figures say that, whatever they are asked for.
WORDS = {
    "code": "E07990001", "measure": "burglary", "analysis": "hotspots", "figure_id": "x", "form": "pdf",
    "slug": "silverpit", "quarter": "2026-07-01", "door": "publishers", "data_set": "own", "key": "2026",
    "rule": "strategic-assessment", "number": 1, "file": 1,
    "passage": "commentary", "year": "2026-27", "document": "assessment",
}  # fmt: skip

ONLY = {"/make-open/": {"private": True}}  # how an address ends → which rows it is about, where not any will do


@dataclass(frozen=True)
class Page:
    """A route's address with real numbers in it. `rows`: how many of them are rows, which need not go together."""

    pattern: str
    address: str
    access: Access | Permission
    rows: int


@pytest.fixture
def pages() -> Callable[[object], list[Page]]:
    """Every page below /p/silverpit/ about rows of this partnership; those that it has no rows for are left out."""

    def of(partnership) -> list[Page]:
        return list(_pages(partnership))

    return of


def _pages(partnership) -> Iterator[Page]:
    for pattern, route in routes(platform.PARTNERSHIP_URLCONF):
        names = re.findall(r"<(?:\w+:)?(\w+)>", pattern)
        only = next((held for end, held in ONLY.items() if pattern.endswith(end)), {})
        found = {name: _value(name, partnership, only) for name in names}
        if None in found.values():
            continue
        address = re.sub(r"<(?:\w+:)?(\w+)>", lambda part, found=found: str(found[part[1]]), pattern)
        yield Page(pattern, f"/p/silverpit{address}", route.callback.access, sum(name in ROWS for name in names))


def _value(name: str, partnership, only: dict[str, object]) -> object:
    """Something of this name that belongs to the partnership; None where it has none."""
    if name in WORDS:
        return WORDS[name]
    if name not in ROWS:
        pytest.fail(f"tests/platform/access/conftest.py has to say what “{name}” in an address is")
    model, way = ROWS[name]
    return apps.get_model(model).objects.filter(**{way: partnership} | only).values_list("pk", flat=True).last()


@pytest.fixture
def everybody(silverpit, bare_assessment, agency, as_) -> Client:
    """A browser of somebody who holds every role in Silverpit."""
    person = Person.objects.create(email="everybody@silverpit.example", name="Every Body")
    members.join(person=person, agency=agency("Silverpit Borough Council"), roles=ROLES, by="the test")
    begun = Passage.objects.filter(chapter__assessment=bare_assessment, name=Passage.COMMENTARY).last()
    Draft.objects.create(passage=begun, person=person, text="Not said yet", seen=1)
    said = {"title": "Speeding", "way": "parish", "group": "Parish councils", "raised_on": timezone.localdate()}
    Concern.objects.create(partnership=silverpit, **said)  # `last()`: the first written down of a day
    Concern.objects.create(partnership=silverpit, private=True, **said)
    rose = {"measure": "burglary", "kind": "change", "verdict": "rose", "drafted": "Burglary rose."}
    Finding.objects.create(chapter=bare_assessment.chapters.last(), **rose)
    settled = {"area": "E07990001", "period": "2025-01..2025-12", "criteria": as_data(criteria())}
    Issue.objects.create(workshop=Workshop.objects.create(partnership=silverpit, year="2026-27", **settled), position=1)
    content = kept.to_json(agreed(bare_assessment, timezone.localdate()))
    frozen = {"number": 1, "edition": "0123456789ab", "frozen_by": "person:1", "frozen_at": timezone.now()}
    Snapshot.objects.create(assessment=bare_assessment, content=content, digest=kept.digest(content), **frozen)
    return as_("everybody")
