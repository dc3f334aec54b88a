"""Chapters of a year are settled, added and taken out, and wait for whoever they were given to."""

import pytest
from django.utils import timezone

from frankpledge.partnership.agencies.models import Membership, Partnership
from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.assess.changes import chapters as changes
from frankpledge.partnership.assess.changes import signing
from frankpledge.partnership.assess.models import Assessment, Chapter, Passage, SignOff, State, Taken
from frankpledge.partnership.assess.queries.chapters import owners, waiting_for
from frankpledge.partnership.assess.queries.content import content
from frankpledge.partnership.assess.queries.drafted import Drafts
from frankpledge.partnership.assess.queries.losing import losing
from frankpledge.partnership.audit.models import Event

YEAR = "/p/silverpit/assessments/2026-27/"


def at(chapter: Chapter, rest: str = "") -> str:
    return f"{YEAR}chapters/{chapter.pk}/{rest}"


def lost(chapter: Chapter) -> str:
    """What whoever takes it out has to have seen."""
    return losing(content(chapter)).digest


def titles(assessment: Assessment) -> list[str]:
    return list(assessment.chapters.values_list("title", flat=True))


@pytest.fixture
def settled(burglary, person, agency) -> dict[str, object]:
    chair = Membership.objects.get(person=person("chair"))
    return {
        "version": 1, "title": "Burglary of homes", "asks": "", "position": 1,
        "agency": agency("Doggerland Police").pk, "owner": chair.pk,
    }  # fmt: skip


def test_the_coordinator_gives_a_chapter_to_an_agency_and_an_owner(burglary, settled, as_):
    client = as_("coordinator")
    assert client.post(at(burglary, "settle/"), settled).status_code == 302
    burglary.refresh_from_db()
    assert (burglary.agency.name, burglary.owner.person.name) == ("Doggerland Police", "Charles Okoro")
    assert titles(burglary.assessment)[0] == "Burglary of homes"
    assert sorted(burglary.assessment.chapters.values_list("position", flat=True)) == list(range(1, 10))
    told = Event.objects.get(kind="chapter settled")
    assert told.sentence.startswith("the chapter Burglary of 2026/27 was settled")
    assert told.sentence.endswith("its title, what to write, who writes it, who signs it off, its place")
    assert "Somebody else changed this" in client.post(at(burglary, "settle/"), settled).content.decode()


def test_it_moves_down_and_up(burglary, settled, as_):
    client, order = as_("analyst"), list(burglary.assessment.chapters.values_list("pk", flat=True))
    for version, place in ((1, len(order)), (2, 1), (3, 4)):
        client.post(at(burglary, "settle/"), settled | {"position": place, "version": version})
        now = list(burglary.assessment.chapters.values_list("pk", flat=True))
        assert now.index(burglary.pk) == place - 1 and sorted(now) == sorted(order)


def test_only_those_who_may_write_can_own_it(burglary, settled, silverpit, as_, person):
    names = [one.person.name for one in owners(silverpit, timezone.localdate())]
    assert "Charles Okoro" in names and not {"Sian Price", "Petra Voss", "Ines Ford"} & set(names)
    councillor = Membership.objects.get(person=person("councillor"))
    page = as_("analyst").post(at(burglary, "settle/"), settled | {"owner": councillor.pk})
    assert "Select a valid choice" in page.content.decode()


def test_an_owner_who_has_left_is_told_of(burglary, settled, as_):
    client = as_("coordinator")
    client.post(at(burglary, "settle/"), settled)
    assert "Written by Doggerland Police. Charles Okoro signs it off." in client.get(YEAR).content.decode()
    Membership.objects.filter(pk=settled["owner"]).update(until=timezone.localdate())
    assert "Charles Okoro, who has left" in client.get(YEAR).content.decode()
    assert "Charles Okoro" in client.get(at(burglary, "settle/")).content.decode()


def test_who_runs_the_assessment_settles_and_nobody_else(burglary, settled, fladen, as_):
    for key in ("chair", "councillor", "stranger@fladen.example"):
        for rest in ("settle/", "take-out/"):
            assert as_(key).get(at(burglary, rest)).status_code == 404
            assert as_(key).post(at(burglary, rest), settled).status_code == 404
        assert as_(key).get(f"{YEAR}chapters/add/").status_code == 404
    Assessment.objects.update(state=State.FREEZING)
    assert as_("analyst").get(at(burglary, "settle/")).status_code == 404
    assert "being frozen" in as_("analyst").post(at(burglary, "settle/"), settled).content.decode()


