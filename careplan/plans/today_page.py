"""Just for today: three lines, one screen, and whom to ring."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from careplan.core.dates import NBSP, local_day
from careplan.plans.access import Door
from careplan.plans.lines import paragraphs
from careplan.plans.pages import Frame, frame_for
from careplan.plans.reading import PlanReading
from careplan.plans.sentences import age
from careplan.sharing.parts import JUST_FOR_TODAY


@dataclass(frozen=True)
class Ring:
    label: str
    href: str


@dataclass(frozen=True)
class TodayPage:
    frame: Frame
    lines: tuple[str, ...]
    note: str
    ring: tuple[Ring, ...]
    change_href: str


def todays_lines(reading: PlanReading) -> tuple[str, ...]:
    """The person's lines for today, in the order they wrote them."""
    part = reading.part(JUST_FOR_TODAY)
    own = [i for i in part.items if i.own] if part else []
    return tuple(line for item in own for line in paragraphs(item.body))


def todays_note(reading: PlanReading) -> str:
    part = reading.part(JUST_FOR_TODAY)
    own = [i for i in part.items if i.own] if part else []
    if not own:
        return ""
    newest = max(own, key=lambda i: i.talked_about_at)
    whose = _("Your words.") if newest.mine else _("%s’s words.") % newest.voice.called
    return f"{whose} {age(newest, local_day(reading.at))}"


def today_page(door: Door, reading: PlanReading) -> TodayPage:
    frame = frame_for(door)
    contact = door.contact
    ring = []
    if contact and contact.phone:
        label = f"{contact.called}, {contact.phone}"
        ring.append(Ring(label, "tel:" + contact.phone.replace(NBSP, "")))
    anyone = settings.HELP_TALK.replace(" ", NBSP)
    ring.append(
        Ring(
            _("Someone any hour, %s") % anyone,
            "tel:" + settings.HELP_TALK.replace(" ", ""),
        )
    )
    return TodayPage(
        frame=frame,
        lines=todays_lines(reading),
        note=todays_note(reading),
        ring=tuple(ring),
        change_href=f"{frame.base}part/{JUST_FOR_TODAY}/" if door.is_own else "",
    )
