"""The quiet sentences beside a text: whose it is, how old, and who has read it.

Names, never pronouns; day names within a week; no-break spaces in dates.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from careplan.core.dates import by_day, local_day, long_day, on_day, short_day
from careplan.plans.contents import Person
from careplan.plans.models import Circumstance, Happened, Horizon, Origin, Status
from careplan.plans.reading import ItemReading, PlanReading

_HOW_WRITTEN_DOWN = {
    Circumstance.BY_PHONE: later(" on the phone"),
    Circumstance.FROM_PAPER: later(" from paper"),
    Circumstance.LATER: later(" later"),
    Circumstance.TRANSLATED: later(", translated"),
    Circumstance.TOGETHER: later(" while talking together"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """The facts a side note is made of. Texts that share them share their note."""

    language: str
    today: date
    is_own: bool  # the reader is the person whose plan it is
    person: str
    voice: str
    own: bool
    mine: bool
    writer: str  # who wrote it down, if not the voice
    reader_wrote: bool
    circumstance: str
    wrote: date
    talked: date
    happened_on: date | None
    checked: bool
    coordinator: str
    read: date | None
    is_new: bool
    origin: str


def note(item: ItemReading, reading: PlanReading) -> tuple[str, ...]:
    """Give the side note of one text, a sentence each."""
    return _note(_told(item, reading))


def _told(item: ItemReading, reading: PlanReading) -> Told:
    coordinator, read = reading.coordinator, item.coordinator_read_at
    return Told(
        get_language() or "",
        local_day(reading.at),
        reading.is_own,
        reading.person.called,
        item.voice.called,
        item.own,
        item.mine,
        item.written_by.called if item.written_down else "",
        item.written_by.id == reading.reader,
        item.circumstance,
        local_day(item.recorded_at),
        local_day(item.talked_about_at),
        item.happened_on,
        item.checked_at is not None,
        ""
        if coordinator is None or coordinator.id == reading.reader
        else coordinator.called,
        local_day(read) if read else None,
        item.new_to_reader and not reading.from_outside,
        item.origin,
    )


@lru_cache(maxsize=8192)
def _note(told: Told) -> tuple[str, ...]:
    lines = [*_whose_and_age(told)]
    if told.happened_on and told.own:
        lines.append(_("About %s.") % long_day(told.happened_on))
    if told.circumstance == Circumstance.WITHOUT and not told.own:
        lines.append(
            _("Written without you.")
            if told.is_own
            else _("Written without %s.") % told.person
        )
    # Once it was talked about since, that it was read before is no news.
    is_news = told.read is not None and told.read >= told.talked
    if told.own and told.read and is_news and told.coordinator and not told.writer:
        lines.append(
            _("%(name)s read this %(when)s.")
            % {
                "name": told.coordinator,
                "when": on_day(told.read, today=told.today),
            }
        )
    if told.is_new and not told.is_own:
        lines.append(_("You have not read this before."))
    if told.origin == Origin.SERVICE:
        lines.append(_("The service’s idea."))
    elif told.origin == Origin.LAW:
        lines.append(_("Required by law."))
    return tuple(lines)


def _whose_and_age(told: Told) -> list[str]:
    """Whose words, and when they were written or last talked about."""
    if not told.own:
        return [_others_words(told)]
    if told.writer:
        return _written_down(told)
    whose = _("Your words.") if told.mine else _("%s’s words.") % told.voice
    return [whose, how_old(told.wrote, told.talked, mine=told.mine, today=told.today)]


def age(item: ItemReading, today: date) -> str:
    """Last talked about 3 March 2026; or, while it is new, written on Sunday."""
    wrote, talked = local_day(item.recorded_at), local_day(item.talked_about_at)
    return how_old(wrote, talked, mine=item.mine, today=today)


def how_old(wrote: date, talked: date, *, mine: bool, today: date) -> str:
    """Within a week by the day's name; later by its date."""
    if (today - talked).days >= 7:
        return _("Last talked about %s.") % long_day(talked)
    if talked > wrote:
        return _("Last talked about %s.") % on_day(talked, today=today)
    if mine:
        return _("You wrote this %s.") % on_day(wrote, today=today)
    return _("Written %s.") % on_day(wrote, today=today)


