"""Prompts: the one place that counts how often the site asks for something.

At most three questions a month across the whole site; "Not today" brings a prompt back
after seven days (promise 15).
"""

import re
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import ServiceUser, User
from careplan.core import audit
from careplan.core.refusals import NotNow
from careplan.plans.access import check_is_own, knock
from careplan.plans.models import Asked

MOST_A_MONTH = 3
REST = timedelta(days=7)
MONTH = timedelta(weeks=4)
PROMPT = re.compile(r"[a-z0-9_-]{1,60}")  # a name of ours, never words


def may_ask(who: ServiceUser, prompt: str, *, at: datetime) -> bool:
    """True if this prompt may be shown now; showing it is counted, once a day."""
    rows = list(
        Asked.objects.filter(service_user=who, recorded_at__gt=at - MONTH).values_list(
            "prompt", "not_today", "recorded_at"
        )
    )
    if any(p == prompt and no and t > at - REST for p, no, t in rows):
        return False
    if any(p == prompt and not no and t > at - timedelta(days=1) for p, no, t in rows):
        return True
    if sum(1 for _p, no, _t in rows if not no) >= MOST_A_MONTH:
        return False
    Asked.objects.create(service_user=who, prompt=prompt, recorded_at=at)
    return True


@transaction.atomic
def not_today(who: ServiceUser, prompt: str, *, by: User, at: datetime) -> Asked:
    """The person does not want to be asked this today; it rests for seven days.

    Raises NotAllowed for anyone else, NotNow for what is no prompt.
    """
    door = knock(who.pk, by=by, at=at)
    check_is_own(door)
    if not PROMPT.fullmatch(prompt):
        raise NotNow(_("Nothing like this is asked here."))
    said = Asked.objects.create(
        service_user=who, prompt=prompt, not_today=True, recorded_at=at
    )
    audit.record("not_today", "prompt", chain=door.chain, by=by, at=at, thing=said.pk)
    return said
