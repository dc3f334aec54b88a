"""Silverpit's warehouse: everything is read whole, and the engine finds what is known to be true and nothing else."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from frankpledge.demo import county, own_areas, partners
from frankpledge.demo.truth import DISTRICT_CODE, HOT_SPOT_LSOA, OUTLIER, TRUTH
from frankpledge.evidence import likeness, peer_groups, peers, places
from frankpledge.evidence.answers import Answers
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.compare.record import document
from frankpledge.evidence.cube.inside import by_point
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.elsewhere import is_withheld
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.published import published
from frankpledge.evidence.period import Period, written
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.statistics.signals import Rule
from frankpledge.evidence.trends import control
from frankpledge.evidence.warehouse import Warehouse

TODAY = dt.date(2026, 2, 1)
LAST_YEAR = Period.read("2025-01..2025-12")
HOME_OFFICE = "recorded_crime"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(made_county) -> Path:
    return made_county


@pytest.fixture(scope="module")
def edition(folder):
    return Warehouse(folder / county.WAREHOUSE).edition()


@pytest.fixture(scope="module")
def silverpit(edition):
    return places.gazetteer(edition).areas[DISTRICT_CODE]


@pytest.fixture(scope="module")
def counted(edition, silverpit):
    return Counted(edition, [silverpit])


@pytest.fixture(scope="module")
def last_year(edition, silverpit):
    return compare(edition, silverpit, LAST_YEAR)


@pytest.fixture(scope="module")
def among(edition, silverpit):
    """Where Silverpit stands in the last year, by measure."""
    found = peers.Peers(edition, silverpit, LAST_YEAR, peer_groups.group(edition, silverpit, peer_groups.FORCE))
    return {m.id: here for m in measures().values() if (here := found.among(m))}


def test_everything_is_read_and_no_row_of_it_refused(folder, edition):
    files = {p.name.removesuffix(".gz") for p in folder.glob("files/**/*") if p.is_file()}
    own = {p.name for sent in (county.OWN, county.EXTRACTS) for p in (folder / sent).iterdir()}
    assert {i.name.rpartition("/")[2].removesuffix(".gz") for i in edition.inputs} == (files | own) - {"README.txt"}
    assert {i.rows_refused for i in edition.inputs} == {0}


def test_a_folder_made_twice_holds_the_same_edition(folder, edition):
    again = read([folder / county.FILES], Warehouse(folder / county.WAREHOUSE), today=TODAY)
    assert again.whole and not again.changed
    for bring, sent in ((county.bring, county.OWN), (county.bring_events, county.EXTRACTS)):
        assert bring(folder / sent, Warehouse(folder / county.WAREHOUSE)).name == edition.name


def test_the_partnerships_own_files_are_the_same_every_time(folder, tmp_path, digests):
    county.write_own(tmp_path)
    assert digests(tmp_path) == digests(folder / county.OWN)


def test_a_file_that_cannot_be_read_stops_the_demonstration(folder, tmp_path, monkeypatch):
    shutil.copytree(folder / county.FILES / "home-office", tmp_path / "broken")
    table = tmp_path / "broken" / "prc-csp-tables.csv"
    table.write_text(table.read_text().replace(",Silverpit,", ",,", 1))
    monkeypatch.setattr(county, "generate", lambda *_, **__: tmp_path / "broken")
    with pytest.raises(ValueError, match="can't all be read: broken/prc-csp-tables.csv, line 54, .*CSP Name"):
        county.make(tmp_path, today=TODAY)


def test_every_measure_of_the_home_offices_codes_has_twenty_quarters_or_says_until_when(counted, silverpit):
    for measure in measures().values():
        offences = measure.numerators.get(HOME_OFFICE)
        held = [s for s in counted.held(measure, silverpit) if s.source == HOME_OFFICE]
        if offences and measure.codes_to is None:
            assert [len(s.counts) for s in held] == [20], measure.id


def test_burglaries_of_homes_and_of_businesses_are_all_burglaries(counted, silverpit):
    year = Period.read("2022/23")

    def total(measure):
        return next(s.total(year) for s in counted.held(measures()[measure], silverpit) if s.source == HOME_OFFICE)

    assert total("residential-burglary") + total("business-and-community-burglary") == total("burglary") > 300


def test_thefts_of_vehicles_rose_and_thefts_from_them_fell_though_vehicle_crime_stayed(last_year):
    verdicts = {m: str(last_year.row(m).verdict) for m in ("theft-of-motor-vehicle", "theft-from-motor-vehicle")}
    assert verdicts == {"theft-of-motor-vehicle": "rose", "theft-from-motor-vehicle": "fell"}
    assert str(last_year.row("vehicle-crime").verdict) == "no clear change"


def test_nothing_else_is_called_changed_than_what_was_made_to_change(last_year):
    moved = {row.measure.id for row in last_year.rows if str(row.verdict) in ("rose", "fell")}
    assert moved == {"burglary", "shoplifting", "theft-of-motor-vehicle", "theft-from-motor-vehicle"}


def test_one_measure_stands_out_among_the_districts_of_the_force(among):
    out = {m: str(here.own.unit.standing) for m, here in among.items() if here.own.unit.standing != "as expected"}
    assert measures()["bicycle-theft"].categories == (OUTLIER,)
    assert out == {"bicycle-theft": "higher than expected"}
    assert (among["bicycle-theft"].own.place.rank, len(among["bicycle-theft"].peers)) == (1, 10)


def test_the_month_of_the_closed_tip_is_the_one_point_beyond_the_limits(counted, silverpit):
    found = control(counted, measures()["fly-tipping"], silverpit, LAST_YEAR.last)
    beyond = [found.spans[s.first].first for s in found.chart.signals if s.rule is Rule.BEYOND]
    assert list(map(written, beyond)) == [TRUTH.tip_closed_in]


def test_nearest_peers_are_told_by_region_size_and_deprivation(edition, silverpit):
    group = peer_groups.group(edition, silverpit, peer_groups.NEAREST)
    assert group.words == "the 11 districts nearest to it by region, size and deprivation"
    assert set(likeness.regions(edition).values()) == {"Dogger Bank", "Outer Silver Pit"}
    ranked = likeness.deprivation(edition, places.gazetteer(edition).members[DISTRICT_CODE])
    assert len(ranked.places) == 52 and HOT_SPOT_LSOA in ranked.among(1)


def test_small_numbers_sent_in_confidence_are_withheld_wherever_they_are_asked_for(edition):
    printed = published(edition, [DISTRICT_CODE])
    small = [one for one in printed if one.disclosure == "partner" and one.count in range(1, 5)]
    assert len(small) > 20 and all(is_withheld(edition, one) for one in small)
    answers = Answers(edition)
    entrants = answers.answer(f"first-time-entrants~count~{DISTRICT_CODE}~2024-04..2025-03@{edition.name}")
    assert (entrants.value, entrants.text) == (None, "withheld")
    assert "4" not in json.dumps(document(entrants)["value"])


def test_larger_numbers_sent_in_confidence_and_small_ones_that_are_public_are_shown(edition):
    answers = Answers(edition)

    def text(measure, period):
        return answers.answer(f"{measure}~count~{DISTRICT_CODE}~{period}@{edition.name}").text

    assert text("treatment-completions", "2024-04..2025-03") == "91"
    assert text("first-time-entrants", "2021-04..2022-03") == "14"
    fires = [o for o in published(edition, [DISTRICT_CODE]) if o.label == "Deliberate primary fires" and o.count < 5]
    assert fires and not any(is_withheld(edition, one) for one in fires)


def test_all_hate_crime_is_less_than_its_strands_together_and_never_less_than_one(folder):
    heading, whole, *strands = [
        line.split(",") for line in (folder / county.OWN / "hate-crime.csv").read_text().splitlines()
    ]
    for column in range(1, len(heading)):
        flags = [int(strand[column]) for strand in strands]
        assert max(flags) <= int(whole[column]) <= sum(flags)


def test_a_table_of_percentages_and_arrows_stays_one(edition, counted, silverpit):
    review = [o for o in published(edition, [DISTRICT_CODE]) if o.title == "Annual review 2025, figure 1"]
    assert {o.kind for o in review} == {"percent", "arrow"} and len(review) == 8
    assert {o.count for o in review} == {None}
    assert not counted.held(measures()["fraud-and-cyber"], silverpit)


def test_every_kind_of_table_and_of_disclosure_is_sent():
    assert {sent.disclosure for sent in partners.TABLES} == {"open", "partner"}
    assert len({sent.title for sent in partners.TABLES}) == len(partners.TABLES) == 8


def test_own_areas_are_counted_by_point_and_the_beats_make_up_the_district(edition, silverpit, counted):
    gazetteer = places.gazetteer(edition)
    own = [gazetteer.areas[code] for code in gazetteer.own]
    assert {gazetteer.own[a.code].word for a in own} == {one.word for one in own_areas.SETS}
    assert all(by_point(edition, a) for a in own)
    beats = [a for a in own if gazetteer.own[a.code].word == "beat"]
    shoplifting = measures()["shoplifting"]
    inside = Counted(edition, beats)
    by_beat = [sum(inside.series(shoplifting, beat).values()) for beat in beats]
    assert min(by_beat) > 0
    assert sum(by_beat) == pytest.approx(sum(counted.series(shoplifting, silverpit).values()), rel=0.01)


def test_parishes_are_in_the_country_and_the_town_centre_is_busy(edition):
    gazetteer = places.gazetteer(edition)
    own = [gazetteer.areas[code] for code in gazetteer.own]
    names = {word: [a.name for a in own if gazetteer.own[a.code].word == word] for word in ("parish", "town centre")}
    assert len(names["parish"]) > 5 and not any("Silverpit" in name for name in names["parish"])
    assert names["town centre"] == ["Silverpit town centre"]
    total, here = measures()["total-crime"], Counted(edition, own)
    crimes = {a.name: sum(here.series(total, a).values()) for a in own}
    assert crimes["Silverpit town centre"] > max(crimes[name] for name in names["parish"])
