"""Nobody can tell who scored what: not from a page, not from the log, and not from how the rows stand."""

import json

import pytest
from django.db import models

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.assess.models import Assessment, Snapshot
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.workshop.changes import running, scoring
from frankpledge.partnership.workshop.models import Attendance, Ballot, Issue, Workshop
from frankpledge.partnership.workshop.queries import results, workshops

AT = "/p/silverpit/workshops/2026-27/"


def test_a_ballot_holds_no_time_and_no_way_to_a_person():
    fields = Ballot._meta.get_fields()
    assert not [f for f in fields if isinstance(f, models.DateField | models.TimeField)]
    assert [f.name for f in fields if f.is_relation] == ["workshop"]


def test_who_takes_a_ballot_on_a_screen_is_written_down_and_not_which_it_was(room, person):
    room.open(slips=4)
    one = scoring.take(workshop=room.fresh(), form="a" * 32, by=person("chair"))
    taken = Attendance.objects.get()
    assert taken.membership.person == person("chair")
    assert {f.name for f in Attendance._meta.get_fields()} == {"id", "workshop", "membership", "on"}
    event = Event.objects.get(kind="ballot taken")
    assert event.about == f"workshop:{room.workshop.pk}"
    assert str(one.number) not in event.sentence.replace("2026/27", "") and event.detail == {"year": "2026/27"}


def test_ballots_are_drawn_by_lot_from_blank_ones_that_were_there_before(room, person):
    """So neither the order of rows nor their numbers say who came first, on paper or on a screen."""
    room.open()
    before = set(Ballot.objects.values_list("pk", flat=True))
    given = running.make_slips(workshop=room.fresh(), count=12, form="y" * 32, by=room.by)
    one = scoring.take(workshop=room.fresh(), form="a" * 32, by=person("chair"))
    assert set(Ballot.objects.values_list("pk", flat=True)) == before and one.pk in before
    assert [slip.number for slip in given] != list(range(1, 13))


def test_the_same_form_twice_takes_one_ballot_and_another_form_none(room, person):
    room.open()
    first = scoring.take(workshop=room.fresh(), form="a" * 32, by=person("chair"))
    again = scoring.take(workshop=room.fresh(), form="a" * 32, by=person("chair"))
    assert first.pk == again.pk
    with pytest.raises(Refused, match="You have taken your ballot already"):
        scoring.take(workshop=room.fresh(), form="b" * 32, by=person("chair"))
    assert workshops.turnout(room.fresh()).out == 1


def test_a_member_who_scores_on_a_screen_is_not_named_on_it(room, as_, person):
    room.open()
    chair = as_("chair")
    chair.post(f"{AT}take/", {"form": "c" * 32})
    page = chair.get("/score/ballot/").content.decode()
    assert "There are 3 issues" in page
    assert person("chair").name not in page
    assert chair.cookies["ballot"]["path"] == "/score/"
    assert chair.cookies["ballot"]["httponly"] and chair.cookies["ballot"]["samesite"] == "Lax"


def test_until_it_is_closed_nobody_sees_a_score(room, as_):
    room.open(slips=4)
    for code in room.codes:
        room.score(code, lambda place, item: 8)
    client = as_("coordinator")
    assert client.get(f"{AT}results/").status_code == 404
    page = client.get(AT).content.decode()
    assert page.count('key-figure__number">4<') == 3
    with pytest.raises(LookupError):
        results(room.fresh())


def test_with_fewer_than_three_ballots_scoring_is_not_closed(room):
    room.open(slips=3)
    for code in room.codes[:2]:
        room.score(code, lambda place, item: 8)
    room.score(room.codes[2], lambda place, item: 8, send=False)
    with pytest.raises(Refused, match="2 of the ballots were sent"):
        room.close()


def test_what_nobody_could_judge_is_not_closed_into_nothing_for_good(room):
    room.open(slips=5)
    for n, code in enumerate(room.codes[:4]):
        room.score(code, lambda place, item, n=n: 4 if n < 2 and item == "physical" else None)
    with pytest.raises(Refused, match="No issue was scored by three people yet"):
        room.close()
    room.score(room.codes[4], lambda place, item: 4)
    assert room.close().fresh().state == "closed"


def test_what_is_not_ranked_has_empty_cells_where_the_page_has_dashes(room, as_):
    room.open(slips=3)
    for code in room.codes:
        room.score(code, lambda place, item: 4 if place else None)
    room.close()
    rows = json.loads(as_("coordinator").get(f"{AT}results/?format=json").getvalue())
    shares = [[row[key] for key in row if key.startswith("Among the first")] for row in rows]
    assert {row["Issue"] for row, pair in zip(rows, shares, strict=True) if pair == [None, None]} == {"Burglary"}
    assert {row["Issue"] for row in rows if row["Place"] is None} == {"Burglary"}


def test_what_fewer_than_three_scored_is_neither_shown_nor_counted(room):
    room.open(slips=3)
    for n, code in enumerate(room.codes):
        room.score(code, lambda place, item, n=n: None if n == 0 and item == "physical" else 4)
    found = results(room.close().fresh())
    each = next(one for one in found.standings[0].items if one.item.id == "physical")
    assert (each.raters, each.spread) == (2, None)
    assert "Harm to the body" in found.standings[0].risk.harm.missing


@pytest.mark.parametrize("members", [3, 4, 5])
def test_the_lowest_and_the_highest_of_three_or_four_would_tell_the_scores_of_each(room, as_, members):
    room.open(slips=members)
    for n, code in enumerate(room.codes):
        room.score(code, lambda place, item, n=n: (0, 2, 8, 4, 2)[n] if place else 4)
    found, shown = results(room.close().fresh()), members >= 5
    assert {item.ends for s in found.standings for item in s.items} == ({(4, 4), (0, 8)} if shown else {None})
    client = as_("coordinator")
    page = client.get(f"{AT}results/").content.decode()
    assert ("0 to 8" in page) is shown and ("All gave the same score" in page) is shown
    assert "Far apart" in page and "where 5 or more scored" in page
    rows = json.loads(client.get(f"{AT}results/?format=json").getvalue())
    assert all((row["Lowest"] is not None) is shown and row["Middle"] is not None for row in rows)


@pytest.mark.parametrize(
    ("model", "typed"),
    [
        (Issue, {"about", "because"}), (Workshop, {"reopened_because"}), (Snapshot, {"content", "because"}),
        (Assessment, {"correcting_because"}),
    ],
)  # fmt: skip
def test_what_people_type_freely_is_declared_as_personal(model, typed):
    assert typed <= model.Data.personal and not typed & model.Data.plain


def test_no_score_and_no_code_stands_in_the_log(scored):
    told = " ".join(f"{event.sentence} {event.detail}" for event in Event.objects.all())
    assert not any(code in told for code in scored.codes)
    assert not Event.objects.filter(about__startswith="ballot").exists()


def test_the_download_has_nobody_and_no_ballot_in_it(scored, as_, person):
    rows = json.loads(as_("coordinator").get(f"{AT}results/?format=json").getvalue())
    assert len(rows) == 3 * 12
    assert {"Issue", "Lowest", "Middle", "Highest", "Agreement"} <= rows[0].keys()
    assert not {key for key in rows[0] if "ballot" in key.lower() or "name" in key.lower()}
    assert rows[0]["Issue"] == "Burglary"
    assert rows[0]["Among the first, of other groups (% of 2,000 redrawn groups)"] == 100
