"""Processes beside the site: started anew where they die, and gone when the site is gone."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence

LONGEST_PAUSE = 30.0  # seconds before a process that dies again and again is started once more
GRACE = 15.0  # seconds that it has to leave off in, from outside;
GRACE_WITHIN = 10.0  # and once it sees by itself that what started it is gone


class Supervised(threading.Thread):
    """Keeps one `frankpledge …` running, with these open files of ours. It ends when its standard input does
    (`when_alone`): with `close`, and when this process is killed, for then nobody holds the other end."""

    def __init__(self, *words: str, files: Sequence[int] = ()) -> None:
        super().__init__(daemon=True, name="supervisor")
        self.command, self.files = [sys.executable, "-m", "frankpledge.cli", *words], files
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
            # Ctrl-C in a terminal is for the site, which then ends what is beside it: hence a session of its own.
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, start_new_session=True, pass_fds=self.files
            )
            return self.process

    def end(self) -> None:
        """Have it leave off, and start none anew."""
        if self.over.is_set():
            return
        self.over.set()
        with self._starting:
            if self.process is not None:
                self.process.terminate()

    def close(self) -> None:
        """End it: kindly, and after a while not."""
        self.end()
        if self.process is None:
            return
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def when_alone(leave_off: Callable[[], None]) -> None:
    """Have a supervised process leave off once whoever started it is gone, however they went."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1024):
            pass
        leave_off()
        time.sleep(GRACE_WITHIN)
        os._exit(1)  # deep in something still: a worker's job is taken up again by the next one

    threading.Thread(target=watch, daemon=True, name="alone").start()
