"""What the person shares and hides, and emergency access. Keyed by part and item id."""

import uuid

from django.db import models
from django.db.models import F, Q

from accounts.models import ServiceUser, User


class Share(models.Model):
    """The person lets somebody read a part, or one item and what is below it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service_user = models.ForeignKey(ServiceUser, on_delete=models.PROTECT)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=40, blank=True)
    item = models.UUIDField(null=True)
    from_at = models.DateTimeField()
    until = models.DateTimeField(null=True)  # the midnight after the last day
    ended_at = models.DateTimeField(null=True)  # taken back

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(part="") | Q(item__isnull=False),
                name="share_names_a_part_or_an_item",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("from_at")),
                name="share_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["user", "service_user"])]


class HiddenPart(models.Model):
    """The person keeps a part from somebody who reads by role."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service_user = models.ForeignKey(ServiceUser, on_delete=models.PROTECT)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=40)
    from_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(part__in=["harder", "talk"]),
                name="two_parts_are_never_hidden",
            ),
            models.UniqueConstraint(
                fields=["service_user", "user", "part"],
                condition=Q(ended_at__isnull=True),
                name="one_open_hiding",
            ),
        ]


class EmergencyAccess(models.Model):
    """A duty worker opens the rest of a plan: a reason, four hours, told next day."""

    class Reason(models.TextChoices):
        ASKED_FOR_HELP = "asked", "The person asked for help"
        WORRIED = "worried", "Somebody is worried about the person"
        HOSPITAL = "hospital", "The person is in hospital or on the way"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service_user = models.ForeignKey(ServiceUser, on_delete=models.PROTECT)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=Reason.choices)
    from_at = models.DateTimeField()
    until = models.DateTimeField()
