"""Answering an offer: one question, six equal answers, private until shared.

An answer never counts, reads or shows as agreement by itself; none is no answer
(promise 4). Agreement, where anyone asks, is derived from these rows.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core import audit
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans.access import Door, check_is_own, knock
from careplan.plans.models import (
    Answer,
    AnswerShared,
    Kind,
    OfferEnded,
    Stance,
    Statement,
    Version,
)
from careplan.plans.rules import LONGEST
from careplan.plans.stating import Place, Telling, make_item, state


@transaction.atomic
def answer(
    version: Version, *, by: User, stance: str, at: datetime, words: str = ""
) -> Answer:
    """Say how you feel about what others wrote. Again, if you like: the last counts.

    Raises NotAllowed for anyone but the person, NotNow for no answer or a closed offer.
    """
    door = knock(version.plan.service_user_id, by=by, at=at)
    check_is_own(door)
    check_is_open(version)
    if stance not in Stance.values:
        raise NotNow(_("Choose one of the six. “I’d rather not say” is one of them."))
    said = _say(version, words, by=by, at=at) if words.strip() else None
    made = Answer.objects.create(
        version=version, stance=stance, words=said, by=by, recorded_at=at
    )
    # Word-free and stance-free: a private answer shows nothing, in the audit neither.
    audit.record(
        "answered", "version", chain=door.chain, by=by, at=at, thing=version.pk
    )
    return made


@transaction.atomic
def add_words(made: Answer, words: str, *, by: User, at: datetime) -> Answer:
    """Say what you would change, if it were up to you: an answer with these words."""
    return answer(made.version, by=by, stance=made.stance, at=at, words=words)


@transaction.atomic
def share_answer(
    made: Answer, *, by: User, at: datetime, on_my_copy: bool = False
) -> AnswerShared:
    """Let those who read the plan by role see an answer; apart from that, print it.

    Raises NotAllowed for anyone but the person who gave it.
    """
    door = knock(made.version.plan.service_user_id, by=by, at=at)
    if made.by_id != by.pk:
        raise NotAllowed(_("Only %s can share this answer.") % made.by.called)
    shared, fresh = AnswerShared.objects.get_or_create(
        answer=made, on_my_copy=on_my_copy, defaults={"by": by, "recorded_at": at}
    )
    if fresh:
        act = "printed_answer" if on_my_copy else "shared_answer"
        thing = made.version_id
        audit.record(act, "version", chain=door.chain, by=by, at=at, thing=thing)
    return shared


def check_is_open(version: Version) -> None:
    """Raises NotNow unless the version is on offer."""
    if OfferEnded.objects.filter(version=version).exists():
        raise NotNow(_("This is not on offer any more. A newer one may be."))


def _say(version: Version, words: str, *, by: User, at: datetime) -> Statement:
    if len(words) > LONGEST:
        raise NotNow(_("This is longer than one box can hold."))
    place = Place("answer", "", Kind.ANSWER)
    item = make_item(version.plan, place, voice=by, by=by, at=at, telling=Telling())
    return state(item, words, by=by, at=at, telling=Telling(), in_plan=False)


@dataclass(frozen=True)
class AnswerReading:
    """An answer as somebody may read it."""

    version: int
    stance: str
    label: str
    words: str
    shared: bool
    on_my_copy: bool
    answered_at: datetime


def answers_seen_by(door: Door, versions: list[Version]) -> dict[int, AnswerReading]:
    """Give the last answer to each version: the person's own, or the last shared."""
    shares = AnswerShared.objects.filter(answer=OuterRef("pk"))
    rows = (
        Answer.objects.filter(version__in=versions)
        .select_related("version", "words")
        .annotate(
            is_shared=Exists(shares.filter(on_my_copy=False)),
            is_printed=Exists(shares.filter(on_my_copy=True)),
        )
        .order_by("recorded_at")
    )
    found: dict[int, AnswerReading] = {}
    for row in rows:
        shared, printed = row.is_shared, row.is_printed
        if door.is_own or shared:
            found[row.version.number] = AnswerReading(
                row.version.number,
                row.stance,
                str(Stance(row.stance).label),
                row.words.body if row.words else "",
                shared,
                printed,
                row.recorded_at,
            )
    return found


def last_answer(door: Door) -> Answer | None:
    """Give the person's last answer to the newest version."""
    return (
        Answer.objects.filter(version__plan=door.plan, by=door.user)
        .select_related("version__plan", "words", "by")
        .order_by("-version__number", "-recorded_at")
        .first()
    )


@transaction.atomic
def finish(
    made: Answer, *, words: str, share: bool, on_my_copy: bool, by: User, at: datetime
) -> Answer:
    """Keep the words under an answer; share it, and print it, only if asked to.

    Raises as answer and share_answer do.
    """
    before = made.words.body if made.words else ""
    if words.strip() != before:
        made = answer(made.version, by=by, stance=made.stance, at=at, words=words)
    if share:
        share_answer(made, by=by, at=at)
        if on_my_copy:
            share_answer(made, by=by, at=at, on_my_copy=True)
    return made
