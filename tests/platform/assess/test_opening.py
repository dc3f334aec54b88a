"""A year's assessment is opened, with its chapters and what the figures draft."""

import pytest
from django.utils import timezone

from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.models import Agency, Membership
from frankpledge.partnership.assess.changes import opening
from frankpledge.partnership.assess.models import Assessment, Chapter, OwnChapters
from frankpledge.partnership.assess.queries.content import Signed, contents
from frankpledge.partnership.figures.queries import place as places

OPEN = "/p/silverpit/assessments/open/"
NEXT = {"year": "2027-28", "period": "2025-01..2025-12", "chapters": "before"}


def test_an_opened_year_has_its_chapters_and_drafted_findings(assessment, django_assert_num_queries):
    with django_assert_num_queries(5):
        found = contents(assessment)
    assert [c.chapter.title for c in found][:2] == ["The area and its people", "The overall picture"]
    assert {c.signed for c in found} == {Signed.NOT_YET}
    burglary = next(c for c in found if c.chapter.key == "burglary")
    assert burglary.findings and all(f.numbers for f in burglary.findings)
    assert all(f"{{{{{name}}}}}" in f.drafted for f in burglary.findings for name in f.numbers)


@pytest.fixture
def settled(assessment, person) -> Assessment:
    """One chapter is added, one is out, the police write on burglary, and the chair signs that."""
    assessment.chapters.filter(key="emerging").delete()
    police = Agency.objects.get(name="Doggerland Police")
    owner = Membership.objects.get(person=person("chair"))
    assessment.chapters.filter(key="burglary").update(
        agency=police, owner=owner, title="Homes broken into", position=99
    )
    Chapter.objects.create(assessment=assessment, key="own-1", position=100, title="The harbour", asks="How is it?")
    return assessment


def opened(client, **changed) -> dict[str, Chapter]:
    """The chapters of the next year, by key, in their order."""
    form = {name: value for name, value in (NEXT | changed).items() if value}
    assert client.post(OPEN, form).url == "/p/silverpit/assessments/2027-28/"
    return {one.key: one for one in Chapter.objects.filter(assessment__year="2027-28")}


def test_the_next_year_has_the_chapters_of_the_last_and_those_who_wrote_and_signed_them(settled, as_, person):
    made = opened(as_("analyst"))
    assert list(made)[-2:] == ["burglary", "own-1"] and "emerging" not in made
    burglary = made["burglary"]
    assert (burglary.title, burglary.agency.name) == ("Homes broken into", "Doggerland Police")
    assert burglary.owner.person == person("chair")
    assert burglary.findings.filter(taken="offered").count() > 0 and made["own-1"].asks == "How is it?"
    assert not any(passage.text for one in made.values() for passage in one.passages.all())


def test_who_has_left_since_neither_writes_nor_signs(settled, as_):
    today = timezone.localdate()
    Membership.objects.filter(pk=settled.chapters.get(key="burglary").owner_id).update(until=today)
    Agency.objects.filter(name="Doggerland Police").update(until=today)
    burglary = opened(as_("analyst"))["burglary"]
    assert (burglary.agency, burglary.owner) == (None, None)


def test_whether_somebody_may_own_chapters_is_asked_once_and_not_for_each_of_them(settled, as_, monkeypatch):
    settled.chapters.update(owner=settled.chapters.get(key="burglary").owner)
    asked, may = [], opening.rules.may_own
    monkeypatch.setattr(opening.rules, "may_own", lambda owner, *of: asked.append(owner) or may(owner, *of))
    made = opened(as_("analyst"))
    assert len(asked) == 1 and len([one for one in made.values() if one.owner == asked[0]]) > 5


def test_a_theme_of_which_nothing_is_held_any_more_has_no_chapter_and_one_that_had_none_stands_last(settled, as_):
    settled.chapters.filter(key="vehicle").delete()
    settled.chapters.create(key="fire", position=50, title="Fires", theme="fire")
    made = opened(as_("analyst"))
    assert "fire" not in made and list(made)[-1] == "vehicle" and made["vehicle"].findings.exists()


def test_the_next_year_can_be_opened_with_chapters_of_ones_own(settled, as_):
    chapters = [
        {"key": "own-1", "title": "The harbour", "asks": "How is it?"},
        {"key": "fire", "theme": "fire", "title": "Fires"},
        {"key": "burglary", "theme": "burglary", "title": "Homes broken into", "boxes": "abc"},
        {"key": "county", "title": "The county", "tiers": ["county"]},
    ]
    assert 'value="own"' not in as_("analyst").get(OPEN).content.decode()
    OwnChapters.objects.create(partnership=settled.partnership, chapters=chapters, taken_at=timezone.now())
    page = as_("analyst").get(OPEN).content.decode()
    assert 'value="own" checked' in page, "it was settled after the latest year was opened"
    made = opened(as_("analyst"), chapters="own")
    assert list(made)[:3] == ["own-1", "burglary", "overall"], "nothing is held of fires; a theme it left out is last"
    assert (made["own-1"].asks, made["burglary"].boxes, made["burglary"].owner) == ("How is it?", "abc", None)
    assert made["burglary"].findings.exists() and "county" not in made


def test_the_chapters_of_another_partnership_are_refused(settled, fladen, person):
    with here.at(settled.partnership):
        how = {"partnership": settled.partnership, "place": places.chosen(), "period": Period.read("2025-01..2025-12")}
    settled.partnership = fladen
    with pytest.raises(Refused, match="another partnership"):
        opening.open_year(year="2027-28", by=person("analyst"), before=settled, **how)
    own = OwnChapters(partnership=fladen, chapters=[], taken_at=timezone.now())
    with pytest.raises(Refused, match="another partnership"):
        opening.open_year(year="2027-28", by=person("analyst"), own=own, **how)


def test_the_template_can_be_chosen_instead(settled, as_):
    made = opened(as_("analyst"), chapters="template")
    assert "emerging" in made and "own-1" not in made and made["burglary"].agency is None


def test_the_first_year_is_not_asked_which_chapters_it_should_have(silverpit, with_figures, as_):
    client = as_("analyst")
    assert "Which chapters" not in client.get(OPEN).content.decode()
    opened(client, chapters="")
    assert "Those of 2027/28, with who writes them" in client.get(OPEN).content.decode()
