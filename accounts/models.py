"""Who people are: users, teams, care teams, cover, pauses and invitations.

Roles are dated relations: a person may be a service user here and a peer worker there.
A period holds from <= day < until; an open end is NULL.
"""

import uuid
from datetime import date, timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def holds(on: date, *, prefix: str = "") -> Q:
    """The condition that a dated relation holds on that day."""
    return Q(**{f"{prefix}from_on__lte": on}) & (
        Q(**{f"{prefix}until_on__isnull": True}) | Q(**{f"{prefix}until_on__gt": on})
    )


class UserManager(BaseUserManager["User"]):
    """Makes users only through the joining functions; Django's commands do not."""

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=email)


class User(AbstractBaseUser):
    """A person known by name. Signs in if they have an e-mail address and have joined.

    Somebody without an e-mail address, or who has not joined yet, is a user all the
    same: their words are theirs from the first day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    name = models.CharField(max_length=200)  # "Dr Omar Haddad"
    called = models.CharField(max_length=100)  # "Dr Haddad", as sentences name them
    joined_at = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.called

    # No permissions framework and no superuser: nobody is above the access rules.
    is_staff = False
    is_superuser = False

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


class ServiceUser(models.Model):
    """A person who uses the service and whose plan this is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        User, on_delete=models.PROTECT, related_name="service_user"
    )
    nhs_number = models.CharField(  # noqa: DJ001 (unique, and many have none)
        max_length=10, null=True, unique=True
    )
    born_on = models.DateField(null=True)
    interpreter = models.CharField(max_length=60, blank=True)  # the language, if needed
    uses_computer = models.BooleanField(default=True)
    closed_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.user.name


class Team(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    phone = models.CharField(max_length=30, blank=True)

    def __str__(self) -> str:
        return self.name


class Dated(models.Model):
    """A relation that holds for a while."""

    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="%(class)s_ends_after_it_starts",
            )
        ]


class TeamMembership(Dated):
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    user = models.ForeignKey(User, on_delete=models.PROTECT)
    on_duty = models.BooleanField(default=False)  # a duty worker of the team


class TeamLead(Dated):
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    user = models.ForeignKey(User, on_delete=models.PROTECT)


class Role(models.TextChoices):
    """What somebody is to a person's plan. The labels are a deployment's to change."""

    CARE_COORDINATOR = "care_coordinator", _("care coordinator")
    DEPUTY = "deputy", _("stand-in")
    PSYCHIATRIST = "psychiatrist", _("psychiatrist")
    TEAM_WORKER = "team_worker", _("team worker")
    PEER_WORKER = "peer_worker", _("peer worker")
    CARER = "carer", _("carer")
    ADVOCATE = "advocate", _("advocate")
    OUTSIDE_WORKER = "outside_worker", _("outside worker")


# Who reads a plan by role; all others only what is shared with them.
READS_BY_ROLE = (Role.CARE_COORDINATOR, Role.PSYCHIATRIST, Role.TEAM_WORKER)


class CareTeamMember(Dated):
    """Somebody's role in the support of one person."""

    service_user = models.ForeignKey(
        ServiceUser, on_delete=models.PROTECT, related_name="care_team"
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supports")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["service_user"],
                condition=Q(role="care_coordinator", until_on__isnull=True),
                name="one_open_care_coordinator",
            ),
        ]
        indexes = [models.Index(fields=["user", "role"])]


class WorkerProfile(models.Model):
    """What a worker is called at work, their phone and their days."""

    user = models.OneToOneField(
        User, on_delete=models.PROTECT, related_name="worker_profile"
    )
    title = models.CharField(max_length=80)  # "care coordinator"
    phone = models.CharField(max_length=30, blank=True)
    working_days = models.CharField(max_length=7, default="12345")  # ISO weekdays


class CoverPeriod(Dated):
    """The days on which the deputies stand in for somebody who is away."""

    away = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")


class Pause(models.Model):
    """ "Not now": letters about the plan rest. Visits and people go on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service_user = models.ForeignKey(
        ServiceUser, on_delete=models.PROTECT, related_name="pauses"
    )
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ask_again_on = models.DateField()
    ask_how_by = models.DateField()  # the coordinator's plain "ask how Rob is"
    too_ill = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service_user"],
                condition=Q(ended_at__isnull=True),
                name="one_open_pause",
            )
        ]


class Invitation(models.Model):
    """An invitation to join: a letter, and a word on a card given face to face."""

    WORD_TRIES = 5
    LIFE = timedelta(days=14)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    service_user = models.ForeignKey(
        ServiceUser, null=True, on_delete=models.PROTECT, related_name="+"
    )
    word_hash = models.CharField(max_length=64)
    word_sealed = models.BinaryField(null=True)  # for the printable card; emptied
    tries_left = models.PositiveSmallIntegerField(default=WORD_TRIES)
    invited_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["email", "expires_at"])]
