"""Archives that are broken or mean harm: refused as a whole, and nothing is written outside the warehouse."""

import io
import random
import zipfile

import pytest
from asking import reasons, total
from making import UPWELL, row, street, write

MONTH = "2024-01/2024-01-fenland-street.csv"


def archive(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


GOOD = archive({MONTH: street([row()] * 3), "2024-01/notes.txt": "notes"})


def test_an_archive_of_the_publisher_is_read_where_it_lies(country, reading, tmp_path):
    result = reading(country, write(tmp_path / "latest.zip", GOOD))
    assert total(result.edition, UPWELL) == 3
    assert [left.name for left in result.left_alone] == ["latest.zip/2024-01/notes.txt"]
    (part,) = result.edition.of("police_street")
    assert result.edition.input(part.input).name == f"latest.zip/{MONTH}"


@pytest.mark.parametrize(
    "name", ["../outside.csv", "/tmp/outside.csv", "a/../../outside.csv", "..\\x.csv", "C:\\x.csv"]
)
def test_a_member_that_leads_out_of_the_archive_has_all_of_it_refused(reading, tmp_path, name):
    result = reading(write(tmp_path / "a.zip", archive({MONTH: street([row()]), name: street([row()])})))
    (why,) = reasons(result)
    assert why.startswith("the archive holds a path that leads out of it") and "nothing in it was read" in why
    assert not result.edition.parts and not (tmp_path.parent / "outside.csv").exists()


@pytest.mark.slow
def test_a_bomb_is_not_unpacked(reading, tmp_path):
    result = reading(write(tmp_path / "a.zip", archive({MONTH: bytes(200_000_000)})))
    (why,) = reasons(result)
    assert f"{MONTH} would unpack to 200,000,000 bytes, far more than any published file does" in why


def test_a_locked_archive_says_that_it_is_locked(reading, tmp_path):
    locked = bytearray(GOOD)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(signature) + flags] |= 1
    assert reasons(reading(write(tmp_path / "a.zip", bytes(locked)))) == [
        "the archive is locked with a password: save it without one"
    ]


@pytest.mark.parametrize("length", [0, 10, 100, len(GOOD) - 1])
def test_an_archive_cut_short_is_refused(reading, tmp_path, length):
    (why,) = reasons(reading(write(tmp_path / "a.zip", GOOD[:length])))
    assert why.startswith("the archive is broken or cut short") and why.endswith("fetch it again")


def test_a_member_damaged_inside_is_refused_and_the_other_taken(country, reading, tmp_path):
    rest = "2024-02/2024-02-fenland-street.csv"
    packed = bytearray(archive({MONTH: street([row()]), rest: street([row(Month="2024-02")])}, zipfile.ZIP_STORED))
    packed[packed.find(b"Burglary")] = ord("b")
    result = reading(country, write(tmp_path / "a.zip", bytes(packed)))
    assert [(r.name, "broken inside its archive" in r.why) for r in result.refused] == [(f"a.zip/{MONTH}", True)]
    assert total(result.edition, UPWELL) == 1


@pytest.mark.slow
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_whatever_bytes_are_damaged_the_reading_ends_with_a_sentence(reading, tmp_path, method):
    whole = archive({MONTH: street([row()] * 3), "Ünï.csv": "a,b\n1,2\n"}, method)
    chance = random.Random(method)
    for _ in range(25):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 2, 20))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        result = reading(write(tmp_path / "a.zip", bytes(damaged)))
        assert all(reasons(result))
