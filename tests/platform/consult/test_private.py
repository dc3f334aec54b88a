"""What is kept private: who sees it, who may change that, and that nobody else notices that it is there."""

import datetime as dt
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import retention
from frankpledge.partnership.agencies.models import Holding
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import subject_access
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.assess.queries.agreed import agreed
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.consult import changes
from frankpledge.partnership.consult.models import Concern, PrivacyNote
from frankpledge.partnership.consult.queries import ranked

HERE = "/p/silverpit/"
PAGE = f"{HERE}concerns/"
CONFIDED = {
    "title": "Threats in Zebrawood Close", "words": "Told by the zebrawood group.", "way": "affected", "theme": "",
    "group": "Zebrawood women's group", "people": 3, "asked": 5, "place": "Zebrawood Close", "first": True,
}  # fmt: skip
WHY = "The group asked that it stay in the room."
LOOKED_AT = (
    "", "search/?q=zebrawood", "search/?q=concern", "duties/", "concerns/", "concerns/?order=theme",
    "concerns/?way=affected", "concerns/?theme=none", "concerns/?first=on", "concerns/?standing=unanswered",
    "concerns/?standing=withdrawn", "concerns/?privacy=private", "concerns/?format=csv", "concerns/?format=json",
    "concerns/ranking/", "concerns/ranking/?format=json", "concerns/reached/", "concerns/reached/?format=json",
    "assessments/2026-27/", "assessments/2026-27/boxes/", "workshops/",
)  # fmt: skip
ABOUT_ONE = ("", "change/", "answer/", "withdraw/", "put-back/", "make-private/", "make-open/")


def found(client, address: str) -> tuple[int, str]:
    """What somebody gets, without what is drawn anew for each page."""
    answer = client.get(HERE + address)
    text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    return answer.status_code, re.sub(r'(name="(?:csrfmiddlewaretoken|once)" value|nonce)="[^"]*"', "", text)


def everything(client) -> dict[str, tuple[int, str]]:
    return {address: found(client, address) for address in LOOKED_AT}


def titles(client, asked: str = "") -> list[str]:
    return [row["title"] for row in json.loads(found(client, f"concerns/?format=json&{asked}")[1])]


@pytest.fixture
def confided(written):
    """Written down by the coordinator, and private from the start."""

    def write(**said: object) -> Concern:
        return written(**CONFIDED | {"private": True} | said)

    return write


def withdrawn(one: Concern, by) -> Concern:
    return changes.withdraw(concern=one, because="Twice", seen=one.version, by=by)


# Who reads and writes nothing, and who writes and sees only their own.
@pytest.mark.parametrize("who", ["councillor", "caseworker"])
def test_who_may_not_see_it_finds_everything_as_if_it_were_not_there(
    written, confided, bare_assessment, person, as_, who
):
    client, coordinator = as_(who), person("coordinator")
    written(raised_on=dt.date(2026, 1, 2))
    before = everything(client)
    confided()
    withdrawn(confided(title="Zebrawood once more"), coordinator)
    confided(title="Zebrawood, answered", answer="Seen to", answered_on=dt.date(2026, 10, 1))
    hidden = written(**CONFIDED | {"title": "Zebrawood, in the open at first"})
    changes.make_private(concern=hidden, because=WHY, seen=1, by=coordinator)
    after = everything(client)
    assert {address for address in LOOKED_AT if after[address] != before[address]} == set()
    assert sum(status == 200 for status, _text in before.values()) >= (21 if who == "caseworker" else 18)
    nothing = 2 * hidden.pk
    for act in ABOUT_ONE:
        for method in (client.get, client.post):
            got, none = (method(f"{PAGE}{pk}/{act}") for pk in (hidden.pk, nothing))
            assert got.status_code == none.status_code and got.status_code in (404, 405)
    assert found(client, f"concerns/{hidden.pk}/") == found(client, f"concerns/{nothing}/")


def test_to_see_what_is_private_and_to_change_that_are_two_rights(confided, as_):
    one = confided()
    analyst, coordinator, there = as_("analyst"), as_("coordinator"), f"{PAGE}{one.pk}/"
    page = analyst.get(there).content.decode()
    assert "Zebrawood women&#39;s group" in page and re.search(r'class="govuk-tag[^>]*>\s*Private', page)
    assert "Written down as private 17 November 2026" in page and "make-open" not in page
    assert analyst.get(f"{there}make-open/").status_code == 404
    assert analyst.post(f"{there}make-open/", {"because": WHY, "version": "1"}).status_code == 404
    assert Concern.objects.get().private and "make-open" in coordinator.get(there).content.decode()
    for role in ROLES.values():  # nobody hides a thing from themselves
        if Permission.CHANGE_PRIVACY in role.permissions:
            assert role.permissions >= {Permission.READ_CONCERNS, Permission.READ_PRIVATE_CONCERNS}