def test_a_chapter_of_ones_own_is_added_once(bare_assessment, as_):
    client, form = as_("analyst"), {"title": "Водоканал {x}", "asks": "", "theme": "", "once": "c" * 32}
    answers = [client.post(f"{YEAR}chapters/add/", form).url for _twice in range(2)]
    assert answers[0] == answers[1]
    made = bare_assessment.chapters.get(key="own-1")
    assert (made.title, made.boxes, made.passages.count()) == ("Водоканал {x}", "", 2)
    assert titles(bare_assessment)[-1] == made.title
    assert "Водоканал {x}" in client.get(answers[0]).content.decode()
    told = Event.objects.get(kind="chapter added")
    assert told.sentence == "the chapter own-1 was added to the assessment of 2026/27", "and not what was typed"
    del form["once"]
    client.post(f"{YEAR}chapters/add/", form)
    assert bare_assessment.chapters.filter(key="own-2").exists()
    assert "must be 120 characters" in client.post(f"{YEAR}chapters/add/", form | {"title": "x" * 121}).content.decode()


def test_a_chapter_of_a_theme_comes_with_its_findings(assessment, as_):
    client = as_("analyst")
    page = client.get(f"{YEAR}chapters/add/").content.decode()
    assert "Fraud and cyber crime" in page and 'value="burglary"' not in page, "it has a chapter already"
    burglary = assessment.chapters.get(key="burglary")
    before = burglary.findings.count()
    burglary.delete()
    client.post(f"{YEAR}chapters/add/", {"title": "Homes", "asks": "", "theme": "burglary"})
    assert assessment.chapters.get(key="own-1").findings.count() == before > 0


def test_what_the_law_asks_for_is_not_taken_out_and_the_rest_is(bare_assessment, as_):
    client = as_("analyst")
    only = bare_assessment.chapters.get(key="community")
    assert "nothing else here answers regulation 6, paragraph (e)" in client.get(at(only, "take-out/")).content.decode()
    assert "The law asks" in client.post(at(only, "take-out/"), {"digest": lost(only)}).content.decode()
    free = bare_assessment.chapters.get(key="emerging")
    free.passages.filter(name="gaps").update(text="Three words here")
    assert "3 words are written in it" in client.get(at(free, "take-out/")).content.decode()
    seen = lost(free)
    assert seen in client.get(at(free, "take-out/")).content.decode()
    free.passages.filter(name="gaps").update(text="Four words stand here", version=2)
    assert "Somebody else" in client.post(at(free, "take-out/"), {"digest": seen}).content.decode()
    assert client.post(at(free, "take-out/"), {"digest": lost(free)}).url == YEAR
    assert not Chapter.objects.filter(pk=free.pk).exists() and Chapter.objects.filter(pk=only.pk).exists()


def test_where_that_law_does_not_hold_any_chapter_may_be_taken_out(bare_assessment, as_):
    Partnership.objects.update(nation="wales")
    only = bare_assessment.chapters.get(key="community")
    assert as_("analyst").post(at(only, "take-out/"), {"digest": lost(only)}).url == YEAR


def test_what_is_signed_is_not_taken_out(bare_assessment, as_, person):
    free = bare_assessment.chapters.get(key="emerging")
    SignOff.objects.create(chapter=free, digest="x", by=person("analyst"))
    assert "Withdraw that first" in as_("analyst").post(at(free, "take-out/"), {"digest": lost(free)}).content.decode()


