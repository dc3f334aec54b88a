"""Which changes are headlines, which counts are links, and what is said where no measure is without a change."""

from types import SimpleNamespace

import pytest

from frankpledge.cli.evidence_compare import _print_table
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.compare.verdict import Verdict, noticed
from frankpledge.evidence.findings import changes, company
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period
from frankpledge.evidence.shares import Made
from frankpledge.evidence.statistics import shares
from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.ranking import top
from frankpledge.reports.chapters import summary

NOW, BEFORE = Period.read("2024/25"), Period.read("2023/24")
STREET, TABLES = "police_street", "published_figures"


def row(measure: str, before: int, after: int, verdict: Verdict, p: float = 1.0, source: str = STREET, others: int = 0):
    return Row(
        measure=measures()[measure],
        source=source,
        title="",
        before=before,
        after=after,
        rate_before=None,
        rate=None,
        change=change(before, after, 1.0),
        dispersion=1.0,
        adjusted_p=p,
        verdict=verdict,
        noticeable=noticed(before, 1.0),
        breaks=(),
        by_others=others,
        figures={what: f"{measure}~{what}~E1~{NOW.id}@x" for what in ("count", "count_before", "change", "rate")},
    )


def compared(*rows: Row) -> Comparison:
    edition, area = SimpleNamespace(name="x"), Area("E1", "Upwell", "district")
    return Comparison(edition, area, NOW, NOW, BEFORE, tuple(NOW.months), rows, ())


def test_no_headline_is_a_part_of_another_at_any_depth():
    fell = [
        row("burglary-of-a-home", 300, 100, Verdict.FELL, 0.001),
        row("residential-burglary", 400, 200, Verdict.FELL, 0.002),
        row("burglary", 500, 300, Verdict.FELL, 0.003),
        row("total-crime", 5000, 4000, Verdict.FELL, 0.004),
        row("anti-social-behaviour", 900, 700, Verdict.FELL, 0.005),
    ]
    for rows in (fell, [fell[3], *fell[:3], fell[4]]):
        found = [r.measure.id for r in changes.headlines(compared(*rows))]
        assert found == ["burglary-of-a-home", "anti-social-behaviour"]


def test_total_crime_as_a_headline_leaves_its_parts_to_be_named_after_it():
    rows = (row("total-crime", 5000, 4000, Verdict.FELL, 0.001), row("drugs", 90, 40, Verdict.FELL, 0.01))
    citing = SimpleNamespace(base=SimpleNamespace(comparison=compared(*rows), wider=None), sentence=lambda s: s.plain)
    said = summary.changed_in_short(citing).markdown
    assert "Only two measures rose or fell" in said
    assert "**Total crime** went from" in said and "too: drugs fell" in said


@pytest.mark.parametrize("verdict", [Verdict.TOO_FEW, Verdict.ROSE])
def test_where_no_measure_is_without_a_clear_change_no_more_than_that_is_said(verdict):
    citing = SimpleNamespace(base=SimpleNamespace(comparison=compared(row("robbery", 3, 5, verdict))))
    assert summary.unchanged(citing).markdown == "No measure has the verdict “no clear change”."


@pytest.mark.parametrize(("source", "linked"), [(STREET, True), (TABLES, False)])
def test_a_count_is_a_link_only_where_the_figure_is_of_the_same_source(source, linked):
    """The counts are alike by chance: that does not make them one figure."""
    c = compared(row("burglary", 10, 12, Verdict.NO_CLEAR_CHANGE, source=source))
    placed = top({"Burglary": 12})
    assert [n.text for n in company.top(placed, c).numbers.values()] == (["12"] if linked else [])
    assert company.top(placed, c).plain == "Most crimes were burglary (12)."
    part = measures()["residential-burglary"]
    made = Made(measures()["burglary"], Series(STREET, {}), (part,), shares.composition({part.title: 7}, 12))
    numbers = company.parts(made, c).numbers.values()
    assert ("12" in [n.text for n in numbers]) == linked


def test_a_rates_base_is_that_of_the_measures():
    homes = SimpleNamespace(denominator="households")
    assert changes.bases([measures()["burglary"], measures()["drugs"]]) == "residents"
    assert changes.bases([measures()["burglary"], homes]) == "residents or households"
    assert changes.bases([homes]) == "households"


def test_what_other_forces_recorded_is_counted_once(capsys):
    """Robbery is in total crime, and a table's total crime is none of these rows."""
    rows = [
        row("total-crime", 50, 60, Verdict.TOO_FEW, others=20),
        row("robbery", 5, 6, Verdict.TOO_FEW, others=12),
        row("anti-social-behaviour", 5, 6, Verdict.TOO_FEW, others=3),
    ]
    _print_table(compared(*rows))
    assert "Recorded here by other forces and not in the counts: 23." in capsys.readouterr().out
    _print_table(compared(row("total-crime", 50, 60, Verdict.TOO_FEW, source=TABLES, others=20)))
    assert "other forces" not in capsys.readouterr().out
