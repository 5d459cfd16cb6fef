"""Safety assessments as they are kept, apart from the plan: tables risk_* and no join.

An assessment begins to exist when it is signed. Its words only grow: what was signed is
never changed, only added to. The one table whose text can change is RiskDraft, which
its author alone sees. There is no score and no level anywhere.
"""

import uuid

from django.db import models
from django.db.models import PROTECT, F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import ServiceUser, User
from careplan.core.words import AppendOnly, Words
from risk.apart import Apart


class Kind(models.TextChoices):
    NARRATIVE = "narrative", _("in words")


class Section(models.TextChoices):
    """What a text of an assessment tells."""

    HAPPENED = "happened", _("What happened")
    LAST = "last", _("When it last happened")
    LIKELIER = "likelier", _("What makes it more likely")
    HELPS = "helps", _("What helps")
    OWN = "own", _("In their own words")
    ACTION = "action", _("What we will do")
    ANSWER = "answer", _("An answer")
    REASON = "reason", _("A reason")
    BECAUSE = "because", _("What happened with it")


# In the order of the page. When it last happened stands beside what happened.
IN_AN_ASSESSMENT = (Section.HAPPENED, Section.LIKELIER, Section.HELPS, Section.OWN)
CAN_BE_ANSWERED = (*IN_AN_ASSESSMENT, Section.LAST, Section.ACTION)
CAN_BE_ADDED_TO = IN_AN_ASSESSMENT


class Circumstance(models.TextChoices):
    """How the words came to be written."""

    TOGETHER = "together", _("while talking together")
    BY_PHONE = "by_phone", _("on the phone")
    ALONE = "alone", _("alone")
    FROM_PAPER = "from_paper", _("from paper")
    LATER = "later", _("written up later")
    WITHOUT = "without", _("without the person")


class RiskAssessment(AppendOnly):
    """One signed assessment. A review is a new one that replaces it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service_user = Apart(ServiceUser, PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.NARRATIVE)
    started_by = Apart(User, PROTECT, related_name="+")
    started_at = models.DateTimeField()
    signed_by = Apart(User, PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    review_on = models.DateField()
    replaces = Apart("self", PROTECT, related_name="+", null=True)

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["replaces"], name="risk_replaced_once"),
            models.UniqueConstraint(
                fields=["service_user"],
                condition=Q(replaces=None),
                name="risk_one_first_assessment",
            ),
        ]
        indexes = [models.Index(fields=["review_on"], name="risk_review_on")]


class RiskWords(Words):
    """A text of an assessment: whose words, who wrote them down, and how."""

    assessment = Apart(RiskAssessment, PROTECT, related_name="+")
    section = models.CharField(max_length=10, choices=Section.choices)
    said_by = Apart(User, PROTECT, related_name="+")
    written_by = Apart(User, PROTECT, related_name="+")
    circumstance = models.CharField(max_length=12, choices=Circumstance.choices)
    last_happened_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    follows = Apart("self", PROTECT, related_name="+", null=True)  # what it adds to

    class Meta(Words.Meta):
        constraints = [
            models.UniqueConstraint(fields=["follows"], name="risk_follows_once"),
            models.CheckConstraint(
                name="risk_day_is_of_what_happened",
                condition=Q(last_happened_on__isnull=True) | Q(section="happened"),
            ),
        ]
        indexes = [
            models.Index(fields=["assessment", "section"], name="risk_words_section")
        ]


class Purpose(models.TextChoices):
    """What a draft is going to be."""

    ASSESSMENT = "assessment", _("a safety assessment")
    ANSWER = "answer", _("an answer")
    ADDITION = "addition", _("an addition")


class RiskDraft(models.Model):
    """What somebody is writing here, kept for its author alone.

    `fields` is what stands in the boxes, as JSON. Its id becomes the id of what is
    signed, so that pressing twice makes one. A second reader whom the author asked may
    read it; what that reader agreed to holds for that revision only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = Apart(User, PROTECT, related_name="+")
    service_user = Apart(ServiceUser, PROTECT, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    about_id = models.UUIDField(null=True)  # what is replaced or answered
    fields = models.TextField(default="{}")
    page = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    second_reader = Apart(User, PROTECT, related_name="+", null=True)
    asked_at = models.DateTimeField(null=True)
    agreed_revision = models.PositiveIntegerField(null=True)
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="risk_second_reader_is_another",
                condition=Q(second_reader__isnull=True) | ~Q(second_reader=F("author")),
            )
        ]
        indexes = [
            models.Index(fields=["author", "service_user"], name="risk_draft_author")
        ]


