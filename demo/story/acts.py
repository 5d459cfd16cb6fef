"""What can happen in the story. Plain facts; loading plays them through the domain.

Moments are counted back from the day of loading, by weeks, so that a visit stays on a
weekday and a Sunday stays a Sunday: "3 tue 14:10" is the Tuesday of the third week
before this one. "+0 fri" is the first Friday to come, "+1 fri" the one after; "next
tue" is in the week after this one; "last working 16:10" is on the last weekday that is
over, "coming working" the first that is not.
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
    if weeks == "coming":
        return today + timedelta(days={5: 2, 6: 1}.get(today.weekday(), 0))
    wanted = WEEKDAYS.index(weekday)
    if weeks.startswith("+"):
        coming = (wanted - today.weekday()) % 7
        return today + timedelta(weeks=int(weeks), days=coming)
    monday = today - timedelta(days=today.weekday())
    back = -1 if weeks == "next" else int(weeks)
    return monday + timedelta(days=wanted, weeks=-back)


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


@dataclass(frozen=True)
class ReadsShared(Act):
    """Somebody outside reads what is shared with them."""


@dataclass(frozen=True)
class Offers(Act):
    """Offers the plan as a version, frozen as it is at that moment of the story."""


@dataclass(frozen=True)
class Answers(Act):
    """Says how the plan on offer is for them. Only they can see it until it is shared.

    `version`: the number of the one that is open then.
    """

    version: int
    stance: str
    words: str = ""


@dataclass(frozen=True)
class SharesAnswer(Act):
    """Lets those who read the plan by role see an answer; or prints it, if asked."""

    version: int
    on_my_copy: bool = False


@dataclass(frozen=True)
class Shares(Act):
    """Lets somebody outside read parts until a day, that day included."""

    whom: str
    parts: tuple[str, ...]
    until: str


@dataclass(frozen=True)
class Hides(Act):
    """Keeps a part from somebody who reads by role."""

    whom: str
    part: str


@dataclass(frozen=True)
class Meets(Act):
    """Proposes a day to meet: a new one, or another day for one that stands (`of`)."""

    on: str
    clock: str = ""
    where: str = ""
    key: str = ""
    of: str = ""


@dataclass(frozen=True)
class Accepts(Act):
    """Says yes to the day that the other side proposed last."""

    of: str


@dataclass(frozen=True)
class AddsTopic(Act):
    """Says what to talk about there."""

    of: str
    words: str


@dataclass(frozen=True)
class Met(Act):
    """Says that a meeting was held."""

    of: str
