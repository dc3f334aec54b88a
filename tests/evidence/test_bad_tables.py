"""Tables that are broken as a whole: each is refused with a sentence, and the warehouse stays as it was."""

import gzip

import pytest
from asking import reasons, rows, total
from making import HEADINGS, UPWELL, crime_id, row, street, write, write_months

NAME = "2024-01-fenland-street.csv"
GOOD = street([row(Crime_ID=crime_id(1))])


def without(heading: str) -> str:
    return street([row()], [h for h in HEADINGS if h != heading])


@pytest.mark.parametrize(
    "content, why",
    [
        (b"", "it is empty"),
        (b"\n \n", "the first line is not the headings"),
        (bytes(range(256)) * 40, "it is not a text file: save it as CSV, UTF-8"),
        (GOOD.encode("utf-16-le"), "it is not a text file: save it as CSV, UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x81\x8d\x8f\x90\x9d", "it is not a text file: save it as CSV, UTF-8"),
        (street([]), "it has headings but no rows"),
        (without("Crime type"), "the column “Crime type” is missing or renamed. Fetch the file again"),
        (GOOD.replace("Crime type", "Category"), "“Crime type” is missing or renamed. It has “Category” instead"),
        (without("Month").replace("LSOA code", "Lsoa"), "the columns “Month” and “LSOA code” are missing or renamed"),
        (GOOD.split("\n", 1)[1], "the first line is not the headings. It should be: Crime ID, Month, Reported by"),
        ("<html>Not found</html>\n", "the first line is not the headings"),
        (street([row()], [*HEADINGS, "Month"]), "the heading “Month” stands there twice"),
        (street([row(Month="April")]), "no row can be taken. line 2, column “Month”: found “April”"),
    ],
)
def test_a_broken_table_is_refused_with_the_reason(holding, reading, tmp_path, content, why):
    before = holding([row()], "before")

    result = reading(write(tmp_path / "bad" / NAME, content))

    (said,) = reasons(result)
    assert why in said
    assert result.refused[0].name == NAME and not result.whole
    assert result.edition == before and total(result.edition, UPWELL) == 1


def test_a_good_file_beside_a_broken_one_is_taken(holding, reading, tmp_path):
    holding([row()])
    write_months(tmp_path / "both", [row(Month="2024-02")])
    write(tmp_path / "both" / NAME, b"")
    result = reading(tmp_path / "both")
    assert len(result.refused) == 1 and total(result.edition, UPWELL) == 2


def test_a_compressed_file_cut_short_is_refused(reading, tmp_path):
    packed = gzip.compress(street([row(Crime_ID=crime_id(n**9)) for n in range(500)]).encode())
    for length in (10, len(packed) // 2, len(packed) - 1):
        result = reading(write(tmp_path / f"{NAME}.gz", packed[:length]))
        assert reasons(result) == ["the compressed file is broken or cut short: fetch it again"]


def test_a_compressed_file_that_grows_beyond_measure_is_not_unpacked(reading, tmp_path):
    bomb = gzip.compress(bytes(200_000_000), compresslevel=1)
    (why,) = reasons(reading(write(tmp_path / f"{NAME}.gz", bomb)))
    assert "it unpacks to far more than any published file does" in why


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode("utf-16"),
        GOOD.encode("utf-8-sig"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        GOOD.rstrip("\n").encode(),
        (GOOD + "\n\n").encode(),
        street([row(Crime_ID=crime_id(1))], HEADINGS[::-1]).encode(),
        street([row(Crime_ID=crime_id(1)) | {"Note": "x"}], ["Note", *HEADINGS]).encode(),
        GOOD.replace("Crime type,", " Crime type ,").encode(),
        "\n".join(",".join(f'"{f}"' for f in line.split(",")) for line in GOOD.split("\n")[:2]).encode(),
    ],
    ids=["utf-16", "bom", "crlf", "cr", "no last line end", "blank lines", "moved", "extra", "spaces", "quoted"],
)
def test_the_same_table_saved_otherwise_gives_the_same_rows(reading, tmp_path, content):
    result = reading(write(tmp_path / NAME, content))
    assert result.whole
    assert rows(result.edition, "line, crime_key, month, lon, lat, lsoa_code, crime_type, context") == [
        (2, 1, "2024-01", 50_000, 52_050_000, "E01000001", "Burglary", None)
    ]


def test_letters_of_other_languages_are_kept_in_utf8_and_in_windows_letters(reading, tmp_path):
    place = "On or near Lôn Yr Hen Ysgol"
    for encoding in ("utf-8", "cp1252"):
        result = reading(write(tmp_path / encoding / NAME, street([row(Location=place)]).encode(encoding)))
        assert result.whole and rows(result.edition, "location") == [(place,)]


def test_a_place_with_a_comma_in_quotes_is_one_field(reading, tmp_path):
    result = reading(write(tmp_path / NAME, street([row(Location="On or near Asda, Thurmaston")])))
    assert rows(result.edition, "location, lsoa_code") == [("On or near Asda, Thurmaston", "E01000001")]
