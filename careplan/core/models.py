"""What every part stands on: the audit, letters waiting, removal permits."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from careplan.core.words import AppendOnly


class AuditEvent(AppendOnly):
    """Who did what to which thing, on whose behalf. Never a word anybody wrote."""

    chain = models.CharField(max_length=80)  # "plan:<uuid>", or "people" for accounts
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    on_behalf_of_id = models.UUIDField(null=True)
    act = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    thing_id = models.CharField(max_length=40, blank=True)
    facts = models.TextField(default="{}")  # canonical JSON: ids, kinds and numbers
    prev = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_chain_seq"),
        ]
        indexes = [models.Index(fields=["chain", "act", "actor_id"])]


class RemovalPermit(AppendOnly):
    """The word of two people that one text may be emptied; the trigger looks for it."""

    table = models.CharField(max_length=64)
    row_id = models.CharField(max_length=40)
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ground = models.CharField(max_length=20)  # wrong_plan · erased
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "row_id"], name="one_permit"),
            models.CheckConstraint(
                condition=~Q(first_by=F("second_by")), name="permit_of_two_people"
            ),
        ]


class Letter(models.Model):
    """A message on its way. Handed over exactly once, but for one window."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        TEXT = "text", _("Text message")
        PAPER = "paper", _("On paper")

    class State(models.TextChoices):
        DUE = "due", _("Waiting")
        CLAIMED = "claimed", _("Taken up")
        HANDING = "handing", _("Being handed over")
        SENT = "sent", _("Sent")
        DROPPED = "dropped", _("No longer wanted")
        REFUSED = "refused", _("Refused by the receiving side")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    address = models.CharField(max_length=254, blank=True)
    channel = models.CharField(
        max_length=10, choices=Channel.choices, default=Channel.EMAIL
    )
    about = models.CharField(max_length=40, blank=True)  # the id its kind looks up
    sealed = models.BinaryField(null=True)  # a sign-in letter, encrypted until sent
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DUE)
    claimed_by = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True)
    message_id = models.CharField(max_length=200)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], name="letter_due", condition=Q(state="due")
            ),
            models.Index(
                fields=["lease_until"],
                name="letter_leased",
                condition=Q(state__in=["claimed", "handing"]),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient__isnull=False) | ~Q(address=""),
                name="letter_has_somewhere_to_go",
            ),
        ]
