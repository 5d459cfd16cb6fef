"""How the list of people puts a meeting to come: when, where, what it is about."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from careplan.core.dates import short_day, weekday
from careplan.home.conversations import Conversation, Day
from careplan.reviews.emails import clock


def season(on: date, today: date) -> str:
    """Today, This week, Next week, or the month."""
    monday = today - timedelta(days=today.weekday())
    if on == today:
        return _("Today")
    if on < monday + timedelta(days=7):
        return _("This week")
    if on < monday + timedelta(days=14):
        return _("Next week")
    return str(date_format(on, "F" if on.year == today.year else "F Y"))


def when(meeting: Conversation, today: date) -> str:
    """11am (today); Thursday, 10am (within two weeks); 31 March."""
    day = meeting.day
    if season(day.on, today) == _("Today"):
        return clock(day.at_time) if day.at_time else _("Today")
    monday = today - timedelta(days=today.weekday())
    if day.on < monday + timedelta(days=14):
        return _day(day)
    return short_day(day.on)


def facts(meeting: Conversation | None, called: str) -> tuple[str, ...]:
    """Sam’s flat. Sam’s topics: tablets, the wall."""
    if meeting is None:
        return ()
    told = [
        _sentence(meeting.day.place),
        _topics(meeting, called),
        _open(meeting, called),
    ]
    return tuple(fact for fact in told if fact)


def asked(meeting: Conversation) -> str:
    """What somebody asks of the worker, after their name."""
    if meeting.agreed:
        return _("asked to move the meeting")
    return _("asked to meet on %(day)s") % {"day": _on(meeting.day)}


def _topics(meeting: Conversation, called: str) -> str:
    if not meeting.topics:
        return ""
    topics = ", ".join(topic.rstrip(".") for topic in meeting.topics)
    if meeting.topics_are_own:
        return _("%(name)s’s topics: %(topics)s.") % {"name": called, "topics": topics}
    return _("Topics: %(topics)s.") % {"topics": topics}


def _open(meeting: Conversation, called: str) -> str:
    """What is not settled about the day."""
    proposed = meeting.proposed
    if proposed is None:
        return ""
    if proposed.by_person and not meeting.agreed:
        return _("%(name)s asked for this day.") % {"name": called}
    if proposed.by_person:
        return _("%(name)s asked for %(day)s.") % {"name": called, "day": _on(proposed)}
    if meeting.agreed:
        return _("Another day is proposed.")
    return _("Not agreed yet.")


def _sentence(place: str) -> str:
    place = place.strip().rstrip(".")
    return f"{place[:1].upper()}{place[1:]}." if place else ""


def _day(day: Day) -> str:
    named = weekday(day.on)
    return f"{named}, {clock(day.at_time)}" if day.at_time else named


def _on(day: Day) -> str:
    named = f"{weekday(day.on)} {short_day(day.on)}"
    if day.at_time is None:
        return named
    return _("%(day)s at %(time)s") % {"day": named, "time": clock(day.at_time)}
