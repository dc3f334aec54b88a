"""Sharing agreements are written down, changed, end and are replaced; each change is in the log."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from frankpledge.demo import cast
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import agreements
from frankpledge.partnership.agencies.models import Agency, Agreement, Feed
from frankpledge.partnership.agencies.queries import agreements as queries
from frankpledge.partnership.audit.models import Event, SealedDetail
from frankpledge.partnership.design.wording import dated

HOME = "/p/silverpit/partnership/agreements"


@pytest.fixture
def agreement(silverpit, person, terms) -> Agreement:
    return agreements.write_down(partnership=silverpit, terms=terms(), by=person("coordinator"))


def typed(terms, **otherwise) -> dict[str, object]:
    """What a browser sends of an agreement's form."""
    sent = {
        "title": terms.title, "purpose": terms.purpose, "basis": terms.basis, "law": terms.law,
        "personal": "yes" if terms.personal else "no", "shared": terms.shared, "seen": "1",
        "parties": [one.pk for one in terms.parties], "feeds": [one.pk for one in terms.feeds],
    }  # fmt: skip
    for name in ("signed", "review_on"):
        day = getattr(terms, name)
        sent |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    return sent | otherwise


def test_the_information_officer_writes_an_agreement_down_and_the_log_tells_of_it(silverpit, as_, terms, person):
    answer = as_("information").post(f"{HOME}/add/", typed(terms()))
    made = Agreement.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}/{made.pk}/")
    assert {one.name for one in made.parties.all()} == {cast.COUNCIL, cast.POLICE}
    event = Event.objects.get(kind="agreement written down")
    assert event.by == f"person:{person('information').pk}"
    assert "signed on" in event.sentence and "Sharing about anti-social behaviour" not in event.sentence
    assert "protect those" not in event.sentence + str(event.detail)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "Enter what the agreement is called"),
        ({"title": "x" * 161}, "160 characters or fewer"),
        ({"purpose": " "}, "Enter what the data is shared for"),
        ({"parties": []}, "Choose the agencies that signed it"),
        ({"parties": ["one"]}, "Choose at least two agencies"),
        ({"basis": "", "law": ""}, "Choose the law that lets you share"),
        ({"basis": "other", "law": " "}, "Name the law that lets you share"),
        ({"basis": "cda-17a"}, "Section 17A is for depersonalised information only"),
        ({"personal": ""}, "Say whether personal data is shared"),
        ({"signed_day": "", "signed_month": "", "signed_year": ""}, "Enter when it was signed"),
        ({"signed_year": "2199", "review_on_year": "2200"}, "The day of signing can&#39;t be in the future"),
        ({"review_on_year": "2001"}, "The review must be after the day of signing"),
        ({"review_on_day": "31", "review_on_month": "2"}, "Enter a real date"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(silverpit, as_, terms, agency, wrong, says):
    if wrong.get("parties") == ["one"]:
        wrong = {"parties": [agency(cast.COUNCIL).pk]}
    page = as_("coordinator").post(f"{HOME}/add/", typed(terms(), **wrong)).content.decode()
    assert says in page
    assert "<title>Error: " in page
    assert not Agreement.objects.exists()


def test_agencies_of_another_partnership_can_t_be_chosen(silverpit, fladen, as_, person, terms, agency):
    strange = [agency(cast.COUNCIL), agency("Fladen Council")]
    as_("coordinator").post(f"{HOME}/add/", typed(terms(parties=strange)))
    assert not Agreement.objects.exists()
    with pytest.raises(Refused, match="agencies of this partnership"):
        agreements.write_down(partnership=silverpit, terms=terms(parties=strange), by=person("coordinator"))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"basis": "cda-17a"}, "depersonalised information only"),
        ({"basis": "other"}, "Name the law"),
        ({"parties": []}, "at least two"),
        ({"review_on": dt.date(2001, 1, 1)}, "after the day of signing"),
        ({"signed": dt.date(2199, 1, 1), "review_on": dt.date(2200, 1, 1)}, "in the future"),
    ],
)
def test_the_change_itself_refuses_what_an_agreement_can_t_say(silverpit, person, terms, wrong, says):
    with pytest.raises(Refused, match=says):
        agreements.write_down(partnership=silverpit, terms=terms(**wrong), by=person("coordinator"))


def test_another_law_is_named_and_shown(silverpit, as_, terms):
    as_("coordinator").post(f"{HOME}/add/", typed(terms(basis="other", law="Care Act 2014, section 45")))
    assert "Care Act 2014, section 45" in as_("lead").get(f"{HOME}/").content.decode()


def test_whoever_may_not_change_agreements_is_refused_by_the_change_itself(silverpit, person, terms, agreement):
    for key in ("analyst", "lead", "caseworker"):
        for change in (
            lambda by: agreements.write_down(partnership=silverpit, terms=terms(), by=by),
            lambda by: agreements.change(agreement=agreement, terms=terms(), seen=1, by=by),
            lambda by: agreements.end(agreement=agreement, ended=agreement.since, seen=1, by=by),
            lambda by: agreements.replace(agreement=agreement, terms=terms(), seen=1, by=by),
        ):
            with pytest.raises(Refused, match="Your role does not let you"):
                change(person(key))
    assert Agreement.objects.get().version == 1


def test_a_change_is_told_old_and_new_and_what_was_typed_freely_is_sealed(agreement, as_, terms, today):
    said = replace(terms(), purpose="Because of Mrs Smith.", review_on=today + dt.timedelta(days=300))
    assert as_("coordinator").post(f"{HOME}/{agreement.pk}/change/", typed(said)).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.purpose, agreement.version) == ("Because of Mrs Smith.", 2)
    event = Event.objects.get(kind="agreement changed")
    assert dated(today + dt.timedelta(days=265)) in event.sentence
    assert dated(today + dt.timedelta(days=300)) in event.sentence
    assert "what the data is shared for" in event.sentence
    assert "Smith" not in event.sentence + str(event.detail)
    assert SealedDetail.objects.get(event=event.number).subject == f"agreement:{agreement.pk}"


