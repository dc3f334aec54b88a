"""Newer data come while an assessment is written: what they move is shown, and taken or left as a whole."""

import csv
import datetime as dt
import html
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership.agencies import here
from frankpledge.partnership.assess.changes import chapters, findings, freezing
from frankpledge.partnership.assess.changes.recounting import recounted
from frankpledge.partnership.assess.freezing import KIND
from frankpledge.partnership.assess.models import Assessment, Chapter, Finding, SignOff, State, Taken
from frankpledge.partnership.assess.queries import content, newer, pinned, years
from frankpledge.partnership.assess.queries.agreed import agreed
from frankpledge.partnership.assess.queries.drafted import Drafts
from frankpledge.partnership.assess.views import signing
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.jobs.progress import Failed
from frankpledge.reports.agreed import kept

ADDRESS = "/p/silverpit/assessments/2026-27/newer/"
AT = "/p/silverpit/assessments/2026-27/chapters/{}/sign/"


@pytest.fixture
def released(held: Path, with_figures: Path, tmp_path: Path) -> Callable[..., str]:
    """A month of the force is published again with fewer rows of some kind: the name of the data now in force."""

    def again(month: str = "2025-06", kind: str = "Burglary", keep: int = 3, into: Warehouse | None = None) -> str:
        (file,) = (held.parent / "files").rglob(f"{month}-doggerland*-street.csv")
        with file.open(encoding="utf-8", newline="") as old:
            rows = list(csv.reader(old))
        of = rows[0].index("Crime type")
        left = [row for n, row in enumerate(rows) if n == 0 or row[of] != kind or n % keep == 0]
        folder = tmp_path / f"again-{month}-{keep}"
        folder.mkdir()
        with (folder / file.name).open("w", encoding="utf-8", newline="") as new:
            csv.writer(new).writerows(left)
        return read([folder], into or Warehouse(with_figures / "warehouse")).edition.name

    return again


@pytest.fixture
def burglary(assessment) -> Finding:
    return Finding.objects.get(chapter__key="burglary", measure="burglary", kind="change")


def page(answer) -> str:
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def taken(client, assessment: Assessment, edition: str, what: str = "take", version: int | None = None):
    assessment.refresh_from_db()
    given = {"what": what, "edition": edition, "version": version or assessment.version}
    return client.post(ADDRESS, given)


def test_nothing_waits_while_no_newer_data_are_held(assessment, as_):
    assert newer.waiting(assessment) is None
    assert "There are no newer data to take." in page(as_("caseworker").get(ADDRESS))


def test_newer_data_move_numbers_where_somebody_can_see_them_before(assessment, burglary, person, released, as_):
    before = burglary.numbers
    findings.take(finding=burglary, seen=1, by=person("analyst"))
    signing_off(burglary, person)
    edition = released()
    found = newer.waiting(assessment)
    assert found.name == edition
    moved = [one for one in newer.renewal(assessment, found).moved if one.finding == burglary]
    assert moved and all(one.old != one.new and one.figure.endswith(edition) for one in moved)
    assert {one.old for one in moved} <= {number["text"] for number in before.values()}
    words = page(as_("analyst").get(ADDRESS))
    assert "June 2025" in words and "would have to be signed again" in words
    for one in moved:
        assert one.old in words and one.new in words
    assert "Shoplifting, how many" not in words and "Burglary, how many" in words  # which did not move
    burglary.refresh_from_db()
    assert burglary.numbers == before  # nothing moves by being looked at


def test_taken_data_draw_every_finding_again_and_keep_the_words_of_people(assessment, burglary, person, released, as_):
    count = next(n["text"] for n in burglary.numbers.values() if "~count~" in n["figure"] and "2025-01" in n["figure"])
    findings.say(finding=burglary, words=f"We counted {count} burglaries.", seen=1, by=person("analyst"))
    other = Finding.objects.get(measure="shoplifting", kind="change")
    findings.take(finding=other, seen=1, by=person("analyst"))
    edition = released()
    assert taken(as_("analyst"), assessment, edition)["Location"].endswith("/2026-27/")
    for one in Finding.objects.filter(chapter__assessment=assessment):
        names = list(one.numbers)
        assert names and all(name.partition("/")[0].endswith(edition) for name in names), one
        assert all(f"{{{{{name}}}}}" in one.drafted + one.text for name in names)
    burglary.refresh_from_db()
    assert burglary.taken == Taken.CHANGED and burglary.look_again and burglary.version == 3
    words = content.worded(burglary).plain
    assert words.startswith("We counted ") and words != f"We counted {count} burglaries."
    other.refresh_from_db()
    assert other.taken == Taken.TAKEN and not other.look_again
    assessment.refresh_from_db()
    assert (assessment.edition, assessment.left, newer.waiting(assessment)) == (edition, "", None)
    assert "is made from newer data" in Event.objects.latest("number").sentence
    findings.take(finding=burglary, seen=3, by=person("analyst"))
    assert not burglary.look_again


