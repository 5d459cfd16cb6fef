"""The page of copies as plain values: may one be made, and who has which."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from accounts.models import User
from careplan.copies.giving import file_name
from careplan.copies.models import Copy
from careplan.core import pdf
from careplan.core.dates import local_day, on_day
from careplan.plans.access import Door
from careplan.plans.pages import Frame, frame_for, joined
from careplan.sharing import grants
from careplan.sharing.grants import Why

SHOWN = 20  # copies told of


@dataclass(frozen=True)
class Given:
    """A copy somebody has: who, and the rest of the sentence."""

    who: str
    rest: str


@dataclass(frozen=True)
class CopiesPage:
    frame: Frame
    why_not: str  # why no PDF can be made here, or empty
    file_name: str
    who_may: str
    given: tuple[Given, ...]
    is_worker: bool


@dataclass(frozen=True)
class RecordPage:
    frame: Frame
    text: str
    revision: int
    rows: int


def copies_page(door: Door, *, at: datetime) -> CopiesPage:
    """Say who may have a copy, and who has which."""
    on = local_day(at)
    return CopiesPage(
        frame=frame_for(door),
        why_not=_why_not(door),
        file_name=file_name(on),
        who_may=_who_may(door, at=at),
        given=tuple(dict.fromkeys(_given(door, today=on))),
        is_worker=not door.is_own,
    )


def record_page(door: Door, text: str, revision: int) -> RecordPage:
    rows = min(24, text.count("\n") + 2)
    return RecordPage(frame_for(door), text, revision, rows)


def _why_not(door: Door) -> str:
    if door.plan is None:
        return _(
            "There is nothing in the plan yet. As soon as there is, you can copy it."
        )
    return pdf.available() or ""


def _who_may(door: Door, *, at: datetime) -> str:
    held = grants.people_who_can_see(door.service_user.pk, at=at)
    users = {g.user for g in held if g.why in (Why.ROLE, Why.COVER)}
    names = User.objects.filter(pk__in=users).order_by("called")
    called = joined(names.values_list("called", flat=True))
    person = door.service_user.user.called
    if door.is_own and called:
        return _("You can download one, and so can %s, of what they can read.") % called
    if door.is_own:
        return _("Only you can download one.")
    return _("%(sam)s can download one, and so can %(team)s.") % {
        "sam": person,
        "team": called,
    }


def _given(door: Door, *, today: date) -> Iterator[Given]:
    """Who has which copy, newest first, and whether the plan has changed since."""
    revision = door.plan.revision if door.plan else 0
    copies = Copy.objects.filter(service_user=door.service_user).order_by("-at")
    rows = copies.values_list("to_id", "to__called", "form", "at", "revision")
    for user, called, form, at, copied in rows[:SHOWN]:
        when = on_day(local_day(at), today=today)
        what = (
            _("downloaded a copy %s.") % when
            if form == Copy.Form.PDF
            else _("put a copy into the service’s own record %s.") % when
        )
        changed = _("The plan has changed since.") if copied < revision else ""
        who = _("You") if user == door.user.pk else called
        yield Given(who, f"{what} {changed}".strip())
