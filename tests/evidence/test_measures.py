"""The measures: each loads, says who stands behind it, and gives what its own worked examples say."""

import csv
import gzip
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from making import DISTRICTS, RESIDENTS, UPWELL, row, table, write
from making_open import CASUALTY, COLLISION, casualty, collision, laid_out

from frankpledge.evidence import places
from frankpledge.evidence.area import plain
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.elsewhere import tables_of
from frankpledge.evidence.measures.loading import DEFINITIONS, WrongDefinition, load, measures, named
from frankpledge.evidence.measures.model import THEMES, WHAT, Example, Measure
from frankpledge.evidence.period import Period, later, month
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.sources.police_street import CATEGORIES
from frankpledge.evidence.statistics.rounding import half_up

EXAMPLES = [pytest.param(m, e, id=f"{m.id}-{n}") for m in measures().values() for n, e in enumerate(m.examples)]
JANUARY = Period.read("2024-01")
YEAR = Period.read("2019/20")
RECORDED = [
    "Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Offence Count",
]  # fmt: skip
UPWELL_RESIDENTS = sum(RESIDENTS[lsoa] for lsoa in DISTRICTS[UPWELL][1])


def test_every_definition_loads_under_its_own_name_in_a_settled_order():
    assert set(measures()) == {p.stem for p in DEFINITIONS.glob("*.toml")}
    assert len(measures()) == 63 and next(iter(measures())) == "total-crime"
    assert len({m.order for m in measures().values()}) == 63


def test_a_part_is_read_after_what_it_is_part_of():
    place = list(measures())
    for m in measures().values():
        assert not m.part_of or place.index(m.part_of) < place.index(m.id), m.id


@pytest.fixture
def examined(holding, reading, country_read, warehouse, tmp_path):
    """An edition with the counts of an example, as their source publishes them, and the period that they are of."""

    def of_rows(measure: Measure, given: dict[str, int]):
        return holding([row(Crime_type=kind) for kind, n in given.items() for _ in range(n)]), JANUARY

    def of_home_office(measure: Measure, given: dict[str, int]):
        first = measure.codes_from or month("2014-04")
        year = f"{first.year}/{(first.year + 1) % 100:02}"
        words = (year, "1", "Fenland", "Upwell and Dale", "An offence", "A group", "A subgroup")
        content = table(RECORDED, [(*words, code, n) for code, n in given.items()])
        shutil.copytree(country_read, warehouse.folder)
        return reading(write(tmp_path / "prc-csp.csv", content)).edition, Period(first, later(first, 2))

    def of_partner(measure: Measure, given: dict[str, int]):
        shutil.copytree(country_read, warehouse.folder)
        content = table(["Measure", "2019/20"], list(given.items()))
        about = About("Annual review 2020, table 1", "Upwell CSP", UPWELL, "open")
        return take(warehouse, content.encode(), "review.csv", about).edition, YEAR

    def of_transport(measure: Measure, given: dict[str, int]):
        severities = {"collisions": 3, "people killed": 1, "people seriously injured": 2, "people slightly injured": 3}
        hurt = [str(severities[what]) for what, n in given.items() for _ in range(n)]
        happened = [collision(n, collision_severity=severity) for n, severity in enumerate(hurt)]
        people = [casualty(of, casualty_severity=of["collision_severity"]) for of in happened]
        write(tmp_path / "in" / "collisions.csv", laid_out(COLLISION, happened))
        write(tmp_path / "in" / "casualties.csv", laid_out(CASUALTY, people))
        shutil.copytree(country_read, warehouse.folder)
        return reading(tmp_path / "in").edition, Period.read("2023-01")

    door = {
        "police_street": of_rows,
        "recorded_crime": of_home_office,
        "road_collisions": of_transport,
        "published_figures": of_partner,
    }
    return lambda measure, example: door[source_of(measure, example)](measure, example.given)


def source_of(measure: Measure, example: Example) -> str:
    return example.source or next(iter(measure.numerators))


@pytest.mark.parametrize("measure, example", EXAMPLES)
def test_a_worked_example_comes_true_through_the_real_door(examined, measure, example):
    edition, period = examined(measure, example)
    upwell = places.gazetteer(edition).areas[UPWELL]
    counted = Counted(edition, [upwell])

    count = counted.figure(measure, "count", upwell, period)
    rate = counted.figure(measure, "rate", upwell, period).value

    assert (count.value, count.source) == (example.count, source_of(measure, example))
    if measure.denominator == "none":
        assert rate is None
    else:
        assert float(half_up(rate * UPWELL_RESIDENTS / example.residents, 1)) == example.rate


def test_every_source_of_every_measure_has_a_worked_example():
    for m in measures().values():
        assert {source_of(m, e) for e in m.examples} == set(m.numerators), m.id


