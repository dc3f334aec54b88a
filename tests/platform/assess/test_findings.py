"""What people make of a finding: taken, in other words with its numbers live, or left out."""

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.assess.changes import findings as changes
from frankpledge.partnership.assess.finding_rules import LONGEST
from frankpledge.partnership.assess.models import Assessment, Finding, State, Taken
from frankpledge.partnership.assess.queries.said import said, worded
from frankpledge.partnership.audit.models import Event


@pytest.fixture
def finding(burglary) -> Finding:
    return burglary.findings.first()


def at(finding: Finding) -> str:
    return f"/p/silverpit/assessments/2026-27/chapters/{finding.chapter_id}/findings/{finding.pk}/"


def in_words(words: str, version: int = 1) -> dict[str, object]:
    return {"version": version, "taken": "changed", "words": words}


def test_it_is_taken_and_left_out_by_buttons_without_script(finding, as_):
    client = as_("analyst")
    for taken in ("taken", "left"):
        finding.refresh_from_db()
        answer = client.post(at(finding), {"version": finding.version, "taken": taken})
        assert answer.url.endswith(f"#finding-{finding.pk}")
        finding.refresh_from_db()
        assert (finding.taken, finding.changed_by.name) == (taken, "Anil Rao")
    assert "Left out" in client.get(answer.url).content.decode()


def test_in_other_words_its_numbers_stay_linked(finding, as_):
    client = as_("analyst")
    assert "from 512 to 1,234 offences" in client.get(at(finding)).content.decode()
    client.post(at(finding), in_words("Homes are safer: down by 31.4 per cent, from 512."))
    finding.refresh_from_db()
    assert finding.taken == Taken.CHANGED
    assert finding.text == "Homes are safer: down by {{by}}, from {{before}}."
    assert said(finding).plain == "Homes are safer: down by 31.4%, from 512."
    page = client.get(f"/p/silverpit/assessments/2026-27/chapters/{finding.chapter_id}/").content.decode()
    assert 'href="/p/silverpit/figure/by-figure/"' in page and "As the figures drafted it" in page


def test_the_drafted_words_typed_again_are_the_drafted_words(finding, as_):
    plain = said(finding).plain
    as_("analyst").post(at(finding), in_words(plain))
    finding.refresh_from_db()
    assert (finding.taken, finding.text) == (Taken.TAKEN, "")


@pytest.mark.parametrize(
    ("words", "said_"),
    [
        ("It went from 521 to 1,234", "“521” is not among the numbers of this finding (512, 1,234 and 31.4%)"),
        ("See {{before}}", "curly brackets"),
        ("{512}", "curly brackets"),
        ("", "Write the finding in your words"),
        ("x" * (LONGEST + 1), "must be 1500 characters or fewer"),
    ],
)
def test_what_does_not_belong_in_a_finding_is_refused_and_what_was_typed_still_stands(finding, as_, words, said_):
    page = as_("analyst").post(at(finding), in_words(words)).content.decode()
    assert said_ in page.replace("&#39;", "'")
    assert words in page.replace("&#39;", "'")
    finding.refresh_from_db()
    assert finding.taken == Taken.OFFERED


@pytest.mark.parametrize(
    "words", ["Взломов стало меньше: 512", "盗窃减少了", "Roedd 512 o fyrgleriaethau <b>", "👮 512"]
)
def test_any_script_may_be_written(finding, as_, words):
    client = as_("analyst")
    assert client.post(at(finding), in_words(words)).status_code == 302
    finding.refresh_from_db()
    assert said(finding).plain == words
    page = client.get(f"/p/silverpit/assessments/2026-27/chapters/{finding.chapter_id}/").content.decode()
    assert "<b>" not in page


def test_what_stands_between_braces_and_names_no_number_is_words(finding):
    assert worded("A {{b}} {c} {{{before}}} }}", finding.numbers).plain == "A {{b}} {c} {512} }}"


def test_a_stale_page_overwrites_nothing(finding, as_):
    as_("coordinator").post(at(finding), {"version": 1, "taken": "left"})
    page = as_("analyst").post(at(finding), in_words("Down by 31.4%")).content.decode()
    assert "Somebody else changed this" in page and "Down by 31.4%" in page
    finding.refresh_from_db()
    assert finding.taken == Taken.LEFT


