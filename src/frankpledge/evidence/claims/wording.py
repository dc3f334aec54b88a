"""Better sentences: the report's own, with the wrong words replaced, and nothing else."""

from frankpledge.evidence.claims.parsing.sentences import Sentence


def replaced(sentence: Sentence, start: int, end: int, words: str) -> str:
    """The sentence with `words` in place of its characters from `start` to `end`."""
    return sentence.text[:start] + words + sentence.text[end:]


def way(value: object, up: str = "rose", down: str = "fell", same: str = "did not change") -> str:
    """`rose` for what is above 0, `fell` for what is below."""
    return up if value > 0 else down if value < 0 else same