def _others_words(told: Told) -> str:
    values = {
        "who": _("You") if told.mine else told.voice,
        "when": on_day(told.wrote, today=told.today),
    }
    if told.happened_on and told.happened_on != told.wrote:
        return _("%(who)s wrote this %(when)s, about %(about)s.") % {
            **values,
            "about": short_day(told.happened_on),
        }
    return _("%(who)s wrote this %(when)s.") % values


def _written_down(told: Told) -> list[str]:
    how = str(_HOW_WRITTEN_DOWN.get(Circumstance(told.circumstance), ""))
    values = {
        "name": told.voice,
        "writer": _("you") if told.reader_wrote else told.writer,
        "how": how,
        "day": on_day(told.wrote, today=told.today),
    }
    if told.mine:
        first = _("Your words, written down by %(writer)s%(how)s, %(day)s") % values
        if told.checked:
            return [f"{first}.", _("Checked by you.")]
        return [_("%s, not yet checked by you.") % first]
    first = _("%(name)s’s words, written down by %(writer)s%(how)s, %(day)s") % values
    if told.checked:
        return [f"{first}.", _("Checked by %(name)s.") % values]
    return [_("%(first)s, not yet checked by %(name)s.") % {**values, "first": first}]


def speaker(person: Person, reading: PlanReading) -> str:
    """How somebody is named before they speak: "Cara, care coordinator"."""
    if person.title:
        return f"{person.called}, {person.title}"
    return person.called


def who_will(item: ItemReading, reading: PlanReading) -> str:
    """Who does an action, and by when."""
    if item.doer is None:
        return ""
    today = local_day(reading.at)
    who = _("You") if item.doer.id == reading.reader else item.doer.called
    if item.by_on is None:
        return _("%s will") % who
    return _("%(who)s will, %(by)s") % {
        "who": who,
        "by": by_day(item.by_on, today=today),
    }


def what_happened(item: ItemReading) -> str:
    """What became of a promise, as its last update says; a sentence a line."""
    if not item.happened:
        return ""
    said = {
        Happened.COULD_NOT: _("Could not be done, because: %s") % item.because,
        Happened.DONE: _("Done."),
        Happened.PARTLY: _("Partly done."),
        Happened.NOT_YET: _("Not yet."),
    }[Happened(item.happened)]
    if item.because and item.happened != Happened.COULD_NOT:
        said = f"{said} {item.because}"
    helped = {True: _("It helped."), False: _("It did not help."), None: ""}[
        item.helped
    ]
    return f"{said} {helped}" if helped else said


def who_said_so(item: ItemReading, reading: PlanReading) -> str:
    """Who said what became of a promise, or how a need stands, and when."""
    by, at = item.happened_by, item.happened_at
    if not item.happened or by is None or at is None:
        return ""
    return _("%(who)s said what happened %(when)s.") % {
        "who": _("You") if by.id == reading.reader else by.called,
        "when": on_day(local_day(at), today=local_day(reading.at)),
    }


def how_it_stands(item: ItemReading, reading: PlanReading) -> str:
    """How a need stands; with nothing available, when somebody looks again."""
    if item.kind != "need" or item.status == Status.OPEN:
        return ""
    if item.status != Status.NOTHING:
        return f"{Status(item.status).label}."
    parts = [_("We do not have this at the moment, because: %s") % item.reason]
    if item.instead:
        parts.append(_("Instead: %s") % item.instead)
    if item.look_again_on:
        parts.append(_("We look again on %s.") % long_day(item.look_again_on))
    parts.append(
        _("It stays in your plan until you take it out.")
        if reading.is_own
        else _("It stays in the plan until %s takes it out.") % reading.person.called
    )
    return "\n".join(parts)


def horizon(item: ItemReading) -> str:
    return str(Horizon(item.horizon).label) if item.horizon else ""
