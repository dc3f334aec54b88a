"""What the law asks of an assessment: seven boxes, each with what it lacks and where that is mended."""

import dataclasses
import datetime as dt
import re

import pytest

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.assess.duty import duty_of
from frankpledge.partnership.assess.freezing_rules import may_be_frozen
from frankpledge.partnership.assess.models import Assessment, Chapter, Explanation, Finding, Passage, Taken
from frankpledge.partnership.assess.queries.boxes import Box, boxes
from frankpledge.partnership.assess.queries.content import contents
from frankpledge.partnership.assess.queries.standing import in_the_way
from frankpledge.partnership.consult.models import Concern

PAGE = "/p/silverpit/assessments/2026-27/"


def of(assessment: Assessment) -> dict[str, Box]:
    return {box.letter: box for box in boxes(assessment, contents(assessment))}


def lacks(assessment: Assessment, letter: str) -> list[str]:
    return [one.words for one in of(assessment)[letter].missing]


def write(assessment: Assessment, key: str, words: str = "Written.") -> None:
    Passage.objects.filter(chapter__assessment=assessment, chapter__key=key).update(text=words)


def say(**said: object) -> None:
    partnership = Partnership.objects.get(slug="silverpit")
    given = {"title": "Speeding", "way": "parish", "group": "Parishes", "raised_on": dt.date.today()} | said
    Concern.objects.create(partnership=partnership, **given)


def test_the_seven_stand_in_the_laws_order_and_none_is_met_at_first(opened):
    found = of(opened)
    assert "".join(found) == "abcdefg"
    assert not any(box.done for box in found.values()) and all(box.applies for box in found.values())
    assert found["a"].law == "SI 2007/1830, regulation 6(a)"


def test_each_names_the_chapters_in_which_it_is_met(opened):
    burglary = opened.chapters.get(key="burglary")
    assert [one.title for one in of(opened)["a"].met] == ["The overall picture", "Burglary", "Substance misuse"]
    assert of(opened)["c"].met[0].href == f"{PAGE}chapters/{burglary.pk}/"


def test_levels_are_told_by_a_finding_that_is_taken_or_by_words(opened):
    assert lacks(opened, "a") == [
        "“The overall picture”: none of its findings is taken, and nothing is written.",
        "“Burglary”: none of its findings is taken, and nothing is written.",
        "Nothing is written on the misuse of drugs, alcohol and other substances.",
    ]
    Finding.objects.filter(chapter__key="burglary").update(taken=Taken.CHANGED)
    write(opened, "overall")
    assert lacks(opened, "a") == ["Nothing is written on the misuse of drugs, alcohol and other substances."]
    write(opened, "substance-misuse")
    assert of(opened)["a"].done


def test_drugs_may_be_written_of_in_their_own_chapter(opened):
    opened.chapters.filter(key="substance-misuse").delete()
    assert of(opened)["a"].missing[-1].href == f"{PAGE}chapters/add/"
    chapter = Chapter.objects.create(assessment=opened, key="own-1", position=9, title="Drugs", theme="drugs",
                                     boxes="abc")  # fmt: skip
    assert of(opened)["a"].missing[-1].href == f"{PAGE}chapters/{chapter.pk}/"
    Passage.objects.create(chapter=chapter, name=Passage.COMMENTARY, text="What treatment services see.")
    assert not any("misuse" in words for words in lacks(opened, "a"))


def test_themes_without_a_chapter_are_told_and_not_held_against_it(opened):
    hints = of(opened)["a"].hints
    assert "There is no chapter on: " in hints[0] and "Road safety" in hints[0] and "Burglary" not in hints[0]


def test_a_chapter_that_alone_answers_a_box_is_missing_once_it_is_taken_out(opened):
    opened.chapters.filter(key="last-year").delete()
    assert lacks(opened, "f") == ["No chapter is about this."]


def test_no_law_asks_for_a_chapter_on_the_overall_picture(opened):
    opened.chapters.filter(key="overall").delete()
    Finding.objects.filter(chapter__key="burglary").update(taken=Taken.CHANGED)
    write(opened, "substance-misuse")
    assert of(opened)["a"].done and "There is no chapter on the overall picture." in of(opened)["a"].hints


