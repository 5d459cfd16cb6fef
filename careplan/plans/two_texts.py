"""Both are kept: two texts written at once, and which the plan says now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from careplan.core.dates import clock, local_day, on_day
from careplan.plans.access import Door
from careplan.plans.drafting import drafts_of
from careplan.plans.lines import first_words, paragraphs
from careplan.plans.models import Draft, Statement
from careplan.plans.pages import Frame, frame_for
from careplan.plans.reading import part_label


@dataclass(frozen=True)
class OneText:
    when: str
    paragraphs: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class TwoTexts:
    """A draft, and the text it meets: in the plan already, or another draft."""

    frame: Frame
    part: str
    mine: OneText
    other: OneText | None
    in_plan: bool
    action: str
    discard_href: str
    carry_on_href: str
    first_words: str
    own: bool


def other_draft(draft: Draft) -> Draft | None:
    """Give the draft for the same place that another page of the same author wrote."""
    same = drafts_of(draft.author, draft.service_user).exclude(pk=draft.pk)
    return same.filter(
        part=draft.part,
        heading=draft.heading,
        kind=draft.kind,
        parent_id=draft.parent_id,
        is_new=draft.is_new,
    ).first()


def standing(draft: Draft) -> Statement | None:
    """Give what the plan says where this draft changes something, if it moved on."""
    if draft.is_new:
        return None
    now = Statement.objects.filter(
        item_id=draft.item_id, followed_by__isnull=True, item__ended_at__isnull=True
    ).first()
    return now if now and now.pk != draft.follows_id else None


def two_texts(door: Door, draft: Draft, *, at: datetime) -> TwoTexts:
    frame = frame_for(door)
    now, twin = standing(draft), other_draft(draft)
    other = None
    if now:
        other = _text(now.recorded_at, now.body, _("Already in your plan."), at)
    elif twin:
        other = _text(twin.kept_at, twin.body, _("Only you can see this."), at)
    base = frame.base
    carry_on = (
        f"{base}part/{draft.part}/?heading={draft.heading}#write"
        if draft.kind == "words" and draft.is_new
        else f"{base}item/{draft.item_id}/change/"
        if not draft.is_new
        else _written_elsewhere(base, draft)
    )
    return TwoTexts(
        frame=frame,
        part=part_label(draft.part),
        mine=_text(draft.kept_at, draft.body, _("Only you can see this."), at),
        other=other,
        in_plan=now is not None,
        action=f"{base}kept/{draft.pk}/",
        discard_href=f"{base}kept/{draft.pk}/discard/",
        carry_on_href=carry_on,
        first_words=first_words(draft.body),
        own=door.is_own or draft.for_person,
    )


def _written_elsewhere(base: str, draft: Draft) -> str:
    """Where the box for this kind of words stands."""
    if draft.kind == "not_right":
        return f"{base}item/{draft.parent_id}/not-right/"
    if draft.kind == "comment":
        return f"{base}item/{draft.parent_id}/say/"
    below = f"&below={draft.parent_id}" if draft.parent_id else ""
    return f"{base}part/{draft.part}/write/?kind={draft.kind}{below}"


def _text(when: datetime, body: str, note: str, at: datetime) -> OneText:
    day = on_day(local_day(when), today=local_day(at))
    return OneText(
        _("Written %(day)s, %(time)s") % {"day": day, "time": clock(when)},
        paragraphs(body),
        note,
    )
