"""The gallery of components: for whoever is signed in, with each kind of field in each of its states."""

import re
from html.parser import HTMLParser

import pytest

from frankpledge.partnership.design.forms import component
from frankpledge.partnership.design.gallery import Sample


class Ids(HTMLParser):
    """The ids of a page, and what its labels are for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labelled: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = dict(attributes)
        self.ids += [has["id"]] if "id" in has else []
        self.labelled += [has["for"]] if "for" in has else []


@pytest.mark.parametrize("address", ["/design/", "/design/forms/"])
def test_it_is_for_who_is_signed_in(silverpit, as_, anybody, address):
    assert anybody.get(address).status_code == 302
    assert as_("councillor").get(address).status_code == 200


def test_the_sample_has_every_kind_of_field_that_a_form_can_show():
    shown = {component(bound) for bound in Sample()}
    assert shown == {"input", "date", "select", "textarea", "radios", "checkboxes", "checkbox", "file"}


def test_what_is_wrong_leads_to_its_field_with_what_was_typed(silverpit, as_):
    page = as_("councillor").get("/design/forms/").content.decode()
    ids = Ids(page)
    leads = re.findall(r'<a href="#(id_wrong-[^"]+)"', page)
    assert len(leads) >= 8
    assert set(leads) <= set(ids.ids)
    assert "The date must include a month" in page
    assert 'value="Speeding Speeding' in page
    assert "Select a valid choice. moon" in page


@pytest.mark.parametrize("address", ["/design/", "/design/forms/"])
def test_no_id_stands_twice_and_every_label_has_its_field(silverpit, as_, address):
    ids = Ids(as_("councillor").get(address).content.decode())
    assert [each for each in set(ids.ids) if ids.ids.count(each) > 1] == []
    assert set(ids.labelled) <= set(ids.ids)


def test_each_component_stands_beside_the_call_that_makes_it(silverpit, as_):
    page = as_("councillor").get("/design/").content.decode()
    for name in ("key_figure", "verdict", "table", "stacked", "grouped_table", "picture", "provenance"):
        assert re.search(r"<code>[^<]*design\." + name, page), name
    assert "govukNotificationBanner(" in page
