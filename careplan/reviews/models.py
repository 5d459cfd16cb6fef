"""A review: a day to meet, proposed by either, agreed by the other.

Who proposed which day, when, and with how many days' notice is kept for ever.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import ServiceUser, User
from careplan.core.words import AppendOnly, Words


class Review(models.Model):
    """One meeting to come or gone. What it is called is a label of the deployment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service_user = models.ForeignKey(
        ServiceUser, on_delete=models.PROTECT, related_name="reviews"
    )
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    # The day agreed, as facts for the sweep that finds which letters are due.
    agreed_on = models.DateField(null=True)
    agreed_time = models.TimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["agreed_on"], name="review_to_come", condition=Q(ended_at=None)
            )
        ]


class MeetingWords(Words):
    """Where a meeting is, or what somebody wants to talk about there."""

    class About(models.TextChoices):
        PLACE = "place", _("place")
        TOPIC = "topic", _("topic")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="words")
    about = models.CharField(max_length=6, choices=About.choices)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class Proposal(AppendOnly):
    """Somebody proposes a day, a time and a place once known."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, related_name="proposals"
    )
    on = models.DateField()
    at_time = models.TimeField(null=True)
    place = models.ForeignKey(
        MeetingWords, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by_person = models.BooleanField()  # whether the person whose plan it is proposed it
    recorded_at = models.DateTimeField()


class Acceptance(AppendOnly):
    """The other side says yes to a proposed day."""

    proposal = models.OneToOneField(
        Proposal, on_delete=models.PROTECT, related_name="accepted"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
