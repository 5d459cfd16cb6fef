"""What pages of safety take: frozen facts, and what the person reads of them. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Person:
    id: UUID
    called: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person says to one text."""

    id: UUID
    body: str
    at: datetime
    removed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A text that somebody asks to keep back; kept back once `agreed_at` is there."""

    id: UUID
    reason: str
    by: Person
    asked_at: datetime
    second_reader: Person
    review_on: date
    agreed_at: datetime | None = None

    @property
    def holds(self) -> bool:
        return self.agreed_at is not None


@dataclass(frozen=True, slots=True)
class Text:
    """One text, with what was added to it and what the person answered."""

    id: UUID
    section: str
    body: str
    said_by: Person
    written_by: Person
    circumstance: str
    recorded_at: datetime
    own: bool = False  # the person's words
    last_happened_on: date | None = None
    last_happened: str = ""
    checked_at: datetime | None = None
    removed_on: date | None = None
    additions: tuple["Text", ...] = ()
    answers: tuple[Answer, ...] = ()
    withheld: Withheld | None = None

    @property
    def kept_back(self) -> bool:
        return self.withheld is not None and self.withheld.holds


@dataclass(frozen=True, slots=True)
class Update:
    """What happened with something the service said it would do."""

    happened: str
    because: str
    by: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class Action:
    """What the service will do: who, by when, and what happened."""

    id: UUID
    text: Text
    doer: Person
    by_on: date
    updates: tuple[Update, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """One signed assessment."""

    id: UUID
    signed_by: Person
    signed_at: datetime
    review_on: date
    replaced: bool
    texts: tuple[Text, ...] = ()
    actions: tuple[Action, ...] = ()
    other_answers: tuple[Answer, ...] = ()  # the person's, to what is kept back since

    def everything(self) -> Iterator[Text]:
        yield from self.texts
        yield from (action.text for action in self.actions)


@dataclass(frozen=True, slots=True)
class Safety:
    """Everything one reader may read about one person, the newest first."""

    who: UUID
    person: Person
    reader: UUID
    is_own: bool
    at: datetime
    assessments: tuple[Assessment, ...] = ()

    @property
    def current(self) -> Assessment | None:
        return next((a for a in self.assessments if not a.replaced), None)

    @property
    def earlier(self) -> tuple[Assessment, ...]:
        return tuple(a for a in self.assessments if a is not self.current)

    def assessment(self, wanted: UUID) -> Assessment | None:
        return next((a for a in self.assessments if a.id == wanted), None)

    def text(self, wanted: UUID) -> Text | None:
        """The text with that id, if this reader may read it."""
        for assessment in self.assessments:
            for text in assessment.everything():
                for found in (text, *text.additions):
                    if found.id == wanted:
                        return found
        return None


def as_the_person(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Take out what is kept back from the person, without a trace of it.

    What the person once answered to it stays the person's, and stays.
    """
    shown = (_as_the_person(assessment) for assessment in assessments)
    return tuple(a for a in shown if a.texts or a.actions or a.other_answers)


def _as_the_person(assessment: Assessment) -> Assessment:
    gone = [text for text in assessment.everything() if text.kept_back]
    return replace(
        assessment,
        texts=tuple(_open(t) for t in assessment.texts if not t.kept_back),
        actions=tuple(
            replace(action, text=_open(action.text))
            for action in assessment.actions
            if not action.text.kept_back
        ),
        other_answers=tuple(
            answer
            for text in gone
            for one in (text, *text.additions)
            for answer in one.answers
        ),
    )


def _open(text: Text) -> Text:
    """The text as the person reads it: nothing about who asked to keep what back."""
    return replace(
        text,
        withheld=None,
        additions=tuple(_open(t) for t in text.additions if not t.kept_back),
    )


def as_an_author(
    assessments: Iterable[Assessment], author: UUID
) -> tuple[Assessment, ...]:
    """Somebody who has only signed one reads what they signed, and nothing else."""
    return tuple(a for a in assessments if a.signed_by.id == author)
