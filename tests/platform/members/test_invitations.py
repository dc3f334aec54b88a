"""A coordinator invites; whoever holds the link can join, until it is used, withdrawn or fourteen days old."""

import csv
import datetime as dt
import io
import re

import pytest
import time_machine
from django.core import mail

from frankpledge.evidence.warehouse import WarehouseError
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import invitations, leaving
from frankpledge.partnership.agencies.models import Invitation
from frankpledge.partnership.agencies.tokens import digest
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.sealing import opened

LINK = re.compile(r"http://127\.0\.0\.1/account/accept/([A-Za-z0-9_-]{43})/")
DAY = dt.timedelta(days=1)


@pytest.fixture
def fields(agency):
    """The form of an invitation, filled in."""

    def filled(**changed: object) -> dict[str, object]:
        given = {
            "name": "Nell Pike", "email": "nell@homes.example", "agency": agency("Pit and Shaft Homes").pk,
            "job": "Estates manager", "roles": ["caseworker", "partner-lead"], "represents": "on",
        }  # fmt: skip
        return given | changed

    return filled


@pytest.fixture
def invited(silverpit, person, agency):
    def made(by: str = "coordinator", **changed: object) -> tuple[Invitation, str]:
        given = {"email": "nell@homes.example", "name": "Nell Pike", "roles": ["caseworker"]} | changed
        return invitations.invite(agency=agency("Pit and Shaft Homes"), by=person(by), **given)

    return made


def test_inviting_leads_to_a_link_that_is_shown_once(silverpit, as_, post, get, fields):
    client = as_("coordinator")
    page = post(client, "people/invite/", **fields()).content.decode()
    (token,) = set(LINK.findall(page))
    made = Invitation.objects.get()
    assert made.token == digest(token) and made.roles == ["caseworker", "partner-lead"] and made.represents
    again = get(client, "people/invitations/links/").content.decode()
    assert not LINK.search(again) and "A link is shown once" in again


def test_the_page_of_links_is_kept_by_no_browser(silverpit, as_, get):
    assert "no-store" in get(as_("coordinator"), "people/invitations/links/")["Cache-Control"]


def test_neither_the_database_nor_the_log_holds_the_link(silverpit, invited):
    made, token = invited()
    assert made.token == digest(token) != token
    event = Event.objects.get(kind="person invited")
    assert token not in f"{event.sentence}{event.detail}{opened([event.number])}"
    assert opened([event.number])[event.number] == {"name": "Nell Pike", "email": "nell@homes.example"}


def test_links_that_a_browser_makes_up_show_nothing(silverpit, as_, get, invited):
    _made, token = invited()
    client = as_("coordinator")
    client.cookies["invitations"] = token
    assert token not in get(client, "people/invitations/links/").content.decode()


def test_a_double_click_invites_once(silverpit, as_, post, fields):
    client = as_("coordinator")
    for _twice in range(2):
        post(client, "people/invite/", once="a" * 32, **fields())
    assert Invitation.objects.count() == 1


def test_what_breaks_a_form_that_is_done_once_is_answered_like_any_other(silverpit, as_, post, fields, monkeypatch):
    def damaged(**given):
        raise WarehouseError("current names an edition that is not there")

    client = as_("coordinator")
    with monkeypatch.context() as broken:
        broken.setattr(invitations, "invite", damaged)
        assert post(client, "people/invite/", once="a" * 32, **fields()).status_code == 503
    post(client, "people/invite/", once="a" * 32, **fields())
    assert Invitation.objects.count() == 1, "the same form, sent again once that is mended, is done"


@pytest.mark.parametrize("written", ["nell@homes.example", "Nell@Homes.Example"])
def test_the_same_address_twice_for_the_same_agency_is_refused_kindly(
    silverpit, as_, invited, post, read_out, fields, written
):
    invited()
    said = read_out(post(as_("coordinator"), "people/invite/", **fields(email=written)))
    assert f"{written} was invited for Pit and Shaft Homes on" in said
    assert "Send that invitation again, or withdraw it" in said
    assert Invitation.objects.count() == 1


def test_for_another_agency_it_is_taken(silverpit, as_, agency, invited, post, fields):
    invited()
    post(as_("coordinator"), "people/invite/", **fields(agency=agency("Doggerland Police").pk))
    assert Invitation.objects.count() == 2


def test_who_works_for_the_agency_is_not_invited_for_it(silverpit, as_, post, read_out, fields):
    said = read_out(post(as_("coordinator"), "people/invite/", **fields(email="housing@silverpit.example")))
    assert "works for Pit and Shaft Homes already. Give them roles on their own page" in said


def test_what_is_missing_is_named_and_what_was_typed_stays(silverpit, as_, post, fields):
    answer = post(as_("coordinator"), "people/invite/", **fields(email="nell", roles=[]))
    page = answer.content.decode()
    assert "<title>Error: Invite somebody" in page
    assert "Enter an e-mail address, such as name@example.gov.uk" in page
    assert "Choose at least one role: without one they would see nothing here" in page
    assert 'value="Nell Pike"' in page


def test_an_agency_of_somebody_else_s_can_t_be_chosen(silverpit, fladen, as_, agency, post, fields):
    post(as_("coordinator"), "people/invite/", **fields(agency=agency("Fladen Council").pk))
    assert not Invitation.objects.exists()


