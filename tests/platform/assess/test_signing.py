"""Why things changed is said, and a chapter signed off as it stands."""

import pytest

from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.assess.models import Assessment, Chapter, Passage, SignOff, State, Taken
from frankpledge.partnership.assess.queries import agreed
from frankpledge.partnership.assess.queries.content import Signed, content
from frankpledge.partnership.audit.models import Event


def at(chapter: Chapter, rest: str = "") -> str:
    return f"/p/silverpit/assessments/2026-27/chapters/{chapter.pk}/{rest}"


def page(client, address: str, form: dict | None = None) -> str:
    response = client.post(address, form) if form else client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("&#39;", "'")


WHY = {"version": 0, "grade": "known", "text": "Two arrests {{before}} <b>.", "evidence": "A court's decision"}


@pytest.fixture
def ready(burglary, person) -> Chapter:
    """All is settled, and its owner is the chair."""
    burglary.findings.update(taken=Taken.TAKEN)
    burglary.explanations.create(measure="burglary", grade="unknown", text="A survey would tell.")
    burglary.owner = Membership.objects.get(person=person("chair"))
    burglary.save()
    return burglary


def test_a_change_is_explained_with_what_that_rests_on(burglary, as_):
    client = as_("analyst")
    assert "Nobody has said why yet" in page(client, at(burglary))
    assert client.post(at(burglary, "why/burglary/"), WHY).url == at(burglary) + "#why"
    made = burglary.explanations.get()
    assert (made.grade, made.changed_by.name) == ("known", "Anil Rao")
    seen = page(client, at(burglary))
    assert "Two arrests {{before}} &lt;b&gt;." in seen and "It rests on: A court's decision" in seen
    assert "arrests" not in Event.objects.get(kind="change explained").sentence


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"evidence": ""}, "Say what it rests on"),
        ({"text": ""}, "Say why it changed"),
        ({"grade": "unknown", "text": ""}, "Say what would tell"),
        ({"grade": ""}, "Choose how sure it is"),
        ({"text": "x" * 2001}, "must be 2000 characters or fewer"),
        ({"version": "x"}, "There is a problem"),
    ],
)
def test_each_grade_asks_for_its_own(burglary, as_, change, said):
    assert said in page(as_("analyst"), at(burglary, "why/burglary/"), WHY | change)
    assert not burglary.explanations.exists()


def test_not_to_know_is_an_explanation(burglary, as_):
    form = {"version": 0, "grade": "unknown", "text": "盗窃: a survey would tell", "evidence": ""}
    assert as_("analyst").post(at(burglary, "why/burglary/"), form).status_code == 302
    assert "We don't know.</strong> 盗窃" in page(as_("chair"), at(burglary))


def test_two_who_explain_at_once_overwrite_nothing(burglary, as_):
    client = as_("analyst")
    client.post(at(burglary, "why/burglary/"), WHY)
    for stale in ({"version": 0}, {"version": 7}):
        assert "Somebody else changed this" in page(client, at(burglary, "why/burglary/"), WHY | stale)
    assert client.post(at(burglary, "why/burglary/"), WHY | {"version": 1, "grade": "likely"}).status_code == 302
    assert burglary.explanations.get().grade == "likely"


def test_only_clear_changes_are_explained_and_only_by_their_writers(burglary, as_):
    assert as_("analyst").get(at(burglary, "why/drugs/")).status_code == 404
    assert as_("chair").get(at(burglary, "why/burglary/")).status_code == 404
    assert "written by somebody else" in page(as_("chair"), at(burglary, "why/burglary/"), WHY)
    assert as_("councillor").post(at(burglary, "why/burglary/"), WHY).status_code == 404
    Assessment.objects.update(state=State.FROZEN)
    assert "is frozen" in page(as_("analyst"), at(burglary, "why/burglary/"), WHY)


def test_the_owner_signs_what_they_read(ready, as_):
    client = as_("chair")
    assert "Read it once more and sign it off" in page(client, at(ready))
    digest = content(ready).digest
    assert digest in page(client, at(ready, "sign/"))
    form = {"digest": digest, "once": "d" * 32}
    assert [client.post(at(ready, "sign/"), form).status_code for _twice in range(2)] == [302, 302]
    assert SignOff.objects.get().by.name == "Charles Okoro"
    assert content(ready).signed is Signed.SIGNED
    assert "Charles Okoro signed it off as it stands" in page(as_("analyst"), at(ready))
    assert "signed off already" in page(client, at(ready, "sign/"), {"digest": digest})


