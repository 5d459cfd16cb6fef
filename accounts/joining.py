"""Joining: by invitation only, a word given face to face, then a code by e-mail."""

from collections.abc import Sequence
from datetime import datetime
from hmac import compare_digest
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts import plain_words
from accounts.access import check_may_invite, check_may_read_card
from accounts.emails import post_invitation
from accounts.making import Person, make_user
from accounts.models import (
    CareTeamMember,
    Invitation,
    Role,
    ServiceUser,
    Team,
    TeamMembership,
    User,
    WorkerProfile,
)
from careplan.core import audit
from careplan.core.crypto import keyed_hash, seal, unseal
from careplan.core.dates import local_day
from careplan.core.refusals import NotNow


def not_the_word() -> str:
    """The one sentence for a wrong word, an unknown address, an old or used-up card."""
    return _(
        "These do not go together. Look at the card again, or ask whoever gave it to "
        "you for a new one."
    )


@transaction.atomic
def invite_person(
    name: str,
    *,
    called: str = "",
    email: str = "",
    stands_in: User,
    by: User,
    at: datetime,
    interpreter: str = "",
) -> ServiceUser:
    """Set up a page for somebody `by` will support. No e-mail address: no invitation.

    Raises NotAllowed unless `by` works in a team, NotNow for an address in use, or a
    stand-in who is not a colleague.
    """
    day = local_day(at)
    check_may_invite(by, on=day)
    if stands_in.pk == by.pk or not _work_together(by, stands_in):
        raise NotNow(_("Choose a colleague of your team to stand in for you."))
    user = make_user(Person(name, called, email), by=by, at=at)
    who = ServiceUser.objects.create(
        user=user, uses_computer=bool(email.strip()), interpreter=interpreter.strip()
    )
    for role, worker in ((Role.CARE_COORDINATOR, by), (Role.DEPUTY, stands_in)):
        CareTeamMember.objects.create(
            service_user=who, user=worker, role=role, from_on=day
        )
    if user.email:
        invite(user, by=by, at=at, service_user=who)
    audit.record(
        "set_up_page",
        "service_user",
        chain=f"plan:{who.pk}",
        by=by,
        at=at,
        thing=who.pk,
        facts={"stand_in": str(stands_in.pk)},
    )
    return who


@transaction.atomic
def invite_worker(
    name: str,
    *,
    called: str = "",
    email: str,
    title: str,
    phone: str = "",
    working_days: str = "12345",
    by: User,
    at: datetime,
) -> User:
    """Invite a colleague into one's own team.

    Raises NotAllowed unless `by` works in a team, NotNow for an address in use.
    """
    day = local_day(at)
    check_may_invite(by, on=day)
    user = make_user(Person(name, called, email), by=by, at=at)
    make_worker(user, title=title, phone=phone, working_days=working_days)
    for membership in TeamMembership.objects.filter(user=by, until_on__isnull=True):
        TeamMembership.objects.create(team=membership.team, user=user, from_on=day)
    invite(user, by=by, at=at)
    return user


@transaction.atomic
def first_coordinator(
    name: str,
    *,
    called: str = "",
    email: str,
    title: str,
    phone: str = "",
    working_days: str = "12345",
    team: str,
    at: datetime,
) -> Invitation:
    """Set up a worker whom nobody invites: for the command on the server.

    Raises NotNow for an address in use.
    """
    user = make_user(Person(name, called, email), by=None, at=at)
    make_worker(user, title=title, phone=phone, working_days=working_days)
    group, _made = Team.objects.get_or_create(name=team, defaults={"phone": phone})
    TeamMembership.objects.create(team=group, user=user, from_on=local_day(at))
    return invite(user, by=None, at=at)


def make_worker(
    user: User, *, title: str, phone: str, working_days: Sequence[str]
) -> WorkerProfile:
    """Say what somebody is at work, and when."""
    days = "".join(day for day in "1234567" if day in working_days)
    return WorkerProfile.objects.create(
        user=user, title=title.strip(), phone=phone.strip(), working_days=days
    )


