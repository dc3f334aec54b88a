"""A pasted list becomes invitations: all of it or none, with what is wrong said line by line."""

import csv
import io
import re

import pytest

from frankpledge.partnership.agencies import pasted
from frankpledge.partnership.agencies.forms.invitations import MOST
from frankpledge.partnership.agencies.models import Agency, Invitation

LIST = """\
Name\tE-mail\tAgency\tJob\tRole
Nell Pike\tnell@homes.example\tPit and Shaft Homes\tEstates manager\tCaseworker
Owen Tait\towen@police.example\tDoggerland Police\tSergeant\tCaseworker; Partner lead
"""
TYPED = """\
Nell Pike, nell@homes.example, pit and shaft homes, , caseworker

"Tait, Owen", o@police.example, Doggerland Police, , analyst
"""


@pytest.fixture
def agencies(silverpit) -> list[Agency]:
    return list(silverpit.agencies.all())


def test_lines_of_a_spreadsheet_are_read_and_their_headings_left_out(agencies):
    people, wrong = pasted.read(LIST, agencies, MOST)
    assert wrong == []
    assert [(p.number, p.name, p.agency.name, p.job, p.roles) for p in people] == [
        (2, "Nell Pike", "Pit and Shaft Homes", "Estates manager", ("caseworker",)),
        (3, "Owen Tait", "Doggerland Police", "Sergeant", ("caseworker", "partner-lead")),
    ]


def test_lines_that_are_typed_are_read_too_with_a_comma_in_a_name(agencies):
    people, wrong = pasted.read(TYPED, agencies, MOST)
    assert wrong == [] and [p.name for p in people] == ["Nell Pike", "Tait, Owen"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A, a@b.example, Doggerland Police, caseworker", "Line 1: there must be five parts"),
        (", a@b.example, Doggerland Police, , caseworker", "Line 1: the name is missing."),
        ("A, ab.example, Doggerland Police, , caseworker", "Line 1: “ab.example” is not an e-mail address"),
        ("A, a@b.example, The Police, , caseworker", "Line 1: no agency here is called “The Police”. There are: "),
        ("A, a@b.example, Doggerland Police, , boss", "Line 1: no role is called “boss”. There are: Coordinator; "),
        ("A, a@b.example, Doggerland Police, , ", "Line 1: no role is called “”."),
        ("A" * 121 + ", a@b.example, Doggerland Police, , analyst", "is longer than 120 characters."),
        ("A, a@" + "b" * 250 + ".example, Doggerland Police, , analyst", "is not an e-mail address"),
        ("\n \n", "There is nobody in the list."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(agencies, line, said):
    _people, wrong = pasted.read(line, agencies, MOST)
    assert len(wrong) == 1 and said in wrong[0]


def test_the_same_person_twice_is_said_with_both_lines(agencies):
    two = "A, a@b.example, Doggerland Police, , analyst\nA, A@b.example, Doggerland Police, , caseworker"
    assert pasted.read(two, agencies, MOST)[1] == ["Line 2: A@b.example is in line 1 already, for the same agency."]


def test_too_many_are_refused(agencies):
    many = "\n".join(f"P{n}, p{n}@b.example, Doggerland Police, , analyst" for n in range(MOST + 1))
    assert pasted.read(many, agencies, MOST)[1] == [f"There are {MOST + 1} people. Invite {MOST} at most at once."]


def test_the_list_is_shown_once_more_and_nobody_is_invited_yet(silverpit, as_, post, read_out):
    page = read_out(post(as_("coordinator"), "people/invite/several/", people=LIST))
    assert "Invite 2 people?" in page and "owen@police.example" in page and "Caseworker, Partner lead" in page
    assert not Invitation.objects.exists()


def test_then_all_are_invited_and_all_links_stand_in_one_table(silverpit, as_, post, read_out):
    client = as_("coordinator")
    answer = post(client, "people/invite/several/", people=LIST, sure="True")
    assert Invitation.objects.count() == 2
    tokens = set(re.findall(r'name="ticket" value="([^"]+)"', answer.content.decode()))
    assert len(tokens) == 2
    table = post(client, "people/invitations/links.csv", ticket=list(tokens)).content.decode("utf-8-sig")
    assert [row["name"] for row in csv.DictReader(io.StringIO(table))] == ["Nell Pike", "Owen Tait"]


def test_as_many_as_are_taken_at_once_all_get_their_links(silverpit, as_, post):
    many = "\n".join(f"P{n:02}, p{n:02}@b.example, Doggerland Police, , analyst" for n in range(MOST))
    client = as_("coordinator")
    answer = client.post("/p/silverpit/partnership/people/invite/several/", {"people": many, "sure": "True"})
    assert len(answer["Location"]) and len(answer.cookies["invitations"].OutputString()) < 4096
    shown = client.get(answer["Location"]).content.decode()
    assert len(re.findall('name="ticket"', shown)) == MOST


def test_one_wrong_line_and_nobody_is_invited(silverpit, as_, post, read_out):
    wrong = (
        LIST + "Cora\tcoordinator@silverpit.example\tDoggerland Police\t\tanalyst\nX\tx\tDoggerland Police\t\tanalyst\n"
    )
    answer = post(as_("coordinator"), "people/invite/several/", people=wrong, sure="True")
    page = read_out(answer)
    assert "Line 4: You can't invite yourself" in page and "Line 5: “x” is not an e-mail address" in page
    assert "Nobody was invited: there are 2 things to put right" in page
    assert "nell@homes.example" in answer.content.decode(), "what was pasted is still there"
    assert not Invitation.objects.exists()