def test_a_chapter_of_which_no_number_moved_stays_signed(assessment, burglary, person, released):
    other = Finding.objects.get(measure="shoplifting", kind="change")
    findings.take(finding=other, seen=1, by=person("analyst"))
    signing_off(other, person)
    released()
    found = newer.renewal(assessment, newer.waiting(assessment))
    chapter = next(c for c in found.chapters if c.content.chapter == other.chapter)
    after = next(one for one in chapter.findings if one.finding == other)
    assert after.said_before == after.said_after and not chapter.lapses


def test_a_number_that_only_its_table_prints_makes_a_sign_off_lapse(assessment, burglary, person, released, as_):
    """Of a chapter of which every finding is left out, and the commentary says all."""
    chapter = burglary.chapter
    chapter.findings.update(taken=Taken.LEFT)
    chapter.passages.filter(name="commentary").update(text="We say no more than the table.")
    SignOff.objects.create(chapter=chapter, digest=content.content(chapter).digest, by=person("analyst"))
    edition = released()
    found = newer.renewal(assessment, newer.waiting(assessment))
    (its,) = [one for one in found.touched if one.content.chapter == chapter]
    assert its.table_moves and its.lapses and not its.moved
    words = page(as_("analyst").get(ADDRESS))
    assert "Its table of figures changes, in what no finding here speaks of" in words
    assert "would have to be signed again" in words
    taken(as_("analyst"), assessment, edition)
    assert content.content(chapter).signed is content.Signed.LAPSED
    assert not newer.renewal(assessment, found.edition).touched


def test_the_owner_of_the_overall_picture_sees_every_line_that_is_signed(assessment, as_):
    chapter = assessment.chapters.get(theme="overall")
    chapter.findings.update(taken=Taken.LEFT)
    chapter.passages.filter(name="commentary").update(text="We say no more than the table.")
    words = page(as_("analyst").get(AT.format(chapter.pk)))
    assert "Shoplifting" in words and "A change would be noticed from about" in words


def test_what_cannot_be_seen_is_not_signed(assessment, burglary, as_, monkeypatch):
    chapter = burglary.chapter
    chapter.findings.update(taken=Taken.LEFT)
    chapter.passages.filter(name="commentary").update(text="We say no more than the table.")
    chapter.explanations.create(measure="burglary", grade="unknown", text="A survey would tell.")
    monkeypatch.setattr(signing.pinned, "theme", lambda _chapter: None)
    given = {"digest": content.content(chapter).digest}
    for answer in (as_("analyst").get(AT.format(chapter.pk)), as_("analyst").post(AT.format(chapter.pk), given)):
        assert "can’t be read here any more" in page(answer)
    assert not SignOff.objects.exists()


def test_a_chapter_that_is_settled_while_newer_data_are_taken_keeps_its_new_table(assessment, burglary, person):
    chapter = burglary.chapter
    Chapter.objects.filter(pk=chapter.pk).update(figures="of newer data")
    to = chapters.Settled("Homes", "", None, None, 1)
    chapters.settle(chapter=chapter, to=to, seen=chapter.version, by=person("analyst"))
    chapter.refresh_from_db()
    assert (chapter.title, chapter.figures) == ("Homes", "of newer data")


OLDER = "of an older release"


def test_what_a_newer_release_counts_otherwise_is_not_frozen_and_is_signed_again(assessment, burglary, monkeypatch):
    monkeypatch.setattr(freezing, "documents_of", lambda _whole, _edition: pytest.fail("it came to its documents"))
    Assessment.objects.update(state=State.FREEZING)
    Chapter.objects.filter(pk=burglary.chapter_id).update(figures=OLDER)
    asked = kept.to_json(agreed(assessment, dt.date(2026, 11, 18)))
    job = Job(kind=KIND, arguments={"assessment": assessment.pk, "on": "2026-11-18", "number": 1, "content": asked})
    with pytest.raises(Failed, match="signed off: Burglary"):
        freezing.freeze(job, lambda *_told: None)
    assert Chapter.objects.get(pk=burglary.chapter_id).figures not in ("", OLDER)
    with pytest.raises(pytest.fail.Exception, match="it came to its documents"):
        freezing.freeze(job, lambda *_told: None)


