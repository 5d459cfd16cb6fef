"""Refusals: each carries a sentence the person may read."""


class Refused(Exception):
    """The thing asked for is not done; the sentence says why, kindly."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowed(Refused):
    """This person may see the thing but not do this to it (a page answers 403)."""


class NotNow(Refused):
    """The state of the thing does not allow it (a page shows the sentence, 409)."""
