"""The quiet sentences beside a text: whose it is, how old, and who has read it.

Words of design: names, never pronouns; day names within a week; no-break spaces in dates.
"""

from datetime import date

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
    Circumstance.TOGETHER: later(" when you talked"),
}


def note(item: ItemReading, reading: PlanReading) -> tuple[str, ...]:
    """Give the side note of one text, a sentence each."""
    today = local_day(reading.at)
    lines = [*whose_and_age(item, reading, today)]
    if item.happened_on and item.own:
        lines.append(_("About %s.") % long_day(item.happened_on))
    if item.circumstance == Circumstance.WITHOUT and not item.own:
        lines.append(
            _("Written without you.")
            if reading.is_own
            else _("Written without %s.") % reading.person.called
        )
    if item.own and item.coordinator_read_at and item.written_by.id == item.voice.id:
        lines.append(read_by_coordinator(item, reading, today))
    if item.new_to_reader and not reading.is_own:
        lines.append(_("You have not read this before."))
    if item.origin == Origin.SERVICE:
        lines.append(_("The service’s idea."))
    elif item.origin == Origin.LAW:
        lines.append(_("Required by law."))
    return tuple(line for line in lines if line)


def whose_and_age(
    item: ItemReading, reading: PlanReading, today: date
) -> list[str]:
    """Whose words, and when they were written or last talked about."""
    if not item.own:
        return [_others_words(item, today)]
    if item.written_down:
        return _written_down(item, reading, today)
    whose = _("Your words.") if item.mine else _("%s’s words.") % item.voice.called
    return [whose, age(item, today)]


def age(item: ItemReading, today: date) -> str:
    """Last talked about 3 March 2026; or, while it is new, written on Sunday."""
    wrote, talked = local_day(item.recorded_at), local_day(item.talked_about_at)
    if talked > wrote or (today - talked).days >= 7:
        return _("Last talked about %s.") % (
            long_day(talked)
            if (today - talked).days >= 7
            else on_day(talked, today=today)
        )
    if item.mine:
        return _("You wrote this %s.") % on_day(wrote, today=today)
    return _("Written %s.") % on_day(wrote, today=today)


def _others_words(item: ItemReading, today: date) -> str:
    wrote = local_day(item.recorded_at)
    who = _("You") if item.mine else item.voice.called
    when = on_day(wrote, today=today)
    if item.happened_on and item.happened_on != wrote:
        return _("%(who)s wrote this %(when)s, about %(about)s.") % {
            "who": who,
            "when": when,
            "about": short_day(item.happened_on),
        }
    return _("%(who)s wrote this %(when)s.") % {"who": who, "when": when}


def _written_down(
    item: ItemReading, reading: PlanReading, today: date
) -> list[str]:
    how = str(_HOW_WRITTEN_DOWN.get(Circumstance(item.circumstance), ""))
    if item.circumstance == Circumstance.TOGETHER and not reading.is_own:
        how = _(" when they talked")
    values = {
        "name": item.voice.called,
        "writer": (
            _("you") if item.written_by.id == reading.reader else item.written_by.called
        ),
        "how": how,
        "day": on_day(local_day(item.recorded_at), today=today),
    }
    if item.mine:
        first = _("Your words, written down by %(writer)s%(how)s, %(day)s") % values
    else:
        first = _("%(name)s’s words, written down by %(writer)s%(how)s, %(day)s") % values
    if item.checked_at:
        by = _("Checked by you.") if item.mine else _("Checked by %(name)s.") % values
        return [f"{first}.", by]
    if item.mine:
        return [_("%s, not yet checked by you.") % first]
    return [_("%(first)s, not yet checked by %(name)s.") % {**values, "first": first}]


def read_by_coordinator(
    item: ItemReading, reading: PlanReading, today: date
) -> str:
    """Cara read this on Thursday. Empty for the coordinator's own eyes."""
    coordinator = reading.coordinator
    if coordinator is None or coordinator.id == reading.reader:
        return ""
    if item.coordinator_read_at is None:
        return ""
    return _("%(name)s read this %(when)s.") % {
        "name": coordinator.called,
        "when": on_day(local_day(item.coordinator_read_at), today=today),
    }


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
        return who
    return _("%(who)s, %(by)s") % {"who": who, "by": by_day(item.by_on, today=today)}


def what_happened(item: ItemReading, reading: PlanReading) -> str:
    """What became of a promise, as its last update says."""
    if not item.happened or item.happened_at is None:
        return ""
    today = local_day(reading.at)
    said = {
        Happened.COULD_NOT: _("Could not be done, because: %s") % item.because,
        Happened.DONE: _("Done."),
        Happened.PARTLY: _("Partly done."),
        Happened.NOT_YET: _("Not yet."),
    }[Happened(item.happened)]
    if item.because and item.happened != Happened.COULD_NOT:
        said = f"{said} {item.because}"
    helped = {True: _("It helped."), False: _("It did not help."), None: ""}[item.helped]
    by = item.happened_by
    who = _("You") if by and by.id == reading.reader else (by.called if by else "")
    wrote = _("%(who)s said this %(when)s.") % {
        "who": who,
        "when": on_day(local_day(item.happened_at), today=today),
    }
    return "\n".join(part for part in (said, helped, wrote) if part)


def how_it_stands(item: ItemReading, reading: PlanReading) -> str:
    """How a need stands, in words; with nothing available, when somebody looks again."""
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
