"""Figures that set a count against something: shares, parts, ranks, runs, peaks, and earlier baselines."""

import pytest
from making import FOURWAYS_LSOA, OTHERTON, OTHERTON_LSOA, PLAIN, THREEWAYS, THREEWAYS_LSOA, UPWELL, row

from frankpledge.evidence import places
from frankpledge.evidence.answers import answer
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.compare.record import document
from frankpledge.evidence.figures.question import NoSuchFigure
from frankpledge.evidence.peer_groups import group, named
from frankpledge.evidence.period import Period, UnclearPeriod, later, written

FENLAND = "E23000001"


def months(first: str, counts: list[int], lsoa: str = PLAIN, kind: str = "Burglary") -> list[dict]:
    """A row for each count, month after month; a month of none has a drug offence, so that it is held."""
    start = Period.read(first).first
    rows = []
    for i, n in enumerate(counts):
        at = {"Month": written(later(start, i)), "LSOA_code": lsoa}
        rows += [row(**at, Crime_type=kind)] * n or [row(**at, Crime_type="Drugs")]
    return rows


@pytest.fixture
def four_years(holding):
    """Burglaries of 2020 to 2023: 24, 36, 48 and 60 a year, with a high December in the last."""
    flat = [2] * 12 + [3] * 12 + [4] * 12 + [4] * 11 + [16]
    return holding(months("2020-01", flat))


def test_a_share_of_a_wider_area_has_both_counts(holding):
    edition = holding(months("2023-01", [3]) + months("2023-01", [9], OTHERTON_LSOA))
    figure = answer(edition, f"burglary~share~{UPWELL}~2023-01..2023-01~{FENLAND}")
    assert (figure.text, figure.details["part"], figure.details["base"]) == ("25.0%", 3, 12)
    assert figure.answer.endswith("its share of Fenland police force area: 25.0%, 3 of 12.")


def test_an_area_has_no_share_of_one_that_it_is_no_part_of(holding):
    edition = holding(months("2023-01", [3]))
    with pytest.raises(NoSuchFigure, match="Upwell & Dale is no part of Otherton, so it has no share of it"):
        answer(edition, f"burglary~share~{UPWELL}~2023-01..2023-01~{OTHERTON}")


def test_a_part_of_a_measure_has_both_counts(holding):
    edition = holding(months("2023-01", [3]) + months("2023-01", [1], kind="Drugs"))
    figure = answer(edition, f"burglary~part~{UPWELL}~2023-01..2023-01~total-crime")
    assert (figure.text, figure.formula) == ("75.0%", "3 ÷ 4 × 100")


def test_what_is_not_counted_within_a_measure_is_no_part_of_it(holding):
    edition = holding(months("2023-01", [3]))
    with pytest.raises(NoSuchFigure, match="Anti-social behaviour is not counted within total crime"):
        answer(edition, f"anti-social-behaviour~part~{UPWELL}~2023-01..2023-01~total-crime")


def test_a_run_of_rises_is_told_in_years(four_years):
    figure = answer(four_years, f"burglary~run~{UPWELL}~2023-01..2023-12")
    assert (figure.value, figure.text) == (3, "the third rise in a row")
    assert list(figure.details["years"].values()) == [24, 36, 48, 60]


def test_a_month_that_stands_out_is_told_from_one_that_is_merely_the_highest(four_years):
    figure = answer(four_years, f"burglary~peak~{UPWELL}~2023-01..2023-12")
    assert (figure.text, figure.value, figure.details["stands_out"]) == ("December 2023", 16, True)
    earlier = answer(four_years, f"burglary~peak~{UPWELL}~2022-01..2022-12")
    assert not earlier.details["stands_out"]


def test_an_earlier_baseline_is_in_the_question_and_in_the_answer(four_years):
    figure = answer(four_years, f"burglary~change~{UPWELL}~2023-01..2023-12~2020-01..2020-12")
    assert figure.value == 150 and figure.details["before"] == 24
    assert "compares with the year to December 2020: 24 in the year to December 2020 and 60" in figure.answer


def test_the_year_before_as_a_baseline_is_the_same_question_as_none(four_years):
    figure = answer(four_years, f"burglary~change~{UPWELL}~2023-01..2023-12~2022-01..2022-12")
    assert figure.id == f"burglary~change~{UPWELL}~2023-01..2023-12@{four_years.name}"


def test_two_years_are_compared_with_the_two_before(four_years):
    upwell = places.gazetteer(four_years).areas[UPWELL]
    found = compare(four_years, upwell, Period.read("2022-01..2023-12"), baseline=Period.read("2020-01..2021-12"))
    assert (found.row("burglary").before, found.row("burglary").after) == (60, 108)


