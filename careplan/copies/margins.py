"""What stands beside a text on paper: whose it is and how old, in days that stay true.

A page may say "on Sunday"; a paper lies in a drawer, so here every day is a date. Names
are used for everybody, because nobody knows who will read it.
"""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from careplan.core.dates import local_day, long_day
from careplan.plans.contents import Person
from careplan.plans.models import Circumstance, Happened, Horizon, Origin, Status
from careplan.plans.reading import ItemReading

_HOW_WRITTEN_DOWN = {
    Circumstance.ALONE: later("Written down by %(writer)s"),
    Circumstance.TOGETHER: later("Written down by %(writer)s when they talked"),
    Circumstance.BY_PHONE: later("Written down by %(writer)s on the phone"),
    Circumstance.HANDED_OVER: later("Written down by %(writer)s"),
    Circumstance.FROM_PAPER: later("Written down by %(writer)s from paper"),
    Circumstance.LATER: later("Written down by %(writer)s later"),
    Circumstance.TRANSLATED: later("Written down by %(writer)s, translated"),
    Circumstance.WITHOUT: later("Written down by %(writer)s"),
}


def note(item: ItemReading, person: Person) -> tuple[str, ...]:
    """Give the side note of one text, a line each."""
    lines = [_("%s’s words") % item.voice.called]
    if item.written_down:
        lines += _written_down(item)
    lines.append(age(item))
    if item.circumstance == Circumstance.WITHOUT and not item.own:
        lines.append(_("Written without %s") % person.called)
    if item.origin == Origin.SERVICE:
        lines.append(_("The service’s idea"))
    elif item.origin == Origin.LAW:
        lines.append(_("Required by law"))
    return tuple(lines)


def age(item: ItemReading) -> str:
    """Last talked about 3 March 2026; or just the day on which it was written."""
    wrote, talked = local_day(item.recorded_at), local_day(item.talked_about_at)
    if talked > wrote:
        return _("Last talked about %s") % long_day(talked)
    if item.happened_on and item.happened_on != wrote:
        return _("%(day)s, about %(about)s") % {
            "day": long_day(wrote),
            "about": long_day(item.happened_on),
        }
    return long_day(wrote)


def _written_down(item: ItemReading) -> list[str]:
    values = {"writer": item.written_by.called, "name": item.voice.called}
    how = _HOW_WRITTEN_DOWN.get(Circumstance(item.circumstance))
    lines = [str(how) % values] if how else []
    if item.own:
        lines.append(
            _("Checked by %(name)s") % values
            if item.checked_at
            else _("Not yet checked by %(name)s") % values
        )
    return lines


def speaker(person: Person) -> str:
    """How somebody is named before they speak: "Cara, care coordinator"."""
    return f"{person.called}, {person.title}" if person.title else person.called


def said_by(person: Person, what: str) -> str:
    """Name somebody before they speak, after what their words are about."""
    if not what:
        return speaker(person)
    return _("%(what)s · said by %(name)s") % {"what": what, "name": person.called}


def who_will(item: ItemReading) -> str:
    """Who does an action, and by when; for a goal, how far ahead it lies."""
    if item.kind == "goal":
        return str(Horizon(item.horizon).label) if item.horizon else ""
    if item.doer is None:
        return ""
    if item.by_on is None:
        return item.doer.called
    values = {"who": item.doer.called, "day": long_day(item.by_on)}
    return _("%(who)s, by %(day)s") % values


def what_happened(item: ItemReading) -> tuple[str, ...]:
    """What became of a promise, as its last update says."""
    if not item.happened or item.happened_at is None:
        return ()
    said = {
        Happened.COULD_NOT: _("Could not be done, because: %s") % item.because,
        Happened.DONE: _("Done."),
        Happened.PARTLY: _("Partly done."),
        Happened.NOT_YET: _("Not yet."),
    }[Happened(item.happened)]
    if item.because and item.happened != Happened.COULD_NOT:
        said = f"{said} {item.because}"
    helped = {True: _("It helped."), False: _("It did not help."), None: ""}
    lines = [said, helped[item.helped]]
    if item.happened_by:
        lines.append(_said(item.happened_by, local_day(item.happened_at)))
    return tuple(line for line in lines if line)


def _said(by: Person, day: date) -> str:
    values = {"who": by.called, "day": long_day(day)}
    return _("%(who)s said this on %(day)s.") % values


def how_it_stands(item: ItemReading, person: Person) -> tuple[str, ...]:
    """How a need stands; with nothing available: why, what instead, look again when."""
    if item.kind != "need":
        return ()
    status = Status(item.status)
    if status == Status.OPEN:
        return ()
    if status != Status.NOTHING:
        return (f"{status.label}.",)
    lines = [_("Not available at the moment, because: %s") % item.reason]
    if item.instead:
        lines.append(_("Instead: %s") % item.instead)
    if item.look_again_on:
        lines.append(_("To be looked at again on %s.") % long_day(item.look_again_on))
    lines.append(_("It stays in the plan until %s takes it out.") % person.called)
    return tuple(lines)
