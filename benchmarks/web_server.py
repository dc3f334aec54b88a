"""The platform of a folder as `frankpledge serve` answers it, with three views beside its own to measure against."""

import sys
from pathlib import Path

import waitress.server
from django import conf

from frankpledge.partnership import platform

sys.path.insert(0, str(Path(__file__).parent))
site = platform(Path(sys.argv[1]))
conf.settings.PARTNERSHIP_URLCONF = "web_pages"
server = waitress.server.create_server(site, host="127.0.0.1", port=0, threads=4)
print(server.effective_port, flush=True)
server.run()
