"""A figure's id is its question: asked again it gives the same answer, and nonsense gets a sentence."""

import pytest
from making import PLAIN, UPWELL, row, write_months

from frankpledge.evidence import places
from frankpledge.evidence.answers import MAKERS, answer
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.figures.question import STATISTICS, NoSuchFigure, parse
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.period import Period


@pytest.fixture
def edition(holding):
    return holding([row()] * 3 + [row(Month="2024-02")] * 4 + [row(Month="2024-04")])


def ask(edition, what: str):
    return answer(edition, f"{what}@{edition.name}")


def test_every_statistic_that_can_be_asked_for_is_made_by_something():
    assert MAKERS.keys() == STATISTICS.keys()


@pytest.mark.parametrize(
    "what, value, text",
    [
        (f"burglary~count~{UPWELL}~2024-01..2024-02", 7, "7"),
        (f"burglary~average~{UPWELL}~2024-01..2024-02", 3.5, "3.5"),
        (f"burglary~rate~{UPWELL}~2024-01..2024-02", 7 / 6, "1.2"),
        (f"drugs~count~{UPWELL}~2024-02..2024-02", 0, "0"),
        (f"burglary~count~{PLAIN}~2024-01..2024-01", 3, "3"),
        ("burglary~count~E05000001~2024-01..2024-01", 3, "3"),
    ],
)
def test_a_figure_is_answered_from_its_id(edition, what, value, text):
    figure = ask(edition, what)
    assert figure.id == f"{what}@{edition.name}"
    assert (float(figure.value), figure.text) == (pytest.approx(value), text)
    assert figure.answer.endswith(f": {text}.") and figure.query and figure.formula


def test_it_says_which_file_every_row_came_from(edition):
    figure = ask(edition, f"burglary~count~{UPWELL}~2024-01..2024-02")
    assert [(s.name, s.count) for s in figure.sources] == [
        ("street/2024-01-fenland-street.csv", 3),
        ("street/2024-02-fenland-street.csv", 4),
    ]


def test_months_that_are_not_held_are_said_and_never_a_quiet_zero(edition):
    none = ask(edition, f"burglary~count~{UPWELL}~2024-03..2024-03")
    assert (none.value, none.text) == (None, "not available") and "none of its months is held" in none.answer
    some = ask(edition, f"burglary~count~{UPWELL}~2024-01..2024-04")
    assert some.value == 8 and some.notes == ("Not held, and so not in it: March 2024",)
    assert some.answer.endswith("8, in the 3 of 4 months held.")


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "is not a figure's id: it is written measure~statistic~area~period@edition"),
        ("burglary", "is not a figure's id"),
        (f"burglary~count~{UPWELL}@x", "is not a figure's id"),
        (f"burglary~count~{UPWELL}~2024-01~x~y@x", "is not a figure's id"),
        (f"burglry~count~{UPWELL}~2024-01@x", "there is no measure “burglry”"),
        (f"burglary~sum~{UPWELL}~2024-01@x", "there is no statistic “sum”; there are: count, rate, average, change"),
        ("burglary~count~E07999999~2024-01@x", "no area has the code “E07999999”"),
        (f"burglary~count~{UPWELL}~2011-12@x", "can be read in two ways"),
        (f"burglary~count~{UPWELL}~2024-02..2024-01@x", "the period begins in February 2024, after it ends"),
        (f"burglary~change~{UPWELL}~0001-01..2024-01@x", "can't be meant"),
        (f"weather~fact~{UPWELL}~2024-01@x", "asks for no fact that is known; there are: "),
        ("residents~fact~E07999999~2024-01@x", "no area has the code “E07999999”"),
    ],
)
def test_nonsense_gets_a_sentence(edition, text, said):
    with pytest.raises(NoSuchFigure) as unknown:
        answer(edition, text.replace("@x", f"@{edition.name}"))
    assert said in str(unknown.value)


def test_a_partnership_that_shares_a_district_is_refused_by_its_id_too(edition):
    with pytest.raises(NoSuchFigure, match="several share"):
        ask(edition, "burglary~count~E22000002~2024-01..2024-01")


def test_an_older_editions_figure_is_as_it_was_printed(edition, reading, warehouse, tmp_path):
    id = f"burglary~count~{UPWELL}~2024-01..2024-01@{edition.name}"
    reading(write_months(tmp_path / "later", [row()] * 50))
    assert answer(warehouse.edition(edition.name), id).value == 3
    with pytest.raises(NoSuchFigure, match=f"is asked of the edition {edition.name}, and this is "):
        answer(warehouse.edition(), id)


def test_a_question_is_read_back_from_its_id(edition):
    question = parse(edition, f"total-crime~change~{UPWELL}~2024-01..2024-02@{edition.name}")
    assert parse(edition, question.id) == question
    assert question.words() == (
        "Total crime in Upwell & Dale, January to February 2024: how it compares with the same months a year before"
    )


def test_an_area_without_residents_has_counts_and_no_rate(reading, country, tmp_path):
    lookups = [p for p in country.iterdir() if "census" not in p.name]
    edition = reading(*lookups, write_months(tmp_path / "a", [row()])).edition
    figure = ask(edition, f"burglary~rate~{UPWELL}~2024-01..2024-01")
    assert figure.text == "not available" and "the residents of Upwell & Dale are not held" in figure.answer
    assert ask(edition, f"burglary~count~{UPWELL}~2024-01..2024-01").value == 1


def test_an_area_asked_for_twice_is_counted_once(edition):
    upwell = places.gazetteer(edition).areas[UPWELL]
    once = Counted(edition, [upwell]).counts.own
    assert counts(edition, [upwell, upwell], Period.read("2024-01..2024-12")).own == once


@pytest.mark.parametrize("period, burglaries", [("2024-01..2024-02", 7), ("2024-02", 4), ("2024-02..2024-04", 5)])
def test_counts_of_a_period_hold_its_first_and_its_last_month(edition, period, burglaries):
    upwell = places.gazetteer(edition).areas[UPWELL]
    found = counts(edition, [upwell], Period.read(period))
    assert sum(found.own.values()) == burglaries
    assert all(m in Period.read(period) for m in found.held[UPWELL])
