"""What a rule answers: yes, or no with the sentence that whoever asked will read."""

from dataclasses import dataclass


class Refused(Exception):
    """A change that a rule does not allow; its text is the rule's sentence."""


@dataclass(frozen=True)
class No:
    """Why not, in a sentence for people. It counts as false."""

    sentence: str

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True)
class Yes:
    def __bool__(self) -> bool:
        return True


YES = Yes()
Answer = Yes | No


def check(answer: Answer) -> None:
    """Raises Refused with the sentence of a no."""
    if isinstance(answer, No):
        raise Refused(answer.sentence)