def test_what_was_typed_under_another_answer_is_not_kept(silverpit, as_, terms):
    sent = typed(terms(), basis="cda-115", law="Care Act 2014, section 45")
    assert as_("coordinator").post(f"{HOME}/add/", sent).status_code == 302
    made = Agreement.objects.get()
    assert (made.basis, made.law) == ("cda-115", "")
    assert "Care Act" not in as_("coordinator").get(f"{HOME}/{made.pk}/").content.decode()


def test_a_stale_page_is_refused_and_keeps_what_was_typed(agreement, as_, terms):
    first, second = typed(terms(title="First")), typed(terms(title="Second"))
    as_("coordinator").post(f"{HOME}/{agreement.pk}/change/", first)
    answer = as_("information").post(f"{HOME}/{agreement.pk}/change/", second)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Somebody else changed this while you had it open" in page
    assert 'value="Second"' in page
    assert Agreement.objects.get().title == "First"


def test_a_change_of_nothing_is_no_event(agreement, as_, terms):
    as_("coordinator").post(f"{HOME}/{agreement.pk}/change/", typed(terms()))
    assert not Event.objects.filter(kind="agreement changed").exists()


def test_an_agreement_that_ended_stays_listed_and_can_t_be_changed(agreement, as_, person, terms, today):
    sent = {"ended_day": today.day, "ended_month": today.month, "ended_year": today.year, "seen": "1"}
    assert as_("coordinator").post(f"{HOME}/{agreement.pk}/end/", sent).status_code == 302
    page = as_("lead").get(f"{HOME}/").content.decode()
    assert "Agreements that ended" in page
    assert agreement.title in page
    agreement.refresh_from_db()
    with pytest.raises(Refused, match="has ended"):
        agreements.change(agreement=agreement, terms=terms(), seen=2, by=person("coordinator"))
    assert Event.objects.get(kind="agreement ended").detail["ended"] == dated(today)


def test_an_agreement_can_t_end_before_it_was_signed(agreement, person):
    before = agreement.since - dt.timedelta(days=1)
    with pytest.raises(Refused, match="before it was signed"):
        agreements.end(agreement=agreement, ended=before, seen=1, by=person("coordinator"))


def test_a_new_agreement_takes_the_place_of_the_old_one_and_what_is_sent_under_it(
    agreement, as_, person, feed, terms, today
):
    noise = feed()
    agreements.change(agreement=agreement, terms=terms(feeds=[noise]), seen=1, by=person("coordinator"))
    said = terms(title="The new one", signed=today, feeds=[noise])
    assert as_("coordinator").post(f"{HOME}/{agreement.pk}/replace/", typed(said, seen="2")).status_code == 302
    new = Agreement.objects.get(title="The new one")
    agreement.refresh_from_db()
    assert (agreement.until, agreement.replaced_by) == (today, new)
    assert Feed.objects.get().agreement == new
    assert "The new one" in as_("lead").get(f"{HOME}/{agreement.pk}/").content.decode()
    assert agreement.title in as_("lead").get(f"{HOME}/{new.pk}/").content.decode()


def test_only_what_a_party_sends_comes_under_an_agreement(silverpit, person, feed, terms):
    with pytest.raises(Refused, match="is no party"):
        agreements.write_down(
            partnership=silverpit, terms=terms(feeds=[feed(agency=cast.FIRE)]), by=person("coordinator")
        )
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-2, "Review overdue by 2 days"),
        (-1, "Review overdue by 1 day"),
        (0, "Review due today"),
        (1, "Review due in 1 day"),
        (60, "Review due in 60 days"),
        (61, "Review on 1 March 2024"),
    ],
)
def test_a_review_is_told_in_words_with_its_days(db, days, words):
    day = dt.date(2024, 3, 1)  # over a leap day
    assert queries.review(day, day - dt.timedelta(days=days)).words == words


def test_reviews_that_are_overdue_or_due_are_listed_and_others_and_ended_ones_not(silverpit, person, terms, today):
    for title, days in (("late", -5), ("soon", 60), ("later", 61), ("ended", -5)):
        said = terms(title=title, review_on=today + dt.timedelta(days=days))
        made = agreements.write_down(partnership=silverpit, terms=said, by=person("coordinator"))
        if title == "ended":
            agreements.end(agreement=made, ended=today, seen=1, by=person("coordinator"))
    assert [one.title for one in queries.due(silverpit, today)] == ["late", "soon"]


def test_the_database_itself_refuses_a_review_before_signing_and_a_law_without_a_name(silverpit, agreement):
    for wrong in ({"review_on": agreement.since}, {"basis": "other", "law": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Agreement.objects.filter(pk=agreement.pk).update(**wrong)


def test_an_agency_that_has_left_stays_a_party_of_what_it_signed(agreement, as_, terms, agency, today):
    Agency.objects.filter(name=cast.POLICE).update(until=today)
    said = terms(title="Another title", parties=[agency(cast.COUNCIL), agency(cast.POLICE)])
    assert as_("coordinator").post(f"{HOME}/{agreement.pk}/change/", typed(said)).status_code == 302
    assert agency(cast.POLICE) in Agreement.objects.get(title="Another title").parties.all()
    as_("coordinator").post(f"{HOME}/add/", typed(said))
    assert Agreement.objects.count() == 1
