"""What is frozen beside the chapters: what was decided, what people said, and where the law's boxes are met."""

import datetime as dt

import pytest
from django.utils import timezone

from frankpledge.evidence.statistics.scoring.criteria import as_data, criteria
from frankpledge.partnership.assess.changes import explaining
from frankpledge.partnership.assess.queries import years
from frankpledge.partnership.assess.queries.agreed import agreed
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.workshop.models import Ballot, Issue, Workshop
from frankpledge.reports.agreed import kept


@pytest.fixture
def decided(ready) -> Workshop:
    settled = {"area": ready.area, "period": ready.period, "criteria": as_data(criteria()), "state": "decided"}
    made = Workshop.objects.create(partnership=ready.partnership, year="2026-27", decided_at=timezone.now(), **settled)
    told = [("Burglary", "watch", None, 40), ("Shoplifting", "priority", 2, 60), ("Violence", "priority", 1, 50)]
    for position, (title, decision, rank, score) in enumerate(told, start=1):
        evidence = {"score": score}
        Issue.objects.create(
            workshop=made, position=position, title=title, decision=decision, rank=rank, evidence=evidence,
            because="The harm is greatest." if rank == 1 else "",
        )  # fmt: skip
    issues, items = list(made.issues.all()), [item.id for item in criteria().items]
    low, *_between, high = criteria().scale
    for number in (1, 2, 3):
        scores = {str(i.pk): dict.fromkeys(items, score) for i, score in zip(issues[1:], (low, high), strict=True)}
        given = {"number": number, "code": str(number), "sent": True, "scores": scores}
        Ballot.objects.create(workshop=made, **given)
    return made


def test_priorities_stand_in_their_rank_with_their_places_by_the_evidence_and_by_peoples_scores(ready, decided):
    said = agreed(ready, timezone.localdate())
    assert [(i.rank, i.title, i.evidence_place, i.people_place, i.because) for i in said.priorities] == [
        (1, "Violence", 2, 1, "The harm is greatest."),
        (2, "Shoplifting", 1, 2, ""),
    ]
    assert [(i.title, i.decision, i.people_place) for i in said.issues][2] == (
        "Burglary", "Not a priority, and watched", None,
    )  # fmt: skip


def test_what_nobody_decided_or_said_is_none_and_no_empty_list(ready):
    said = agreed(ready, timezone.localdate())
    assert said.issues is None and said.concerns is None
    assert kept.from_json(kept.to_json(said)) == said


def test_what_groups_said_in_twelve_months_is_kept_with_what_was_answered(ready):
    today = timezone.localdate()
    rows = [("Speeding", "parish", 1, {}), ("speeding", "survey", 30, {"people": 40, "asked": 90, "answer": "Checks."})]
    for title, way, ago, more in rows:
        raised = {"raised_on": today - dt.timedelta(days=ago), "group": f"By {way}"}
        Concern.objects.create(partnership=ready.partnership, title=title, way=way, **raised, **more)
    Concern.objects.create(partnership=ready.partnership, title="Old", way="parish", raised_on=today.replace(year=2020))
    (one,) = agreed(ready, today).concerns
    assert one.title.casefold() == "speeding" and len(one.said) == len(one.ways) == 2
    assert ("By survey", 40, 90, "Checks.") in {(s.group, s.people, s.asked, s.answer) for s in one.said}


def test_what_is_frozen_or_corrected_late_keeps_the_concerns_of_its_own_year(ready):
    for title, day in (("Before", (2026, 3, 31)), ("Speeding", (2026, 4, 1)), ("Later", (2027, 4, 1))):
        told = {"title": title, "way": "parish", "raised_on": dt.date(*day), "group": "A parish"}
        Concern.objects.create(partnership=ready.partnership, **told)
    for on in (dt.date(2027, 3, 31), dt.date(2027, 4, 2), dt.date(2029, 1, 1)):
        assert [one.title for one in agreed(ready, on).concerns] == ["Speeding"]
    assert years.concern_months(ready, dt.date(2026, 11, 21))[1] == dt.date(2026, 11, 21)


def test_each_box_of_the_law_names_the_chapters_that_serve_it(bare_assessment, monkeypatch):
    monkeypatch.setattr(years, "area_name", lambda assessment: "Silverpit")
    met = {box.letter: box.met_in for box in agreed(bare_assessment, timezone.localdate()).boxes}
    assert list(met) == list("abcdefg") and "Burglary" in met["a"] and met["d"] == ("What should come first",)


def test_the_reason_of_a_change_that_newer_data_took_away_is_not_printed(bare_assessment, burglary, person):
    said = {"text": "Two arrests.", "evidence": "The court's register.", "by": person("analyst"), "seen": 0}
    explaining.explain(chapter=burglary, measure="burglary", grade="known", **said)
    on = timezone.localdate()
    assert [one.why for one in agreed(bare_assessment, on).chapters if one.key == "burglary"][0]
    burglary.findings.update(verdict="no clear change")
    assert not any(one.why for one in agreed(bare_assessment, on).chapters)


def test_what_nobody_knows_rests_on_nothing(burglary, person):
    said = {"text": "The court could tell.", "evidence": "The court's register.", "by": person("analyst"), "seen": 0}
    assert explaining.explain(chapter=burglary, measure="burglary", grade="unknown", **said).evidence == ""
