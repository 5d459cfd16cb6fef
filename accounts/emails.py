"""The letters accounts sends: invitations, sign-in codes, notes about signing in."""

import uuid
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist

from accounts.models import Invitation, Pause, Role, User
from careplan.core import letters
from careplan.core.letters import Written
from careplan.core.models import Letter

INVITATION = "invitation"
SIGN_IN = "sign_in"
SIGN_IN_NOTE = "sign_in_note"


def register() -> None:
    """Say what these kinds of letters are."""
    letters.register(
        INVITATION, still_wanted=invitation_wanted, render=render_invitation
    )
    for kind in (SIGN_IN, SIGN_IN_NOTE):
        letters.register(kind, still_wanted=still_sealed, render=letters.sealed_body)


def post_invitation(invitation: Invitation, *, at: datetime) -> Letter:
    """Put the letter that says where to look in the outbox."""
    return letters.post(
        INVITATION,
        key=f"invitation:{invitation.pk}",
        recipient=invitation.user,
        address=invitation.email,
        about=str(invitation.pk),
        due_at=at,
        expires_at=invitation.expires_at,
    )


def post_sealed(
    kind: str, address: str, body: Written, *, at: datetime, expires_at: datetime
) -> Letter:
    """Put a letter about signing in, already written, in the outbox."""
    return letters.post(
        kind,
        key=f"{kind}:{uuid.uuid4()}",
        address=address,
        due_at=at,
        expires_at=expires_at,
        body=body,
    )


def still_sealed(letter: Letter, at: datetime) -> bool:
    """A sign-in letter past its life, or emptied, goes nowhere."""
    return bool(letter.sealed) and (not letter.expires_at or letter.expires_at > at)


def invitation_wanted(letter: Letter, at: datetime) -> bool:
    """Not once it was accepted, replaced, or the person said "not now"."""
    invitation = _invitation(letter)
    if invitation is None or invitation.accepted_at or invitation.expires_at <= at:
        return False
    if not invitation.user.is_active or not invitation.tries_left:
        return False
    return not Pause.objects.filter(
        service_user__user=invitation.user, ended_at__isnull=True
    ).exists()


def render_invitation(letter: Letter) -> Written:
    """Three letters: for the person, for a colleague, for somebody the person knows."""
    invitation = Invitation.objects.select_related(
        "user", "invited_by__worker_profile", "service_user__user"
    ).get(pk=letter.about)
    return letters.from_templates(
        _invitation_template(invitation),
        {
            "inviter": invitation.invited_by.called if invitation.invited_by else "",
            "phone": phone_of(invitation.invited_by),
            "person": _person_named(invitation),
        },
    )


def phone_of(user: User | None) -> str:
    """The number a worker can be rung on, or nothing."""
    try:
        return user.worker_profile.phone if user else ""
    except ObjectDoesNotExist:
        return ""


def _invitation_template(invitation: Invitation) -> str:
    if invitation.invited_by is None:
        return "invitation_first"
    if invitation.service_user_id is None:
        return "invitation_colleague"
    if not invitation.role:
        return "invitation"
    if invitation.role in (Role.CARER, Role.ADVOCATE, Role.OUTSIDE_WORKER):
        return "invitation_shared"
    return "invitation_colleague"


def _person_named(invitation: Invitation) -> User | None:
    return invitation.service_user.user if invitation.service_user else None


def _invitation(letter: Letter) -> Invitation | None:
    return Invitation.objects.select_related("user").filter(pk=letter.about).first()
