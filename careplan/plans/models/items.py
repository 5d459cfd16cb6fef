"""The plan as it is kept. An Item is identity; a Statement is words, and only grows.

The only table of plans whose text can change is Draft. A name someone gives a part, a
reason, a comment and a reply are Statements too.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import ServiceUser, User
from careplan.core.words import AppendOnly, Words


class CarePlan(models.Model):
    """One person's plan. It begins with the first thing anybody writes in it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service_user = models.OneToOneField(
        ServiceUser, on_delete=models.PROTECT, related_name="plan"
    )
    started_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)  # one more at each write

    @property
    def chain(self) -> str:
        return f"plan:{self.service_user_id}"


class LifeArea(models.Model):
    """One of up to three parts that the person marks as most important, in order."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT)
    part = models.CharField(max_length=40)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "part"], name="one_rank_a_part"),
            models.UniqueConstraint(fields=["plan", "rank"], name="one_part_a_rank"),
            models.CheckConstraint(
                condition=Q(rank__gte=1, rank__lte=3), name="up_to_three"
            ),
        ]


class Kind(models.TextChoices):
    WORDS = "words", _("words")
    NEED = "need", _("need")
    GOAL = "goal", _("goal")
    ACTION = "action", _("action")
    NAME = "name", _("name of a part")
    REASON = "reason", _("reason")
    COMMENT = "comment", _("something said about it")
    NOT_RIGHT = "not_right", _("this isn't right for me")
    ANSWER = "answer", _("words under an answer")


IN_THE_PLAN = (Kind.WORDS, Kind.NEED, Kind.GOAL, Kind.ACTION)
SAID_ABOUT = (Kind.COMMENT, Kind.NOT_RIGHT)


class Origin(models.TextChoices):
    """Whose idea it is; imposed things say so."""

    MINE = "mine", _("mine")
    OURS = "ours", _("ours")
    SERVICE = "service", _("the service's")
    LAW = "law", _("required by law")


class Horizon(models.TextChoices):
    THIS_WEEK = "this_week", _("This week")
    COMING_MONTHS = "coming_months", _("In the coming months")
    ONE_DAY = "one_day", _("One day")


class Circumstance(models.TextChoices):
    """How the words came to be written."""

    ALONE = "alone", _("alone")
    TOGETHER = "together", _("together")
    BY_PHONE = "by_phone", _("on the phone")
    HANDED_OVER = "handed_over", _("on a worker's tablet")
    FROM_PAPER = "from_paper", _("from paper")
    LATER = "later", _("written up later")
    TRANSLATED = "translated", _("translated")
    WITHOUT = "without", _("without the person")


class Item(models.Model):
    """Something in the plan that keeps its identity for years, whatever its words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="items")
    part = models.CharField(max_length=40)
    heading = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="below"
    )
    voice = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=8, choices=Origin.choices)
    horizon = models.CharField(max_length=14, choices=Horizon.choices, blank=True)
    doer = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["plan", "part"])]
        constraints = [
            models.CheckConstraint(
                name="horizon_is_a_goals",
                condition=Q(horizon="") | Q(kind="goal"),
            ),
            models.CheckConstraint(
                name="doer_and_day_are_an_actions",
                condition=Q(kind="action") | Q(doer__isnull=True, by_on__isnull=True),
            ),
            models.CheckConstraint(
                name="what_is_said_is_said_about_something",
                condition=~Q(kind__in=["comment", "not_right", "reason"])
                | Q(parent__isnull=False),
            ),
            models.CheckConstraint(
                name="ended_by_somebody",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]


class Statement(Words):
    """What was said about an item at one moment. The one before it, it follows."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="statements")
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    circumstance = models.CharField(max_length=12, choices=Circumstance.choices)
    happened_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    follows = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="followed_by"
    )

    class Meta(Words.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(follows=None), name="one_first"
            )
        ]
        indexes = [models.Index(fields=["plan", "recorded_at"])]


class Draft(models.Model):
    """What somebody is writing: kept as they type, seen by its author alone.

    Its id becomes the Statement's id, so that pressing twice makes one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    service_user = models.ForeignKey(
        ServiceUser, on_delete=models.PROTECT, related_name="+"
    )
    item_id = models.UUIDField()  # of an item that is, or is still to be made
    is_new = models.BooleanField(default=True)
    part = models.CharField(max_length=40)
    heading = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    parent_id = models.UUIDField(null=True)
    follows_id = models.UUIDField(null=True)  # the Statement it was begun from
    for_person = models.BooleanField(
        default=False
    )  # a worker writes the person's words
    browser = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(default=1)
    body = models.TextField(blank=True)
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["author", "service_user"])]


class Checked(AppendOnly):
    """The person says that somebody who wrote their words down got them right."""

    statement = models.OneToOneField(
        Statement, on_delete=models.PROTECT, related_name="checked"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class Status(models.TextChoices):
    OPEN = "open", _("Asked for")
    BEING_MET = "being_met", _("Being met")
    MET = "met", _("Met")
    NOTHING = "nothing", _("Nothing available at the moment")
    NOT_NOW = "not_now", _("Not wanted now")


class NeedStatus(AppendOnly):
    """How a need stands. With nothing available: why, what instead, look again when."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices)
    reason = models.ForeignKey(
        Statement, null=True, on_delete=models.PROTECT, related_name="+"
    )
    instead = models.ForeignKey(
        Statement, null=True, on_delete=models.PROTECT, related_name="+"
    )
    look_again_on = models.DateField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nothing_available_says_why",
                condition=~Q(status="nothing")
                | Q(reason__isnull=False, look_again_on__isnull=False),
            )
        ]


class Happened(models.TextChoices):
    COULD_NOT = "could_not", _("Could not be done, because…")
    DONE = "done", _("Done")
    PARTLY = "partly", _("Partly done")
    NOT_YET = "not_yet", _("Not yet")


class ActionUpdate(AppendOnly):
    """What happened to something promised, and whether it helped."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    happened = models.CharField(max_length=10, choices=Happened.choices)
    because = models.ForeignKey(
        Statement, null=True, on_delete=models.PROTECT, related_name="+"
    )
    helped = models.BooleanField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class StillTrue(AppendOnly):
    """Somebody says an item is still true: its voice, or a worker with the person."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    circumstance = models.CharField(max_length=12, choices=Circumstance.choices)
    recorded_at = models.DateTimeField()


class Seen(AppendOnly):
    """Who read which words when: where "Cara read this on Thursday" comes from."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "statement"], name="seen_once")
        ]


class Asked(AppendOnly):
    """A prompt was shown: at most three a month across the whole site."""

    service_user = models.ForeignKey(
        ServiceUser, on_delete=models.PROTECT, related_name="+"
    )
    prompt = models.CharField(max_length=60)
    not_today = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["service_user", "recorded_at"])]