def test_what_changed_while_it_was_read_is_not_signed(ready, as_):
    digest = content(ready).digest
    Passage.objects.filter(chapter=ready).update(text="Changed meanwhile")
    assert "Somebody else changed this" in page(as_("chair"), at(ready, "sign/"), {"digest": digest})
    assert not SignOff.objects.exists()


def test_a_sign_off_lapses_when_the_chapter_changes_and_comes_back_with_it(ready, as_):
    as_("chair").post(at(ready, "sign/"), {"digest": content(ready).digest})
    Passage.objects.filter(chapter=ready).update(text="More")
    assert content(ready).signed is Signed.LAPSED
    assert "It was changed since" in page(as_("analyst"), at(ready))
    Passage.objects.filter(chapter=ready).update(text="")
    assert content(ready).signed is Signed.SIGNED


def test_others_see_who_signs_and_can_not(ready, as_):
    digest = content(ready).digest
    for key in ("analyst", "coordinator", "lead"):
        assert "Charles Okoro signs this chapter off" in page(as_(key), at(ready))
        assert "Charles Okoro signs" in page(as_(key), at(ready, "sign/"))
        assert "Charles Okoro signs" in page(as_(key), at(ready, "sign/"), {"digest": digest})
    assert as_("councillor").post(at(ready, "sign/"), {"digest": digest}).status_code == 404
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (lambda chapter: chapter.findings.update(taken=Taken.OFFERED), "still only offered"),
        (lambda chapter: chapter.findings.update(look_again=True), "Look at those findings again"),
        (lambda chapter: chapter.explanations.all().delete(), "not explained"),
        (lambda chapter: chapter.findings.update(taken=Taken.LEFT), "says nothing yet"),
    ],
)
def test_what_is_not_done_is_not_signed(ready, as_, left, said):
    left(ready)
    assert said in page(as_("chair"), at(ready))
    assert said in page(as_("chair"), at(ready, "sign/"), {"digest": content(ready).digest})
    assert not SignOff.objects.exists()


def test_it_is_withdrawn_by_who_signed_or_who_runs_the_assessment(ready, as_):
    for key in ("chair", "coordinator"):
        as_("chair").post(at(ready, "sign/"), {"digest": content(ready).digest})
        assert "Your role does not let you" in page(as_("lead"), at(ready, "withdraw/"))
        form = {"sign_off": content(ready).sign_off.pk}
        assert f'value="{form["sign_off"]}"' in page(as_(key), at(ready, "withdraw/"))
        assert as_(key).post(at(ready, "withdraw/"), form).status_code == 302
        assert content(ready).signed is Signed.NOT_YET
    assert "not signed off" in page(as_("chair"), at(ready, "withdraw/"), form)
    assert Event.objects.filter(kind="sign-off withdrawn").count() == 2


def test_a_sign_off_that_was_given_anew_is_not_withdrawn_by_a_page_of_before(ready, as_):
    signs = {"digest": content(ready).digest}
    as_("chair").post(at(ready, "sign/"), signs)
    before = content(ready).sign_off.pk
    Passage.objects.filter(chapter=ready).update(text="More")
    as_("chair").post(at(ready, "sign/"), {"digest": content(ready).digest})
    said = page(as_("coordinator"), at(ready, "withdraw/"), {"sign_off": before})
    assert "Somebody else changed this" in said and content(ready).signed is Signed.SIGNED


def test_it_is_signed_for_the_agency_that_the_owner_works_for_then(ready, as_, agency):
    as_("chair").post(at(ready, "sign/"), {"digest": content(ready).digest})
    police = agency("Doggerland Police")
    assert content(ready).sign_off.agency == police.name
    other = agency("Silverpit Borough Council")
    Membership.objects.filter(pk=ready.owner.pk).update(agency=other)  # they went there, and the chapter with them
    (one,) = [c for c in agreed.chapters([content(ready)], ready.assessment.partnership) if c.key == "burglary"]
    assert one.signed_for == police.name


def test_who_signs_a_chapter_that_nobody_owns_signs_for_where_they_work(ready, as_, person):
    Chapter.objects.update(owner=None)
    as_("analyst").post(at(ready, "sign/"), {"digest": content(ready).digest})
    assert content(ready).sign_off.agency == Membership.objects.get(person=person("analyst")).agency.name


def test_a_frozen_year_keeps_its_sign_offs(ready, as_):
    as_("chair").post(at(ready, "sign/"), {"digest": content(ready).digest})
    Assessment.objects.update(state=State.FROZEN)
    assert "is frozen" in page(as_("chair"), at(ready, "withdraw/"))
    assert "is frozen" in page(as_("chair"), at(ready, "withdraw/"), {"sign_off": content(ready).sign_off.pk})
    assert content(ready).signed is Signed.SIGNED
