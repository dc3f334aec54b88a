"""From a workshop that is prepared to scores that are shown, in the browser, as members and telephones see it."""

import re

import pytest

AT = "/p/silverpit/workshops/"
YEAR = "2026-27"


def value(page: str, name: str) -> str:
    return re.search(rf'name="{name}"[^>]*value="([^"]+)"', page)[1]


@pytest.fixture
def coordinator(silverpit, with_figures, as_):
    """Their browser, with a workshop that was prepared on the figures."""
    client = as_("coordinator")
    period = value(client.get(f"{AT}prepare/").content.decode(), "period")
    client.post(f"{AT}prepare/", {"year": YEAR, "period": period})
    return client


def pressed(client, path: str, **given: str) -> str:
    """The page after a form of one button was sent."""
    page = client.get(f"{AT}{YEAR}/{path}").content.decode()
    return client.post(f"{AT}{YEAR}/{path}", {"version": value(page, "version"), **given}, follow=True).content.decode()


def test_a_workshop_is_prepared_on_the_figures_opened_scored_and_closed(coordinator, telephone):
    page = coordinator.get(f"{AT}{YEAR}/").content.decode()
    assert page.count('class="workshop__issue"') == 8
    assert "Score of the evidence: 94 of 100, place 1 of the 13 problems held." in page
    assert "Add from the figures" in page
    assert "Scoring is open" in pressed(coordinator, "open/")

    form = value(coordinator.get(f"{AT}{YEAR}/slips/").content.decode(), "form")
    slips = coordinator.post(f"{AT}{YEAR}/slips/", {"count": "3", "form": form}).content.decode()
    codes = re.findall(r'class="govuk-body slip__code">([A-Z0-9-]+)<', slips)
    assert len(set(codes)) == 3 and slips.count("<svg") == 3
    assert codes[0] not in coordinator.get(f"{AT}{YEAR}/slips/").content.decode()

    for code in codes:
        telephone.post("/score/", {"code": code.lower()})
        for n in range(1, 9):
            page = telephone.get(f"/score/issues/{n}/").content.decode()
            assert "What the figures say" in page
            items = set(re.findall(r'name="(\w+)" type="radio"', page))
            telephone.post(f"/score/issues/{n}/", dict.fromkeys(items, "4"))
        assert "Your scores were sent" in telephone.post("/score/send/", follow=True).content.decode()
        telephone.post("/score/leave/")

    page = pressed(coordinator, "close/")
    assert "The ranking" in page and page.count("joint 1") >= 8


def test_issues_are_taken_from_the_figures_that_have_none_yet(coordinator):
    page = coordinator.get(f"{AT}{YEAR}/issues/offered/").content.decode()
    left = re.findall(r'name="problems" type="checkbox" value="([-\w]+)"', page)
    assert len(left) == 5 and "shoplifting" not in left
    coordinator.post(f"{AT}{YEAR}/issues/offered/", {"problems": left[:2]})
    assert coordinator.get(f"{AT}{YEAR}/").content.decode().count('class="workshop__issue"') == 10
    assert (
        "Select a valid choice"
        in coordinator.post(f"{AT}{YEAR}/issues/offered/", {"problems": ["shoplifting"]}).content.decode()
    )
