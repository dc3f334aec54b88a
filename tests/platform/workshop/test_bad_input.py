"""Every form of the room in every state of a workshop: sent empty, over-long and in other scripts; and others' rows."""

import re

import pytest

from frankpledge.evidence.period import Period
from frankpledge.partnership.workshop.changes import deciding, preparing
from frankpledge.partnership.workshop.models import Ballot, Issue, State, Workshop

AT = "/p/silverpit/workshops/2026-27/"
BAD = ["", "x" * 20_000, "سلامة المجتمع", "a\x00b\u202e\ufffe", "-99999999999999999999", '=HYPERLINK("x")']
FORMS = {
    State.OPEN: ("slips/", "slips/withdraw/", "close/", "take/"),
    State.CLOSED: ("issues/{issue}/decide/", "write-down/"),
    State.DECIDED: ("decide-again/",),
}


def as_they_are() -> tuple:
    workshops = Workshop.objects.values_list("state", "version", "reopened_because")
    return (
        list(workshops),
        list(Issue.objects.values_list("decision", "rank", "because", "version")),
        list(Ballot.objects.values_list("code", "begun", "sent", "withdrawn")),
    )


def brought_to(room, state: State) -> None:
    room.open(slips=4)
    if state == State.OPEN:
        return
    for code in room.codes:
        room.score(code, lambda place, item: 4)
    room.close()
    if state == State.DECIDED:
        for issue in Issue.objects.select_related("workshop__partnership"):
            deciding.decide(issue=issue, decision="priority", rank=None, because="", seen=1, by=room.by)
        deciding.write_down(workshop=room.fresh(), seen=room.fresh().version, by=room.by)


@pytest.mark.parametrize("state", FORMS)
def test_no_form_breaks_and_none_changes_anything(room, as_, state):
    brought_to(room, state)
    client, before = as_("coordinator"), as_they_are()
    for path in FORMS[state]:
        at = AT + path.format(issue=Issue.objects.first().pk)
        fields = re.findall(r'name="(\w+)"', client.get(at).content.decode())
        fields = {name for name in fields if name not in ("csrfmiddlewaretoken", "once", "q", "viewport", "theme")}
        assert fields
        for bad in BAD:
            answer = client.post(at, dict.fromkeys(fields, bad))
            assert answer.status_code == 200, (path, bad)
            assert "govuk-error-summary" in answer.content.decode()
    assert as_they_are() == before


@pytest.mark.parametrize("bad", BAD)
def test_the_form_of_the_code_breaks_at_nothing(db, telephone, bad):
    answer = telephone.post("/score/", {"code": bad})
    assert answer.status_code == 200 and "govuk-error-summary" in answer.content.decode()


@pytest.mark.parametrize("state", [State.PREPARING, *FORMS])
def test_what_belongs_to_another_state_is_not_there_or_leads_to_the_workshop(room, as_, state):
    if state != State.PREPARING:
        brought_to(room, state)
    client = as_("coordinator")
    for other, paths in FORMS.items():
        if other != state:
            for path in paths:
                answer = client.get(AT + path.format(issue=Issue.objects.first().pk))
                assert answer.status_code == 404 or answer["Location"] == AT
    assert client.get(AT).status_code == 200


def test_an_issue_of_another_partnership_or_another_year_does_not_exist(room, fladen, as_):
    theirs = Workshop.objects.create(
        partnership=fladen, year="2026-27", area="E07990999", period="2025", criteria=room.workshop.criteria
    )
    other = Issue.objects.create(workshop=theirs, position=1, title="Theirs")
    client = as_("coordinator")
    for path in ("", "remove/", "decide/"):
        for issue in (other.pk, 10**9):
            assert client.get(f"{AT}issues/{issue}/{path}").status_code == 404
            assert client.post(f"{AT}issues/{issue}/{path}", {"version": "1"}).status_code == 404
    assert client.get("/p/silverpit/workshops/2031-32/").status_code == 404
    own = Issue.objects.get(title="Noise").pk
    assert client.get(f"/p/silverpit/workshops/2025-26/issues/{own}/").status_code == 404


def test_a_code_leads_to_its_own_partnerships_workshop_and_saves_in_no_other(room, fladen, person, telephone, answers):
    stranger = person("stranger@fladen.example")
    theirs = preparing.make(
        partnership=fladen,
        year="2026-27",
        area="E07990999",
        period=Period.read("2025-04..2026-03"),
        problems=(),
        by=stranger,
    )
    for title in ("Rust", "Fog"):
        preparing.add_issue(workshop=theirs, title=title, about="", measures=[], by=stranger)
    room.open(slips=1)
    other = type(room)(theirs, stranger).open(slips=1)
    telephone.post("/score/", {"code": other.codes[0]})
    page = telephone.get("/score/ballot/").content.decode()
    assert "Fladen Community Safety Partnership" in page and "Silverpit" not in page
    telephone.post("/score/issues/1/", answers(room, 4))
    assert Ballot.objects.get(begun=True).workshop_id == theirs.pk
    assert telephone.get("/score/issues/3/").status_code == 404
