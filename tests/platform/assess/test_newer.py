"""Newer data come while an assessment is written: what they move is shown, and taken or left as a whole."""

import csv
import html
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership.agencies import here
from frankpledge.partnership.assess.changes import findings
from frankpledge.partnership.assess.models import Assessment, Finding, SignOff, State, Taken
from frankpledge.partnership.assess.queries import content, newer, years
from frankpledge.partnership.audit.models import Event

ADDRESS = "/p/silverpit/assessments/2026-27/newer/"


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
