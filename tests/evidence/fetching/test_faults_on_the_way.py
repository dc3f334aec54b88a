"""Faults on the way: what is tried again, what is said, and that nothing half is left."""

import pytest
from fetched import MONTHS, ONE, PAGE, files
from publishing import month_file, release, zipped


def test_a_broken_connection_is_taken_up_where_it_broke(fetch, site, folder, waits):
    big = month_file("2024-01").encode() + bytes(range(256)) * 400
    site.archives["2024-03"] = zipped({"2024-03/2024-03-leicestershire-street.csv": big, "x": b"\0" * 1000})
    fetch(months="2024-03")
    whole = site.ranges("2024-03")
    site.asked.clear()
    (folder / "fetched.json").unlink()
    (folder / "street/2024-03-leicestershire-street.csv").unlink()
    site.breaks[ONE] = [9999, 9999, 500]  # the probe and the directory come whole, the member breaks
    fetch(months="2024-03")
    first, *rest = [r for r in site.ranges("2024-03") if r not in whole]
    assert first == "bytes=500-" + whole[-1].partition("-")[2] and not rest
    assert (folder / "street/2024-03-leicestershire-street.csv").read_bytes() == big


def test_a_whole_archive_that_breaks_off_is_asked_for_again(fetch, site, folder):
    site.in_parts = False
    site.breaks[ONE] = [9999, 2000, 5000]
    assert fetch().whole and (folder / "street/2024-01-leicestershire-street.csv").read_text() == month_file("2024-01")
    site.breaks[ONE] = [9999, *[2000] * 9]
    assert "breaks off again and again" in fetch(months="2024-03", force="Lincolnshire").failed[0]


def test_an_archive_that_changes_while_it_is_fetched_is_not_mixed(fetch, site, folder):
    site.changes_after[ONE] = (2, release(MONTHS, m2024_01="another release"))
    assert "changed on the server while it was fetched" in fetch().failed[0]
    assert "another release" not in "".join(p.read_text() for p in folder.rglob("*.csv"))


@pytest.mark.parametrize("asked, waited", [("7", 7), ("", 1), ("Wed, 21 Oct 2015 07:28:00 GMT", 1)])
def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(fetch, site, waits, asked, waited):
    site.busy["/police/data/archive/latest.zip"] = [(429, asked)]
    assert fetch().whole and waits == [waited]


def test_waits_grow_while_a_server_stays_busy(fetch, site, waits):
    site.busy[ONE] = [(503, ""), (500, ""), (502, "")]
    assert fetch().whole and waits == [1, 2, 4]


@pytest.mark.parametrize(
    "moods, reason",
    [([(503, "")] * 9, "(503))"), ([(429, "7200")], "(429), and asks to come again in 120 minutes)")],
)
def test_a_server_that_stays_busy_can_not_be_reached(fetch, site, moods, reason):
    site.busy["/police/data/archive/latest.zip"] = moods
    assert fetch().failed[0].startswith(f"data.police.uk can't be reached (it is too busy to answer {reason}. What is")


def test_a_publisher_that_can_not_be_reached_holds_up_no_other(fetch, site, waits):
    nobody = "police=http://127.0.0.1:9"
    gathering = fetch("street,lookups", addresses=[nobody, *site.addresses[1:]])
    assert len(gathering.fetched) == 3 and sum(waits) < 10
    (said,) = gathering.failed
    assert said.startswith("data.police.uk can't be reached (Connection refused). What is already here stays. ")
    assert said.endswith("or download by hand: https://data.police.uk/data/")


def test_a_publisher_out_of_reach_is_not_asked_for_every_file(fetch, site, waits):
    gathering = fetch("lookups,population", addresses=["ons=http://127.0.0.1:9", "nomis=http://127.0.0.1:9"])
    assert len(gathering.failed) == 2 and not gathering.fetched


def test_a_web_page_in_place_of_an_archive_is_said(fetch, site, folder):
    site.pages[ONE] = (200, PAGE)
    (said,) = fetch().failed
    assert "sent a web page instead of an archive" in said and files(folder) == []


def test_an_archive_cut_short_is_said_and_nothing_of_it_is_here(fetch, site, folder):
    for in_parts in (True, False):
        site.archives["2024-03"], site.in_parts = release(MONTHS)[:-500], in_parts
        assert "is broken or cut short" in fetch().failed[0] and files(folder) == []


def test_a_member_damaged_in_the_archive_is_said(fetch, site, folder):
    text = month_file("2024-01")
    whole = bytearray(zipped({"2024-01/2024-01-leicestershire-street.csv": text}))
    whole[120] ^= 0xFF
    site.archives = {"2024-03": bytes(whole)}
    assert "arrived broken" in fetch(months="2024-01").failed[0] and files(folder) == []


def test_an_archive_with_a_path_that_leads_out_of_it_is_not_used(fetch, site, folder, tmp_path):
    name = "2024-03/2024-03-leicestershire-street.csv"
    site.archives["2024-03"] = zipped({name: month_file("2024-03"), "../../evil-street.csv": "x"})
    assert "leads out of it (../../evil-street.csv)" in fetch().failed[0]
    assert files(tmp_path) == []


def test_an_archive_of_something_else_is_said(fetch, site):
    site.archives["2024-03"] = zipped({"holiday.jpg": b"x"})
    assert "holds no street-level file" in fetch().failed[0]