def test_unsaved_words_of_others_are_told_of_and_not_destroyed_unseen(bare_assessment, as_, person):
    client, free = as_("analyst"), bare_assessment.chapters.get(key="emerging")
    seen = lost(free)
    draft = free.passages.get(name="gaps").drafts.create(person=person("lead"), text="Typed", seen=1)
    assert "Somebody else" in client.post(at(free, "take-out/"), {"digest": seen}).content.decode()
    told = client.get(at(free, "take-out/")).content.decode()
    assert f"{person('lead').name} has unsaved words here" in told and "Typed" not in told
    seen = lost(free)
    draft.text, draft.version = "Typed more", 2
    draft.save()
    assert "Somebody else" in client.post(at(free, "take-out/"), {"digest": seen}).content.decode()
    assert Chapter.objects.filter(pk=free.pk).exists()
    assert client.post(at(free, "take-out/"), {"digest": lost(free)}).url == YEAR


def test_a_chapter_of_a_theme_that_was_added_serves_what_the_templates_would(bare_assessment, as_, monkeypatch):
    monkeypatch.setattr(changes.pinned, "drafts_of", lambda assessment: Drafts())
    client, form = as_("analyst"), {"title": "Homes", "asks": "", "theme": "vehicle"}
    client.post(f"{YEAR}chapters/add/", form)
    added = bare_assessment.chapters.get(key="own-1")
    assert added.boxes == bare_assessment.chapters.get(key="burglary").boxes == "abc"
    overall = bare_assessment.chapters.get(theme="overall")
    overall.delete()
    client.post(f"{YEAR}chapters/add/", form | {"theme": "overall"})
    assert bare_assessment.chapters.get(key="own-2").boxes == overall.boxes == "ab"
    bare_assessment.chapters.filter(boxes__contains="c").exclude(pk=added.pk).update(boxes="")
    page = client.get(at(added, "take-out/")).content.decode()
    assert "nothing else here answers regulation 6, paragraph (c)" in page


def test_where_the_data_are_gone_a_theme_drafts_nothing_and_that_is_said(bare_assessment, as_):
    page = as_("analyst").post(f"{YEAR}chapters/add/", {"title": "Homes", "asks": "", "theme": "vehicle"})
    assert "no findings can be drafted" in page.content.decode() and page.status_code == 200
    assert not bare_assessment.chapters.filter(key="own-1").exists()


def test_chapters_wait_for_their_agency_and_then_for_their_owner(
    burglary, settled, silverpit, as_, person, django_assert_max_num_queries
):
    def waiting(key):
        somebody = person(key)
        seat = seat_at(somebody, silverpit.slug)
        with django_assert_max_num_queries(8):
            return [one.words for one in waiting_for(somebody, seat)]

    as_("coordinator").post(at(burglary, "settle/"), settled)
    assert waiting("chair") == ["Write “Burglary of homes”"]
    assert waiting("lead") == waiting("councillor") == []
    burglary.findings.update(taken=Taken.LEFT)
    burglary.explanations.create(measure="burglary", grade="unknown", text="?")
    Passage.objects.filter(chapter=burglary).update(text="It is so.")
    assert waiting("chair") == ["Sign off “Burglary of homes”"]
    burglary.refresh_from_db()
    signing.sign(chapter=burglary, seen=content(burglary).digest, by=person("chair"))
    assert waiting("chair") == []
    Passage.objects.filter(chapter=burglary).update(text="It is not so.")
    assert waiting("chair") == ["Sign off “Burglary of homes”"]
    Assessment.objects.update(state=State.FROZEN)
    assert waiting("chair") == []


def test_what_nobody_was_given_waits_for_those_who_run_the_assessment(burglary, silverpit, person, agency):
    burglary.agency = agency("Doggerland Police")
    burglary.save()

    def waiting(key):
        return {one.words for one in waiting_for(person(key), seat_at(person(key), silverpit.slug))}

    assert waiting("chair") == {"Write “Burglary”"}
    for key in ("coordinator", "analyst"):
        assert "Write “Substance misuse”" in waiting(key) and "Write “Burglary”" not in waiting(key)
    burglary.findings.update(taken=Taken.LEFT)
    burglary.explanations.create(measure="burglary", grade="unknown", text="?")
    Passage.objects.filter(chapter=burglary).update(text="It is so.")
    assert waiting("chair") == set(), "who works there may not sign it"
    assert "Sign off “Burglary”" in waiting("coordinator")
    burglary.owner = Membership.objects.get(person=person("chair"))
    burglary.save()
    assert waiting("chair") == {"Sign off “Burglary”"} and "Sign off “Burglary”" not in waiting("coordinator")
