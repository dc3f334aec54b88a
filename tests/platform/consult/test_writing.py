"""Concerns are written down, changed, answered, withdrawn and put back."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.consult import changes
from frankpledge.partnership.consult.models import Concern

PAGE = "/p/silverpit/concerns/"
GIVEN = {
    "title": "Speeding through Markham", "words": "Mostly on Friday evenings.", "way": "parish", "theme": "roads",
    "group": "Markham Parish Council", "raised_on_day": "3", "raised_on_month": "9", "raised_on_year": "2026",
    "people": "14", "asked": "31", "place": "Markham", "first": "on",
}  # fmt: skip
ANSWERED = {"answer": "A speed sign stands there since October.", "answered_on_day": "1", "answered_on_month": "11",
            "answered_on_year": "2026", "version": "1"}  # fmt: skip


def test_a_concern_is_written_down_and_the_log_says_so_without_its_words(silverpit, as_):
    answer = as_("caseworker").post(f"{PAGE}write/", GIVEN, follow=True)
    one = Concern.objects.get()
    assert answer.redirect_chain == [(f"{PAGE}{one.pk}/", 302)]
    page = answer.content.decode()
    for words in ("Mostly on Friday evenings.", "14 of 31 who were asked", "They want this to be put first",
                  "Not answered yet.", "Carys Bevan"):  # fmt: skip
        assert words in page
    event = Event.objects.first()
    assert event.sentence == "a concern of 3 September 2026 was written down, by this way: A parish or town council"
    assert "Markham" not in f"{event.sentence}{event.detail}"


def test_who_only_reads_writes_nothing(written, as_):
    one = written()
    for address in ("write/", "paste/", f"{one.pk}/change/", f"{one.pk}/answer/", f"{one.pk}/withdraw/"):
        assert as_("councillor").get(f"{PAGE}{address}").status_code == 404
        assert as_("councillor").post(f"{PAGE}{address}", GIVEN).status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Say what it is about"),
        ({"way": ""}, "Choose how it came to you"),
        ({"group": ""}, "Say which group said so"),
        ({"raised_on_day": "18", "raised_on_month": "11"}, "That day is yet to come."),
        ({"raised_on_year": "2019"}, "Concerns are kept for 7 years, and this one is older."),
        ({"people": "40"}, "More people can&#39;t have said so than were asked."),
        ({"people": ""}, "Say how many said so too, or leave both empty."),
        ({"people": "0"}, "Enter 1 or more, or leave it empty"),
        ({"people": "a lot"}, "Enter a whole number"),
        ({"title": "x" * 151}, "This must be 150 characters or fewer."),
        ({"words": "Write to joe@example.org about it"}, "This holds an e-mail address."),
        ({"words": "Ring 07700 900 123"}, "This holds a telephone number."),
        ({"place": "12 Mill Lane, LE16 9HE"}, "This holds a full postcode."),
        ({"words": "NHS no 943 476 5919"}, "This holds an NHS number."),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(silverpit, as_, typed, said):
    page = as_("analyst").post(f"{PAGE}write/", GIVEN | typed).content.decode()
    assert "<title>Error: Write down a concern" in page and said in page
    assert 'value="Markham' in page
    assert not Concern.objects.exists()


def test_what_looks_like_a_name_is_asked_about_and_then_kept(silverpit, as_):
    named = GIVEN | {"words": "Mrs Jones has to cross there."}
    page = as_("analyst").post(f"{PAGE}write/", named).content.decode()
    assert "It looks as if somebody is named in “In more words (optional)”" in page
    assert "I have looked: it names nobody" in page and not Concern.objects.exists()
    as_("analyst").post(f"{PAGE}write/", named | {"sure": "on"})
    assert Concern.objects.get().words == "Mrs Jones has to cross there."


def test_nobody_is_asked_about_a_school(silverpit, as_):
    assert "I have looked" not in as_("analyst").get(f"{PAGE}write/").content.decode()
    as_("analyst").post(f"{PAGE}write/", GIVEN | {"place": "By St John the Baptist School"})
    assert Concern.objects.exists()


def test_it_is_changed_and_the_log_names_what(written, as_):
    one = written()
    typed = GIVEN | {"title": "Racing through Markham", "version": "1"}
    page = as_("analyst").post(f"{PAGE}{one.pk}/change/", typed, follow=True).content.decode()
    assert "Racing through Markham" in page
    assert Event.objects.first().sentence == (
        "a concern was changed: what it is about, in more words, how many, of how many, where, whether they want it "
        "first"
    )


def test_nothing_changed_is_no_change(written, person):
    one = written()
    said = changes.Said(**{name: getattr(one, name) for name in changes.CALLED})
    before = Event.objects.count()
    changes.change(concern=one, said=said, seen=one.version, by=person("analyst"))
    assert (Event.objects.count(), Concern.objects.get().version) == (before, 1)


def test_of_two_who_change_it_the_second_is_told_and_loses_nothing_typed(written, as_):
    one = written()
    as_("analyst").post(f"{PAGE}{one.pk}/change/", GIVEN | {"title": "Racing", "version": "1"})
    page = as_("coordinator").post(f"{PAGE}{one.pk}/change/", GIVEN | {"title": "Noise", "version": "1"})
    assert "Somebody else changed this" in page.content.decode() and 'value="Noise"' in page.content.decode()
    assert Concern.objects.get().title == "Racing"


def test_you_said_we_did(written, as_):
    one = written()
    as_("analyst").post(f"{PAGE}{one.pk}/answer/", ANSWERED)
    page = as_("councillor").get(f"{PAGE}{one.pk}/").content.decode()
    assert "A speed sign stands there" in page and "They were told on 1 November 2026." in page
    assert "Answered 1 November 2026" in as_("councillor").get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"answer": ""}, "Write down what was said back"),
        ({"answered_on_day": "", "answered_on_month": "", "answered_on_year": ""}, "Enter the day on which"),
        ({"answered_on_month": "8"}, "Nobody can have been answered before that."),
        ({"answered_on_month": "12"}, "That day is yet to come."),
        ({"answer": "Told joe@example.org"}, "This holds an e-mail address."),
    ],
)  # fmt: skip
def test_an_answer_has_words_and_a_day(written, as_, typed, said):
    one = written()
    assert said in as_("analyst").post(f"{PAGE}{one.pk}/answer/", ANSWERED | typed).content.decode()
    assert Concern.objects.get().answered_on is None


def test_an_answer_is_taken_back(written, as_):
    one = written()
    as_("analyst").post(f"{PAGE}{one.pk}/answer/", ANSWERED)
    empty = dict.fromkeys(ANSWERED, "") | {"version": "2"}
    as_("analyst").post(f"{PAGE}{one.pk}/answer/", empty)
    assert Concern.objects.get().answered_on is None
    assert Event.objects.first().sentence == "a concern is no longer taken as answered"


def test_it_is_not_moved_to_after_its_answer(written, person):
    one = written(answer="Done", answered_on=dt.date(2026, 10, 1))
    said = changes.Said(one.title, one.way, one.group, dt.date(2026, 10, 2))
    with pytest.raises(Refused, match="answered on 1 October 2026"):
        changes.change(concern=one, said=said, seen=1, by=person("analyst"))


def test_it_is_withdrawn_with_a_reason_stays_and_can_be_put_back(written, as_):
    one = written()
    client, there = as_("analyst"), f"{PAGE}{one.pk}/"
    assert "Say why it is withdrawn" in client.post(f"{there}withdraw/", {"version": "1"}).content.decode()
    client.post(f"{there}withdraw/", {"version": "1", "because": "Written down twice"})
    assert "counts nowhere: Written down twice" in client.get(there).content.decode()
    assert "Speeding" not in client.get(PAGE).content.decode()
    assert "Speeding" in client.get(f"{PAGE}?standing=withdrawn").content.decode()
    for act in ("change", "answer", "withdraw"):
        assert client.get(f"{there}{act}/").status_code == 404
    assert (
        "Put it back before you change it." in client.post(f"{there}change/", GIVEN | {"version": "2"}).content.decode()
    )
    client.post(f"{there}put-back/", {"version": "2"})
    assert "Speeding" in client.get(PAGE).content.decode()


def test_a_double_click_writes_one(silverpit, as_):
    client, sent = as_("analyst"), GIVEN | {"once": "a" * 32}
    client.post(f"{PAGE}write/", sent)
    client.post(f"{PAGE}write/", sent)
    assert Concern.objects.count() == 1