def test_a_chapter_serves_the_boxes_that_are_kept_with_it_and_no_others(opened):
    opened.chapters.filter(key="burglary").update(boxes="a")
    assert [one.title for one in of(opened)["b"].met] == ["The overall picture"]
    assert lacks(opened, "c") == ["No chapter is about this."]


def test_a_clear_change_is_taken_or_left(opened):
    assert lacks(opened, "b") == ["“Burglary”: 1 clear change is neither taken nor left out."]
    finding = Finding.objects.filter(chapter__key="burglary")
    finding.update(taken=Taken.TAKEN)
    assert of(opened)["b"].done
    finding.update(look_again=True)
    assert lacks(opened, "b") == ["“Burglary”: 1 clear change is neither taken nor left out."]
    finding.update(taken=Taken.LEFT, look_again=False)
    assert lacks(opened, "b") == ["Nothing is said yet of what changed."]


def test_a_change_is_explained_and_we_dont_know_explains_it_if_it_says_what_would_tell(opened):
    chapter = opened.chapters.get(key="burglary")
    missing = of(opened)["c"].missing
    assert [one.words for one in missing] == ["“Burglary”: nobody says why “burglary-x” changed."]
    assert missing[0].href == f"{PAGE}chapters/{chapter.pk}/why/burglary-x/"
    why = Explanation.objects.create(chapter=chapter, measure="burglary-x", grade="unknown", text=" ")
    assert lacks(opened, "c") == ["“Burglary”: nobody says why “burglary-x” changed."]
    why.text = "The force's own account of how it records them."
    why.save()
    assert of(opened)["c"].done


def test_of_several_changes_the_chapter_is_where_they_are_mended(opened):
    chapter = opened.chapters.get(key="burglary")
    Finding.objects.create(chapter=chapter, measure="burglary", kind="change", verdict="rose", drafted="It rose.")
    missing = of(opened)["c"].missing
    assert missing[0].words.endswith("why “burglary-x” and “Burglary” changed.")
    assert missing[0].href == f"{PAGE}chapters/{chapter.pk}/"


def test_words_tell_what_should_come_first_where_no_workshop_decided(opened):
    assert lacks(opened, "d") == ["No workshop has decided, and nothing is written on what should come first."]
    write(opened, "priorities")
    assert of(opened)["d"].done


def test_what_people_want_is_told_by_concerns_of_the_last_twelve_months_or_by_words(opened):
    say(raised_on=dt.date.today() - dt.timedelta(days=400))
    say(withdrawn_on=dt.date.today())
    assert lacks(opened, "e")[0].startswith("No concern was written down in the twelve months to ")
    assert of(opened)["e"].missing[0].href == "/p/silverpit/concerns/"
    say()
    box = of(opened)["e"]
    assert box.done and "by one way only" in box.hints[0] and "Nobody has written" in box.hints[1]
    say(way="young")
    write(opened, "community")
    assert of(opened)["e"].hints == ()


def test_what_officers_hear_is_not_what_people_said(opened):
    say(way="officers")
    assert [words[:31] for words in lacks(opened, "e")] == ["All concerns came from officers"]
    write(opened, "community")
    assert of(opened)["e"].done and "All concerns came from officers" in of(opened)["e"].hints[0]
    say()
    assert of(opened)["e"].done


def test_words_tell_of_last_years_plan_and_of_the_county_and_nothing_is_said_in_words_too(opened):
    write(opened, "last-year")
    write(opened, "county", "There are no matters for the county.")
    found = of(opened)
    assert found["f"].done and found["g"].done


def test_what_only_words_fill_is_told_as_written_and_not_as_complete(opened, as_):
    write(opened, "last-year", "Nonsense.")
    write(opened, "priorities", "Nonsense.")
    Finding.objects.filter(chapter__key="burglary").update(taken=Taken.TAKEN)
    say()
    assert {letter: (box.done, box.by_words) for letter, box in of(opened).items()} == {
        "a": (False, False), "b": (True, False), "c": (False, False), "d": (True, True), "e": (True, False),
        "f": (True, True), "g": (False, False),
    }  # fmt: skip
    page = as_("analyst").get(f"{PAGE}boxes/").content.decode()
    assert "2 of 7 are complete." in page and "In 2 more something is written" in page
    assert [len(re.findall(rf">\s*{said}\s*<", page)) for said in ("Something is written", "Complete")] == [2, 2]


