"""How harmful, from counts to words; and what is not scored is said."""

from fractions import Fraction

import pytest
from making import row, write_months
from making_chequer import CODES, month, write_chequer

from frankpledge.evidence import places
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.harm import find, harm
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.answers import answer
from frankpledge.evidence.measures.weights.loading import indices
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

A_MONTH = {"Shoplifting": 9, "Other theft": 6, "Bicycle theft": 3, "Robbery": 1, "Violence and sexual offences": 20}


@pytest.fixture(scope="module")
def robbed(tmp_path_factory) -> Asked:
    """Chequer in three years in which every month was alike, but for a last one with half as many robberies more."""
    folder = tmp_path_factory.mktemp("robbed")
    rows = [
        row(Month=month(n), Crime_type=kind, LSOA_code=CODES[0])
        for n in range(48)
        for kind, many in A_MONTH.items()
        for _ in range(many + (kind == "Robbery" and n >= 36 and n % 2))
    ]
    warehouse = Warehouse(folder / "warehouse")
    edition = read([write_chequer(folder / "chequer"), write_months(folder / "street", rows)], warehouse).edition
    return Asked(edition, places.gazetteer(edition).find("Chequer"), Period.read("2024-04..2025-03"))


def test_harm_is_the_sum_of_counts_by_weight_in_each_index(robbed):
    found = find(robbed)
    weights = indices()["cambridge-crime-harm-index"].by_measure
    expected = sum(Fraction(n) * weights[m] for m, n in found.now.items())
    assert found.now["robbery"] == 18 and found.changes["cambridge-crime-harm-index"].after == expected


def test_few_robberies_stand_above_many_thefts_by_harm(robbed):
    result = harm(robbed)
    assert any("robbery matters more than its number says" in s.plain for s in result.says)
    robbery = next(r for r in result.records if r["measure"] == "robbery")
    assert robbery["place_by_count"] == 4 and robbery["cambridge-crime-harm-index-place"] == 1


def test_what_has_no_honest_weight_is_named_and_not_called_harmless(robbed):
    assert any("violence and sexual offences" in c for c in harm(robbed).cautions if c.startswith("Not scored"))
    figure = answer(
        robbed.edition,
        f"violence-and-sexual-offences~harm~{robbed.area.code}~2024-04..2025-03~crime-severity-score",
    )
    assert figure.value is None and "not scored" in figure.answer


def test_every_number_can_be_asked_again_and_an_index_that_is_none_is_refused(robbed):
    result = harm(robbed)
    printed = [n for s in result.says for n in s.numbers.values()]
    printed += [cell for row in result.listings[0].rows for cell in row if not isinstance(cell, str)]
    for number in printed:
        assert answer(robbed.edition, number.figure).text == number.text
    with pytest.raises(LookupError, match="there is no harm index"):
        answer(robbed.edition, f"robbery~harm~{robbed.area.code}~2024-04..2025-03~mine")


def test_without_a_year_before_there_is_nothing_to_set_harm_against(asking):
    with pytest.raises(NothingToAnalyse, match="fewer than 3"):
        harm(asking(None, "2021-04..2022-03"))
