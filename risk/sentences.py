"""The quiet sentences beside a text of safety: whose, how old, who may read it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from accounts.models import ServiceUser
from careplan.core.dates import by_day, local_day, long_day, on_day
from risk.access import Why, readers
from risk.models import Choice, Circumstance, Happened, ReadingChoice
from risk.reading import Action, Answer, Safety, Text, Update, Withheld


def notes_on(text: Text, safety: Safety) -> tuple[str, ...]:
    """The side note of one text, a sentence each."""
    lines = [*_last_happened(text, local_day(safety.at)), *_whose(text, safety)]
    if text.circumstance == Circumstance.WITHOUT and not text.own:
        lines.append(
            _("Written without you.")
            if safety.is_own
            else _("Written without %s.") % safety.person.called
        )
    return tuple(lines)


def _last_happened(text: Text, today: date) -> list[str]:
    lines = []
    if text.last_happened_on:
        lines.append(
            _("Last happened %(day)s, %(ago)s.")
            % {
                "day": long_day(text.last_happened_on),
                "ago": how_long_ago(text.last_happened_on, today=today),
            }
        )
    if text.last_happened:
        words = text.last_happened.rstrip(".")
        lines.append(_("Last happened: %s.") % words)
    return lines


def how_long_ago(day: date, *, today: date) -> str:
    """16 months ago, 3 weeks ago, yesterday."""
    days = (today - day).days
    months = (today.year - day.year) * 12 + today.month - day.month
    months -= today.day < day.day
    if days < 2:
        return on_day(day, today=today)
    if days < 14:
        return _("%(days)d days ago") % {"days": days}
    if months < 2:
        return _("%(weeks)d weeks ago") % {"weeks": days // 7}
    if months < 24:
        return _("%(months)d months ago") % {"months": months}
    return _("%(years)d years ago") % {"years": months // 12}


def _whose(text: Text, safety: Safety) -> list[str]:
    today, day = local_day(safety.at), local_day(text.recorded_at)
    values = {
        "name": text.said_by.called,
        "writer": _you_or(text.written_by.id, text.written_by.called, safety),
        "how": _how(text.circumstance),
        "day": on_day(day, today=today),
    }
    if not text.own:
        return [capital(_("%(writer)s wrote this %(day)s.") % values)]
    if safety.is_own:
        first = _("Your words, written down by %(writer)s%(how)s, %(day)s") % values
        not_yet, checked = _("not yet checked by you."), _("Checked by you.")
    else:
        first = (
            _("%(name)s’s words, written down by %(writer)s%(how)s, %(day)s") % values
        )
        not_yet = _("not yet checked by %(name)s.") % values
        checked = _("Checked by %(name)s.") % values
    if text.checked_at:
        return [f"{first}.", checked]
    return [f"{first}, {not_yet}"]


def _how(circumstance: str) -> str:
    said = {
        Circumstance.BY_PHONE: _(" on the phone"),
        Circumstance.FROM_PAPER: _(" from paper"),
        Circumstance.TOGETHER: _(" while talking together"),
    }
    return said.get(Circumstance(circumstance), "")


def _you_or(wanted: object, called: str, safety: Safety) -> str:
    return _("you") if wanted == safety.reader else called


def answered(answer: Answer, safety: Safety) -> str:
    """Sam's answer, 9 January 2025."""
    day = long_day(local_day(answer.at))
    if safety.is_own:
        return _("Your answer, %s.") % day
    return _("%(name)s’s answer, %(day)s.") % {
        "name": safety.person.called,
        "day": day,
    }


def kept_back(withheld: Withheld, safety: Safety) -> tuple[str, ...]:
    """For staff: who keeps a text back, why, who agreed, until when."""
    values = {
        "person": safety.person.called,
        "by": withheld.by.called,
        "asked": long_day(local_day(withheld.asked_at)),
        "reader": withheld.second_reader.called,
        "review": long_day(withheld.review_on),
        "reason": withheld.reason.rstrip("."),
    }
    why = _("%(by)s, %(asked)s: %(reason)s.") % values
    if withheld.agreed_at is None:
        return (
            _("%(by)s asks to keep this back from %(person)s.") % values,
            why,
            _("%(person)s can read it until %(reader)s agrees.") % values,
        )
    values["agreed"] = long_day(local_day(withheld.agreed_at))
    return (
        _("Kept back from %(person)s.") % values,
        why,
        _("%(reader)s agreed, %(agreed)s.") % values,
        _("To be looked at again on %(review)s.") % values,
    )


def who_will(action: Action, safety: Safety) -> str:
    """Dr Haddad will, by Friday 20 March."""
    own = action.doer.id == safety.reader
    return _("%(who)s will, %(by)s") % {
        "who": _("You") if own else action.doer.called,
        "by": by_day(action.by_on, today=local_day(safety.at)),
    }


def what_happened(update: Update, safety: Safety) -> str:
    """What became of it, who said so, and when."""
    said = {
        Happened.COULD_NOT: _("Could not be done, because: %s") % update.because,
        Happened.DONE: _("Done."),
        Happened.PARTLY: _("Partly done."),
        Happened.NOT_YET: _("Not yet."),
    }[Happened(update.happened)]
    if update.because and update.happened != Happened.COULD_NOT:
        said = f"{said} {update.because}"
    who = _("You") if update.by.id == safety.reader else update.by.called
    day = long_day(local_day(update.at))
    return f"{said} {_('%(who)s, %(day)s.') % {'who': who, 'day': day}}"


def who_may_read(
    service_user: ServiceUser, *, at: datetime, reader: object = None
) -> str:
    """Cara, Dr Haddad and the duty team; a reader among them is "you"."""
    found = readers(service_user, on=local_day(at))
    names = [
        _("you") if r.user.pk == reader else r.user.called
        for r in found
        if r.why is not Why.DUTY or r.user.pk == reader
    ]
    return listed([*names, _("the duty team")])


def listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s and %(last)s") % {
        "some": ", ".join(names[:-1]),
        "last": names[-1],
    }


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def choice_made(chosen: ReadingChoice | None, called: str, *, at: datetime) -> str:
    """For staff: how the person last chose to read. Nothing where nobody chose."""
    if chosen is None:
        return ""
    values = {
        "name": called,
        "when": on_day(local_day(chosen.recorded_at), today=local_day(at)),
    }
    return {
        Choice.READ_NOW: _("%(name)s chose to read, %(when)s."),
        Choice.WITH_COORDINATOR: _(
            "%(name)s would like to read with the care coordinator: said %(when)s."
        ),
        Choice.WITH_SOMEONE: _(
            "%(name)s would like to read with somebody else there: said %(when)s."
        ),
        Choice.NOT_TODAY: _("%(name)s chose not to read that day, %(when)s."),
    }[Choice(chosen.choice)] % values