def test_a_stale_button_changes_nothing_and_says_so(finding, as_):
    as_("coordinator").post(at(finding), {"version": 1, "taken": "left"})
    page = as_("analyst").post(at(finding), {"version": 1, "taken": "taken"}).content.decode()
    assert "Nothing was changed" in page and "Somebody else changed this" in page
    finding.refresh_from_db()
    assert finding.taken == Taken.LEFT


def test_a_double_click_is_done_once(finding, as_):
    client, form = as_("analyst"), {"version": 1, "taken": "taken", "once": "a" * 32}
    assert client.post(at(finding), form).url == client.post(at(finding), form).url
    assert Event.objects.filter(kind="finding settled").count() == 1


def test_another_agency_writes_only_what_is_theirs(finding, burglary, as_, agency):
    client = as_("chair")
    chapter = f"/p/silverpit/assessments/2026-27/chapters/{finding.chapter_id}/"
    assert "written by somebody else" in client.get(chapter).content.decode()
    assert client.get(at(finding)).status_code == 404
    assert "written by somebody else" in client.post(at(finding), {"version": 1, "taken": "taken"}).content.decode()
    burglary.agency = agency("Doggerland Police")
    burglary.save()
    assert client.post(at(finding), {"version": 1, "taken": "taken"}).status_code == 302


def test_who_only_reads_and_who_is_of_elsewhere_see_nothing_of_it(finding, fladen, as_):
    assert as_("councillor").post(at(finding), {"version": 1, "taken": "taken"}).status_code == 404
    assert as_("stranger@fladen.example").get(at(finding)).status_code == 404
    other = at(finding).replace(f"chapters/{finding.chapter_id}", f"chapters/{finding.chapter_id + 1}")
    assert as_("analyst").get(other).status_code == 404


def test_a_frozen_year_is_shut(finding, as_, person):
    Assessment.objects.update(state=State.FROZEN)
    page = as_("analyst").post(at(finding), in_words("Down by 31.4%")).content.decode()
    assert "is frozen" in page and "Down by 31.4%" in page
    with pytest.raises(Refused, match="frozen"):  # it was frozen after this page had asked
        changes.take(finding=finding, seen=1, by=person("analyst"))


def test_all_that_are_offered_are_taken_at_once(burglary, as_):
    client, address = as_("analyst"), f"/p/silverpit/assessments/2026-27/chapters/{burglary.pk}/findings/"
    first, second = burglary.findings.all()
    seen = f"{first.pk}:1,{second.pk}:1"
    assert f'value="{seen}"' in client.get(address.replace("findings/", "")).content.decode()
    as_("coordinator").post(at(first), {"version": 1, "taken": "left"})
    assert "Somebody else changed this" in client.post(address, {"seen": seen}).content.decode()
    assert client.post(address, {"seen": f"{second.pk}:1"}).status_code == 302
    assert [one.taken for one in burglary.findings.all()] == [Taken.LEFT, Taken.TAKEN]
    assert burglary.findings.last().changed_by.name == "Anil Rao"
    assert client.post(address, {"seen": "1:x"}).status_code == 404
    assert client.get(address).status_code == 405


def test_that_all_were_taken_is_one_event_in_few_queries(burglary, person, django_assert_max_num_queries):
    drafted = {"chapter": burglary, "kind": "peers", "drafted": "It is so."}
    Finding.objects.bulk_create(Finding(measure=f"m{n}", **drafted) for n in range(30))
    seen = dict(burglary.findings.values_list("pk", "version"))
    with django_assert_max_num_queries(16):
        assert changes.take_all(chapter=burglary, seen=seen, by=person("analyst")) == 32
    assert set(burglary.findings.values_list("taken", "version")) == {("taken", 2)}
    assert Event.objects.latest("number").sentence == "32 findings of Burglary, 2026/27, were taken as drafted"
    assert not Event.objects.filter(kind="finding settled").exists()


def test_the_log_names_a_measure_as_people_do(burglary, person):
    one = Finding.objects.create(chapter=burglary, measure="theft-from-motor-vehicle", kind="peers", drafted="So.")
    changes.leave_out(finding=one, seen=1, by=person("analyst"))
    assert "on Theft from motor vehicle: left out" in Event.objects.get(kind="finding settled").sentence


def test_the_log_has_nothing_of_what_was_typed(finding, as_):
    as_("analyst").post(at(finding), in_words("Mrs Smith saw 512"))
    told = Event.objects.get(kind="finding settled")
    assert "Smith" not in f"{told.sentence} {told.detail}" and "in other words" in told.sentence
