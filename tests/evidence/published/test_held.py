"""Published figures in a warehouse, and asking for them again."""

from dataclasses import replace

import pytest
from making_tables import DISTRICT, WIDER, WITH_CHANGES

from frankpledge.evidence.edition import EMPTY, Edition, Input, Part
from frankpledge.evidence.measures.published import published
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources.published_figures import SOURCE


@pytest.fixture
def held(reading, about, warehouse):
    """An edition that holds these tables."""

    def make(*tables: tuple[str, str]) -> Edition:
        parts, inputs = [], []
        with warehouse.writing() as writer:
            for title, text in tables:
                result = reading(text, replace(about, title=title))
                digest = f"{len(inputs):064}"
                for key, (file, rows) in result.rows.files.items():
                    parts.append(Part(SOURCE, key, writer.keep(file), rows, digest))
                keys = tuple(result.rows.files)
                inputs.append(Input(digest, title, len(text), SOURCE, about.publisher, "", keys, result.rows.read))
            return writer.publish(parts, inputs, "2020-10-29T00:00:00+00:00")

    return make


def test_what_was_read_is_held_as_it_was_published(held):
    edition = held(("Fig 1.1", WITH_CHANGES))
    found = published(edition, [DISTRICT])
    assert len(found) == 36 and {p.area for p in found} == {DISTRICT}
    count, percent = (next(p for p in found if p.cell == cell) for cell in ("C9", "D9"))
    assert (count.label, count.kind, count.value, count.count) == ("SHOPLIFTING", "count", "485", 485)
    assert count.period == Period.read("2016/17") and count.against is None
    assert (percent.value, percent.count, percent.against) == ("-4%", None, Period.read("2015/16"))
    assert percent.title == "Fig 1.1" and percent.publisher == "Harborough CSP" and percent.disclosure == "open"
    assert edition.input(percent.input_sha256).name == "Fig 1.1"


def test_tables_and_areas_are_told_apart(held):
    edition = held(("Fig 1.1", WITH_CHANGES), ("Table 2", "Measure,2019/20\nASB,<5\n"))
    (bound,) = [p for p in published(edition, [DISTRICT]) if p.title == "Table 2"]
    assert (bound.value, bound.count, bound.low, bound.high) == ("<5", None, 0, 4)
    assert {p.kind for p in published(edition, [WIDER])} == {"percent", "arrow"}
    assert len(published(edition, [DISTRICT, WIDER])) == 55


def test_nothing_held_is_nothing(held):
    assert published(EMPTY, [DISTRICT]) == () == published(held(("Fig 1.1", WITH_CHANGES)), ["E07000999"])