@pytest.mark.parametrize("baseline", ["2022-02..2023-01", "2022-01..2022-11", "2023-01..2023-12", "2024-01..2024-12"])
def test_only_the_same_months_of_an_earlier_year_are_a_baseline(four_years, baseline):
    upwell = places.gazetteer(four_years).areas[UPWELL]
    with pytest.raises(UnclearPeriod):
        compare(four_years, upwell, Period.read("2023-01..2023-12"), baseline=Period.read(baseline))


@pytest.mark.parametrize(
    "id, said",
    [
        ("burglary~share~E07000001~2023-01", "“share” wants a wider area's code after the period"),
        ("burglary~count~E07000001~2023-01~total-crime", "“count” is set against nothing, so “total-crime” has no pla"),
        ("burglary~part~E07000001~2023-01~nonsense", "there is no measure “nonsense”"),
        ("burglary~share~E07000001~2023-01~E99999999", "no area has the code “E99999999”"),
        ("burglary~change~E07000001~2023-01~soon", "the period “soon” can't be read"),
        ("burglary~rank~E07000001~2023-01~nobody", "no area is named “nobody”"),
    ],
)
def test_a_question_that_asks_nothing_is_a_sentence(four_years, id, said):
    with pytest.raises(NoSuchFigure, match=said):
        answer(four_years, id)


def test_too_few_peers_make_no_rank(holding):
    edition = holding(months("2023-01", [3]) + months("2023-01", [9], OTHERTON_LSOA))
    figure = answer(edition, f"burglary~rank~{UPWELL}~2023-01..2023-01~force")
    assert (
        figure.value is None and "too few of the 4 districts of the Fenland police force area are held" in figure.answer
    )


def test_a_peer_that_is_named_twice_is_said(holding):
    edition = holding(months("2023-01", [3], THREEWAYS_LSOA) + months("2023-01", [3], FOURWAYS_LSOA))
    area = places.gazetteer(edition).areas[UPWELL]
    with pytest.raises(UnclearArea, match=r"“E07000003” is named twice \(Threeways, E07000003\): name each peer once"):
        named(edition, area, ["Threeways", "Otherton", THREEWAYS, "Saltby", "Fourways"])


def test_every_unclear_peer_is_said_at_once(holding):
    edition = holding(months("2023-01", [3]))
    area = places.gazetteer(edition).areas[UPWELL]
    with pytest.raises(UnclearArea, match="“Nowhere”.*“Elsewhere”"):
        named(edition, area, ["Nowhere", "Otherton", "Elsewhere"])


def test_a_question_says_what_it_is_set_against_in_its_record_too(four_years):
    asked = [
        answer(four_years, f"burglary~share~{UPWELL}~2023-01..2023-12~{FENLAND}"),
        answer(four_years, f"burglary~change~{UPWELL}~2023-01..2023-12~2020-01..2020-12"),
    ]
    assert [document(f)["question"].partition(": ")[2] for f in asked] == [
        "its share of Fenland police force area",
        "how it compares with the year to December 2020",
    ]


def test_a_share_names_the_two_counts_that_it_is_made_of(four_years):
    figure = answer(four_years, f"burglary~share~{UPWELL}~2023-01..2023-12~{FENLAND}")
    assert [answer(four_years, id).value for id in figure.details["made_of"]] == [60, 60]


def test_only_districts_and_partnerships_are_set_among_peers(holding):
    edition = holding(months("2023-01", [3]))
    ward = next(a for a in places.gazetteer(edition).areas.values() if a.kind == "ward")
    with pytest.raises(UnclearArea, match="is no district or partnership, and only those are set among peers"):
        group(edition, ward)


def test_a_change_of_counting_in_the_midst_is_said_beside_any_figure(holding):
    edition = holding(months("2023-04", [3, 4, 5], kind="Violence and sexual offences"))
    figure = answer(edition, f"violence-and-sexual-offences~average~{UPWELL}~2023-04..2023-06")
    assert any(note.startswith("Counted differently from May 2023: ") for note in figure.notes)


@pytest.mark.real
class TestOnRealData:
    def test_an_english_district_is_not_called_alike_to_one_without_the_indices(self, real_edition):
        harborough = places.gazetteer(real_edition).areas["E07000131"]
        assert {a.code[0] for a in group(real_edition, harborough, "nearest").areas} == {"E"}

    def test_a_rank_says_how_little_a_place_means(self, real_edition):
        figure = answer(real_edition, "burglary~rank~E07000131~2024-04..2025-03~force")
        assert figure.text == "5th of 9"
        assert figure.details["best"] < 5 < figure.details["worst"]
        assert "anywhere from" in figure.answer and len(figure.details["rates"]) == 9

    def test_a_share_of_the_force_is_of_the_same_rows(self, real_edition):
        figure = answer(real_edition, "shoplifting~share~E07000131~2025-01..2025-12~E23000021")
        assert (figure.details["part"], figure.text) == (435, "5.3%")
