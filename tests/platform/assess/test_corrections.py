"""What is frozen is corrected as the next version, which says what changed; or the correction is given up."""

import pytest
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.assess.changes import correcting
from frankpledge.partnership.assess.models import Chapter, Explanation, Finding, Passage, SignOff
from frankpledge.partnership.assess.queries import difference, findable
from frankpledge.partnership.assess.queries.agreed import agreed
from frankpledge.partnership.assess.queries.content import contents

HERE = "/p/silverpit/assessments/2026-27/"
FIGURE = "burglary~count~E07990001~2025-01..2025-12@"


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def rewrite(assessment, key, text, by):
    Passage.objects.filter(chapter__key=key, name="commentary").update(text=text, changed_at=timezone.now())
    for one in contents(assessment):
        if one.signed != "signed off":
            SignOff.objects.filter(chapter=one.chapter).update(withdrawn_at=timezone.now())
            SignOff.objects.create(chapter=one.chapter, digest=one.digest, by=by)


@pytest.fixture
def correcting_it(frozen, ready, person):
    ready.refresh_from_db()
    return correcting.begin(assessment=ready, because="A count was wrong.", seen=ready.version, by=person("analyst"))


def test_a_correction_says_why_and_opens_it_again(frozen, ready, as_):
    client = as_("analyst")
    form = {"version": ready.version, "because": ""}
    assert "Say what has to be corrected" in client.post(f"{HERE}correct/", form).content.decode()
    assert client.post(f"{HERE}correct/", form | {"because": "A count was wrong."}).url == HERE
    ready.refresh_from_db()
    assert (ready.state, ready.correcting_because) == ("correcting", "A count was wrong.")
    assert {c.signed for c in contents(ready)} == {"signed off"}
    assert "This is" not in page(client, f"{HERE}versions/1/")


def test_the_next_version_says_why_and_the_first_stays(correcting_it, freeze, person, as_):
    rewrite(correcting_it, "burglary", "What we know now.", person("chair"))
    second = freeze(correcting_it)
    assert (second.number, second.because, second.assessment.correcting_because) == (2, "A count was wrong.", "")
    first = page(as_("councillor"), f"{HERE}versions/1/")
    assert "This is version 1 of 2." in first and "What we know." in first
    assert "A count was wrong." in page(as_("councillor"), f"{HERE}versions/2/")
    assert [one.number for one in findable.latest(second.assessment.partnership)] == [2], "of each year one is read"


def test_the_difference_marks_words_and_names_what_is_the_same(correcting_it, freeze, person, as_):
    rewrite(correcting_it, "burglary", "What we really know.", person("chair"))
    freeze(correcting_it)
    said = page(as_("councillor"), f"{HERE}versions/2/changes/")
    assert "added:" in said and "really" in said and "<ins>" in said
    same = said.partition("Chapters whose words did not change")[2]
    assert "The area and its people" in same and "Burglary" not in same
    page(as_("councillor"), f"{HERE}versions/1/changes/", 404)


def test_a_correction_is_given_up_only_where_nothing_was_changed(correcting_it, person, as_):
    client = as_("analyst")
    Passage.objects.filter(chapter__key="burglary", name="commentary").update(text="Other words.")
    assert "It no longer says what was frozen: Burglary" in page(client, f"{HERE}correct/drop/")
    with pytest.raises(Refused, match="no longer says"):
        correcting.drop(assessment=correcting_it, seen=correcting_it.version, by=person("analyst"))
    Passage.objects.filter(chapter__key="burglary", name="commentary").update(text="What we know.")
    correcting_it.refresh_from_db()
    assert client.post(f"{HERE}correct/drop/", {"version": correcting_it.version}).url == f"{HERE}versions/1/"
    correcting_it.refresh_from_db()
    assert (correcting_it.state, correcting_it.correcting_because) == ("frozen", "")


def counted(chapter, edition, count):
    name = f"{FIGURE}{edition}/count"
    given = {"numbers": {name: {"text": count, "figure": f"{FIGURE}{edition}"}}, "taken": "taken", "verdict": "fell"}
    given["drafted"] = f"Burglary: {{{{{name}}}}} offences."
    Finding.objects.update_or_create(chapter=chapter, measure="burglary", kind="change", defaults=given)


def test_numbers_that_moved_findings_and_reasons_are_told(ready):
    chapter, on = Chapter.objects.get(key="burglary"), timezone.localdate()
    counted(chapter, "0123456789ab", "290")
    before = agreed(ready, on)
    counted(chapter, "ba9876543210", "301")
    Explanation.objects.create(chapter=chapter, measure="burglary", grade="likely", text="The locks.")
    found = difference.between(before, agreed(ready, on))
    assert [(m.before, m.after) for m in found.moved] == [("290", "301")]
    (burglary,) = found.changed
    told = {part.title: [(r.where, r.text.strip()) for r in part.runs] for part in burglary.parts}
    assert told["Why it changed: Burglary"] == [("mine", "Likely. The locks.")]
    assert ("theirs", "290") in told["Burglary: what became of it"]
