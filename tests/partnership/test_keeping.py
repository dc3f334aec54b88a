"""What is kept between requests: once for each language, and never of data that can't be read."""

import logging
import shutil

from django.utils import translation

from frankpledge.partnership.design.keeping import kept


def test_an_answer_is_kept_once_for_each_language(visitor):
    asked = []

    @kept(maxsize=4)
    def words(name: str) -> str:
        asked.append(name)
        return f"{translation.get_language()}: {name}"

    assert words("a") == words("a") == "en-gb: a"
    with translation.override("cy"):
        assert words("a") == "cy: a"
    assert asked == ["a", "a"]


def test_a_damaged_warehouse_is_said_in_plain_words_and_the_file_to_whoever_started_the_site(
    visit, warehouse, tmp_path, words, caplog
):
    broken = tmp_path / "warehouse"
    shutil.copytree(warehouse, broken)
    current = (broken / "current").read_text().strip()
    (broken / "editions" / f"{current}.json").write_text("{", encoding="utf-8")
    visitor, log = visit(broken, "Silverpit"), logging.getLogger("django.request")
    log.addHandler(caplog.handler)
    answer = visitor.get("/area/E07990001/measures/")
    log.removeHandler(caplog.handler)
    assert answer.status_code == 503
    assert "The data can’t be read" in words(answer.text)
    assert str(broken) not in answer.text
    assert f"{current}.json is damaged" in caplog.text


def test_a_part_that_is_lost_is_no_broken_page(visit, county, tmp_path, words):
    broken = tmp_path / "warehouse"
    shutil.copytree(county, broken)
    for part in (broken / "derived").rglob("*.parquet"):
        part.unlink()
    # An area that no other test looks at: what was counted before is still known, and rightly.
    answer = visit(broken, "Ower Bank").get("/area/E07990006/measures/")
    assert answer.status_code == 503
    assert "No number is shown rather than a wrong one." in words(answer.text)
