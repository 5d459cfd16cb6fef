"""The page of meetings: what is agreed and proposed, by whom, with what notice."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careplan.core.dates import local_day, on_day
from careplan.plans.access import Door
from careplan.plans.pages import Frame, frame_for
from careplan.reviews.emails import in_words
from careplan.reviews.models import MeetingWords, Proposal, Review


@dataclass(frozen=True)
class ProposalLine:
    """A day somebody proposed, and what may be done about it."""

    when: str
    place: str
    told: str
    accept_href: str
    waits: str


@dataclass(frozen=True)
class MeetingLine:
    agreed: str
    place: str
    notice: str
    open: ProposalLine | None
    topics: tuple[str, ...]
    another_href: str
    topic_href: str
    end_href: str


@dataclass(frozen=True)
class MeetingsPage:
    frame: Frame
    meetings: tuple[MeetingLine, ...]
    gone: tuple[str, ...]
    propose_href: str


def meetings_page(door: Door, *, at: datetime) -> MeetingsPage:
    frame = frame_for(door)
    reviews = list(
        Review.objects.filter(service_user=door.service_user).order_by(
            "agreed_on", "made_at"
        )
    )
    proposals = list(
        Proposal.objects.filter(review__in=reviews)
        .select_related("by", "place", "accepted")
        .order_by("recorded_at")
    )
    topics = list(
        MeetingWords.objects.filter(
            review__in=reviews, about=MeetingWords.About.TOPIC
        ).order_by("recorded_at")
    )
    may = door.may_write_somewhere
    to_come = [r for r in reviews if r.ended_at is None]
    return MeetingsPage(
        frame=frame,
        meetings=tuple(
            _meeting(
                review,
                [p for p in proposals if p.review_id == review.pk],
                [t.body for t in topics if t.review_id == review.pk],
                door,
                frame,
                at=at,
            )
            for review in to_come
        ),
        gone=tuple(
            in_words(r.agreed_on, r.agreed_time)
            for r in reviews
            if r.ended_at and r.agreed_on
        ),
        propose_href=f"{frame.base}meetings/propose/" if may else "",
    )


def _meeting(
    review: Review,
    proposals: list[Proposal],
    topics: list[str],
    door: Door,
    frame: Frame,
    *,
    at: datetime,
) -> MeetingLine:
    accepted = [p for p in proposals if hasattr(p, "accepted")]
    agreed = max(accepted, key=lambda p: p.accepted.recorded_at, default=None)
    last = proposals[-1] if proposals else None
    waiting = last if last and not hasattr(last, "accepted") else None
    here = f"{frame.base}meetings/{review.pk}/"
    may = door.may_write_somewhere
    return MeetingLine(
        agreed=in_words(agreed.on, agreed.at_time) if agreed else "",
        place=agreed.place.body if agreed and agreed.place else "",
        notice=notice(agreed, door, at=at) if agreed else "",
        open=_proposal(waiting, door, here, at=at) if waiting else None,
        topics=tuple(topics),
        another_href=f"{here}another/" if may else "",
        topic_href=f"{here}topic/" if may else "",
        end_href=f"{here}end/" if may else "",
    )


def notice(proposal: Proposal, door: Door, *, at: datetime) -> str:
    """Cara proposed this on 16 March, 8 days before."""
    proposed = local_day(proposal.recorded_at)
    days = (proposal.on - proposed).days
    you = proposal.by_id == door.user.pk
    return ngettext(
        "%(who)s proposed this %(when)s, %(days)d day before.",
        "%(who)s proposed this %(when)s, %(days)d days before.",
        days,
    ) % {
        "who": _("You") if you else proposal.by.called,
        "when": on_day(proposed, today=local_day(at)),
        "days": days,
    }


def _proposal(
    proposal: Proposal, door: Door, here: str, *, at: datetime
) -> ProposalLine:
    mine = proposal.by_person == door.is_own
    other = _("the other side") if door.is_own else door.service_user.user.called
    may = door.may_write_somewhere and not mine
    return ProposalLine(
        when=in_words(proposal.on, proposal.at_time),
        place=proposal.place.body if proposal.place else "",
        told=notice(proposal, door, at=at),
        accept_href=f"{here}accept/{proposal.pk}/" if may else "",
        waits=_("It waits for %s to say yes.") % other if mine else "",
    )