def test_the_street_level_rows_come_first_where_they_have_the_measure():
    for m in measures().values():
        assert list(m.numerators) == [source for source in WHAT if source in m.numerators], m.id
        assert m.theme in THEMES


# What the first partnerships printed, with the measure that it is.
PRINTED = {
    "Total Crime": "total-crime", "TOTAL CRIME": "total-crime",
    "Burglary- Residential": "residential-burglary", "DOMESTIC BURGLARY": "domestic-burglary",
    "Burglary – Business & community": "business-and-community-burglary",
    "Theft from Motor Vehicle": "theft-from-motor-vehicle", "Theft of Motor Vehicle": "theft-of-motor-vehicle",
    "Violence with injury": "violence-with-injury", "VWI": "violence-with-injury",
    "Domestic Violence with injury": "domestic-violence-with-injury", "DVWI": "domestic-violence-with-injury",
    "Criminal Damage": "criminal-damage", "CD": "criminal-damage", "Shoplifting": "shoplifting",
    "Hate Crime": "hate-crime", "Hate incidents": "hate-incidents",
    "ASB reported (Police Data)": "anti-social-behaviour", "TFMV": "theft-from-motor-vehicle",
    "Serious Violence (Violence Reduction Network definition)": "serious-violence-local",
    "Assaults with less serious injuries": "less-serious-assault", "Commercial burglary": "non-domestic-burglary",
    "Road traffic collisions": "road-collisions", "Deliberate secondary fires": "deliberate-secondary-fires",
    "First time entrants to the youth justice system": "first-time-entrants",
}  # fmt: skip


@pytest.mark.parametrize("name, measure_id", PRINTED.items())
def test_a_name_that_partnerships_print_leads_to_its_measure(name, measure_id):
    assert named(measures().values())[plain(name)] == measure_id


def test_a_name_stands_for_one_measure_only():
    ours = replace(measures()["arson"], id="our-arson", numerators={"published_figures": ("ARSON!",)})
    with pytest.raises(WrongDefinition) as refused:
        named([*measures().values(), ours])
    assert str(refused.value).startswith("our-arson.toml: the name “ARSON!” is that of arson already")


def test_offences_of_a_class_are_counted_by_its_parts_and_each_once():
    codes = {m.id: m.numerators.get("recorded_crime", ()) for m in measures().values()}
    homes = (*codes["residential-burglary"], *codes["domestic-burglary"])
    others = (*codes["business-and-community-burglary"], *codes["non-domestic-burglary"])
    assert sorted(codes["burglary"]) == sorted(homes + others)
    assert sorted(codes["criminal-damage-and-arson"]) == sorted(codes["criminal-damage"] + codes["arson"])
    assert sorted(codes["drugs"]) == sorted(codes["drug-trafficking"] + codes["drug-possession"])
    vehicles = codes["theft-from-motor-vehicle"] + codes["theft-of-motor-vehicle"] + ("126",)  # interfering with one
    assert sorted(codes["vehicle-crime"]) == sorted(vehicles)


@pytest.mark.real
def test_codes_that_the_real_table_has_are_with_the_measure_that_it_puts_them_in(real_folder):
    path = real_folder / "home-office" / "recorded-crime-by-csp-ye-mar-2012-to-2015-partial.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        told = {r["Offence Code"]: r["Offence Subgroup"] for r in csv.DictReader(file)}
    ours = {
        "Domestic burglary": "domestic-burglary", "Non-domestic burglary": "non-domestic-burglary",
        "Robbery": "robbery", "Theft from the person": "theft-from-the-person",
    }  # fmt: skip
    for subgroup, measure_id in ours.items():
        there = {code for code, of in told.items() if of == subgroup}
        assert set(measures()[measure_id].numerators["recorded_crime"]) == there and there


def test_a_quarter_for_which_the_codes_are_not_known_to_be_all_is_not_counted(reading, country, tmp_path):
    words = ("Fenland", "Upwell and Dale", "An offence", "A group", "A subgroup")
    lines = [("2022/23", "4", *words, "28E", 5), ("2023/24", "1", *words, "28E", 1)]
    edition = reading(country, write(tmp_path / "prc-csp.csv", table(RECORDED, lines))).edition
    upwell = places.gazetteer(edition).areas[UPWELL]
    (series,) = tables_of(edition, measures()["residential-burglary"], upwell)
    assert series.counts == {Period.read("2023-01..2023-03"): 5}


def test_a_measure_that_is_not_in_street_level_rows_has_no_count_there(holding):
    edition = holding([row()])
    upwell = places.gazetteer(edition).areas[UPWELL]
    counted = Counted(edition, [upwell])
    assert counted.counts.series(measures()["hate-crime"], upwell) == {}
    assert counted.figure(measures()["hate-crime"], "count", upwell, JANUARY).value is None


