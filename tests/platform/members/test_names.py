"""Names that look the same are the same, and two people with one name are told apart."""

import pytest

from frankpledge.partnership.agencies import pasted
from frankpledge.partnership.agencies.forms.agencies import AgencyForm
from frankpledge.partnership.agencies.forms.log import LogForm
from frankpledge.partnership.agencies.models import Agency, Membership, Person
from frankpledge.partnership.agencies.queries import names
from frankpledge.partnership.design.names import NameField, Unseen, tidied

UNSEEN = {
    "a zero-width space": "Anil\u200b Rao",
    "a mark of direction": "\u202eoaR linA",
    "a soft hyphen": "An\u00adil Rao",
    "a control character": "Anil\x07 Rao",
    "a filler": "Anil\u3164Rao",
    "a variation selector": "Anil\ufe0f Rao",
    "nothing but joiners": "\u200d\u200d",
}


@pytest.mark.parametrize("what", UNSEEN)
def test_a_name_with_something_in_it_that_cannot_be_seen_is_refused(what):
    with pytest.raises(Unseen, match="can’t be seen"):
        tidied(UNSEEN[what])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anil \t Rao ", "Anil Rao"),
        ("Zoe\u0308 O\u2019Brien", "Zo\u00eb O\u2019Brien"),
        ("Anil\u00a0Rao", "Anil Rao"),
        ("شاه پریا", "شاه پریا"),
        ("Đặng Thị-Mai 3", "Đặng Thị-Mai 3"),
    ],
)
def test_a_name_is_kept_in_one_way_of_writing_it(typed, kept):
    assert tidied(typed) == NameField().clean(typed) == kept


def test_the_forms_and_a_pasted_list_refuse_them_in_words(silverpit, as_):
    answer = as_("analyst").post("/account/name/", {"name": UNSEEN["a mark of direction"]})
    assert "There is a character in this name that can’t be seen" in answer.content.decode()
    council = Agency.objects.get(name="Silverpit Borough Council")
    line = f"{UNSEEN['a soft hyphen']},a@silverpit.example,{council.name},,Analyst"
    _people, (said,) = pasted.read(line, [council], 10)
    assert "Line 1" in said and "can’t be seen" in said


def test_an_agency_is_not_kept_under_words_that_stand_for_its_name():
    form = AgencyForm({"name": "Integrated care board for this area (name to be filled in)"})
    assert form.errors["name"] == ["Enter the agency's own name"]


def test_two_people_with_one_name_are_shown_with_their_agencies(silverpit, fladen, person, agency):
    anil = person("analyst")
    twin = Person.objects.create(email="other@silverpit.example", name="anil rao")
    row = Membership.objects.create(person=twin, agency=agency("Doggerland Police"), since=silverpit.since)
    Person.objects.filter(email="stranger@fladen.example").update(name="Cora Dunn")  # of somebody else's partnership
    wanted = [f"person:{anil.pk}", f"membership:{row.pk}", f"person:{person('coordinator').pk}"]
    known = names.of(wanted, silverpit)
    assert known == {
        wanted[0]: "Anil Rao, Doggerland County Council",
        wanted[1]: "anil rao, Doggerland Police",
        wanted[2]: "Cora Dunn",
    }
    choices = dict(LogForm(partnership=silverpit).fields["who"].choices)
    assert (choices[str(anil.pk)], choices[str(twin.pk)]) == (known[wanted[0]], known[wanted[1]])