@pytest.mark.parametrize("act", ["withdraw", "make-open"])
def test_a_look_at_what_is_private_is_in_the_log_also_where_a_form_is_sent_without_being_asked_for(confided, as_, act):
    one = confided()
    page = as_("coordinator").post(f"{PAGE}{one.pk}/{act}/", {}).content.decode()
    assert one.title in page and Event.objects.get(kind="private concern read").about == f"concern:{one.pk}"


def test_a_change_of_privacy_has_a_reason_and_leaves_a_note_and_an_event_without_it(written, as_):
    one = written()
    client, there = as_("coordinator"), f"{PAGE}{one.pk}/"
    assert "Say why it is to be private" in client.post(f"{there}make-private/", {"version": "1"}).content.decode()
    named = client.post(f"{there}make-private/", {"version": "1", "because": "Ask joe@example.org"}).content.decode()
    assert "This holds an e-mail address." in named and 'value="Ask joe@example.org"' in named
    client.post(f"{there}make-private/", {"version": "1", "because": WHY})
    page = client.get(there).content.decode()
    assert re.search(f"Made private 17 November 2026[^<]*, by Cora Dunn: {WHY}", page)
    event = Event.objects.filter(kind="concern made private").get()
    assert (event.sentence, event.about) == ("a concern was made private", f"concern:{one.pk}")
    assert WHY not in f"{event.sentence}{event.detail}"
    assert as_("councillor").get(there).status_code == 404
    client.post(f"{there}make-open/", {"version": "2", "because": "They agreed."})
    page = client.get(there).content.decode()
    assert "by Cora Dunn: They agreed." in page and f": {WHY}" in page
    seen = as_("councillor").get(there).content.decode()
    assert "Speeding through Markham" in seen and WHY not in seen and "Made open" not in seen


def test_of_two_who_change_it_the_second_is_told(written, as_):
    one = written()
    client, there = as_("coordinator"), f"{PAGE}{one.pk}/"
    sent = {"because": WHY, "version": "1"}
    client.post(f"{there}make-private/", sent)
    assert "This concern is private already." in client.post(f"{there}make-private/", sent).content.decode()
    stale = client.post(f"{there}make-open/", sent).content.decode()
    assert "Somebody else changed this" in stale and f'value="{WHY}"' in stale
    assert Concern.objects.get().private and PrivacyNote.objects.count() == 1
    assert client.get(f"{there}make-private/").status_code == 404


def test_whoever_writes_one_down_may_keep_it_private_sees_it_and_does_not_open_it(silverpit, as_, person):
    sent = {"title": "Threats", "way": "affected", "group": "Tenants", "raised_on_day": "3", "raised_on_month": "9",
            "raised_on_year": "2026", "private": "on"}  # fmt: skip
    client = as_("caseworker")
    page = client.post(f"{PAGE}write/", sent, follow=True).content.decode()
    one = Concern.objects.get()
    assert one.private and "It is written down, and private." in page
    there = f"{PAGE}{one.pk}/"
    client.post(f"{there}answer/", {"answer": "Seen to", "answered_on_day": "1", "answered_on_month": "11",
                                    "answered_on_year": "2026", "version": "1"})  # fmt: skip
    assert Concern.objects.get().answer == "Seen to"
    assert titles(client, "privacy=private") == ["Threats"] and titles(client, "privacy=open") == []
    assert client.post(f"{there}make-open/", {"because": WHY, "version": "2"}).status_code == 404
    assert as_("housing").get(there).status_code == 404  # a caseworker as well, of another agency
    with pytest.raises(Refused, match="no such concern"):
        changes.withdraw(concern=one, because="Twice", seen=2, by=person("housing"))
    Holding.objects.filter(membership__person=person("caseworker")).update(role="scrutiny-member")
    assert as_("caseworker").get(there).status_code == 404  # who scrutinises now keeps nothing of the former post


def test_changing_its_words_does_not_open_it(confided, as_):
    one = confided()
    sent = {"title": "Threats", "way": "affected", "group": "Tenants", "raised_on_day": "3", "raised_on_month": "9",
            "raised_on_year": "2026", "version": "1", "private": ""}  # fmt: skip
    as_("analyst").post(f"{PAGE}{one.pk}/change/", sent)
    assert (Concern.objects.get().title, Concern.objects.get().private) == ("Threats", True)


