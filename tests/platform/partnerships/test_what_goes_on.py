"""Partnerships merge or split: what the stages of the year had settled and what people said goes on in those after."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.changes import successions
from frankpledge.partnership.agencies.changes.successions import Part
from frankpledge.partnership.agencies.models import Partnership, PartnershipArea
from frankpledge.partnership.agencies.seats import person_with_seats, seat_at
from frankpledge.partnership.assess import template
from frankpledge.partnership.assess.models import Assessment, Chapter, OwnChapters
from frankpledge.partnership.assess.queries import settings_file as chapters
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.consult import changes
from frankpledge.partnership.consult.models import Concern, PrivacyNote
from frankpledge.partnership.consult.queries.visible import seen_by
from frankpledge.partnership.consult.said import Said
from frankpledge.partnership.workshop.models import OwnCriteria
from frankpledge.partnership.workshop.queries import criteria

AGREED = "The Police and Crime Commissioner, decision of 4 March 2026"
TODAY = dt.date(2026, 11, 17)
RAISED = dt.date(2026, 9, 3)
WORDS = [{"key": "own-1", "title": "The harbour", "asks": "What the pilots told us."}]
THEIRS = [{"key": "own-1", "title": "The light ships"}]


@pytest.fixture(autouse=True)
def in_november(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 17, 10, tzinfo=dt.UTC), tick=False)


@pytest.fixture
def merge(silverpit, fladen, host):
    def merged() -> Partnership:
        fladen.force, fladen.tier = silverpit.force, silverpit.tier
        fladen.save()
        return successions.merge(
            partnerships=[silverpit, fladen], name="Dogger Bank", slug="dogger", on=TODAY, agreed=AGREED, by=host
        )

    return merged


@pytest.fixture
def split(silverpit, host):
    def parted() -> list[Partnership]:
        PartnershipArea.objects.create(partnership=silverpit, code="E07990998", name="Second", since=silverpit.since)
        first, *rest = silverpit.areas.order_by("code").values_list("code", flat=True)
        parts = [Part("One", "one", (first,)), Part("Two", "two", tuple(rest))]
        return successions.split(partnership=silverpit, into=parts, on=TODAY, agreed=AGREED, by=host)

    return parted


@pytest.fixture
def written(silverpit, person):
    def write(partnership: Partnership = silverpit, who: str = "coordinator", **said: object) -> Concern:
        given = {"title": "Speeding", "way": "parish", "group": "Markham Parish Council", "raised_on": RAISED} | said
        return changes.write(partnership=partnership, said=Said(**given), by=person(who))

    return write


def titles(partnership: Partnership) -> list[str]:
    return sorted(Concern.objects.filter(partnership=partnership).values_list("title", flat=True))


def test_what_people_said_stands_in_the_register_of_the_merged_partnership_with_its_answer(
    written, merge, silverpit, fladen, person
):
    answered = written()
    changes.answer(concern=answered, words="We count cars.", on=TODAY, seen=1, by=person("coordinator"))
    withdrawn = written(title="Said twice")
    changes.withdraw(concern=withdrawn, because="It is there twice", seen=1, by=person("coordinator"))
    written(fladen, "stranger@fladen.example", title="Wrecks")
    made = merge()
    assert titles(made) == ["Speeding", "Wrecks"]
    copy = Concern.objects.get(partnership=made, title="Speeding")
    assert (copy.answer, copy.answered_on, copy.raised_on) == ("We count cars.", TODAY, RAISED)
    assert (copy.written_by, copy.written_at) == (answered.written_by, answered.written_at)
    assert titles(silverpit) == ["Said twice", "Speeding"], "the old register stays as it was"
    said = Event.objects.filter(kind="concerns carried over", partnership="dogger").values_list("sentence", flat=True)
    assert sorted(said) == [
        f"1 concern was copied from the register of {old.name} to that of Dogger Bank" for old in (fladen, silverpit)
    ]


def test_somebody_answers_in_the_merged_partnership_what_nobody_had_answered_before(written, merge, person):
    written()
    made = merge()
    who = person_with_seats(person("coordinator").pk)
    concern = seen_by(who, seat_at(who, "dogger")).get()
    changes.answer(concern=concern, words="We count cars.", on=TODAY, seen=concern.version, by=who)
    assert Concern.objects.get(partnership=made).answered_on == TODAY


def test_what_was_private_stays_so_with_its_notes(written, merge, person):
    one = written(title="Threats")
    changes.make_private(concern=one, because="The group asked for it", seen=1, by=person("coordinator"))
    made = merge()
    copy = Concern.objects.get(partnership=made)
    assert copy.private and copy.pk != one.pk
    (old,), (new,) = (PrivacyNote.objects.filter(concern=each) for each in (one, copy))
    assert (new.because, new.by, new.at) == (old.because, old.by, old.at)
    who = person_with_seats(person("councillor").pk)
    assert not seen_by(who, seat_at(who, "dogger")).exists()
    told = Event.objects.filter(partnership="dogger").values_list("kind", flat=True)
    assert "private concerns carried over" in told and "concerns carried over" not in told


def test_what_was_copied_can_still_be_made_private_where_it_came_from(written, merge, as_):
    one = written(title="Threats")
    merge()
    client, page = as_("coordinator"), f"/p/silverpit/concerns/{one.pk}/"
    assert "Make it private" in client.get(page).content.decode()
    assert client.post(f"{page}make-private/", {"because": "The group asks for it", "version": 1})["Location"] == page
    assert "Threats" not in as_("councillor").get("/p/silverpit/concerns/").content.decode()
    assert {client.post(f"{page}{other}/").status_code for other in ("change", "answer", "withdraw")} == {404}


def test_each_part_of_a_split_begins_with_the_whole_register(written, split):
    written()
    assert [titles(new) for new in split()] == [["Speeding"], ["Speeding"]]


def test_chapters_of_ones_own_go_on_the_first_partnerships_before_the_seconds(merge, silverpit, fladen):
    OwnChapters.objects.create(partnership=fladen, chapters=THEIRS, taken_at=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
    OwnChapters.objects.create(partnership=silverpit, chapters=WORDS, taken_at=dt.datetime(2026, 4, 1, tzinfo=dt.UTC))
    assert chapters.now(merge()) == WORDS
    assert Event.objects.get(kind="chapters carried over", partnership="dogger").sentence == (
        f"the chapters that {silverpit.name} had last went to Dogger Bank, for its assessments to come"
    )


def test_chapters_of_the_latest_year_go_on_where_there_are_none_of_ones_own(split, silverpit, person):
    year = Assessment.objects.create(
        partnership=silverpit, year="2026-27", area="E07990001", period="2025-04..2026-03", edition="x",
        opened_by=person("analyst"),
    )  # fmt: skip
    Chapter.objects.create(assessment=year, key="own-1", position=1, title="The harbour", asks=WORDS[0]["asks"])
    for new in split():
        assert chapters.now(new) == WORDS


def test_without_any_the_usual_chapters_and_criteria_hold(merge):
    made = merge()
    assert chapters.now(made) == template.entries() and not OwnChapters.objects.exists()
    assert criteria.next_of(made) == criteria.usual() and not OwnCriteria.objects.exists()
    assert not Event.objects.filter(kind__in=["chapters carried over", "criteria carried over"]).exists()


def test_criteria_of_ones_own_go_on(split, silverpit):
    own = criteria.usual() | {"title": "Ours"}
    OwnCriteria.objects.create(partnership=silverpit, criteria=own, taken_at=dt.datetime(2026, 4, 1, tzinfo=dt.UTC))
    assert [criteria.next_of(new) for new in split()] == [own, own]
    assert Event.objects.get(kind="criteria carried over", partnership="two").sentence == (
        f"the criteria of {silverpit.name}'s own went to Two, for its workshops to come"
    )
