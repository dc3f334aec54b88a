"""Better sentences: the report's own, with the wrong words replaced, and nothing else."""

from frankpledge.evidence.claims.parsing.sentences import Sentence

_LONGEST = 800  # characters


def replaced(sentence: Sentence, start: int, end: int, words: str) -> str:
    """The sentence with `words` in place of `start` to `end`; nothing where it is too long to paste."""
    if len(sentence.text) > _LONGEST:
        return ""
    return sentence.text[:start] + words + sentence.text[end:]


def way(value: object, up: str = "rose", down: str = "fell", same: str = "did not change") -> str:
    """`rose` for what is above 0, `fell` for what is below."""
    return up if value > 0 else down if value < 0 else same
