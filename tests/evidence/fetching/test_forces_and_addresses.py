"""The names of forces and the addresses of publishers."""

from urllib.parse import urlsplit

import pytest

from frankpledge.evidence.fetching.publishers import UnknownForce, force_named, publishers


@pytest.mark.parametrize(
    "text, id",
    [
        ("Leicestershire", "leicestershire"),
        ("leicestershire police", "leicestershire"),
        ("Devon and Cornwall", "devon-and-cornwall"),
        ("City of London", "city-of-london"),
        ("Metropolitan Police", "metropolitan"),
        ("Heddlu Gwent", "gwent"),
        ("btp", "btp"),
    ],
)
def test_a_force_is_known_by_its_name_however_it_is_written(text, id):
    assert force_named(text).id == id


def test_a_name_that_is_no_force_lists_those_that_come_near():
    with pytest.raises(UnknownForce, match="“Leicester”. Did you mean: .*Leicestershire Police"):
        force_named("Leicester")


@pytest.mark.parametrize(
    "force, area",
    [("City of London", "London, City of"), ("Metropolitan", "Metropolitan Police"), ("Dyfed-Powys", "Dyfed-Powys")],
)
def test_a_force_is_matched_to_its_area_as_the_ons_writes_it(force, area):
    assert force_named(force).polices(area) and not force_named(force).polices("Leicestershire")


@pytest.mark.parametrize("pair", ["http://example.org", "police=ftp://example.org", "home=http://example.org", "ons="])
def test_an_address_that_is_none_is_said(pair):
    with pytest.raises(ValueError, match="is no address: write police=, ons= or nomis="):
        publishers([pair])


def test_the_publishers_own_addresses_are_asked_where_no_other_is_given():
    assert {urlsplit(p.root).scheme for p in publishers().values()} == {"https"}