def test_sent_again_there_is_a_new_link_and_the_old_opens_nothing(silverpit, as_, invited, post):
    made, old = invited()
    page = post(as_("coordinator"), f"people/invitations/{made.pk}/send-again/").content.decode()
    (new,) = set(LINK.findall(page))
    made.refresh_from_db()
    assert made.token == digest(new) != digest(old)


def test_after_fourteen_days_it_has_run_out_and_is_good_again_once_sent_again(
    silverpit, as_, invited, person, get, read_out, today
):
    made, _token = invited()
    later = dt.datetime.combine(today + 15 * DAY, dt.time(12))
    with time_machine.travel(later):
        page = read_out(get(as_("coordinator"), "people/invitations/"))
        assert "Ran out on" in page
        invitations.send_again(invitation=made, by=person("coordinator"))
        assert "Waiting. Good until" in read_out(get(as_("coordinator"), "people/invitations/"))


def test_withdrawn_it_stands_under_earlier_and_is_not_sent_again(silverpit, as_, person, invited, post, read_out):
    made, _token = invited()
    page = read_out(post(as_("coordinator"), f"people/invitations/{made.pk}/withdraw/"))
    assert "The invitation to Nell Pike was withdrawn" in page and "Withdrawn" in page.split("Earlier")[1]
    made.refresh_from_db()
    for change in (invitations.send_again, invitations.withdraw):
        with pytest.raises(Refused):
            change(invitation=made, by=person("coordinator"))


def test_an_invitation_that_ran_out_is_not_good_again_beside_a_newer_one(silverpit, invited, person, today):
    old, _token = invited()
    with time_machine.travel(dt.datetime.combine(today + 15 * DAY, dt.time(12))):
        invited()
        with pytest.raises(Refused, match="was invited"):
            invitations.send_again(invitation=old, by=person("coordinator"))


def test_that_of_another_partnership_is_not_there(silverpit, fladen, invited, as_):
    made, _token = invited()
    stranger = as_("stranger@fladen.example")
    for path in ("send-again", "withdraw"):
        at = f"/p/fladen/partnership/people/invitations/{made.pk}/{path}/"
        assert stranger.get(at).status_code == stranger.post(at).status_code == 404
    assert "Nell" not in stranger.get("/p/fladen/partnership/people/invitations/").content.decode()


def test_a_ticket_of_another_partnership_s_gives_no_link(silverpit, fladen, invited, as_):
    _made, token = invited()
    answer = as_("stranger@fladen.example").post(
        "/p/fladen/partnership/people/invitations/links.csv", {"ticket": token}
    )
    assert token not in answer.content.decode()


def test_the_links_as_a_spreadsheet_open_in_excel_and_run_nothing(silverpit, as_, invited, post):
    _made, token = invited(name="=HYPERLINK(1)")
    answer = post(as_("coordinator"), "people/invitations/links.csv", ticket=token)
    assert answer["Content-Type"].startswith("text/csv") and answer.content.startswith(b"\xef\xbb\xbf")
    (row,) = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert row["name"] == "'=HYPERLINK(1)" and LINK.fullmatch(row["link"])[1] == token


def test_that_links_were_taken_away_is_in_the_log_and_whose_is_not(silverpit, as_, person, invited, post):
    _made, token = invited()
    post(as_("coordinator"), "people/invitations/links.csv", ticket=token)
    event = Event.objects.get(kind="list exported")
    assert event.sentence == "links of invitations: downloaded as CSV, 1 of them"
    assert (event.by, event.partnership) == (f"person:{person('coordinator').pk}", "silverpit")


def test_without_a_mail_server_nothing_is_sent(
    silverpit, settings, as_, post, fields, read_out, django_capture_on_commit_callbacks
):
    settings.MAIL = None
    with django_capture_on_commit_callbacks(execute=True):
        page = read_out(post(as_("coordinator"), "people/invite/", **fields()))
    assert "This site sends no e-mail" in page and mail.outbox == []


def test_with_one_the_link_goes_by_e_mail_too(
    silverpit, settings, as_, post, fields, django_capture_on_commit_callbacks
):
    settings.MAIL = True
    with django_capture_on_commit_callbacks(execute=True):
        page = post(as_("coordinator"), "people/invite/", **fields()).content.decode()
    (letter,) = mail.outbox
    assert letter.to == ["nell@homes.example"] and LINK.findall(letter.body) == LINK.findall(page)[:1]
    assert "Cora Dunn invites you to take part in Silverpit Community Safety Partnership" in letter.body


def test_a_mail_server_that_refuses_spoils_nothing(
    silverpit, settings, as_, post, fields, django_capture_on_commit_callbacks
):
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        page = post(as_("coordinator"), "people/invite/", **fields()).content.decode()
    assert LINK.search(page)


def test_no_letter_is_sent_for_what_was_refused(
    silverpit, settings, as_, invited, post, fields, django_capture_on_commit_callbacks
):
    settings.MAIL = True
    invited()
    with django_capture_on_commit_callbacks(execute=True):
        post(as_("coordinator"), "people/invite/", **fields())
    assert mail.outbox == []


def test_whoever_came_back_is_invited_anew(silverpit, person, membership, agency, today):
    gone = membership("housing")
    leaving.leave(membership=gone, last_day=today - DAY, seen=gone.version, by=person("coordinator"))
    made, _token = invitations.invite(
        agency=agency("Pit and Shaft Homes"), email="housing@silverpit.example", name="Hugh Osei", roles=["caseworker"],
        by=person("coordinator"),
    )  # fmt: skip
    assert made.pk
