"""Whom to ring, as a stranger reads it: people first, then any hour, then 999."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.contacts import Contact, unbroken
from careplan.copies.paper import Numbers, Ring
from careplan.core.dates import long_day


def for_paper(contact: Contact | None) -> Numbers:
    """Give the numbers by the site's own records, and when they were last checked."""
    checked = settings.HELP_CHECKED_ON
    return Numbers(
        lines=(*(_of_team(contact) if contact else ()), *_any_hour()),
        checked=(
            _("Numbers for any hour checked on %s")
            % long_day(date.fromisoformat(checked))
            if checked
            else _("The numbers for any hour are invented, for trying this out")
        ),
    )


def _of_team(contact: Contact) -> Iterator[Ring]:
    facts = (contact.title, contact.days_sentence, contact.phone)
    yield Ring(contact.name, "".join(f", {fact}" for fact in facts if fact) + ".")
    if contact.away_sentence:
        yield Ring(contact.away_sentence, f" {contact.stand_in_phone}".rstrip())
    elif contact.stand_in_name:
        who = ", ".join(filter(None, (contact.stand_in_name, contact.stand_in_phone)))
        yield Ring(_("When %s is away:") % contact.called, f" {who}.")


def _any_hour() -> Iterator[Ring]:
    talk, text = unbroken(settings.HELP_TALK), unbroken(settings.HELP_TEXT)
    by_text = _(" If talking is hard, text %s.") % text if text else ""
    yield Ring(_("Any hour:"), f" {talk}.{by_text}")
    yield Ring(_("Danger to life:"), _(" 999. NHS: 111, then choose option 2."))
