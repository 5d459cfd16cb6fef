"""Choosing between two texts written at once. Nothing goes until one is chosen."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core.refusals import NotNow
from careplan.plans.drafting import discard
from careplan.plans.models import Draft
from careplan.plans.two_texts import other_draft, standing
from careplan.plans.writing import change


class Choice(StrEnum):
    MINE = "mine"  # the draft
    OTHER = "other"  # the text it meets
    BOTH = "both"


@transaction.atomic
def choose(draft: Draft, choice: str, *, by: User, at: datetime) -> None:
    """Use the draft, the other text, or both, one after the other.

    Raises NotNow for no choice.
    """
    if choice not in set(Choice):
        raise NotNow(_("Choose one of the two, or both. Nothing is lost until you do."))
    now = standing(draft)
    if choice == Choice.OTHER:
        discard(draft, by=by, at=at)
    elif now is not None:
        both = f"{now.body}\n\n{draft.body}"
        body = both if choice == Choice.BOTH else draft.body
        change(now.item, body, by=by, at=at, follows=now.pk, draft=draft.pk)
    elif (twin := other_draft(draft)) is not None:
        if choice == Choice.BOTH:
            draft.body = f"{twin.body}\n\n{draft.body}"
            draft.revision += 1
            draft.kept_at = at
            draft.save()
        discard(twin, by=by, at=at)
