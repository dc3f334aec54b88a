"""The group decides, says why where it departs from the ranking, and other rooms read what was decided."""

import re

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.workshop.changes import deciding
from frankpledge.partnership.workshop.models import Issue
from frankpledge.partnership.workshop.queries import decided, results

AT = "/p/silverpit/workshops/2026-27/"


def issue(title: str) -> Issue:
    return Issue.objects.select_related("workshop__partnership").get(title=title)


def decide(room, title: str, decision: str, because: str = "", rank: int | None = None) -> None:
    one = issue(title)
    deciding.decide(issue=one, decision=decision, rank=rank, because=because, seen=one.version, by=room.by)


def write_down(room) -> None:
    deciding.write_down(workshop=room.fresh(), seen=room.fresh().version, by=room.by)


def test_the_ranking_is_by_harm_times_likelihood_of_the_middle_scores(scored):
    """Burglary: 8 × 8. Shop theft: of 0, 2, 4 and 8 the higher middle score is 4, so 4 × 4. Noise: three gave 2."""
    found = results(scored.fresh())
    assert [(s.issue.title, s.place, s.risk.risk.score) for s in found.standings] == [
        ("Burglary", 1, 64), ("Shop theft", 2, 16), ("Noise", 3, 4),
    ]  # fmt: skip
    assert {apart.issue.title for apart in found.apart} == {"Shop theft"}
    assert found.apart[0].spread.steps == 3 and found.apart[0].spread.agreement == 0.5


def test_the_ranking_with_all_that_hangs_on_it_is_on_one_page(scored, as_):
    page = as_("caseworker").get(f"{AT}results/").content.decode()
    for said in ("Talk about this first", "How far to rely on the order", "Beside the evidence", "Far apart"):
        assert said in page
    assert "<svg" in page and "Decide</a>" not in page


def test_people_read_the_year_as_they_write_it_and_addresses_keep_its_key(scored, as_):
    client = as_("coordinator")
    pages = [client.get(f"/p/silverpit/{path}").content.decode() for path in (
        "workshops/", "workshops/2026-27/", "workshops/2026-27/results/", "", "search/?q=burglary",
    )]  # fmt: skip
    words = [re.sub(r"<[^>]*>", " ", page) for page in pages]
    assert all("2026/27" in said and "2026-27" not in said for said in words)
    form = re.sub(r"<[^>]*>", " ", client.get("/p/silverpit/workshops/prepare/").content.decode())
    assert "2027/28" in form and "2027-28" not in form
    told = [event.sentence for event in Event.objects.filter(about__startswith="workshop:")]
    assert told and all("2026/27" in sentence and "2026-27" not in sentence for sentence in told)


def test_a_departure_needs_a_reason_at_one_of_the_two(scored):
    decide(scored, "Burglary", "watch")
    decide(scored, "Shop theft", "priority")
    decide(scored, "Noise", "no")
    with pytest.raises(
        Refused, match="“Shop theft” is a priority and ranks below “Burglary”, which is not a priority: say why"
    ):
        write_down(scored)
    decide(scored, "Burglary", "watch", because="A plan for it runs already.")
    write_down(scored)
    assert scored.fresh().state == "decided"


def test_every_issue_is_decided_and_one_is_a_priority(scored):
    decide(scored, "Burglary", "priority")
    with pytest.raises(Refused, match="Not decided yet: Shop theft, Noise"):
        write_down(scored)
    for title in ("Burglary", "Shop theft", "Noise"):
        decide(scored, title, "no")
    with pytest.raises(Refused, match="No issue is a priority"):
        write_down(scored)


def test_priorities_are_numbered_anew_as_they_come_and_go(scored):
    decide(scored, "Burglary", "priority")
    decide(scored, "Shop theft", "priority")
    decide(scored, "Noise", "priority", rank=1)
    assert [issue(t).rank for t in ("Noise", "Burglary", "Shop theft")] == [1, 2, 3]
    decide(scored, "Burglary", "no")
    assert [issue(t).rank for t in ("Noise", "Burglary", "Shop theft")] == [1, None, 2]


def test_what_was_decided_is_read_by_other_rooms_priorities_first(scored, silverpit):
    assert decided(silverpit, "2026-27") is None and decided(silverpit, "2020-21") is None
    decide(scored, "Noise", "watch")
    decide(scored, "Shop theft", "priority")
    decide(scored, "Burglary", "priority", rank=1)
    write_down(scored)
    assert [(i.title, i.rank) for i in decided(silverpit, "2026-27")] == [
        ("Burglary", 1), ("Shop theft", 2), ("Noise", None),
    ]  # fmt: skip


def test_what_was_decided_is_decided_again_for_a_reason_and_scored_no_more(scored, as_, silverpit):
    for title, decision in (("Burglary", "priority"), ("Shop theft", "no"), ("Noise", "no")):
        decide(scored, title, decision)
    write_down(scored)
    client, version = as_("coordinator"), scored.fresh().version
    assert "Say why it is decided again" in client.post(f"{AT}decide-again/", {"version": version}).content.decode()
    with pytest.raises(Refused, match="To change them, decide again"):
        decide(scored, "Noise", "priority")
    client.post(f"{AT}decide-again/", {"version": version, "because": "The council asked."})
    assert (scored.fresh().state, decided(silverpit, "2026-27")) == ("closed", None)
    write_down(scored)
    assert "The council asked." in client.get(f"{AT}decided/").content.decode()


def test_a_stale_decision_is_refused_and_keeps_what_was_typed(scored, as_):
    one = issue("Noise")
    decide(scored, "Noise", "watch")
    given = {"decision": "priority", "because": "Said in the room.", "version": one.version}
    page = as_("coordinator").post(f"{AT}issues/{one.pk}/decide/", given).content.decode()
    assert "Somebody else changed this" in page and "Said in the room." in page
    assert issue("Noise").decision == "watch"


def test_results_ask_the_database_few_questions(scored, as_, django_assert_max_num_queries):
    client = as_("coordinator")
    client.get(f"{AT}results/")
    with django_assert_max_num_queries(9):
        client.get(f"{AT}results/")
