"""What a command says when it can't do what was asked: one sentence for a person, and an exit code."""


class Complaint(Exception):
    """Says what is wrong, where, and what to do."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code
