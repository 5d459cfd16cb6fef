"""The first page: its one question on an empty plan, then the plan at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.contacts import Contact
from accounts.models import Pause
from careplan.core.dates import local_day, long_day, on_day
from careplan.plans import pages
from careplan.plans.access import Door
from careplan.plans.answering import AnswerReading, answers_seen_by
from careplan.plans.asking import may_ask
from careplan.plans.boxes import Box, box_for
from careplan.plans.drafting import drafts_of
from careplan.plans.lines import Line, Linker, first_words, line
from careplan.plans.models import Version
from careplan.plans.offering import ended_how, last_version
from careplan.plans.pages import MyPlanPage, NextStep, PartLine
from careplan.plans.reading import ItemReading, PlanReading, part_label
from careplan.plans.stating import Place
from careplan.plans.today_page import todays_lines, todays_note
from careplan.plans.version_pages import offered, state_of
from careplan.sharing.parts import HELPS


@dataclass(frozen=True)
class EmptyPage:
    frame: pages.Frame
    box: Box | None  # none while the question rests
    contact: Contact | None
    kept: tuple[PartLine, ...]


@dataclass(frozen=True)
class StartedPage:
    frame: pages.Frame
    sections: tuple[pages.Section, ...]
    contact: Contact | None


@dataclass(frozen=True)
class ChangesPage:
    frame: pages.Frame
    fresh: tuple[pages.Section, ...]


def question(door: Door, *, at: datetime) -> EmptyPage:
    """The empty plan asks the study's own question, unless it rests."""
    if not may_ask(door.service_user, "first", at=at):
        return EmptyPage(pages.frame_for(door), None, door.contact, kept(door, at=at))
    asked = _("Who or what helps you day to day?")
    box = box_for(
        door,
        Place(HELPS),
        at=at,
        title=asked,
        label=asked,
        hint=_("Nothing here yet, and that is fine. One line is enough."),
    )
    return EmptyPage(box.frame, box, door.contact, kept(door, at=at))


def my_plan(
    door: Door, reading: PlanReading, pause: Pause | None, *, at: datetime
) -> MyPlanPage:
    """The plan at a glance, with one next step."""
    frame = pages.frame_for(door)
    linker = pages.linker_for(door, frame)
    resting = pause is not None and door.is_own
    short = reading.is_short and not resting
    version = last_version(door.plan) if door.plan else None
    answers = answers_seen_by(door, [version]) if version else {}
    answer = answers.get(version.number) if version else None
    return MyPlanPage(
        frame=frame,
        contact=door.contact if door.is_own else None,
        next_step=(
            next_step(door, reading, frame, linker, version, answer, at=at)
            if door.is_own and not resting
            else None
        ),
        whole=pages.whole_plan(reading, linker) if short else (),
        matters=() if short else pages.matters(reading, linker),
        most_important=() if short else pages.most_important(reading, linker),
        also=() if short else pages.also(reading, linker, resting=resting),
        kept=kept(door, at=at),
        since="" if door.is_own else pages.since_you_looked(reading, linker),
        may_write=door.may_write_somewhere,
        paused=paused(door, pause, at=at),
        for_today=todays_lines(reading) if resting else (),
        for_today_note=todays_note(reading) if resting else "",
        without=pages.written_without(reading, linker) if resting else (),
        last_version=(
            f"{offered(version, door, at=at)} "
            f"{state_of(version, answer, own=door.is_own)}"
            if version
            else ""
        ),
        version_href=f"{frame.base}versions/{version.number}/" if version else "",
    )


def next_step(
    door: Door,
    reading: PlanReading,
    frame: pages.Frame,
    linker: Linker,
    version: Version | None,
    answer: AnswerReading | None,
    *,
    at: datetime,
) -> NextStep | None:
    """At most one thing to do next, and only as often as the person can bear."""
    for step in (
        offer_step(version, answer, door, frame, at=at),
        pages.changes_step(reading, frame),
        pages.check_step(reading, frame, linker),
    ):
        if step and may_ask(door.service_user, step.prompt, at=at):
            return step
    return None


def offer_step(
    version: Version | None,
    answer: AnswerReading | None,
    door: Door,
    frame: pages.Frame,
    *,
    at: datetime,
) -> NextStep | None:
    """An open offer by somebody else that has no answer yet."""
    if version is None or answer is not None or version.offered_by_id == door.user.pk:
        return None
    if ended_how(version):
        return None
    return NextStep(
        sentence=offered(version, door, at=at)
        + " "
        + _("Your own words are as you left them."),
        button=_("See what changed"),
        href=f"{frame.base}answer/",
        prompt=f"answer-{version.number}",
    )


def kept(door: Door, *, at: datetime) -> tuple[PartLine, ...]:
    """What the reader keeps for themselves, each by its first words."""
    today = local_day(at)
    return tuple(
        PartLine(
            label=_("In %(part)s, %(day)s")
            % {
                "part": part_label(draft.part) or _("a part of your own"),
                "day": on_day(local_day(draft.kept_at), today=today),
            },
            href=f"/plan/{door.service_user.pk}/kept/{draft.pk}/",
            words=first_words(draft.body),
            own=door.is_own or draft.for_person,
        )
        for draft in drafts_of(door.user, door.service_user)[:5]
    )


def paused(door: Door, pause: Pause | None, *, at: datetime) -> str:
    """The sentence of a pause that holds."""
    if pause is None:
        return ""
    values = {
        "day": on_day(local_day(pause.started_at), today=local_day(at)),
        "again": long_day(pause.ask_again_on),
        "name": door.service_user.user.called,
    }
    if door.is_own and pause.started_by_id == door.user.pk:
        return (
            _(
                "You chose “not now” %(day)s. We will ask again on %(again)s, and send "
                "no letters about your plan before then."
            )
            % values
        )
    if door.is_own:
        return (
            _("No letters about your plan before %(again)s. Nothing is asked of you.")
            % values
        )
    return _("Not now, since %(day)s. Ask about planning again on %(again)s.") % values


def started(door: Door, reading: PlanReading) -> StartedPage:
    frame = pages.frame_for(door)
    linker = pages.linker_for(door, frame)
    return StartedPage(frame, pages.whole_plan(reading, linker), door.contact)


def what_changed(door: Door, reading: PlanReading) -> ChangesPage:
    """What the reader had not seen, under the parts it stands in."""
    frame = pages.frame_for(door)
    linker = pages.linker_for(door, frame)
    found = []
    for part in reading.parts:
        fresh = tuple(_fresh(part.items, reading, linker))
        if fresh:
            href = linker.part(part.key)
            found.append(pages.Section(part.key, part.label, fresh, href))
    return ChangesPage(frame, tuple(found))


def _fresh(
    items: Iterable[ItemReading], reading: PlanReading, linker: Linker
) -> Iterable[Line]:
    for item in items:
        under = list(_fresh((*item.said, *item.below), reading, linker))
        if item.new_to_reader or item.unseen or under:
            yield line(item, reading, linker)
        yield from under
