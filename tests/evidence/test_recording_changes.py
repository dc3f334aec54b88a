"""What a force said of its recording: a comparison across it says that counting changed, and of nothing else."""

import pytest
from asking import faults, reasons
from making import FOURWAYS, SALTBY, UPWELL, row, table, write

from frankpledge.evidence import places
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.period import Period, later, month, written

HEADINGS = ["measure", "force area", "first month", "what changed", "who says so"]
NOTE = ["burglary", "Fenland", "2023-02", "Sheds are counted as homes", "Fenland Police, by letter of 3 May 2023"]


@pytest.fixture
def verdicts(holding, reading, tmp_path):
    """Verdicts of three months against those a year before, with this line in the register."""

    def make(line: list[str], period: str = "2023-01..2023-03", area: str = UPWELL) -> dict[str, str]:
        months = [written(later(month("2022-01"), n)) for n in range(15)]
        rows = [row(Month=m, Crime_type=kind) for m in months for kind in ("Burglary", "Drugs") for _ in range(9)]
        rows += [r | {"Falls within": "Marsh Police", "LSOA code": "E01000008"} for r in rows]
        holding(rows)
        edition = reading(write(tmp_path / "recording-changes.csv", table(HEADINGS, [line]))).edition
        found = compare(edition, places.gazetteer(edition).areas[area], Period.read(period))
        return {r.measure.id: r.verdict for r in found.rows}

    return make


def test_counting_changed_where_the_register_says_so(verdicts):
    found = verdicts(NOTE)
    assert found["burglary"] == Verdict.COUNTING_CHANGED and found["drugs"] == Verdict.NO_CLEAR_CHANGE


@pytest.mark.parametrize(
    "first_month, changed",
    [("2022-01", False), ("2022-02", True), ("2023-01", True), ("2023-03", True), ("2023-04", False)],
)
def test_a_change_matters_from_after_the_first_month_compared_to_the_last(verdicts, first_month, changed):
    found = verdicts([*NOTE[:2], first_month, *NOTE[3:]])
    assert (found["burglary"] == Verdict.COUNTING_CHANGED) is changed


def test_a_change_of_one_force_is_none_of_anothers(verdicts):
    assert verdicts(NOTE, area=SALTBY)["burglary"] != Verdict.COUNTING_CHANGED
    assert verdicts(NOTE, area=FOURWAYS)["burglary"] == Verdict.COUNTING_CHANGED


def test_a_force_by_its_own_name_is_its_force_area(verdicts):
    assert verdicts([NOTE[0], "Fenland Police", *NOTE[2:]])["burglary"] == Verdict.COUNTING_CHANGED


def test_a_line_about_no_measure_is_refused(reading, tmp_path):
    result = reading(write(tmp_path / "recording-changes.csv", table(HEADINGS, [["burglry", *NOTE[1:]], NOTE])))
    assert len(faults(result)) == 1


def test_a_line_without_who_says_so_is_refused(reading, tmp_path):
    result = reading(write(tmp_path / "recording-changes.csv", table(HEADINGS, [[*NOTE[:4], ""], NOTE])))
    assert faults(result) == ["line 2, column “who says so”: found nothing, expected who said so, and when"]


def test_a_line_with_a_wrong_month_alone_is_refused_with_its_file(reading, tmp_path):
    line = [*NOTE[:2], "May 2023", *NOTE[3:]]
    (why,) = reasons(reading(write(tmp_path / "recording-changes.csv", table(HEADINGS, [line]))))
    assert "line 2, column “first month”: found “May 2023”, expected the first month counted in the new way" in why


def test_the_reason_and_its_source_stand_with_the_row(holding, reading, tmp_path):
    holding([row(Month=m) for m in ("2022-03", "2023-03")])
    edition = reading(write(tmp_path / "recording-changes.csv", table(HEADINGS, [NOTE]))).edition
    found = compare(edition, places.gazetteer(edition).areas[UPWELL], Period.read("2023-03")).row("burglary")
    assert [(b.what, b.source) for b in found.breaks] == [(NOTE[3], NOTE[4])] and found.percent is None
