"""When may: what the state of a meeting allows."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from careplan.core.dates import local_day
from careplan.core.refusals import NotAllowed, NotNow
from careplan.reviews.models import Proposal, Review

FURTHEST = timedelta(days=400)
FORTNIGHT = timedelta(days=14)
DAY = timedelta(days=1)
TEN = time(10)


def check_is_to_come(review: Review) -> None:
    """Raises NotNow for a meeting that was held or is not needed any more."""
    if review.ended_at is not None:
        raise NotNow(_("This meeting is over, or not needed any more."))


def check_day(on: date, *, today: date) -> None:
    """Raises NotNow for a day gone or too far."""
    if on < today:
        raise NotNow(_("That day has gone. Choose today or a day to come."))
    if on > today + FURTHEST:
        raise NotNow(_("Choose a day within the coming year."))


def check_other_side(proposal: Proposal, *, by_person: bool) -> None:
    """A day is accepted by the other side. Raises NotAllowed for one's own proposal."""
    if proposal.by_person == by_person:
        raise NotAllowed(_("The other side says yes to this day, or proposes another."))


def london(day: date, clock: time) -> datetime:
    """That time on the clocks of London, on either side of their changes."""
    return timezone.make_aware(datetime.combine(day, clock))


def which_is_due(on: date, *, at: datetime) -> str | None:
    """Give which letter the day calls for at that moment: "day", "fortnight", none."""
    if local_day(at) >= on:
        return None
    if at >= london(on - DAY, TEN):
        return "day"
    if at >= london(on - FORTNIGHT, TEN):
        return "fortnight"
    return None
