"""A workshop's issues are chosen before it is opened, by those who run it."""

import pytest
from django.db import connection

from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.workshop.changes import preparing, running
from frankpledge.partnership.workshop.models import Issue, Workshop
from frankpledge.partnership.workshop.queries import evidence
from frankpledge.partnership.workshop.queries.evidence import Known, Problem

AT = "/p/silverpit/workshops/2026-27/"


def problem(id: str, score: float | None, place: int) -> Problem:
    text = "not scored" if score is None else str(round(score))
    return Problem(id, id.capitalize(), score, text, place, 9, 0.5, f"figure-of-{id}", f"{id} rose.")


def test_an_issue_of_several_figures_has_the_highest_of_their_scores():
    known = [problem("theft", 71.2, 2), problem("noise", 40.0, 5), problem("fire", None, 9)]
    found = evidence.of_issue(["noise", "theft", "fire"], known)
    assert (found["score"], found["place"]) == (71.2, 2)
    assert [m["id"] for m in found["measures"]] == ["theft", "noise", "fire"]
    assert found["says"] == ["theft rose.", "noise rose.", "fire rose."]


def test_of_an_issue_without_figures_no_evidence_is_held():
    assert evidence.of_issue([], [problem("theft", 71.2, 2)]) == {
        "score": None, "place": None, "of": None, "in_the_top": None, "says": [], "measures": [],
    }  # fmt: skip


def test_a_year_has_one_workshop(room, silverpit):
    with pytest.raises(Refused, match="There is a workshop of 2026/27 already"):
        preparing.make(
            partnership=silverpit,
            year="2026-27",
            area="E07990001",
            period=Period.read("2025-04..2026-03"),
            problems=(),
            by=room.by,
        )
    assert Workshop.objects.count() == 1


def test_a_stale_page_is_refused_and_keeps_what_was_typed(room, as_):
    issue = Issue.objects.get(title="Noise")
    client, other = as_("coordinator"), as_("analyst")
    at = f"{AT}issues/{issue.pk}/"
    other.post(at, {"title": "Noise at night", "about": "", "version": issue.version})
    page = client.post(at, {"title": "Noise by day", "about": "", "version": issue.version}).content.decode()
    assert "Somebody else changed this" in page and "Noise by day" in page
    issue.refresh_from_db()
    assert issue.title == "Noise at night"


def test_what_is_not_held_now_stays_among_the_figures_of_an_issue(room, as_):
    issue = Issue.objects.get(title="Burglary")
    as_("coordinator").post(f"{AT}issues/{issue.pk}/", {"title": "Burglary", "about": "x", "version": issue.version})
    issue.refresh_from_db()
    assert (issue.about, issue.measures) == ("x", ["burglary"])


def test_once_it_is_open_its_issues_stay_as_they_are(room, as_):
    room.open()
    issue, client = Issue.objects.get(title="Noise"), as_("coordinator")
    page = client.post(
        f"{AT}issues/{issue.pk}/", {"title": "x", "about": "", "version": issue.version}
    ).content.decode()
    assert "Scoring is open. This can&#39;t be changed until it is closed." in page
    assert client.get(f"{AT}issues/{issue.pk}/remove/")["Location"] == AT
    assert client.get(f"{AT}issues/add/").status_code == 404


def test_whoever_saw_it_before_it_was_opened_changes_nothing_in_it_any_more(room):
    """Each change looks at the workshop as it stands once it is held, and not as the page found it."""
    seen, issue = room.fresh(), Issue.objects.select_related("workshop__partnership").get(title="Noise")
    room.open()
    late = {"issue": issue, "seen": issue.version, "by": room.by}
    with pytest.raises(Refused, match="Scoring is open"):
        preparing.change_issue(title="Noise at night", about="", measures=[], **late)
    issue.workshop = seen
    with pytest.raises(Refused, match="Scoring is open"):
        preparing.remove_issue(**late)
    with pytest.raises(Refused, match="Scoring is open"):
        running.open_scoring(workshop=seen, known=Known("", ()), seen=seen.version, by=room.by)
    assert Issue.objects.filter(title="Noise").count() == 1


@pytest.mark.parametrize("path", ["prepare/", "2026-27/open/", "2026-27/issues/add/"])
def test_nobody_waits_while_the_figures_are_asked_what_they_say(room, as_, monkeypatch, path):
    """They take seconds: they are asked before the transaction in which a form is done once."""
    client, asked = as_("coordinator"), []
    known = evidence.known
    monkeypatch.setattr(
        evidence, "known", lambda *given: (asked.append(len(connection.savepoint_ids)), known(*given))[1]
    )
    form = {"once": "o" * 32, "year": "2027-28", "title": "Litter", "version": room.fresh().version}
    made = client.post(f"/p/silverpit/workshops/{path}", form)
    assert made.status_code == 302 and asked == [0]
    assert client.post(f"/p/silverpit/workshops/{path}", form)["Location"] == made["Location"]
    assert Issue.objects.filter(title="Litter").count() == (path == "2026-27/issues/add/")


def test_of_one_issue_there_is_nothing_to_score(room):
    for issue in list(Issue.objects.all())[1:]:
        preparing.remove_issue(issue=issue, seen=issue.version, by=room.by)
    with pytest.raises(Refused, match="Add two issues or more"):
        room.open()


def test_a_workshop_has_an_end_to_its_issues(room):
    for n in range(17):
        preparing.add_issue(workshop=room.workshop, title=f"Issue {n}", about="", measures=[], by=room.by)
    with pytest.raises(Refused, match="20 issues at most"):
        preparing.add_issue(workshop=room.workshop, title="One more", about="", measures=[], by=room.by)


@pytest.mark.parametrize(("who", "status"), [("coordinator", 200), ("caseworker", 404), ("councillor", 404)])
def test_only_those_who_run_workshops_prepare_one(room, as_, who, status):
    assert as_(who).get(f"{AT}issues/add/").status_code == status


def test_a_member_sees_the_issues_and_a_stranger_nothing(room, as_, fladen):
    assert "Shop theft" in as_("caseworker").get(AT).content.decode()
    assert as_("stranger@fladen.example").get(AT).status_code == 404
