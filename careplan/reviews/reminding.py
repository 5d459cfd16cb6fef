"""Reminding: each sweep finds which letters are due from the days agreed.

Nothing is stored ahead, so moving a day cancels nothing. To the person 14 days and one
day before, at 10:00 London time, once the day is agreed, or on agreeing where less is
left; after days of standing still only what still matters. To a worker, one list on
Monday.
"""

from datetime import datetime, time, timedelta

from django.db import transaction

from accounts.models import CareTeamMember, Pause, Role, holds
from careplan.core import letters
from careplan.core.dates import local_day
from careplan.reviews.emails import MONDAY, REMINDER
from careplan.reviews.models import Review
from careplan.reviews.rules import FORTNIGHT, london, which_is_due

EIGHT = time(8)


@transaction.atomic
def sweep(*, at: datetime) -> int:
    """Post every letter about a meeting that is due now. Gives how many were new."""
    today = local_day(at)
    to_come = Review.objects.filter(
        ended_at=None, agreed_on__gt=today, agreed_on__lte=today + FORTNIGHT
    ).select_related("service_user__user")
    posted = sum(post_due(review, at=at) for review in to_come.iterator())
    return posted + post_monday_lists(at=at)


def post_due(review: Review, *, at: datetime) -> bool:
    """Post the one letter that matters now about this meeting, in a transaction.

    True if there was one to post.
    """
    person = review.service_user.user
    if review.agreed_on is None or not person.email or review.ended_at:
        return False
    which = which_is_due(review.agreed_on, at=at)
    if which is None or _rests(review, at):
        return False
    day = review.agreed_on.isoformat()
    clock = review.agreed_time.isoformat() if review.agreed_time else "-"
    letters.post(
        REMINDER,
        key=f"review:{review.pk}:{which}:{person.pk}:{day}:{clock}",
        recipient=person,
        about=str(review.pk),
        due_at=at,
        expires_at=london(review.agreed_on, time(23, 59)),
    )
    return True


def post_monday_lists(*, at: datetime) -> int:
    """On Monday from eight, tell each coordinator that there are meetings this week."""
    today = local_day(at)
    if today.weekday() != 0 or at < london(today, EIGHT):
        return 0
    week = Review.objects.filter(
        ended_at=None, agreed_on__gte=today, agreed_on__lt=today + timedelta(days=7)
    )
    members = CareTeamMember.objects.filter(
        holds(today),
        role=Role.CARE_COORDINATOR,
        service_user__in=week.values("service_user"),
        user__email__isnull=False,
    ).select_related("user")
    workers = {member.user_id: member.user for member in members}
    for worker in workers.values():
        letters.post(
            MONDAY,
            key=f"monday:{worker.pk}:{today.isoformat()}",
            recipient=worker,
            about=today.isoformat(),
            due_at=at,
            expires_at=london(today, time(23, 59)),
        )
    return len(workers)


def _rests(review: Review, at: datetime) -> bool:
    """ "Not now" rests letters about the plan; closing ends them."""
    if review.service_user.closed_on is not None:
        return True
    return Pause.objects.filter(
        service_user=review.service_user_id, ended_at=None
    ).exists()
