"""Letters about meetings: a day proposed, a day to come, a worker's week.

Each is asked again, just before it is sent, whether it is still wanted.
"""

from datetime import date, datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.contacts import contact_for
from accounts.models import CareTeamMember, Pause, Role, ServiceUser, holds
from careplan.core import letters
from careplan.core.dates import local_day
from careplan.core.letters import Written
from careplan.core.models import Letter
from careplan.reviews.models import Proposal, Review
from careplan.reviews.rules import which_is_due

PROPOSAL = "meeting_proposal"
REMINDER = "meeting_reminder"
MONDAY = "monday_list"


def register() -> None:
    """Say what these kinds of letters are."""
    letters.register(PROPOSAL, still_wanted=proposal_wanted, render=render_proposal)
    letters.register(REMINDER, still_wanted=reminder_wanted, render=render_reminder)
    letters.register(MONDAY, still_wanted=monday_wanted, render=render_monday)


def in_words(on: date, at_time: time | None) -> str:
    """Tuesday 3 March at 2pm."""
    day = str(date_format(on, "l j F"))
    if at_time is None:
        return day
    return _("%(day)s at %(time)s") % {"day": day, "time": clock(at_time)}


def clock(at_time: time) -> str:
    """2pm, 2:30pm."""
    hour = at_time.hour % 12 or 12
    half = "am" if at_time.hour < 12 else "pm"
    return f"{hour}{f':{at_time.minute:02}' if at_time.minute else ''}{half}"


def _rests(person: ServiceUser) -> bool:
    if person.closed_on is not None or not person.user.is_active:
        return True
    return Pause.objects.filter(service_user=person, ended_at=None).exists()


def proposal_wanted(letter: Letter, at: datetime) -> bool:
    """Not once it was answered, replaced, gone by, or the person rests."""
    proposal = _proposal(letter)
    if proposal is None or proposal.review.ended_at or proposal.on < local_day(at):
        return False
    newer = proposal.review.proposals.filter(recorded_at__gt=proposal.recorded_at)
    if newer.exists() or hasattr(proposal, "accepted"):
        return False
    return not _rests(proposal.review.service_user)


def _proposal(letter: Letter) -> Proposal | None:
    return (
        Proposal.objects.select_related(
            "review__service_user__user", "by__worker_profile", "accepted"
        )
        .filter(pk=letter.about)
        .first()
    )


def render_proposal(letter: Letter) -> Written:
    proposal = _proposal(letter)
    assert proposal is not None
    profile = getattr(proposal.by, "worker_profile", None)
    return letters.from_templates(
        "meeting_proposal",
        {
            "called": proposal.by.called,
            "when": in_words(proposal.on, proposal.at_time),
            "phone": profile.phone if profile else "",
        },
    )


def reminder_wanted(letter: Letter, at: datetime) -> bool:
    """Only for the very day and time still agreed, before it comes."""
    review = _review(letter)
    if review is None or review.ended_at or review.agreed_on is None:
        return False
    clock_now = review.agreed_time.isoformat() if review.agreed_time else "-"
    if not letter.key.endswith(f":{review.agreed_on.isoformat()}:{clock_now}"):
        return False
    which = which_is_due(review.agreed_on, at=at)
    if which is None and review.agreed_on < local_day(at):
        return False
    if which == "day" and ":fortnight:" in letter.key:
        return False  # it waited too long: the letter of the day before says it now
    return not _rests(review.service_user)


def _review(letter: Letter) -> Review | None:
    return (
        Review.objects.select_related("service_user__user")
        .filter(pk=letter.about)
        .first()
    )


def render_reminder(letter: Letter) -> Written:
    review = _review(letter)
    assert review is not None
    assert review.agreed_on is not None
    contact = contact_for(review.service_user, on=review.agreed_on)
    return letters.from_templates(
        "meeting_reminder",
        {
            "called": contact.called if contact else "",
            "when": in_words(review.agreed_on, review.agreed_time),
            "subject_when": _short(review.agreed_on, review.agreed_time),
            "phone": contact.phone if contact else "",
        },
    )


def _short(on: date, at_time: time | None) -> str:
    """Tuesday 3 March, 2pm: all that the subject says."""
    day = str(date_format(on, "l j F"))
    return f"{day}, {clock(at_time)}" if at_time else day


def monday_wanted(letter: Letter, at: datetime) -> bool:
    return local_day(at).isoformat() == letter.about and _this_week(letter) > 0


def _this_week(letter: Letter) -> int:
    monday = date.fromisoformat(letter.about)
    supported = CareTeamMember.objects.filter(
        holds(monday), user=letter.recipient, role=Role.CARE_COORDINATOR
    )
    return Review.objects.filter(
        ended_at=None,
        agreed_on__gte=monday,
        agreed_on__lt=monday + timedelta(days=7),
        service_user__in=supported.values("service_user"),
    ).count()


def render_monday(letter: Letter) -> Written:
    count = _this_week(letter)
    meetings = ngettext(
        "You are meeting %d person this week.",
        "You are meeting %d people this week.",
        count,
    )
    return letters.from_templates("monday_list", {"sentence": meetings % count})
