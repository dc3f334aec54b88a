"""The platform of a folder as `frankpledge serve` answers it, with views beside its own to measure against."""

import os
import signal
import socket
import sys
from pathlib import Path

import waitress.server
from django import conf

from frankpledge.cli.serve import USUAL_PROCESSES, at_once, settle
from frankpledge.partnership import platform

sys.path.insert(0, str(Path(__file__).parent))
site = platform(Path(sys.argv[1]))
conf.settings.PARTNERSHIP_URLCONF = "web_pages"
settle()
opened = socket.create_server(("127.0.0.1", 0))
others = []
for _ in range(USUAL_PROCESSES - 1):
    if not (other := os.fork()):
        break
    others.append(other)
else:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(opened.getsockname()[1], flush=True)
try:
    waitress.server.create_server(site, sockets=[opened], threads=at_once(USUAL_PROCESSES)).run()
finally:
    for other in others:
        os.kill(other, signal.SIGTERM)
