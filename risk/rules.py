"""When may: what the state of a text, an assessment or a withholding allows."""

from datetime import date

from django.utils.translation import gettext as _

from careplan.core.refusals import NotNow
from risk.models import CAN_BE_ADDED_TO, CAN_BE_ANSWERED, RiskWords, Section

LONGEST = 20_000  # characters in one text


def check_has_words(body: str, *, what: str = "") -> None:
    """Raises NotNow for an empty text, or one too long to be kept as one."""
    if not body.strip():
        raise NotNow(what or _("There is nothing in the box yet. One line is enough."))
    if len(body) > LONGEST:
        raise NotNow(
            _("This is longer than one box can hold. Put it in as two or more texts.")
        )


def check_last_happened(on: date | None, words: str, *, today: date) -> None:
    """Raises NotNow unless it says when it last happened, by a day gone or in words."""
    if on is None and not words.strip():
        raise NotNow(_("Say when it last happened: a day, or in words."))
    if on and on > today:
        raise NotNow(_("That day has not come yet. Give a day up to today."))


def check_day_to_come(on: date | None, *, today: date) -> date:
    """Gives the day. Raises NotNow without one, or for a day that is not to come."""
    if on is None:
        raise NotNow(_("Give the day on which this is looked at again."))
    if on <= today:
        raise NotNow(_("Give a day to come."))
    return on


def check_by_when(by_on: date | None, *, today: date) -> date:
    """Gives the day. Raises NotNow for something to do without a day, or too late."""
    if by_on is None:
        raise NotNow(_("Say by when it will be done."))
    if by_on < today:
        raise NotNow(_("That day has gone. Give today or a day to come."))
    return by_on


def check_can_be_answered(words: RiskWords) -> None:
    """Raises NotNow for a text that is not a statement of an assessment."""
    if words.section not in CAN_BE_ANSWERED or words.removed_on:
        raise NotNow(_("There is nothing here to answer."))


def check_can_be_added_to(words: RiskWords) -> None:
    """Raises NotNow for a text that nothing is added to."""
    if words.section not in CAN_BE_ADDED_TO or words.removed_on:
        raise NotNow(_("Nothing can be added to this."))


def check_can_be_withheld(words: RiskWords, *, person: object) -> None:
    """Raises NotNow for the person's own words: nobody keeps those from them."""
    check_can_be_answered(words)
    if words.said_by_id == person or words.section == Section.OWN:
        raise NotNow(_("A person’s own words are never kept back from them."))
