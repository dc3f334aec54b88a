"""A finding that newer data took the ground from is marked on its chapter's page, until somebody says that it holds."""

from types import SimpleNamespace

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.assess.changes import findings as changes
from frankpledge.partnership.assess.models import Finding, Taken
from frankpledge.partnership.assess.queries.content import content
from frankpledge.partnership.assess.queries.drafted import Drafted
from frankpledge.partnership.assess.queries.newer import Chapter as Moving
from frankpledge.partnership.assess.queries.renewed import renewed
from frankpledge.partnership.assess.queries.said import said
from frankpledge.partnership.audit.models import Event


def at(finding: Finding, rest: str = "") -> str:
    return f"/p/silverpit/assessments/2026-27/chapters/{finding.chapter_id}/{rest}"


@pytest.fixture
def finding(burglary) -> Finding:
    return burglary.findings.first()


@pytest.mark.parametrize(("taken", "text"), [("taken", ""), ("changed", "Homes are safer.")])
def test_it_is_marked_and_a_button_says_that_it_still_holds(finding, as_, taken, text):
    Finding.objects.filter(pk=finding.pk).update(taken=taken, text=text, look_again=True)
    client = as_("analyst")
    page = client.get(at(finding)).content.decode()
    assert page.count("Look again") == 1 and page.count("It still holds") == 1
    answer = client.post(at(finding, f"findings/{finding.pk}/"), {"version": 1, "taken": "holds"})
    assert answer.url.endswith(f"#finding-{finding.pk}")
    finding.refresh_from_db()
    assert (finding.taken, finding.text, finding.look_again, finding.version) == (taken, text, False, 2)
    assert "Look again" not in client.get(at(finding)).content.decode()
    told = Event.objects.latest("number").sentence
    assert told.endswith("a finding of Burglary, 2026/27, on Burglary was looked at again and still holds")


def test_a_page_of_before_does_not_say_that_it_holds(finding, person):
    Finding.objects.filter(pk=finding.pk).update(taken=Taken.TAKEN, look_again=True, version=5)
    finding.refresh_from_db()
    with pytest.raises(Refused):
        changes.hold(finding=finding, seen=4, by=person("analyst"))


def test_what_is_left_out_or_only_offered_is_not_marked(finding, as_):
    for taken in ("offered", "left"):
        Finding.objects.filter(pk=finding.pk).update(taken=taken, look_again=True)
        assert "It still holds" not in as_("analyst").get(at(finding)).content.decode()


def fresh(finding: Finding, drafted: str, verdict: str = "fell") -> Drafted:
    return Drafted("burglary", finding.measure, finding.kind, verdict, drafted, finding.numbers)


def test_words_beside_a_bare_number_that_moved_are_to_be_looked_at_again(finding):
    """“A rise to about 5,550 would be noticed” names no figure, and somebody may have typed that number."""
    about = "It is {{now}}; a rise to about %s would be noticed."
    finding.drafted, finding.taken, finding.text = about % "5,550", Taken.CHANGED, "It takes 5,550 to notice any."
    newer, edition = fresh(finding, about % "6,000"), SimpleNamespace(name="newer")
    one = renewed(finding, newer, "older", edition)
    assert one.look_again and one.after.look_again and not one.numbers_moved
    assert Moving(content(finding.chapter), (one,), (newer,), "").beside == [one]
    assert not renewed(finding, fresh(finding, finding.drafted), "older", edition).look_again
    finding.taken = Taken.TAKEN  # as drafted: it is drafted anew, and says nothing else of the measure
    assert not renewed(finding, newer, "older", edition).look_again
    assert renewed(finding, fresh(finding, about % "6,000", "rose"), "older", edition).look_again


def test_other_words_outlast_that_it_is_taken_as_drafted_or_left_out(finding, as_):
    client, address = as_("analyst"), at(finding, f"findings/{finding.pk}/")
    drafted = said(finding).plain
    client.post(address, {"version": 1, "taken": "changed", "words": "Homes are safer: 31.4% fewer."})
    for version, taken in ((2, "taken"), (3, "left")):
        client.post(address, {"version": version, "taken": taken})
        finding.refresh_from_db()
        assert finding.text == "Homes are safer: {{by}} fewer." and said(finding).plain == drafted
        assert "Homes are safer" not in client.get(at(finding)).content.decode()
        assert "Homes are safer: 31.4% fewer." in client.get(address).content.decode(), "to be chosen again"


def test_words_that_are_not_said_now_are_renewed_with_the_rest(finding):
    finding.taken, finding.text = Taken.TAKEN, "Down by {{by@older}}."
    finding.numbers = {"by@older": {"text": "31.4%", "figure": "by@older"}}
    finding.drafted = "It fell by {{by@older}}."
    numbers = {"by@newer": {"text": "30.1%", "figure": "by@newer"}}
    newer = Drafted("burglary", "burglary", "change", "fell", "It fell by {{by@newer}}.", numbers)
    after = renewed(finding, newer, "older", SimpleNamespace(name="newer")).after
    assert (after.text, after.words, after.numbers) == ("Down by {{by@newer}}.", newer.text, numbers)