class SafetyAction(AppendOnly):
    """What the service will do: who, and by when. The words are a RiskWords."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    what = Apart(RiskWords, PROTECT, related_name="+")
    doer = Apart(User, PROTECT, related_name="+")
    by_on = models.DateField()

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["what"], name="risk_one_action_a_text")
        ]


class Happened(models.TextChoices):
    COULD_NOT = "could_not", _("Could not be done, because…")
    DONE = "done", _("Done")
    PARTLY = "partly", _("Partly done")
    NOT_YET = "not_yet", _("Not yet")


class SafetyActionUpdate(AppendOnly):
    """What happened with something the service said it would do."""

    action = Apart(SafetyAction, PROTECT, related_name="+")
    happened = models.CharField(max_length=10, choices=Happened.choices)
    because = Apart(RiskWords, PROTECT, related_name="+", null=True)
    by = Apart(User, PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class RiskChecked(AppendOnly):
    """The person says that whoever wrote their words down got them right."""

    words = Apart(RiskWords, PROTECT, related_name="+")
    by = Apart(User, PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["words"], name="risk_checked_once")
        ]


class PersonResponse(AppendOnly):
    """The person answers one text. The answer's words are a RiskWords."""

    words = Apart(RiskWords, PROTECT, related_name="+")
    answer = Apart(RiskWords, PROTECT, related_name="+")
    by = Apart(User, PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["answer"], name="risk_answers_one_text")
        ]


class Withholding(AppendOnly):
    """Asking that one text be kept back from the person, with the reason.

    Nothing is kept back until the second reader, who is another person, agrees.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    words = Apart(RiskWords, PROTECT, related_name="+")
    reason = Apart(RiskWords, PROTECT, related_name="+")
    by = Apart(User, PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    second_reader = Apart(User, PROTECT, related_name="+")
    review_on = models.DateField()

    class Meta(AppendOnly.Meta):
        constraints = [
            models.CheckConstraint(
                name="risk_withheld_by_two_people",
                condition=~Q(second_reader=F("by")),
            )
        ]
        indexes = [models.Index(fields=["review_on"], name="risk_withheld_until")]


class WithholdingAgreed(AppendOnly):
    """The second reader agrees, on a day of their own: now the text is kept back."""

    withholding = Apart(Withholding, PROTECT, related_name="+")
    by = Apart(User, PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["withholding"], name="risk_agreed_once")
        ]


class WithholdingEnded(AppendOnly):
    """The text is kept back no longer; or the asking is taken back."""

    withholding = Apart(Withholding, PROTECT, related_name="+")
    by = Apart(User, PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["withholding"], name="risk_ended_once")
        ]


class Choice(models.TextChoices):
    READ_NOW = "read_now", _("Read now")
    WITH_COORDINATOR = "with_coordinator", _("Read with my care coordinator")
    WITH_SOMEONE = "with_someone", _("With someone else")
    NOT_TODAY = "not_today", _("Not today")


class ReadingChoice(AppendOnly):
    """When and with whom the person chose to read. Kept as theirs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service_user = Apart(ServiceUser, PROTECT, related_name="+")
    choice = models.CharField(max_length=16, choices=Choice.choices)
    by = Apart(User, PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        indexes = [
            models.Index(
                fields=["service_user", "recorded_at"], name="risk_choice_newest"
            )
        ]


class RiskAuditEvent(AppendOnly):
    """Who did or read what here. Risk's own table and chain; never a word."""

    chain = models.CharField(max_length=80)  # "risk:<uuid of the service user>"
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

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="risk_chain_seq")
        ]
