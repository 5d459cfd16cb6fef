"""What can happen in the story. Plain facts; loading plays them through the domain.

Moments are counted back from the day of loading, by weeks, so that a visit stays on a
weekday and a Sunday stays a Sunday: "3 tue 14:10" is the Tuesday of the third week
before this one. "+0 fri" is the first Friday to come, "+1 fri" the one after; "last
working 16:10" is on the last weekday that is over.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def day_of(text: str, *, today: date) -> date:
    """The day that "3 tue", "+1 fri" or "last working" means, seen from today."""
    weeks, weekday = text.split()[:2]
    if weeks == "last":
        return today - timedelta(days={0: 3, 6: 2}.get(today.weekday(), 1))
    wanted = WEEKDAYS.index(weekday)
    if weeks.startswith("+"):
        coming = (wanted - today.weekday()) % 7
        return today + timedelta(weeks=int(weeks), days=coming)
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=wanted, weeks=-int(weeks))


def moment_of(text: str, *, today: date) -> datetime:
    """The moment in London that "3 tue 14:10" means, seen from today."""
    hour, minute = text.split()[2].split(":")
    day = day_of(text, today=today)
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=LONDON)


@dataclass(frozen=True)
class Act:
    """Something that somebody of the story did at a moment."""

    when: str
    by: str


@dataclass(frozen=True)
class Says(Act):
    """Puts words in the plan. `down`: a worker writes the person's words down."""

    place: str  # "matters", or "home/now" with a heading
    words: str
    key: str = ""
    how: str = "alone"
    about: str = ""  # the day it is about, where that is another
    down: bool = False
    language: str = "en"


@dataclass(frozen=True)
class Asks(Says):
    """Asks for help: a need."""


@dataclass(frozen=True)
class Aims(Says):
    """Names a goal, under a need if one is given."""

    horizon: str = "coming_months"
    under: str = ""


@dataclass(frozen=True)
class Promises(Act):
    """Writes down what somebody will do, and by when."""

    place: str
    words: str
    doer: str
    by_on: str = ""
    key: str = ""
    under: str = ""
    how: str = "alone"


@dataclass(frozen=True)
class Changes(Act):
    """Changes their own words."""

    of: str
    words: str
    how: str = "alone"


@dataclass(frozen=True)
class Happened(Act):
    """Says what became of a promise."""

    of: str
    what: str
    because: str = ""
    helped: bool | None = None


@dataclass(frozen=True)
class Stands(Act):
    """Says how a need stands."""

    of: str
    status: str


@dataclass(frozen=True)
class NothingThere(Act):
    """Says that there is no such help: why, what instead, look again when."""

    of: str
    reason: str
    instead: str
    look_again_on: str


@dataclass(frozen=True)
class NotRight(Act):
    """Says that what another wrote isn't right for them."""

    of: str
    words: str
    key: str = ""


@dataclass(frozen=True)
class SaysAbout(Act):
    """Says something beside what stands in the plan, or answers it."""

    of: str
    words: str
    key: str = ""


@dataclass(frozen=True)
class Checks(Act):
    """Says that whoever wrote their words down got them right."""

    of: str


@dataclass(frozen=True)
class StillTrue(Act):
    """Says that something is still true."""

    of: str
    how: str = "alone"


@dataclass(frozen=True)
class Keeps(Act):
    """Keeps a draft that nobody else can read."""

    place: str
    words: str


@dataclass(frozen=True)
class Renames(Act):
    """Gives a life area the person's own name."""

    part: str
    name: str


@dataclass(frozen=True)
class MarksMostImportant(Act):
    """Says which parts matter most now, in order."""

    parts: tuple[str, ...]


@dataclass(frozen=True)
class Reads(Act):
    """Opens the plan: all of it, or one part."""

    part: str = ""


@dataclass(frozen=True)
class CopiesForRecord(Act):
    """A worker pastes the plan as it is that day into the service's own record."""


@dataclass(frozen=True)
class SaysNotNow(Act):
    """Rests the letters about the plan. `ask_again_on`: in four weeks, if not said."""

    ask_again_on: str = ""
    too_ill: bool = False


@dataclass(frozen=True)
class AsksHow(Act):
    """A worker asks how somebody is whose plan rests."""