def test_nobody_signs_another_table_than_the_one_that_they_were_shown(assessment, burglary, as_):
    """Whose page is drawn by a newer release than the one that opened the year."""
    chapter = burglary.chapter
    chapter.findings.update(taken=Taken.LEFT)
    chapter.passages.filter(name="commentary").update(text="We say no more than the table.")
    chapter.explanations.create(measure="burglary", grade="unknown", text="A survey would tell.")
    Chapter.objects.filter(pk=chapter.pk).update(figures=OLDER)
    client, there = as_("analyst"), AT.format(chapter.pk)
    shown = {"digest": content.content(Chapter.objects.get(pk=chapter.pk)).digest}
    assert "Open the page again to see what it says now" in page(client.post(there, shown))
    assert not SignOff.objects.exists()
    now = content.content(Chapter.objects.get(pk=chapter.pk)).digest
    assert now != shown["digest"] and now in page(client.get(there))
    assert client.post(there, {"digest": now}).status_code == 302 and SignOff.objects.get().digest == now


@pytest.mark.parametrize("moved", ["figures", "state"])
def test_a_table_that_moved_while_it_was_counted_is_left_as_it_is(assessment, burglary, monkeypatch, moved):
    """For newer data were taken, or it was opened again."""
    rows = Chapter.objects.filter(pk=burglary.chapter_id)
    rows.update(figures=OLDER)
    Assessment.objects.update(state=State.FREEZING)
    assessment.refresh_from_db()
    chapter, count = rows.get(), pinned.drafts_of

    def meanwhile(of: Assessment) -> Drafts:
        if moved == "figures":
            rows.update(figures="of newer data")
        else:
            Assessment.objects.update(state=State.DRAFT)
        return count(of)

    monkeypatch.setattr(pinned, "drafts_of", meanwhile)
    assert recounted(assessment, [chapter]) == [chapter]
    assert rows.get().figures == ("of newer data" if moved == "figures" else OLDER)


def test_data_that_are_left_are_offered_again_only_when_newer_ones_come(assessment, burglary, released, as_):
    before, first = assessment.edition, released()
    assert taken(as_("coordinator"), assessment, first, "leave").status_code == 302
    assessment.refresh_from_db()
    assert (assessment.edition, assessment.left, newer.waiting(assessment)) == (before, first, None)
    assert Event.objects.latest("number").sentence.endswith("is still made from the older data")
    second = released(keep=4)
    assert newer.waiting(assessment).name == second


def test_a_page_of_other_data_or_of_before_is_refused(assessment, released, as_):
    first = released()
    client = as_("analyst")
    client.get(ADDRESS)
    released(keep=4)
    assert "The data changed again" in page(taken(client, assessment, first))
    second = newer.waiting(assessment).name
    assert "Somebody else changed this" in page(taken(client, assessment, second, version=99))
    assessment.refresh_from_db()
    assert assessment.edition not in (first, second)


def test_only_whoever_runs_the_assessment_takes_newer_data_and_only_while_it_is_open(assessment, released, as_):
    edition = released()
    assert "Take the newer data" not in page(as_("caseworker").get(ADDRESS))
    assert "Your role does not let you" in page(taken(as_("caseworker"), assessment, edition))
    Assessment.objects.update(state=State.FROZEN)
    assert "The assessment is frozen" in page(taken(as_("analyst"), assessment, edition))
    assert as_("councillor").get(ADDRESS).status_code == 404


def test_data_that_are_no_longer_on_disk_are_told_and_newer_ones_can_be_taken(assessment, with_figures, released, as_):
    edition = released()
    (with_figures / "warehouse" / "editions" / f"{assessment.edition}.json").unlink()
    assert "no longer held here" in page(as_("analyst").get(ADDRESS))
    assert taken(as_("analyst"), assessment, edition).status_code == 302


def test_data_without_the_period_can_only_be_left(assessment, with_figures, held, as_):
    shutil.rmtree(with_figures / "warehouse")
    old = list((held.parent / "files").rglob("2021-*-street.csv"))
    rest = [held.parent / "files" / name for name in ("lookups", "population", "boundaries")]
    edition = read([*old, *rest], Warehouse(with_figures / "warehouse")).edition.name
    assert "they can’t be taken" in page(as_("analyst").get(ADDRESS))
    assert "hold nothing of" in page(taken(as_("analyst"), assessment, edition))
    assert taken(as_("analyst"), assessment, edition, "leave").status_code == 302


def signing_off(finding: Finding, person) -> None:
    of = content.content(finding.chapter)
    SignOff.objects.create(chapter=of.chapter, digest=of.digest, by=person("analyst"))
    assert content.content(finding.chapter).signed == content.Signed.SIGNED


def test_data_of_before_the_partnership_had_a_warehouse_of_its_own_are_still_found(assessment, silverpit, released):
    newer_still = released(into=here.own_warehouse(silverpit))
    assert here.edition(silverpit).name == newer_still
    assert years.edition_of(assessment).name == assessment.edition
