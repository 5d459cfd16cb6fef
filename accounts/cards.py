"""The card: a word on paper, given face to face, that opens a page once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from accounts.access import check_may_read_card
from accounts.joining import word_on_card
from accounts.models import Invitation, User
from careplan.core.dates import local_day, long_day
from careplan.core.letters import site_host


@dataclass(frozen=True)
class Card:
    """What stands on a card, and what who gave it needs to know."""

    id: UUID
    name: str
    called: str
    email: str
    address: str
    word: str | None
    until: str
    joined: bool
    from_inviter: str
    who: UUID | None
    is_the_person: bool


def invitation_at(invitation_id: UUID, *, by: User, at: datetime) -> Invitation:
    """Find an invitation for somebody who may read its card. Raises Http404."""
    invitation = (
        Invitation.objects.select_related("user", "service_user__user", "invited_by")
        .filter(pk=invitation_id)
        .first()
    )
    if invitation is None:
        raise Http404
    check_may_read_card(invitation, by=by, on=local_day(at))
    return invitation


def card_of(invitation: Invitation, *, at: datetime) -> Card:
    """Give what stands on a card."""
    return Card(
        id=invitation.pk,
        name=invitation.user.name,
        called=invitation.user.called,
        email=invitation.email,
        address=site_host(with_port=True),
        word=word_on_card(invitation, at=at),
        until=long_day(local_day(invitation.expires_at)),
        joined=invitation.user.joined_at is not None,
        from_inviter=invitation.invited_by.called if invitation.invited_by else "",
        who=invitation.service_user_id,
        is_the_person=bool(invitation.service_user_id) and not invitation.role,
    )
