"""The priority workshop: slips, three telephones, and what the group makes of the ranking."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# Of the answers to every question on an issue, which one each of three people ticks.
BALLOTS = ((1, 3, 0), (1, 3, 3), (0, 2, 3))
WHY = "The violence board has a plan for it already."


def test_the_coordinator_prepares_it_opens_it_and_makes_slips(story, visitor):
    cora = visitor("coordinator", state=story.cora)
    cora.go("/p/silverpit/")
    cora.open("Priorities")
    cora.press("Prepare a workshop")
    cora.tick(cora.main.get_by_role("radio", name=re.compile("^20..[-/]..$")).first)
    cora.tick("Latest 12 months (February 2025 to January 2026)")
    cora.press("Prepare it")
    story.workshop = urlsplit(cora.page.url).path
    issues = cora.main.get_by_role("link", name=re.compile("^Take out"))
    while issues.count() > len(BALLOTS[0]):
        cora.follow(issues.last)
        cora.press("Take it out")
    cora.press("Open scoring")
    cora.press("Open scoring")
    cora.press("Make slips")
    cora.write("How many slips?", str(len(BALLOTS)))
    cora.press("Make them")
    story.slips = cora.main.locator(".slip__code").all_inner_texts()
    assert len(set(story.slips)) == len(BALLOTS)
    cora.go(story.workshop)
    assert cora.main.get_by_role("link", name=re.compile("results", re.IGNORECASE)).count() == 0


def test_three_score_by_telephone_two_of_them_without_javascript(story, visitor):
    for number, (slip, answers) in enumerate(zip(story.slips, BALLOTS, strict=True)):
        somebody = visitor("participant", 360, scripts=number == 0)
        if number == 0:  # by the picture on the slip, whose address holds the code
            somebody.go(f"/score/#{slip.replace('-', '')}")
            expect(somebody.main.get_by_label("The code on your slip")).to_have_value(slip.replace("-", ""))
        else:
            somebody.go("/score/")
            somebody.write("The code on your slip", slip.lower())
        somebody.press("Begin")
        somebody.press("Begin")
        for answer in answers:
            for question in somebody.main.get_by_role("group").all():
                question.get_by_role("radio").nth(answer).check()
            somebody.press("Save and go on")
        somebody.press("Send my scores")
        assert "Your scores were sent" in somebody.text


def test_the_group_sees_ranking_and_spread_and_says_why_it_departs(story, visitor):
    cora = visitor("coordinator", state=story.cora)
    cora.go(story.workshop)
    cora.press("Close scoring")
    cora.press("Close scoring")
    ranking = cora.main.get_by_role("table").filter(has_text="Issues by risk, the highest first")
    ranked = [row.split("\t")[0] for row in ranking.get_by_role("row").all_inner_texts()[1:]]
    first, last = ranked[0], ranked[-1]
    assert len(ranked) == len(BALLOTS[0]) and last == "Shoplifting"
    far_apart = cora.text.partition("Talk about this first")[2].partition("The ranking")[0]
    assert "Violence and sexual offences" in far_apart

    for name in ranked:
        cora.open(re.compile(f"^Decide.*{name}"))
        cora.tick("Not a priority" if name == first else "A priority")
        cora.press("Save")
    cora.press("Write down as decided")
    cora.press("They are decided")
    assert cora.page.title().startswith("Error: ")
    assert f"ranks below “{first}”" in cora.text

    cora.go(f"{story.workshop}results/")
    cora.open(re.compile(f"^Change.*{first}"))
    cora.write("Why?", WHY)
    cora.press("Save")
    cora.press("Write down as decided")
    cora.press("They are decided")
    assert WHY in cora.text
    story.priority = ranked[1]
