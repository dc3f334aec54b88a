"""frankpledge evidence explain: any number that compare prints can be asked where it came from."""

import json
import re

import pytest
from making import row, write_country, write_months

from frankpledge.evidence.answers import Answers
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.period import Period
from frankpledge.evidence.places import gazetteer
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse


@pytest.fixture
def explain(frankpledge, upwell):
    return lambda *words: frankpledge("evidence", "explain", "--warehouse", upwell, *words)


@pytest.fixture
def table(frankpledge, upwell):
    place = ("--warehouse", upwell, "--area", "Upwell and Dale", "--period", "2024-01..2024-12")
    return json.loads(frankpledge("evidence", "compare", *place, "--format", "json").out)


def test_every_figure_of_the_table_explains_itself_and_agrees_with_it(table, upwell):
    answers = Answers(Warehouse(upwell).edition())
    for r in table["rows"]:
        figure = answers.answer(r["figure"])
        assert figure.id == r["figure"] and figure.details["verdict"] == r["verdict"]
        assert (figure.details["before"], figure.details["after"]) == (r["count_before"], r["count"])
        assert sum(s.count for s in figure.sources) == r["count_before"] + r["count"]
        assert f"{r['count_before']:,} in " in figure.answer and f" and {r['count']:,} in " in figure.answer


def test_the_plain_words_come_first_and_the_workings_after(explain, table):
    said = explain(next(r["figure"] for r in table["rows"] if r["measure"] == "shoplifting"))
    lines = said.out.splitlines()
    assert said.code == 0 and lines[0].startswith("Shoplifting in Upwell & Dale, year to December 2024")
    assert ": rose by 500.0%. Verdict: rose." in lines[0]
    order = [
        "How much theft from shops is recorded here?",
        "How it was worked out: ",
        "January 2023 ",
        "Query:",
        "Edition ",
    ]
    places = [next(n for n, line in enumerate(lines) if line.startswith(start)) for start in order]
    assert places == sorted(places)
    assert len(re.findall(r"street/20\d\d-\d\d-fenland-street.csv +[0-9a-f]{12}$", said.out, re.MULTILINE)) == 24


def test_json_holds_everything_that_the_figure_rests_on(explain, table):
    id = table["rows"][0]["figure"]
    found = json.loads(explain(id, "--format", "json").out)
    assert list(found) == [
        "id", "question", "answer", "value", "text", "measure", "source", "counted", "area", "period", "formula",
        "details", "notes", "caveats", "spans", "sources", "query", "edition", "version",
    ]  # fmt: skip
    assert found["id"] == id and len(found["counted"]) == 13 and len(found["spans"]) == 24
    assert all(len(s["sha256"]) == 64 and s["publisher"] == "data.police.uk" for s in found["sources"])


def test_an_older_editions_figure_is_explained_as_it_was(frankpledge, released_again):
    warehouse, id = released_again
    assert (
        "Burglary in Upwell & Dale, January 2024: how many: 3."
        in frankpledge("evidence", "explain", "--warehouse", warehouse, id).out
    )


@pytest.fixture
def released_again(tmp_path):
    """A warehouse whose January was released again after a figure of it was printed, and that figure's id."""
    warehouse = Warehouse(tmp_path / "w")
    old = read([write_country(tmp_path / "c"), write_months(tmp_path / "a", [row()] * 3)], warehouse).edition
    read([write_months(tmp_path / "b", [row()] * 50)], warehouse)
    return warehouse.folder, f"burglary~count~E07000001~2024-01..2024-01@{old.name}"


@pytest.mark.parametrize(
    "id, code, complaint",
    [
        ("nonsense", 2, "“nonsense” is not a figure's id: it is written measure~statistic~area~period@edition"),
        ("burglary~count~E07000001~2024-01@nosuch", 1, "the warehouse at {} has no edition named “nosuch”"),
        ("burglary~count~E07000001~2024-01@../x", 1, "the warehouse at {} has no edition named “../x”"),
        ("burglry~count~E07000001~2024-01@{edition}", 2, "there is no measure “burglry”"),
        ("burglary~sum~E07000001~2024-01@{edition}", 2, "there is no statistic “sum”"),
        ("burglary~count~E07~2024-01@{edition}", 2, "no area has the code “E07”"),
        ("burglary~count~E07000001~soon@{edition}", 2, "the period “soon” can't be read"),
        ("burglary~change~E07000001~2030-01@{edition}", 2, "no month of January 2030 is held for Upwell & Dale"),
        ("weather~fact~E07000001~2024-01@{edition}", 2, "“weather” asks for no fact that is known"),
        ("", 2, "“” is not a figure's id"),
        ("burglary~change~E07000001~2022-12..2024-12@{edition}", 2, "December 2022 to December 2024 would share mon"),
    ],
)
def test_nonsense_is_a_sentence(explain, table, upwell, id, code, complaint):
    said = explain(id.format(edition=table["edition"]))
    assert said.code == code and said.out == ""
    assert said.err.startswith("frankpledge: " + complaint.format(upwell, edition=table["edition"]))


def test_a_count_of_none_is_an_answer(explain, table):
    said = explain(f"drugs~count~E07000001~2024-01@{table['edition']}")
    assert said.code == 0 and said.out.startswith("Drugs in Upwell & Dale, January 2024: how many: 0.")


def test_no_formula_divides_by_nothing(from_none):
    assert "÷ 0" not in from_none.formula


@pytest.fixture
def from_none(tmp_path):
    """The change of shoplifting from none to nine."""
    rows = [row(Month="2023-01"), *[row(Crime_type="Shoplifting")] * 9]
    edition = read(
        [write_country(tmp_path / "c"), write_months(tmp_path / "s", rows)], Warehouse(tmp_path / "w")
    ).edition
    found = compare(edition, gazetteer(edition).find("Upwell and Dale"), Period.read("2024-01"))
    return Answers(edition).answer(found.row("shoplifting").figures["change"])
