"""The start page, the choice of areas, and which area a site is for."""

import re
import shutil

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse


def test_the_first_address_leads_to_the_partnership_that_the_site_is_for(visitor):
    answer = visitor.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/area/E07990001/")


def test_where_only_one_area_is_held_it_need_not_be_named(visit, warehouse):
    assert visit(warehouse, None).get("/").headers["Location"] == "/area/E07990001/"


def test_an_area_is_known_by_its_code_in_any_spelling_and_by_its_name(visit, warehouse):
    visitor = visit(warehouse, "e07990001")
    assert visitor.get("/").headers["Location"] == "/area/E07990001/"
    answer = visitor.get("/area/silverpit/measures/?period=2023/24")
    assert answer.headers["Location"] == "/area/E07990001/measures/?period=2023/24"


def test_before_anything_is_read_the_site_says_so(early_visitor, words):
    assert early_visitor.get("/").headers["Location"] == "/areas/"
    assert "Nothing is shown here yet." in words(early_visitor.get("/areas/").text)
    assert early_visitor.get("/area/E07990001/").status_code == 404


def test_a_partnership_that_is_not_known_is_named_beside_those_that_are(visit, warehouse, words):
    visitor = visit(warehouse, "Exampleshire")
    text = words(visitor.get("/areas/").text)
    assert "No area is named “Exampleshire”." in text
    assert "Doggerland 60 months of police records: January 2021 to December 2025 Silverpit" in text


def test_an_area_whose_force_is_not_held_is_no_zero(visitor, words):
    answer = (
        visitor.get("/area/E07990099/")
        if "E07990099" in visitor.get("/areas/").text
        else visitor.get("/area/Fladen/", follow=True)
    )
    assert answer.status_code == 404
    assert "Nothing is held for" in words(answer.text)
    assert "that is not the same as no crime" in words(answer.text)


def test_every_measure_is_counted_as_risen_fallen_or_neither(visitor, words):
    text = words(visitor.get("/area/E07990001/").text)
    assert "Of 15 measures, 1 rose, 1 fell, and of 13 neither can be said." in text
    headings = re.findall(r"(Rose|Fell|No clear change|Counting changed): (\d+)", text)
    assert dict(headings) == {"Rose": "1", "Fell": "1", "No clear change": "12", "Counting changed": "1"}
    assert "Shoplifting rose by 49.5% shoplifting in Silverpit" in text


def test_what_changed_what_did_not_and_what_is_not_known_stand_first(visitor, words):
    text = words(visitor.get("/area/E07990001/").text)
    first = text[text.index("What to know first") : text.index("Two key figures")]
    assert re.search(r"The 2 clearest changes Shoplifting went from 418 to 625 offences: a rise of", first)
    assert re.search(r"No clear change Total crime went from [\d,]+ to [\d,]+", first)
    assert re.search(r"Not known Anti-social behaviour went from .* but the way of counting changed", first)


def test_the_overview_leads_to_every_page(visitor):
    page = visitor.get("/area/E07990001/").text
    for name in ("measures", "peers", "tables", "areas", "held", "assessment"):
        assert f'class="govuk-link" href="/area/E07990001/{name}/"' in page


def test_what_is_held_is_said_in_a_line(visitor, words):
    text = words(visitor.get("/area/E07990001/").text)
    assert "60 months of Doggerland police's published records are held: January 2021 to December 2025." in text
    assert "No month in between is missing." in text


def test_new_data_is_shown_without_a_restart_and_old_numbers_keep_their_page(visit, files, tmp_path, words, numbers):
    """December 2025 arrives after somebody looked; 2024-06 was never there."""
    shutil.copytree(files, tmp_path / "files")
    street = tmp_path / "files" / "police-uk" / "doggerland" / "street"
    kept = tmp_path / "later"
    kept.mkdir()
    (street / "2025-12-doggerland-street.csv").rename(kept / "2025-12-doggerland-street.csv")
    (street / "2024-06-doggerland-street.csv").unlink()
    folder = tmp_path / "warehouse"
    read([tmp_path / "files"], Warehouse(folder))
    visitor = visit(folder, "Silverpit")
    before = visitor.get("/area/E07990001/").text
    assert "the year to November 2025, set against the year to November 2024" in words(before)
    assert "Nothing is compared, because months of the year before are not held: June 2024." in words(before)
    old = numbers(before)[0]
    gap = visitor.get("/area/E07990001/measures/?period=2024/25").text
    for link in numbers(gap)[:8]:
        assert link.text.casefold() in words(visitor.get(link.address).text).casefold()

    read([kept], Warehouse(folder))
    after = words(visitor.get("/area/E07990001/").text)
    assert "the year to December 2025" in after
    assert "Not held: June 2024." in after
    year = words(visitor.get("/area/E07990001/measures/?period=2024/25").text)
    assert "2024/25, the months held" in year
    assert "left out of both years: June 2024." in year
    page = words(visitor.get(old.address).text)
    assert old.text in page
    assert "Other data has been read since. From the data held now, the answer is:" in page


def test_a_hostile_name_is_shown_and_not_obeyed(visit, files, tmp_path, words):
    hostile = "<img src=x onerror=1> {0} %s {{7*7}}"
    shutil.copytree(files, tmp_path / "files")
    lookup = tmp_path / "files" / "lookups" / "LSOA21_WD24_LAD24_EW.csv"
    lines = lookup.read_text(encoding="utf-8")
    lookup.write_text(
        lines.replace("Silverpit Park", hostile).replace("Silverpit 007A", f"=1+1{hostile}"), encoding="utf-8"
    )
    read([tmp_path / "files"], Warehouse(tmp_path / "warehouse"))
    page = visit(tmp_path / "warehouse", "Silverpit").get("/area/E07990001/measures/anti-social-behaviour/")
    assert page.status_code == 200
    assert "<img" not in page.text
    assert hostile in words(page.text)
