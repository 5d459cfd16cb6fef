"""How the list of people puts what it knows: short sentences, with names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careplan.core.dates import (
    NBSP,
    by_day,
    local_day,
    long_day,
    on_day,
    short_day,
    weekday,
)
from careplan.home import conversation_words
from careplan.home.conversations import Conversation
from careplan.sharing.grants import Why
from careplan.sharing.parts import kind_of

NEW_FOR = timedelta(days=7)
MOST_PARTS = 3  # named in one sentence
NO_MEETINGS: Mapping[UUID, Conversation] = {}


@dataclass(frozen=True)
class Row:
    """One person of the list."""

    name: str
    href: str
    when: str
    facts: tuple[str, ...]
    asked_href: str = ""  # where to say that one has asked how they are
    card_href: str = ""  # where the card is, while they have not joined


@dataclass(frozen=True)
class Known:
    """What is known of one person without opening their plan."""

    who: UUID
    name: str
    called: str
    joined_at: datetime | None
    uses_computer: bool
    interpreter: str
    revision: int | None
    ask_how_by: date | None
    ask_again_on: date | None
    too_ill: bool | None
    since: date | None
    why: Why


def lede(today: date, count: int) -> str:
    day = f"{weekday(today)} {long_day(today)}"
    if not count:
        return f"{day}."
    people = ngettext(
        "You support %(count)d person.", "You support %(count)d people.", count
    )
    return f"{day}. {people % {'count': count}}"


def wrote(parts: dict[str, datetime], today: date, *, answered: bool = False) -> str:
    """Wrote about My home yesterday, and let you see an answer."""
    if not parts:
        return _("let you see an answer")
    told = _wrote(parts, today)
    return (
        _("%(wrote)s, and let you see an answer") % {"wrote": told}
        if answered
        else told
    )


def _wrote(parts: dict[str, datetime], today: date) -> str:
    newest = sorted(parts, key=lambda part: parts[part], reverse=True)
    when = on_day(local_day(parts[newest[0]]), today=today)
    names = [label(part) for part in newest]
    if len(names) == 1:
        return _("wrote about %(part)s %(when)s") % {"part": names[0], "when": when}
    if len(names) <= MOST_PARTS:
        listed = _("%(some)s and %(last)s") % {
            "some": ", ".join(names[:-1]),
            "last": names[-1],
        }
        return _("wrote about %(parts)s, last %(when)s") % {
            "parts": listed,
            "when": when,
        }
    return _("wrote in %(count)d parts, last %(when)s") % {
        "count": len(names),
        "when": when,
    }


def promised(days: list[date]) -> str:
    first = short_day(min(days))
    if len(days) == 1:
        return _("you said you would do something by %(day)s. What happened?") % {
            "day": first
        }
    return _(
        "you said you would do %(count)d things, the first by %(day)s. What happened?"
    ) % {"count": len(days), "day": first}


def label(part: str) -> str:
    """A part by the name every plan has for it: a name the person chose is words."""
    kind = kind_of(part)
    return str(kind.label) if kind else part


def address(name: str) -> Callable[[UUID], str]:
    """Addresses of one page for many people: looked up once, not once a line."""
    nobody = UUID(int=0)
    pattern = reverse(name, kwargs={"who": nobody})
    return lambda who: pattern.replace(str(nobody), str(who))


def rows(
    people: Iterable[Known],
    today: date,
    meetings: Mapping[UUID, Conversation] = NO_MEETINGS,
) -> list[Row]:
    """A line for each person, with their next meeting if there is one."""
    plan, asked, team = address("plan"), address("asked_how"), address("care_team")
    return [
        Row(
            name=person.name,
            href=plan(person.who),
            when=_when(person, today, meetings.get(person.who)),
            facts=(
                *conversation_words.facts(meetings.get(person.who), person.called),
                *_facts(person, today),
            ),
            asked_href=asked(person.who) if person.ask_how_by else "",
            card_href=team(person.who) if _is_awaited(person) else "",
        )
        for person in people
    ]


def _is_awaited(person: Known) -> bool:
    return person.uses_computer and person.joined_at is None


def _facts(person: Known, today: date) -> tuple[str, ...]:
    facts = [
        _("Too ill to plan.") if person.too_ill else "",
        _ask_again(person, today),
        "" if person.uses_computer else _("Does not use a computer."),
        _("Has not joined yet.") if _is_awaited(person) else "",
        _("Interpreter: %s.") % person.interpreter if person.interpreter else "",
        "" if person.revision else _("Nothing written yet."),
    ]
    return tuple(fact for fact in facts if fact)


def _when(person: Known, today: date, meeting: Conversation | None) -> str:
    if meeting:
        return conversation_words.when(meeting, today)
    if person.ask_how_by:
        day = max(person.ask_how_by, today)
        if day == today:
            return _("Ask how, today")
        return _("Ask how, %(by)s") % {
            "by": by_day(day, today=today).replace(" ", NBSP)
        }
    if person.since and today - person.since < NEW_FOR:
        return _("Since %s") % (
            weekday(person.since) if person.since != today else _("today")
        )
    return ""


def _ask_again(person: Known, today: date) -> str:
    if person.ask_again_on is None:
        return ""
    day = max(person.ask_again_on, today)
    if day == today:
        return _("Ask about planning again today.")
    return _("Ask about planning again on %s.") % short_day(day)
