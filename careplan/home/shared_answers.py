"""Answers that people let those who support them see, and that are still to be read."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from accounts.models import User
from careplan.core.models import AuditEvent
from careplan.plans.models import AnswerShared

NEWS_FOR = timedelta(days=28)
READ = ("version", "record")  # how a plan is opened where an answer is shown


def to_read(
    people: Iterable[UUID], *, by: User, at: datetime
) -> dict[UUID, tuple[datetime, int]]:
    """Give when each person shared an answer that `by` has not read, and to which
    version. One query, and a second where there is any."""
    rows = (
        AnswerShared.objects.filter(
            answer__version__plan__service_user__in=people,
            on_my_copy=False,
            recorded_at__gt=at - NEWS_FOR,
        )
        .order_by("recorded_at")
        .values_list(
            "answer__version__plan__service_user",
            "recorded_at",
            "answer__version__number",
        )
    )
    found = {who: (shared_at, number) for who, shared_at, number in rows}
    if not found:
        return {}
    chains = {f"plan:{who}": who for who in found}
    first = min(shared_at for shared_at, _number in found.values())
    readings = AuditEvent.objects.filter(
        chain__in=chains, act="read", actor_id=by.pk, at__gte=first
    ).values_list("chain", "at", "facts")
    for chain, read_at, facts in readings:
        who = chains[chain]
        shown = json.loads(facts).get("how") in READ
        if shown and who in found and read_at >= found[who][0]:
            del found[who]
    return found
