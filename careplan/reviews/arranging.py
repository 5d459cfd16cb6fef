"""Arranging a meeting: propose a day, say yes, propose another, end it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.models import ServiceUser, User
from careplan.core import audit, letters
from careplan.core.dates import local_day
from careplan.plans.access import Door, knock
from careplan.reviews.access import check_may_arrange
from careplan.reviews.emails import PROPOSAL
from careplan.reviews.models import Acceptance, MeetingWords, Proposal, Review
from careplan.reviews.reminding import post_due
from careplan.reviews.rules import check_day, check_is_to_come, check_other_side


@dataclass(frozen=True)
class Day:
    """A day to meet, with a time and a place once they are known."""

    on: date
    at_time: time | None = None
    place: str = ""


@transaction.atomic
def propose(
    who: ServiceUser,
    day: Day,
    *,
    by: User,
    at: datetime,
    review: Review | None = None,
) -> Proposal:
    """Propose a day for a new meeting, or another day for one to come.

    A day that was agreed stays agreed until the other side says yes to the new one.
    Raises NotAllowed for those who may not arrange, NotNow for a day gone.
    """
    door = _arranger(who, by=by, at=at)
    check_day(day.on, today=local_day(at))
    if review is None:
        review = Review.objects.create(service_user=who, made_by=by, made_at=at)
    check_is_to_come(review)
    place = None
    if day.place.strip():
        place = MeetingWords.objects.create(
            review=review,
            about=MeetingWords.About.PLACE,
            body=day.place.strip(),
            written_by=by,
            recorded_at=at,
        )
    proposal = Proposal.objects.create(
        review=review,
        on=day.on,
        at_time=day.at_time,
        place=place,
        by=by,
        by_person=door.is_own,
        recorded_at=at,
    )
    if not door.is_own:
        _post_proposal(proposal, who, at=at)
    facts: audit.Facts = {
        "on": day.on.isoformat(),
        "notice": (day.on - local_day(at)).days,
    }
    _record("proposed", review, door, by=by, at=at, facts=facts)
    return proposal


@transaction.atomic
def accept(proposal: Proposal, *, by: User, at: datetime) -> Review:
    """Say yes to a proposed day. Letters that are due already go at once.

    Raises NotAllowed for one's own proposal, NotNow once the meeting is over.
    """
    review = Review.objects.select_for_update().get(pk=proposal.review_id)
    door = _arranger(review.service_user, by=by, at=at)
    check_is_to_come(review)
    check_day(proposal.on, today=local_day(at))
    check_other_side(proposal, by_person=door.is_own)
    _made, fresh = Acceptance.objects.get_or_create(
        proposal=proposal, defaults={"by": by, "recorded_at": at}
    )
    if not fresh:
        return review
    review.agreed_on, review.agreed_time = proposal.on, proposal.at_time
    review.agreed_at = at
    review.save(update_fields=["agreed_on", "agreed_time", "agreed_at"])
    facts = {"on": proposal.on.isoformat()}
    _record("accepted", review, door, by=by, at=at, facts=facts)
    post_due(review, at=at)
    return review


@transaction.atomic
def end(review: Review, *, by: User, at: datetime) -> Review:
    """Say that a meeting was held, or is not needed any more. Its letters stop."""
    door = _arranger(review.service_user, by=by, at=at)
    check_is_to_come(review)
    review.ended_at = at
    review.save(update_fields=["ended_at"])
    _record("ended", review, door, by=by, at=at, facts={})
    return review


@transaction.atomic
def add_topic(review: Review, body: str, *, by: User, at: datetime) -> MeetingWords:
    """Say what you want to talk about there. One line is enough."""
    door = _arranger(review.service_user, by=by, at=at)
    check_is_to_come(review)
    topic = MeetingWords.objects.create(
        review=review,
        about=MeetingWords.About.TOPIC,
        body=body.strip(),
        written_by=by,
        recorded_at=at,
    )
    _record("added_topic", review, door, by=by, at=at, facts={})
    return topic


def review_of(door: Door, review_id: UUID) -> Review:
    """Give a meeting about this person. Raises Http404 for any other."""
    found = (
        Review.objects.select_related("service_user__user")
        .filter(pk=review_id, service_user=door.service_user)
        .first()
    )
    if found is None:
        raise Http404
    return found


def _arranger(who: ServiceUser, *, by: User, at: datetime) -> Door:
    """The person, and those who write in the plan by role, arrange meetings."""
    door = knock(who.pk, by=by, at=at)
    check_may_arrange(door)
    return door


def _post_proposal(proposal: Proposal, who: ServiceUser, *, at: datetime) -> None:
    if not who.user.email:
        return
    letters.post(
        PROPOSAL,
        key=f"proposal:{proposal.pk}",
        recipient=who.user,
        about=str(proposal.pk),
        due_at=at,
    )


def _record(
    act: str,
    review: Review,
    door: Door,
    *,
    by: User,
    at: datetime,
    facts: audit.Facts,
) -> None:
    audit.record(
        act, "review", chain=door.chain, by=by, at=at, thing=review.pk, facts=facts
    )
