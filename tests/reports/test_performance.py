"""Performance tables: what a layout has no column for is not worked out."""

import pytest

from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.period import Period
from frankpledge.reports import performance

YEAR = Period.read("2024/25")


@pytest.mark.parametrize(
    ("columns", "wider", "times"),
    [
        (("measure", "count", "change"), False, 1),
        (("count", "two years"), False, 2),
        (("wider change", "wider two years", "two years"), True, 4),
    ],
)
def test_only_the_comparisons_that_the_columns_want_are_made(edition, silverpit, monkeypatch, columns, wider, times):
    compared = []

    def counting(edition, area, *rest):
        compared.append(area.name)
        return compare(edition, area, *rest)

    monkeypatch.setattr(performance, "compare", counting)
    layout = performance.Layout("T", tuple((c, c) for c in columns), ("burglary", "shoplifting"))
    table = performance.table(layout, performance.setting(edition, silverpit, YEAR))
    assert len(table.rows) == 2 and len(compared) == times
    assert any("police force area" in name for name in compared) == wider
