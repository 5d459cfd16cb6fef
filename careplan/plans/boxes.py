"""The box a person writes in: its question, its draft, and who will see the words."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.contacts import contact_for
from careplan.core.dates import clock, local_day, on_day
from careplan.plans.access import Door
from careplan.plans.drafting import draft_for
from careplan.plans.forms import (
    ActionWords,
    GoalWords,
    NeededWords,
    WorkersWords,
)
from careplan.plans.lines import Line, Link
from careplan.plans.models import Draft, Item, Kind
from careplan.plans.pages import Frame, frame_for
from careplan.plans.promising import possible_doers
from careplan.plans.reading import part_label
from careplan.plans.seeing import WhoSees, who_sees
from careplan.plans.stating import Place
from careplan.sharing.parts import heading_of


@dataclass(frozen=True)
class Box:
    """A straw form, ready to be shown."""

    frame: Frame
    title: str
    hint: str
    form: Form
    action: str
    keep_href: str
    back: Link
    button: str
    own: bool
    kept: str
    who_sees: WhoSees
    not_today_href: str
    about: tuple[Line, ...] = ()
    note: str = ""
    errors: int = field(default=0)


def kept_sentence(draft: Draft | None, *, at: datetime) -> str:
    """Kept 10:42, or kept on Sunday: shown beside a draft."""
    if draft is None or not draft.body:
        return ""
    day = local_day(draft.kept_at)
    if day == local_day(at) and draft.author_id != draft.service_user.user_id:
        return _(
            "Kept %(time)s. Only you can see this; %(name)s sees that there is a draft."
        ) % {
            "time": clock(draft.kept_at),
            "name": draft.service_user.user.called,
        }
    if day == local_day(at):
        return _("Kept %s. You can stop any time; it will be here.") % clock(
            draft.kept_at
        )
    return _("Kept %s. Only you can see it.") % on_day(day, today=local_day(at))


def form_for(
    door: Door, place: Place, *, at: datetime, data: QueryDict | None = None, **kw: Any
) -> NeededWords:
    """Give the form that asks for this kind of words."""
    kw["label"] = kw.get("label") or label_for(place)
    if place.kind == Kind.ACTION:
        doers = [
            (str(d.id), _("You") if d.id == door.user.pk else d.called)
            for d in possible_doers(door.service_user, on=local_day(at))
        ]
        if str(door.user.pk) not in dict(doers):
            doers.append((str(door.user.pk), _("You")))
        return ActionWords(data, doers=doers, **kw)
    if place.kind == Kind.GOAL:
        return GoalWords(data, **kw)
    if place.kind == Kind.WORDS and not door.is_own:
        called = door.service_user.user.called
        return WorkersWords(data, called=called, **kw)
    return NeededWords(data, **kw)


def title_for(place: Place) -> str:
    """The heading of a page that asks for one kind of words."""
    titles = {
        Kind.NEED: _("Ask for something"),
        Kind.GOAL: _("Add a goal"),
        Kind.ACTION: _("Say what somebody will do"),
    }
    return titles.get(Kind(place.kind)) or label_for(place)


def label_for(place: Place) -> str:
    """The question over the box."""
    if place.kind == Kind.NEED:
        return _("What would you like help with?")
    if place.kind == Kind.GOAL:
        return _("What would you like to be different?")
    if place.kind == Kind.ACTION:
        return _("What will be done?")
    heading = heading_of(place.part, place.heading)
    if heading and heading.key:
        return str(heading.label)
    return part_label(place.part) or _("Your words")


def begin(
    door: Door, place: Place, *, at: datetime, item: Item | None = None, body: str = ""
) -> tuple[dict[str, Any], Draft | None]:
    """What the hidden fields begin with: the draft found again, or a new id."""
    draft = draft_for(
        door.user, door.service_user, place, item=item.pk if item else None
    )
    initial: dict[str, Any] = {
        "body": draft.body if draft else body,
        "draft": draft.pk if draft else uuid.uuid4(),
        "page": uuid.uuid4().hex,
        "revision": draft.revision if draft else 0,
        "kind": place.kind,
        "heading": place.heading,
        "below": place.parent,
        "item": item.pk if item else None,
    }
    if draft and draft.for_person:
        initial["whose"] = "theirs"
    return initial, draft


def box(
    door: Door,
    place: Place,
    form: Form,
    *,
    at: datetime,
    action: str,
    title: str = "",
    hint: str = "",
    button: str = "",
    draft: Draft | None = None,
    back: Link | None = None,
    about: tuple[Line, ...] = (),
    note: str = "",
) -> Box:
    """Put a box together: one solid button, who will see it, and when it is read."""
    frame = frame_for(door)
    contact = contact_for(door.service_user, on=local_day(at)) if door.is_own else None
    own = door.is_own or (
        isinstance(form, WorkersWords) and form["whose"].value() == "theirs"
    )
    usual = (
        _("Put it in my plan")
        if door.is_own
        else _("Put it in %s’s plan") % frame.called
    )
    reads = contact.reads_sentence if contact else ""
    return Box(
        frame=frame,
        title=title or title_for(place),
        hint=hint,
        form=form,
        action=action,
        keep_href=f"{frame.base}part/{place.part}/keep/",
        back=back or Link(_("Back"), f"{frame.base}part/{place.part}/"),
        button=button or usual,
        own=own,
        kept=kept_sentence(draft, at=at),
        who_sees=who_sees(door, place.part, at=at, reads=reads),
        not_today_href=f"{frame.base}not-today/",
        about=about,
        note=note,
        errors=len(form.errors) if form.is_bound else 0,
    )


def box_for(
    door: Door,
    place: Place,
    *,
    at: datetime,
    form: Form | None = None,
    label: str = "",
    **words: Any,
) -> Box:
    """Give a box for something new, with the draft found again if there is one."""
    draft = None
    if form is None:
        initial, draft = begin(door, place, at=at)
        form = form_for(door, place, at=at, initial=initial, label=label)
    action = f"/plan/{door.service_user.pk}/part/{place.part}/write/"
    return box(door, place, form, at=at, action=action, draft=draft, **words)