def test_the_misuse_of_substances_is_only_written_of(opened):
    Finding.objects.update(taken=Taken.TAKEN)
    write(opened, "substance-misuse", "Nonsense.")
    assert of(opened)["a"].done and of(opened)["a"].by_words


def test_matters_for_the_county_are_asked_of_districts_alone(opened):
    opened.partnership.tier = "unitary"
    box = {one.letter: one for one in boxes(opened, contents(opened))}["g"]
    assert not box.applies and box.done and box.missing == ()


WALES = "This is England's list. Check it against SI 2007/3076 with your legal team."
COUNTY = "asks this of district and unitary partnerships, and not of a county's."


@pytest.mark.parametrize(("nation", "tier", "said"), [("wales", "unitary", WALES), ("england", "county", COUNTY)])
def test_where_regulation_6_does_not_hold_it_is_a_guide(opened, as_, nation, tier, said):
    Partnership.objects.filter(slug="silverpit").update(nation=nation, tier=tier)
    box = of(Assessment.objects.get())["a"]
    assert (box.law, box.binds) == ("England: regulation 6(a), used as a guide", False) and box.missing
    page = as_("analyst").get(f"{PAGE}boxes/").content.decode()
    assert said in page and "Worth adding" in page and "What the law asks" not in page
    page = as_("analyst").get(f"{PAGE}freeze/").content.decode()
    assert "What the checklist would add" in page and "The law asks" not in page
    way = in_the_way(Assessment.objects.get())
    assert way.boxes and not may_be_frozen(way)
    assert may_be_frozen(dataclasses.replace(way, chapters=()))


def test_where_regulation_6_holds_nothing_is_frozen_without_it(opened):
    way = dataclasses.replace(in_the_way(opened), chapters=())
    assert "What the law asks for is not all there" in may_be_frozen(way).sentence


@pytest.mark.parametrize(
    ("nation", "tier", "rule"),
    [
        ("england", "district", "strategic-assessment"), ("england", "unitary", "strategic-assessment"),
        ("england", "county", ""), ("wales", "unitary", "strategic-assessment-wales"),
    ],
)  # fmt: skip
def test_each_nation_and_tier_has_the_duty_of_its_own_law(nation, tier, rule):
    assert duty_of(Partnership(nation=nation, tier=tier)) == rule


def test_the_boxes_of_a_year_that_is_over_are_of_that_year(opened):
    Assessment.objects.update(year="2020-21")
    say()
    assert lacks(Assessment.objects.get(), "e")[0].startswith(
        "No concern was written down in the twelve months to 31 March"
    )


def test_they_ask_for_concerns_and_the_workshop_and_nothing_else(opened, django_assert_max_num_queries):
    found = contents(opened)
    with django_assert_max_num_queries(3):
        boxes(opened, found)


def test_the_page_is_for_those_who_write(opened, as_):
    page = as_("analyst").get(f"{PAGE}boxes/").content.decode()
    assert "0 of 7 are complete." in page and "regulation 6(f)" in page and "with your legal team" in page
    assert "Nothing is written on how far last year&#39;s plan was carried out." in page
    assert as_("councillor").get(f"{PAGE}boxes/").status_code == 404
    assert as_("analyst").get("/p/silverpit/assessments/2031-32/boxes/").status_code == 404


def test_what_only_a_coordinator_mends_leads_nobody_else_astray(opened, as_):
    opened.chapters.filter(key="last-year").delete()
    there = f'href="{PAGE}chapters/add/"'
    assert there in as_("coordinator").get(f"{PAGE}boxes/").content.decode()
    assert there not in as_("lead").get(f"{PAGE}boxes/").content.decode()


def test_a_box_of_the_contract_needs_no_more_than_its_parts():
    box = Box("a", "Levels", "the law", True, ())
    assert box.done and dataclasses.replace(box, applies=False).done
