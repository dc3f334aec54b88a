"""A warehouse that can't be written says why, and holds what it held."""

import json
import subprocess
import sys

import pytest
from asking import total
from making import UPWELL, crime_id, row, street, write, write_months

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse, WarehouseError

MANY = [row(Crime_ID=crime_id(n**4), Location=f"On or near {n**3 % 7919} Road") for n in range(3000)]

HOLD_THE_LOCK = """
import sys
from frankpledge.evidence.warehouse import Warehouse
with Warehouse(sys.argv[1]).writing():
    print("writing", flush=True)
    sys.stdin.read()
"""

READ_WITH_LITTLE_ROOM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from frankpledge.cli import main
raise SystemExit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("taken", ["warehouse", "warehouse/parts", "warehouse/editions"])
def test_a_file_in_the_way_is_named(warehouse, tmp_path, taken):
    write(tmp_path / taken, "in the way")
    with pytest.raises(WarehouseError, match="can't be written .*Nothing was changed"):
        read([write_months(tmp_path / "a", [row()])], warehouse)


def test_a_folder_that_may_not_be_written_is_said(holding, warehouse, tmp_path, monkeypatch):
    holding([row()])
    before = warehouse.edition()

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)  # the tests may run as root, whom no folder refuses
    with pytest.raises(WarehouseError, match="could not be written: Permission denied"):
        read([write_months(tmp_path / "b", [row()])], warehouse)
    assert warehouse.edition() == before


def test_a_warehouse_of_a_newer_version_is_left_as_it_is(holding, warehouse, tmp_path):
    path = warehouse.folder / "editions" / f"{holding([row()]).name}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    before = sorted(p for p in warehouse.folder.rglob("*"))
    with pytest.raises(WarehouseError, match="written by a newer version .*format 99, this version knows 1"):
        read([write_months(tmp_path / "b", [row()] * 2)], warehouse)
    assert sorted(p for p in warehouse.folder.rglob("*")) == before


@pytest.mark.parametrize(
    "damage", [lambda t: t[:-20], lambda t: "[]", lambda t: "{}", lambda t: t.replace('"sha256"', '"sha"')]
)
def test_a_damaged_edition_is_said_to_be_damaged(holding, warehouse, damage):
    path = warehouse.folder / "editions" / f"{holding([row()]).name}.json"
    path.write_text(damage(path.read_text()))
    with pytest.raises(
        WarehouseError, match="is damaged: bring it back from a backup, or read the files into a new one"
    ):
        warehouse.edition()


@pytest.mark.slow
def test_a_second_writer_is_sent_away_while_readers_go_on(holding, warehouse, tmp_path):
    before = holding([row()])
    command = [sys.executable, "-c", HOLD_THE_LOCK, str(warehouse.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"writing\n"
        with pytest.raises(WarehouseError, match="is being written by another Frankpledge: wait until it is done"):
            read([write_months(tmp_path / "b", [row()] * 2)], warehouse)
        assert total(warehouse.edition(), UPWELL) == 1
        writer.stdin.close()
    assert warehouse.edition() == before
    assert total(read([tmp_path / "b"], warehouse).edition, UPWELL) == 2


@pytest.mark.slow
@pytest.mark.parametrize("room", [200, 5_000, 25_000, 100_000])
def test_when_no_more_can_be_written_the_old_edition_stays_whole(holding, warehouse, tmp_path, room):
    before = holding([row()])
    files = [write_months(tmp_path / "b", [*MANY, row(Month="2024-02")]), tmp_path / "bad"]
    write(tmp_path / "bad" / "2024-03-fenland-street.csv", street([r | {"Month": "2024-03"} for r in MANY] + [row()]))
    command = [sys.executable, "-c", READ_WITH_LITTLE_ROOM, str(room), "evidence", "read", *map(str, files)]

    done = subprocess.run([*command, "--warehouse", str(warehouse.folder)], capture_output=True, text=True)

    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"the warehouse at {warehouse.folder} could not be written: File too large." in done.stderr
    assert "What it held before is still held, whole" in done.stderr
    assert warehouse.edition() == before and total(warehouse.edition(), UPWELL) == 1


@pytest.fixture
def tiny_disk(tmp_path, absent):
    """A folder that is a disk of so many kilobytes."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(kilobytes: int):
        options = ["-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
        if subprocess.run(["mount", *options], capture_output=True).returncode:
            absent("No small disk can be mounted here")
        return folder

    yield mount
    subprocess.run(["umount", str(folder)], capture_output=True)


@pytest.mark.parametrize("kilobytes", range(8, 48, 4))
def test_on_a_full_disk_the_reading_ends_with_a_sentence_wherever_it_fills(country, tiny_disk, tmp_path, kilobytes):
    files = write_months(tmp_path / "b", MANY)
    warehouse = Warehouse(tiny_disk(kilobytes) / "warehouse")
    with pytest.raises(WarehouseError, match="No space left on device. What it held before is still held, whole"):
        read([country, files], warehouse)
    assert not warehouse.held().parts and not list(warehouse.folder.glob(".writing-*"))
