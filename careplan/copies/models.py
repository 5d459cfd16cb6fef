"""What was given to whom: every copy of a plan that left the site."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import ServiceUser, User


class Copy(models.Model):
    """One copy: which revision of the plan, in which form, to whom and how."""

    class Form(models.TextChoices):
        PDF = "pdf", _("PDF")
        RECORD = "record", _("Copy for the record")

    class How(models.TextChoices):
        DOWNLOADED = "downloaded", _("downloaded")
        PRINTED = "printed", _("handed over on paper")
        PASTED = "pasted", _("pasted into the service's record")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service_user = models.ForeignKey(
        ServiceUser, on_delete=models.PROTECT, related_name="+"
    )
    form = models.CharField(max_length=10, choices=Form.choices)
    how = models.CharField(max_length=12, choices=How.choices)
    revision = models.PositiveIntegerField()
    version = models.PositiveIntegerField(null=True)  # its number; none for "as today"
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
