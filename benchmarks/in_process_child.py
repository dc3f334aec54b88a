"""The process that in_process.py starts, in the environment of Frankpledge or of the others.

python in_process_child.py FILE FUNCTION DATA ARGUMENTS      then a line of JSON for each call
"""

import importlib.util
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np


def main(file: str, function: str, data: str, arguments: str) -> None:
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints is no reply
    work = None
    for line in sys.stdin:
        if work is None:
            work = _ready(Path(file), function, Path(data), json.loads(arguments))
        wall, cpu = time.perf_counter(), time.process_time()
        answer = work()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        if to := json.loads(line)["answer"]:
            np.savez(to, **(answer if isinstance(answer, dict) else {"answer": answer}))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"wall": wall, "cpu": cpu, "memory": memory}), file=replies, flush=True)


def _ready(file: Path, function: str, data: Path, arguments: dict) -> Callable[[], object]:
    sys.path.insert(0, str(file.parent))
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with np.load(data) as arrays:
        return getattr(module, function)(dict(arrays), **arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
