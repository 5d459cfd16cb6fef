"""Which plan a copy shows: as it is today, or one version, with what was said to it."""

from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from careplan.copies.composing import today
from careplan.copies.paper import Edition
from careplan.core.dates import local_day, long_day
from careplan.plans.access import Door
from careplan.plans.answering import AnswerReading, answers_seen_by
from careplan.plans.models import Version
from careplan.plans.offering import version_of
from careplan.plans.opening import How, open_plan, open_version
from careplan.plans.reading import PlanReading


def opened(
    door: Door, number: int | None, *, at: datetime, how: How
) -> tuple[PlanReading, Edition]:
    """Open the plan, or a version of it by its number, for a copy.

    On the person's own print an answer shows only if they chose to print it; in the
    record copy only if they let those who read by role see it. Raises Http404 for a
    version that never was.
    """
    if number is None:
        edition = today(door.service_user.user.called)
        return open_plan(door, at=at, how=how), edition
    version = version_of(door.plan, number)
    if version is None:
        raise Http404
    reading = open_version(door, version, at=at)
    answer = answers_seen_by(door, [version]).get(number)
    told = answer is not None and (
        answer.shared if how is How.RECORD else answer.on_my_copy
    )
    return reading, edition_of(version, answer if told else None, door)


def edition_of(version: Version, answer: AnswerReading | None, door: Door) -> Edition:
    values = {
        "name": door.service_user.user.called,
        "number": version.number,
        "day": long_day(local_day(version.offered_at)),
        "by": version.offered_by.called,
        "label": answer.label if answer else "",
    }
    return Edition(
        status=_("%(name)s’s plan, version %(number)d, offered on %(day)s by %(by)s.")
        % values,
        answer=_("%(name)s’s answer to it, which %(name)s chose to show: %(label)s.")
        % values
        if answer
        else "",
        answer_words=answer.words if answer else "",
    )
