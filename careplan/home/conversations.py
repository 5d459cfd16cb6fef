"""The next conversation with each person of a list: when, where, what about.

Two queries for a list of any length. Places and topics are what a line of the list may
show beside facts; the caller gives only people whose meetings this worker may see.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from careplan.reviews.models import MeetingWords, Proposal


@dataclass(frozen=True)
class Day:
    """A day somebody proposed for a meeting."""

    on: date
    at_time: time | None
    place: str
    by_person: bool


@dataclass(frozen=True)
class Conversation:
    """A meeting to come: the day agreed, if any, and the one that waits for a yes."""

    agreed: Day | None
    proposed: Day | None
    topics: tuple[str, ...]
    topics_are_own: bool  # all of them are the person's

    @property
    def day(self) -> Day:
        """The day under which it stands in the list."""
        day = self.agreed or self.proposed
        assert day  # to_come() gives no conversation without one
        return day

    @property
    def asked_by_person(self) -> bool:
        """True where the person proposed a day and waits for an answer."""
        return self.proposed is not None and self.proposed.by_person


def to_come(people: Iterable[UUID], *, today: date) -> dict[UUID, Conversation]:
    """Give the next conversation of each person who has one, by their id."""
    proposals = (
        Proposal.objects.filter(
            review__service_user__in=people, review__ended_at__isnull=True
        )
        .select_related("place", "accepted", "review")
        .order_by("recorded_at")
    )
    by_review: dict[UUID, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        by_review[proposal.review_id].append(proposal)
    topics = _topics(by_review) if by_review else {}
    found: dict[UUID, Conversation] = {}
    for review, days in by_review.items():
        meeting = _conversation(days, topics.get(review, []), today)
        who = days[0].review.service_user_id
        if meeting and (who not in found or in_order(meeting) < in_order(found[who])):
            found[who] = meeting
    return found


def _topics(reviews: Iterable[UUID]) -> dict[UUID, list[tuple[str, bool]]]:
    rows = (
        MeetingWords.objects.filter(
            review__in=list(reviews),
            about=MeetingWords.About.TOPIC,
            removed_on__isnull=True,
        )
        .order_by("recorded_at")
        .values_list("review", "body", "written_by", "review__service_user__user")
    )
    found: dict[UUID, list[tuple[str, bool]]] = defaultdict(list)
    for review, body, written_by, person in rows:
        found[review].append((body, written_by == person))
    return found


def _conversation(
    proposals: list[Proposal], topics: list[tuple[str, bool]], today: date
) -> Conversation | None:
    """The day accepted last stands; the last one proposed waits if nobody accepted."""
    accepted = [p for p in proposals if hasattr(p, "accepted")]
    last = max(accepted, key=lambda p: p.accepted.recorded_at, default=None)
    newest = proposals[-1]
    agreed = _day(last) if last and last.on >= today else None
    waits = not hasattr(newest, "accepted") and newest.on >= today
    if agreed is None and not waits:
        return None
    return Conversation(
        agreed=agreed,
        proposed=_day(newest) if waits else None,
        topics=tuple(body for body, _own in topics),
        topics_are_own=all(own for _body, own in topics),
    )


def _day(proposal: Proposal) -> Day:
    place = proposal.place.body if proposal.place else ""
    return Day(proposal.on, proposal.at_time, place, proposal.by_person)


def in_order(meeting: Conversation) -> tuple[date, time]:
    """By day and hour; a day without an hour comes first in it."""
    return meeting.day.on, meeting.day.at_time or time.min