@transaction.atomic
def invite(
    user: User,
    *,
    by: User | None,
    at: datetime,
    role: str = "",
    service_user: ServiceUser | None = None,
) -> Invitation:
    """Make a card with a new word, and the letter. Cards given before stop working."""
    Invitation.objects.filter(user=user, accepted_at=None, expires_at__gt=at).update(
        expires_at=at, word_sealed=None
    )
    word = plain_words.deal()
    invitation = Invitation(
        id=uuid4(),
        user=user,
        email=user.email or "",
        role=role,
        service_user=service_user,
        word_sealed=seal(word),
        tries_left=Invitation.WORD_TRIES,
        invited_by=by,
        invited_at=at,
        expires_at=at + Invitation.LIFE,
    )
    invitation.word_hash = _word_hash(invitation, word)
    invitation.save(force_insert=True)
    post_invitation(invitation, at=at)
    audit.record(
        "invited", "invitation", chain="people", by=by, at=at, thing=invitation.pk
    )
    return invitation


@transaction.atomic
def new_word(invitation: Invitation, *, by: User, at: datetime) -> Invitation:
    """Give a new card for one that was used up, lost or too old.

    Raises Http404 for those who may not read the card, NotNow once the person joined.
    """
    check_may_read_card(invitation, by=by, on=local_day(at))
    if invitation.user.joined_at:
        raise NotNow(_("%(name)s has joined.") % {"name": invitation.user.called})
    return invite(
        invitation.user,
        by=by,
        at=at,
        role=invitation.role,
        service_user=invitation.service_user,
    )


def word_on_card(invitation: Invitation, *, at: datetime) -> str | None:
    """The word, for who gave the card; None once accepted, expired or used up."""
    if invitation.word_sealed is None or invitation.accepted_at:
        return None
    if invitation.expires_at <= at or not invitation.tries_left:
        return None
    return unseal(bytes(invitation.word_sealed))


def show_word(email: str, word: str, *, at: datetime) -> Invitation | None:
    """Check the word on a card. None for whatever does not fit, with no difference.

    The try is taken before the word is looked at, so that many at once are still five.
    """
    invitation = (
        Invitation.objects.filter(
            email=email.strip().lower(), accepted_at=None, expires_at__gt=at
        )
        .order_by("-invited_at")
        .first()
    )
    looked_at = invitation or Invitation(email=email)
    mine = Invitation.objects.filter(pk=looked_at.pk)
    with transaction.atomic():
        may_try = mine.filter(tries_left__gt=0).update(tries_left=F("tries_left") - 1)
    right = compare_digest(_word_hash(looked_at, word), looked_at.word_hash or "-")
    if invitation is None or not may_try or not right:
        return None
    mine.filter(accepted_at=None).update(tries_left=F("tries_left") + 1)
    return invitation


@transaction.atomic
def join(invitation: Invitation, *, at: datetime) -> User:
    """The person has shown the word and the code: they are in, and the word is gone.

    Raises NotNow if somebody was quicker, or the card stopped working meanwhile.
    """
    open_card = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, expires_at__gt=at
    )
    if not open_card.update(accepted_at=at, word_sealed=None):
        raise NotNow(not_the_word())
    user = invitation.user
    if user.joined_at is None:
        user.joined_at = at
        user.save(update_fields=["joined_at"])
    EmailAddress.objects.update_or_create(
        user=user,
        email=invitation.email.lower(),
        defaults={"verified": True, "primary": True},
    )
    audit.record("joined", "user", chain="people", by=user, at=at, thing=invitation.pk)
    return user


def _word_hash(invitation: Invitation, word: str) -> str:
    """Keyed, and bound to the one card: no two cards with one word look alike."""
    return keyed_hash(f"{invitation.pk}:{plain_words.folded(word)}")


def _work_together(one: User, other: User) -> bool:
    teams = TeamMembership.objects.filter(user=one, until_on__isnull=True)
    return TeamMembership.objects.filter(
        user=other, until_on__isnull=True, team__in=teams.values("team")
    ).exists()