def test_every_published_category_is_counted_by_one_measure_of_its_own():
    alone = [m.categories[0] for m in measures().values() if len(m.categories) == 1]
    assert sorted(alone) == sorted(CATEGORIES)


def test_total_crime_is_every_category_but_anti_social_behaviour():
    assert set(measures()["total-crime"].categories) == set(CATEGORIES) - {"Anti-social behaviour"}
    assert measures()["total-crime"].never_add_to == ("anti-social-behaviour",)


def test_what_is_never_added_to_is_a_measure_that_there_is():
    for m in measures().values():
        assert set(m.never_add_to) <= set(measures()), m.id


@pytest.fixture
def altered(tmp_path):
    """The definition of shoplifting with one text put in place of another."""

    def alter(old: str, new: str) -> Path:
        text = (DEFINITIONS / "shoplifting.toml").read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "shoplifting.toml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return alter


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("question ", "qestion ", "“qestion” is not a key of a measure; known: "),
        (
            "[numerator.police_street]",
            "[numerator.police_street]\nfilter = 1",
            "“numerator.police_street.filter” is not a key",
        ),
        ("[denominator]", "[denominator]\nyear = 2021", "“denominator.year” is not a key"),
        ("residents =", "people =", "“example.people” is not a key"),
        ("rate      = 2.0", "", "“example.rate” is missing"),
        ('offences = ["46"]', 'offences = ["46"]\nuntil = "2020-06"', "“numerator.recorded_crime.until” is not a key"),
        ('offences = ["46"]', 'offences = ["46"]\nto = "2020"', "“2020” is not a month"),
        ('offences = ["46"]', "offences = []", "“numerator.recorded_crime.offences” must list at least one text"),
        ("review_by ", "#", "“review_by” is missing"),
        ('source = "residents"', "", "“denominator.source” is missing"),
        ("count     = 3", "", "“example.count” is missing"),
        ("[[example]]", "[[sample]]", "“sample” is not a key"),
        ('"lower is better"', '"down"', "“direction” must be one of: lower is better, higher is better"),
        ('"draft"', '"final"', "“status” must be one of: draft, checked"),
        ('"draft"', '"checked"', "“checked_by” must name somebody other than the writer"),
        ('"draft"', '"checked"\nchecked_by = "n/a"', "“checked_by” must name somebody other than the writer"),
        ('"draft"', '"checked"\nchecked_by = "N/A"', "“checked_by” must name somebody other than the writer"),
        ('"draft"', '"checked"\nchecked_by = " "', "“checked_by” must name somebody other than the writer"),
        ('"draft"', '"checked"\nchecked_by = "Frankpledge"', "“checked_by” must name somebody other than the wri"),
        ('["Shoplifting"]', '["Shop lifting"]', "“Shop lifting” is not a published category"),
        ("[numerator.police_street]", "[numerator.iquanta]", "“numerator.iquanta” is not a key"),
        ("title ", "title = title ", "it is not TOML"),
    ],
)
def test_a_wrong_definition_is_refused_by_file_and_key(altered, old, new, said):
    with pytest.raises(WrongDefinition) as refused:
        load(altered(old, new))
    assert str(refused.value).startswith("shoplifting.toml: ") and said in str(refused.value)


def test_a_recording_break_needs_a_month(altered):
    wrong = "[[recording_break]]\nmonth = '2023'\nwhat = 'x'\nsource = 'y'\n[numerator.police_street]"
    with pytest.raises(WrongDefinition, match="^shoplifting.toml: “2023” is not a month"):
        load(altered("[numerator.police_street]", wrong))


@pytest.mark.parametrize(
    "old, new",
    [
        pytest.param('"draft"', '"checked"\nchecked_by = "n/a "', id="n/a and a space"),
        pytest.param('"draft"', '"checked"\nchecked_by = "frankpledge"', id="the writer in small letters"),
        pytest.param('["Shoplifting"]', "[]", id="no category"),
        pytest.param('["Shoplifting"]', '["Shoplifting", "Shoplifting"]', id="a category twice"),
    ],
)
def test_other_nonsense_is_refused_too(altered, old, new):
    with pytest.raises(WrongDefinition, match="^shoplifting.toml: "):
        load(altered(old, new))


def test_a_checked_definition_names_who_checked_it(altered):
    assert load(altered('"draft"', '"checked"\nchecked_by = "A. Nother"')).checked_by == "A. Nother"


def test_a_local_analyst_adds_a_measure_by_adding_a_file(altered):
    path = altered('title      = "Shoplifting"', 'title = "Theft from our shops"')
    ours = load(path.rename(path.with_name("our-shops.toml")))
    assert (ours.id, ours.title, ours.categories) == ("our-shops", "Theft from our shops", ("Shoplifting",))
