"""A version is offered, answered, shared or withdrawn: each a row that only grows."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careplan.core.words import AppendOnly
from careplan.plans.models.items import CarePlan, Statement


class Version(AppendOnly):
    """The whole content of a plan as structure, facts and Statement ids, for ever."""

    SCHEMA = 1

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(
        CarePlan, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    schema = models.PositiveSmallIntegerField(default=SCHEMA)
    content = models.TextField()  # JSON as text: jsonb would change the bytes
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="version_number")
        ]


class OfferEnded(AppendOnly):
    """An offer is closed without a shared answer: withdrawn, or replaced by another."""

    class How(models.TextChoices):
        WITHDRAWN = "withdrawn", _("withdrawn")
        REPLACED = "replaced", _("replaced")

    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, related_name="ended"
    )
    how = models.CharField(max_length=10, choices=How.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class Stance(models.TextChoices):
    """Six answers of equal weight. None of them is chosen beforehand."""

    RIGHT = "right", _("It’s right for me")
    PARTS = "parts", _("Parts are right")
    GOING_ALONG = "going_along", _("I’m going along with it")
    NOT_RIGHT = "not_right", _("It’s not right for me")
    NOT_SURE = "not_sure", _("I’m not sure")
    RATHER_NOT = "rather_not", _("I’d rather not say")


class Answer(AppendOnly):
    """How the person feels about what others wrote. Private until it is shared."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="answers"
    )
    stance = models.CharField(max_length=12, choices=Stance.choices)
    words = models.ForeignKey(
        Statement, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class AnswerShared(AppendOnly):
    """The person lets those who read the plan by role see an answer; or prints it."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="shared")
    on_my_copy = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer"], condition=Q(on_my_copy=False), name="shared_once"
            )
        ]
