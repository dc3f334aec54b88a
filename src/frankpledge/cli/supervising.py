"""A worker beside the site, as a process of its own: started anew where it dies, and gone when the site is gone."""

import subprocess
import sys
import threading
from pathlib import Path

LONGEST_PAUSE = 30.0  # seconds before a worker that dies again and again is started once more
GRACE = 15.0  # seconds that a worker has to leave off in


class Supervised(threading.Thread):
    """Keeps one `frankpledge work` running. The worker ends when its standard input does: with `close`, and when this
    process is killed, for then nobody holds the other end."""

    def __init__(self, home: Path) -> None:
        super().__init__(daemon=True, name="supervisor")
        self.command = [sys.executable, "-m", "frankpledge.cli", "work", "--home", str(home), "--supervised"]
        self.over = threading.Event()
        self.process: subprocess.Popen | None = None
        self._starting = threading.Lock()

    def run(self) -> None:
        pause = 1.0
        while process := self._begun():
            try:
                process.wait(timeout=60)
                self.over.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            except subprocess.TimeoutExpired:  # it lives
                process.wait()
                pause = 1.0

    def _begun(self) -> subprocess.Popen | None:
        with self._starting:
            if self.over.is_set():
                return None
            # Ctrl-C in a terminal is for the site, which then ends its worker: hence a session of its own.
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, start_new_session=True)
            return self.process

    def close(self) -> None:
        """End the worker: kindly, and after a while not."""
        self.over.set()
        with self._starting:
            process = self.process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
