"""The page that offers, the page that asks the one question, the page that thanks."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core.dates import local_day, long_day
from careplan.plans.access import Door
from careplan.plans.lines import Line, first_words, line
from careplan.plans.models import IN_THE_PLAN, Answer, Stance, Version
from careplan.plans.offering import last_version
from careplan.plans.opening import open_version
from careplan.plans.pages import Frame, PartLine, frame_for, joined, linker_for
from careplan.plans.reading import PlanReading
from careplan.plans.version_pages import offered
from careplan.sharing import grants
from careplan.sharing.grants import Why


@dataclass(frozen=True)
class OfferPage:
    frame: Frame
    since: str
    talked: tuple[PartLine, ...]
    silent: tuple[PartLine, ...]
    may_offer: bool
    button: str


@dataclass(frozen=True)
class AnswerPage:
    frame: Frame
    title: str
    offered: str
    lines: tuple[Line, ...]
    question: str
    errors: int


@dataclass(frozen=True)
class SharePage:
    frame: Frame
    stance: str
    words: str
    share_button: str
    note: str


def offer_page(door: Door, reading: PlanReading) -> OfferPage:
    """What was talked about since the last version, and what was not."""
    frame = frame_for(door)
    before = last_version(door.plan) if door.plan else None
    labels = {p.key: p.label for p in reading.parts}
    talked: list[PartLine] = []
    silent: list[PartLine] = []
    for item in reading.everything():
        if item.kind not in IN_THE_PLAN:
            continue
        shown = PartLine(
            labels.get(item.part, ""),
            f"{frame.base}part/{item.part}/",
            first_words(item.body),
            item.own,
        )
        fresh = before is None or item.talked_about_at > before.offered_at
        (talked if fresh else silent).append(shown)
    since = long_day(local_day(before.offered_at)) if before else ""
    return OfferPage(
        frame=frame,
        since=since,
        talked=tuple(talked),
        silent=tuple(silent),
        may_offer=bool(talked),
        button=(
            _("Offer this version")
            if door.is_own
            else _("Offer it to %s") % frame.called
        ),
    )


def answer_page(
    door: Door, version: Version, form: Form, *, at: datetime
) -> AnswerPage:
    """What others wrote since the version before, then the one question."""
    frame = frame_for(door)
    reading = open_version(door, version, at=at)
    linker = linker_for(door, frame)
    before = (
        Version.objects.filter(plan=version.plan, number=version.number - 1)
        .values_list("offered_at", flat=True)
        .first()
    )
    others = [
        i
        for i in reading.everything()
        if not i.own and (before is None or i.recorded_at > before)
    ]
    writers = joined(dict.fromkeys(i.voice.called for i in others))
    return AnswerPage(
        frame=frame,
        title=_("What changed since %s") % long_day(local_day(before))
        if before
        else _("What others wrote"),
        offered=offered(version, door, at=at),
        lines=tuple(line(i, reading, linker) for i in others),
        question=_("How do you feel about what %s wrote?") % writers
        if writers
        else _("How do you feel about this?"),
        errors=len(form.errors),
    )


def readers_by_role(door: Door, *, at: datetime) -> list[str]:
    """Those who read the plan by role: whom the button names."""
    held = grants.people_who_can_see(door.service_user.pk, at=at)
    users = {g.user for g in held if g.why in (Why.ROLE, Why.COVER)}
    return list(
        User.objects.filter(pk__in=users)
        .order_by("called")
        .values_list("called", flat=True)
    )


def share_page(door: Door, made: Answer, *, at: datetime) -> SharePage:
    names = joined(readers_by_role(door, at=at))
    return SharePage(
        frame=frame_for(door),
        stance=str(Stance(made.stance).label),
        words=made.words.body if made.words else "",
        share_button=_("Let %s see my answer") % names if names else "",
        note=_(
            "It shows on the copy in the record. It does not stop the plan. You can do "
            "this later, or not at all."
        ),
    )
