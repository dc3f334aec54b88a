"""Partnerships merge or split: what the stages of the year had settled and what people said goes on in those after."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.changes import carrying, successions
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
IN_APRIL = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
RAISED = dt.date(2026, 9, 3)
WORDS = [{"key": "own-1", "title": "The harbour", "asks": "What the pilots told us."}]
THEIRS = [{"key": "own-1", "title": "The light ships"}]


@pytest.fixture(autouse=True)
def in_november(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 17, 10, tzinfo=dt.UTC), tick=False)


@pytest.fixture
def merge(silverpit, fladen, host):
    def merged(*olds: Partnership, on: dt.date = TODAY) -> Partnership:
        fladen.force, fladen.tier = silverpit.force, silverpit.tier
        fladen.save()
        olds = list(olds or (silverpit, fladen))
        return successions.merge(partnerships=olds, name="Dogger Bank", slug="dogger", on=on, agreed=AGREED, by=host)

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


@pytest.fixture
def year(silverpit, person) -> Assessment:
    """Opened, with no chapter yet."""
    return Assessment.objects.create(
        partnership=silverpit, year="2026-27", area="E07990001", period="2025-04..2026-03", edition="x",
        opened_by=person("analyst"),
    )  # fmt: skip


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
    for slug in ("silverpit", "fladen", "dogger"):
        said = Event.objects.get(kind="concerns carried over", partnership=slug).sentence
        olds = f"{silverpit.name}, {fladen.name}"
        assert said == f"2 concerns were copied to the register of Dogger Bank, which follows {olds}"


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


def test_nobody_opens_in_the_old_register_what_both_parts_of_a_split_may_read(written, split, as_, person):
    one = written(title="Threats", private=True)
    split()
    client, page = as_("coordinator"), f"/p/silverpit/concerns/{one.pk}/"
    assert "Make it open" not in client.get(page).content.decode()
    said = client.post(f"{page}make-open/", {"because": "It was in the paper", "version": 1}).content.decode()
    assert "What is private in it stays so" in said
    one.refresh_from_db()
    assert one.private


def test_whoever_makes_a_copy_private_or_open_is_told_where_else_it_stands(written, merge, silverpit, as_):
    client, old = as_("coordinator"), written()

    def page(concern: Concern, what: str = "") -> str:
        return client.get(f"/p/{concern.partnership.slug}/concerns/{concern.pk}/{what}").content.decode()

    assert "also stands in the register" not in page(old, "make-private/")
    new = Concern.objects.get(partnership=merge())
    assert f"also stands in the register of: {silverpit.name}. Have it made private there too." in page(
        new, "make-private/"
    )
    assert "also stands in the register of: Dogger Bank" in page(old, "make-private/")
    assert f"From the register of {silverpit.name}" in page(new)
    Concern.objects.filter(pk=new.pk).update(private=True)
    assert f"also stands in the register of: {silverpit.name}. Ask there first" in page(new, "make-open/")


def test_each_part_of_a_split_begins_with_the_whole_register(written, split):
    written()
    assert [titles(new) for new in split()] == [["Speeding"], ["Speeding"]]


@pytest.mark.parametrize("first", ["silverpit", "fladen"])
def test_what_the_first_has_of_its_own_goes_before_what_the_second_has(merge, silverpit, fladen, first):
    olds = {"silverpit": (silverpit, fladen), "fladen": (fladen, silverpit)}[first]
    of = {silverpit: (WORDS, "Silverpit’s"), fladen: (THEIRS, "Fladen’s")}
    for each, (own, title) in of.items():
        OwnChapters.objects.create(partnership=each, chapters=own, taken_at=IN_APRIL)
        own = criteria.usual() | {"title": title}
        OwnCriteria.objects.create(partnership=each, criteria=own, taken_at=IN_APRIL)
    made = merge(*olds)
    assert (chapters.now(made), criteria.next_of(made)["title"]) == of[olds[0]]
    for what in ("chapters that {} had last went to Dogger Bank, for its assessments to come",
                 "criteria of {}'s own went to Dogger Bank, for its workshops to come"):  # fmt: skip
        assert Event.objects.filter(partnership="dogger", sentence=f"the {what.format(olds[0].name)}").exists()


def test_a_year_with_the_usual_chapters_does_not_go_before_chapters_of_ones_own(merge, fladen, year):
    OwnChapters.objects.create(partnership=fladen, chapters=THEIRS, taken_at=IN_APRIL)
    for position, plan in enumerate(template.planned("district", ["violence", "burglary"]), start=1):
        Chapter.objects.create(assessment=year, position=position, **vars(plan))
    assert chapters.now(merge()) == THEIRS


def test_chapters_of_the_latest_year_go_on_where_there_are_none_of_ones_own(split, year):
    Chapter.objects.create(assessment=year, key="own-1", position=1, title="The harbour", asks=WORDS[0]["asks"])
    for new in split():
        assert chapters.now(new) == WORDS


def test_without_any_the_usual_chapters_and_criteria_hold(merge):
    made = merge()
    assert chapters.now(made) == template.entries() and not OwnChapters.objects.exists()
    assert criteria.next_of(made) == criteria.usual() and not OwnCriteria.objects.exists()
    assert not Event.objects.filter(kind__in=["chapters carried over", "criteria carried over"]).exists()


def test_a_merger_that_was_agreed_for_a_day_carries_what_there_is_on_that_day(written, merge, host):
    tomorrow = TODAY + dt.timedelta(days=1)
    made = merge(on=tomorrow)
    written()
    assert titles(made) == []
    carrying.bring_about(on=tomorrow, by=host)
    carrying.bring_about(on=tomorrow, by=host)
    assert titles(made) == ["Speeding"]


@pytest.fixture
def parts(written, split, host):
    """A concern, its copies in the two parts of a split, and a way to put the parts together again."""

    def merged() -> list[Concern]:
        made = successions.merge(partnerships=[one, two], name="Again", slug="again", on=TODAY, agreed=AGREED, by=host)
        return list(Concern.objects.filter(partnership=made))

    original = written()
    one, two = split()
    return original, Concern.objects.get(partnership=one), Concern.objects.get(partnership=two), merged


@pytest.mark.parametrize("which", [0, 1, 2])
def test_what_any_register_keeps_private_comes_together_as_private_with_the_answer_of_another(parts, person, which):
    *copies, merged = parts
    by = person_with_seats(person("coordinator").pk)
    hidden, answered = copies[which], copies[2 if which != 2 else 1]
    changes.answer(concern=answered, words="We count cars.", on=TODAY, seen=1, by=by)
    changes.make_private(concern=hidden, because="The group asked for it", seen=1, by=by)
    if which:
        changes.withdraw(concern=hidden, because="Not ours", seen=2, by=by)
    (made,) = merged()
    assert (made.private, made.answer, made.origin) == (True, "We count cars.", copies[0].pk)
    assert [note.because for note in PrivacyNote.objects.filter(concern=made)] == ["The group asked for it"]


def test_of_copies_that_nobody_answered_the_one_that_was_changed_most_goes_on(parts, person):
    _, _, two, merged = parts
    said = Said(title="Speeding in Markham", way="parish", group="Markham Parish Council", raised_on=RAISED)
    changes.change(concern=two, said=said, seen=1, by=person_with_seats(person("coordinator").pk))
    assert [made.title for made in merged()] == ["Speeding in Markham"]


def test_concerns_of_one_title_group_and_day_are_two_where_neither_is_a_copy(written, merge, fladen):
    """As two districts have that ask the same question on one day; and nobody's words stand in another's place."""
    written(place="High Street", people=40, asked=200)
    written(place="Mill Lane", first=True)
    written(fladen, "stranger@fladen.example", private=True, words="x")
    made = merge()
    found = Concern.objects.filter(partnership=made).order_by("pk").values_list("place", "people", "private")
    assert list(found) == [("High Street", 40, False), ("Mill Lane", None, False), ("", None, True)]
