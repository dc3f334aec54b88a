"""A mapping: what may stand in it, what is refused, and a file that is another's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_extracts import HEADINGS, csv_of, mapping, reading

from frankpledge.evidence.reading.extracts import mapping as mappings
from frankpledge.evidence.reading.extracts import shelf
from frankpledge.evidence.reading.extracts.mapping import Mapping
from frankpledge.evidence.reading.problems import Refused

PLAIN = """
id = "calls"
title = "Calls"
holder = "the service"
[columns]
date = "Call date"
"""
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).map(lambda t: " ".join(t.split())).filter(len)


def refused(text: str) -> str:
    with pytest.raises(Refused) as error:
        mappings.read(text)
    return str(error.value)


@given(WORDS, WORDS, WORDS, st.dictionaries(st.sampled_from(["burglary", "drugs"]), st.lists(WORDS).map(tuple)))
def test_what_is_written_is_read_back(title, heading, category, measures):
    made = Mapping("an-id", title, heading, {"date": heading}, fixed={"category": category}, measures=measures)
    assert mappings.read(mappings.written(made)) == made


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ('x = "y"' + PLAIN, "“x” is not a key of a mapping; known: id, title"),
        (PLAIN + 'name = "Patient"', "“columns.name” is not a key of a mapping"),
        (PLAIN.replace('title = "Calls"', ""), "the mapping has no “title”"),
        (PLAIN.replace('"calls"', '"Calls/2"'), "“Calls/2” can't be the id of a mapping: small letters"),
        ('sensitivity = "secret"' + PLAIN, "“sensitivity” must be one of: ordinary, health, domestic-abuse"),
        ('times = "Paris"' + PLAIN, "“times” must be one of: Europe/London, UTC"),
        ('disclosure = "open"' + PLAIN, "“disclosure” is not a key of a mapping"),
        (PLAIN.replace("date", "time"), "one of “columns.date” and “columns.from_date” must say when"),
        (PLAIN + 'from_date = "From"', "and not both"),
        (PLAIN + 'to_date = "To"', "“columns.to_date” needs “columns.from_date” beside it"),
        (PLAIN + 'easting = "X"', "“columns.easting” is half a point"),
        (PLAIN + 'easting="X"\nnorthing="Y"\ngrid_reference="Z"', "one way to say the point is enough"),
        (PLAIN + 'category="A"\n[fixed]\ncategory="B"', "“category” can't be a column and the same for every row"),
        (PLAIN + '[dates]\ndate = "whenever"', "“dates.date” must be one of: dd/mm/yyyy, mm/dd/yyyy"),
        (PLAIN + "[measures]\nburglary = 3", "“measures.burglary” must list categories"),
        (PLAIN + "holder = 3", "“columns.holder” is not a key"),
        (
            "columns = 3\n" + PLAIN.replace("[columns]\n", "").replace("date", "#"),
            "“columns” of the mapping must be a table",
        ),
        ("id =", "the mapping is not TOML"),
    ],
)
def test_a_wrong_mapping_is_refused_with_what_is_wrong(changed, says):
    assert says in refused(changed)


def test_a_file_without_the_headings_is_refused_with_what_is_missing_and_what_is_there():
    with pytest.raises(
        Refused, match=r"is for another file: there is no “Call time”. What is there: “Call date”, “Ward”"
    ):
        reading(
            csv_of(["Call date", "Ward"], [["25/04/2024", "Mill"]]), mapping({"date": "Call date", "time": "Call time"})
        )


def test_capitals_and_punctuation_don_t_make_another_heading():
    found = reading(csv_of(["CALL_DATE", "call time", "Call-category "], [["25/04/2024", "14:30", "Fall"]]), mapping())
    assert found.rows["category"].tolist() == ["Fall"]


def test_what_is_the_same_for_every_row_need_not_be_sent():
    by = mapping({"date": "Call date"}, fixed={"category": "Fly-tip", "postcode": "LE16 7AA"})
    found = reading(csv_of(["Call date", "Ward"], [["25/04/2024", "Mill"]] * 2), by)
    assert found.rows["category"].tolist() == ["Fly-tip"] * 2 and found.rows["outward"].tolist() == ["LE16"] * 2


def test_descriptions_are_no_categories_and_are_never_kept():
    rows = [["25/04/2024", "14:30", f"youths seen near the shop at number {n} again this week"] for n in range(20)]
    with pytest.raises(Refused, match="“Call category” is mapped as the category and holds descriptions"):
        reading(csv_of(HEADINGS, rows), mapping())


def test_the_measures_of_an_event_are_those_of_its_category():
    by = mapping(measures={"violence-with-injury": ("Assault", "Stabbing"), "drugs": ("overdose",), "robbery": ()})
    assert by.measures_of("ASSAULT ") == ["robbery", "violence-with-injury"]
    assert by.measures_of("Overdose") == ["drugs", "robbery"] and by.measures_of("Fall") == ["robbery"]


def test_the_saved_mapping_that_uses_most_of_a_file_is_taken_and_two_alike_are_refused():
    small, large = mapping({"date": "Call date"}, id="small"), mapping(id="large")
    assert shelf.fitting([small, large], HEADINGS) is large and shelf.fitting([large], ["Call date"]) is None
    with pytest.raises(Refused, match="two saved mappings fit it: “large” and “other”"):
        shelf.fitting([large, mapping(id="other")], HEADINGS)


def test_a_mapping_that_is_not_known_is_refused_with_those_that_are(tmp_path):
    with pytest.raises(Refused, match=r"no mapping “x”, and no such TOML file. Known: ambulance-calls, council-asb"):
        shelf.named(tmp_path, "x")