def test_what_is_shared_never_draws_on_it_and_who_sees_it_is_told_so(written, confided, bare_assessment, as_):
    confided()
    today = timezone.localdate()
    assert agreed(bare_assessment, today).concerns is None
    written()
    assert [one.title for one in agreed(bare_assessment, today).concerns] == ["Road safety"]
    assert len(ranked(bare_assessment.partnership, dt.date(2026, 1, 1), today)) == 1
    for page in ("ranking/", "reached/"):
        seen = as_("coordinator").get(PAGE + page).content.decode()
        assert "Zebrawood" not in seen and "?privacy=private&amp;period=last-twelve-months" in seen
        assert "1 private concern of this time is not counted here, where everybody sees the same</a>" in seen


def test_what_waits_on_the_start_page_is_what_the_list_shows(written, confided, as_):
    written()
    confided()
    page = as_("coordinator").get(HERE).content.decode()
    assert "2 without an answer" in page
    assert len(titles(as_("coordinator"), "standing=unanswered&period=last-twelve-months")) == 2


def test_a_list_that_is_downloaded_says_what_is_private_and_can_be_taken_in_again(written, confided, as_):
    written()
    confided(title="Zebrawood")
    client = as_("analyst")
    sent = b"".join(client.get(f"{PAGE}?format=csv").streaming_content)
    assert sent.decode("utf-8-sig").splitlines()[0].endswith(",private")
    assert "private" not in b"".join(as_("councillor").get(f"{PAGE}?format=csv").streaming_content).decode()
    PrivacyNote.objects.all().delete()
    Concern.objects.all().delete()
    looked_through = client.post(f"{PAGE}paste/", {"file": SimpleUploadedFile("c.csv", sent)}).content.decode()
    assert len(re.findall(r'class="govuk-tag[^>]*>\s*Private', looked_through)) == 1
    again = {"concerns": sent.decode("utf-8-sig"), "taken": "True"}
    client.post(f"{PAGE}paste/", again)
    assert dict(Concern.objects.values_list("title", "private")) == {
        "Zebrawood": True, "Speeding through Markham": False,
    }  # fmt: skip
    told = [event.sentence for event in Event.objects.filter(kind__contains="concerns written down")]
    assert sorted(told) == [
        "1 concern was written down from a list", "1 private concern was written down from a list",
    ]  # fmt: skip
    assert "is on the register already" in client.post(f"{PAGE}paste/", again).content.decode()


def test_no_list_that_is_pasted_finds_out_what_is_private(confided, as_):
    confided(title="Threats", group="Tenants", way="affected", raised_on=dt.date(2026, 9, 3))
    sent = {"concerns": "Threats; Tenants", "way": "affected", "raised_on_day": "3", "raised_on_month": "9",
            "raised_on_year": "2026"}  # fmt: skip
    assert "Write them all down" in as_("caseworker").post(f"{PAGE}paste/", sent).content.decode()
    assert "is on the register already" in as_("analyst").post(f"{PAGE}paste/", sent).content.decode()


def test_a_look_at_it_is_in_the_log_which_tells_nothing_of_it(written, confided, as_):
    one, other = confided(), written()
    client = as_("analyst")
    for pk in (one.pk, other.pk):
        client.get(f"{PAGE}{pk}/")
    as_("caseworker").get(f"{PAGE}{one.pk}/")
    look = Event.objects.get(kind="private concern read")
    assert look.about == f"concern:{one.pk}"
    titles(client)
    titles(client, "privacy=open")
    (taken,) = Event.objects.filter(kind="list exported")
    assert taken.sentence == "concerns, private ones among them: downloaded as JSON, all of it"
    log = as_("information").get(f"{HERE}partnership/log/").content.decode()
    assert "A private concern was looked at" in log and "A private concern was written down" in log
    assert "Zebrawood" not in log and "affected" not in log


@pytest.mark.parametrize("address", ["search/?q=zebrawood", "search/?q=zebrawood&in=concerns", "concerns/"])
def test_where_it_is_listed_it_says_that_it_is_private_and_the_look_is_in_the_log(confided, as_, address):
    confided()
    assert re.search(r"govuk-tag--purple[^>]*>\s*Private\s*</strong>", found(as_("coordinator"), address)[1])
    (event,) = Event.objects.filter(kind="private concerns listed")
    assert event.sentence.endswith(": 1") and "ebrawood" not in event.sentence


def test_it_goes_when_its_time_is_over_and_whoever_asks_what_is_held_of_them_gets_it(confided, silverpit, person):
    one = confided()
    held = {each.title: each for each in subject_access.sections(person("coordinator"), silverpit)}
    assert held["Concern"].rows[0]["Words"].text == "Told by the zebrawood group."
    assert held["Privacy note"].rows[0]["Concern"].text
    Concern.objects.filter(pk=one.pk).update(raised_on=dt.date(2019, 11, 16))
    lines = {line.model: line.done for line in retention.run(by="the test")}
    assert (lines["consult.Concern"], lines["consult.PrivacyNote"]) == (1, 1)
