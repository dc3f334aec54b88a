"""How well the claims check does on the passages with known answers: see claims_corpus.py and claims_check.py.

    python benchmarks/claims_ours.py [--verbose] [--first N] [FILE]

prints precision and recall on *wrong* for each file of passages (or the first N of them), and for all together. FILE
gets the same as JSON, with the names of what was missed; `--verbose` prints these too.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from claims_corpus import EVERY, Judgement, Mark, judge, load

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.formats import read_bytes

TOGETHER = "together"


def marks(text: str) -> Iterator[Mark]:
    """All that the claims check says of a passage that is pasted."""
    for finding in check(read_bytes(text.encode(), "passage.txt")).findings:
        yield finding.grade.value, finding.quote, finding.claim


def judgements(files: Sequence[Path]) -> dict[str, Judgement]:
    """Of each file by its name, and of all together."""
    passages = {file.stem: load(file) for file in files}
    every = [passage for found in passages.values() for passage in found]
    once = cache(lambda text: tuple(marks(text)))  # all together are the same passages again
    return {name: judge(found, once) for name, found in (passages | {TOGETHER: every}).items()}


def told(judgement: Judgement) -> dict:
    """As JSON."""
    counts = {key: getattr(judgement, key) for key in ("passages", "wrong", "marks", "right", "precision", "recall")}
    return counts | {"misses": judgement.misses, "false_alarms": judgement.false_alarms}


def line(name: str, told: dict) -> str:
    return (
        f"{name}: precision {told['precision']:.1%} ({told['right']} of {told['marks']} called wrong), "
        f"recall {told['recall']:.1%} of {told['wrong']} wrong, in {told['passages']} passages"
    )


def names(told: dict) -> Iterator[str]:
    for key, what in (("misses", "missed"), ("false_alarms", "called wrong, and is not")):
        for passage, words in told.get(key, ()):
            yield f"  {what}: {words!r} in {passage}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Precision and recall of the claims check.")
    parser.add_argument("--verbose", action="store_true", help="name what was missed and what was called wrong wrongly")
    parser.add_argument("--first", type=int, metavar="N", help="only the first N files of passages")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="write it there as JSON")
    arguments = parser.parse_args()
    found = {name: told(judgement) for name, judgement in judgements(EVERY[: arguments.first]).items()}
    for name, one in found.items():
        print(line(name, one))
        if arguments.verbose and name != TOGETHER:
            print(*names(one), sep="\n")
    if arguments.file:
        arguments.file.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
