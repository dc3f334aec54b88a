"""`frankpledge serve`: to this machine only, and with a sentence when it can't."""

import argparse
import contextlib
import io
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from frankpledge.cli import main
from frankpledge.cli import serve as command
from frankpledge.cli.complaint import Complaint
from frankpledge.partnership import settings


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.20", "frankpledge.example", ""])
def test_another_machine_is_never_let_in(tmp_path, host):
    with pytest.raises(Complaint, match="there is no sign-in yet"):
        command.serve(tmp_path, host=host)


def test_a_port_in_use_is_named_with_what_to_do(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            Complaint, match=f"Port {port} is in use by another program. Choose another, such as --port"
        ):
            command.serve(tmp_path, port=port)


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_number_that_is_no_port_is_refused(tmp_path, port):
    with pytest.raises(Complaint, match=f"--port {port} is not a port"):
        command.serve(tmp_path, port=port)


def test_a_warehouse_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Complaint, match="There is no warehouse at"):
        command.serve(tmp_path / "lost")


def test_pages_without_their_style_sheet_are_not_shown(tmp_path, monkeypatch):
    monkeypatch.setattr("django.conf.settings.STATIC_ROOT", tmp_path)
    with pytest.raises(Complaint, match="run: scripts/assets"):
        command.serve(tmp_path)


def test_nor_those_in_welsh_without_their_words(tmp_path, monkeypatch):
    (tmp_path / "cy" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "cy" / "LC_MESSAGES" / "django.po").touch()
    monkeypatch.setattr("django.conf.settings.LOCALE_PATHS", [tmp_path])
    with pytest.raises(Complaint, match="words in cy are not made ready"):
        command.serve(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a program can catch")
def test_a_second_sigterm_does_not_cut_off_what_the_first_lets_finish():
    finished = []
    with command._ended_by_sigterm():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(10)
        except KeyboardInterrupt:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0.1)
            finished.append("the answer")
            raise
    assert finished == ["the answer"]


def test_the_command_line_says_it_in_one_line(tmp_path, capsys):
    assert main(["serve", "--warehouse", str(tmp_path), "--host", "0.0.0.0"]) == 1
    assert capsys.readouterr().err.startswith("frankpledge: --host 0.0.0.0 would open these pages to other machines")


def test_a_loopback_address_and_port_8000_are_what_is_meant_when_nothing_is_said():
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    arguments = parser.parse_args(["--warehouse", "w"])
    assert (arguments.warehouse, arguments.host, arguments.port) == (Path("w"), "127.0.0.1", 8000)
    assert set(command.LOOPBACK.values()) <= set(settings.ALLOWED_HOSTS)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send to one process")
def test_it_prints_its_address_answers_and_stops_at_ctrl_c(tmp_path):
    program = "import sys; from frankpledge.cli import main; sys.exit(main())"
    arguments = ["serve", "--warehouse", str(tmp_path), "--partnership", "Exampleshire", "--port", "0"]
    with subprocess.Popen([sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        address = line.split()[3]
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert "Exampleshire" in answer.read().decode()
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
    assert address.startswith("http://127.0.0.1:")
    assert process.returncode == 0
    assert rest == "Frankpledge has stopped.\n"


def test_what_is_sent_and_what_is_answered_is_never_put_into_a_file(monkeypatch):
    """Both are several megabytes: waitress, left to itself, would write them to temporary files."""
    made = []
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *told: made.append(told) or io.BytesIO())
    long = b"long words " * 600_000

    def echo(environ, start):
        start("200 OK", [("Content-Type", "text/plain")])
        return [environ["wsgi.input"].read()]

    server = command._listening(echo, "127.0.0.1", 0, {})

    def run():
        with contextlib.suppress(OSError):  # the server is closed while it waits for the next request
            server.run()

    threading.Thread(target=run, daemon=True).start()
    with urllib.request.urlopen(f"http://127.0.0.1:{server.effective_port}/", long, timeout=30) as answer:
        assert answer.read() == long
    server.close()
    assert made == []
