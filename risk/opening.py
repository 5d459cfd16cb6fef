"""The one door to the words of safety: content first, then what this reader may read.

Every opening by somebody other than the person is recorded before the page leaves, also
where there is nothing to read; so is every reading by the person.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.models import User
from careplan.core.dates import local_day
from risk import auditing, contents
from risk.access import Door, grounds, knock
from risk.models import Choice, ReadingChoice, RiskAssessment, RiskWords
from risk.reading import Assessment, Safety, Text, as_an_author, as_the_person


class How(StrEnum):
    """What of it is shown."""

    CURRENT = "current"
    EARLIER = "earlier"
    TEXT = "text"


def enter(who: UUID, *, by: User, at: datetime, how: How) -> tuple[Door, Safety]:
    """Open somebody's safety notes for this reader.

    Raises Http404 for anyone who may not read them.
    """
    door = knock(who, by=by, at=at)
    return door, open_safety(door, at=at, how=how)


def open_safety(door: Door, *, at: datetime, how: How) -> Safety:
    """Open what is behind a door on which one has knocked already.

    Raises Http404 for somebody who may not read it any more.
    """
    content = contents.of(door.who, person=door.service_user.user_id)
    # Grounds last: what was taken from the reader meanwhile is not shown.
    whys = grounds(door.service_user, user=door.user, on=local_day(at))
    door = Door(door.service_user, door.user, whys)
    if not whys:
        raise Http404
    shown = _for_this_reader(door, content)
    with transaction.atomic():
        auditing.record(
            "read",
            "safety",
            who=door.who,
            by=door.user,
            at=at,
            thing=door.who,
            facts={
                "how": str(how),
                "assessments": [str(a.id) for a in shown],
                "why": sorted(str(why) for why in whys),
            },
        )
    return Safety(
        who=door.who,
        person=contents.named(door.service_user.user),
        reader=door.user.pk,
        is_own=door.is_own,
        at=at,
        assessments=shown,
    )


def _for_this_reader(
    door: Door, content: tuple[Assessment, ...]
) -> tuple[Assessment, ...]:
    if door.is_own:
        return as_the_person(content)
    if door.reads_all:
        return content
    return as_an_author(content, door.user.pk)


def has_chosen_to_read(door: Door, *, at: datetime) -> bool:
    """True if the person's last choice was to read now, and was made that day."""
    chosen = newest_choice(door)
    return (
        chosen is not None
        and chosen.choice == Choice.READ_NOW
        and local_day(chosen.recorded_at) == local_day(at)
    )


def newest_choice(door: Door) -> ReadingChoice | None:
    """How the person last chose to read."""
    chosen = ReadingChoice.objects.filter(service_user=door.service_user)
    return chosen.order_by("-recorded_at").first()


def text_at(door: Door, wanted: UUID, *, at: datetime) -> tuple[Text, RiskWords]:
    """One text this reader may read, with its row. Raises Http404 for any other."""
    text = open_safety(door, at=at, how=How.TEXT).text(wanted)
    row = RiskWords.objects.select_related("assessment").filter(pk=wanted).first()
    if text is None or row is None:
        raise Http404
    return text, row


def current_of(door: Door) -> RiskAssessment | None:
    """The assessment that stands, as its row. For those who write here."""
    signed = RiskAssessment.objects.filter(service_user=door.service_user)
    replaced = signed.filter(replaces__isnull=False).values("replaces")
    return signed.exclude(pk__in=replaced).order_by("-signed_at").first()
