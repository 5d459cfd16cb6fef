"""The pages of a plan as plain values, built from a PlanReading and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.contacts import Contact
from careplan.core.dates import local_day, on_day
from careplan.plans import adding
from careplan.plans.access import Door
from careplan.plans.drafting import being_written
from careplan.plans.lines import Line, Linker, first_words, line, lines
from careplan.plans.reading import ItemReading, PlanReading, part_label
from careplan.sharing.parts import JUST_FOR_TODAY, MATTERS, kind_of


@dataclass(frozen=True)
class Frame:
    """What every page inside a plan carries: whose it is, and where things are."""

    base: str
    called: str
    name: str
    is_own: bool
    title: str  # "My plan", or "Sam's plan"
    in_plan: str  # "your plan", or "Sam's plan"


@dataclass(frozen=True)
class PartLine:
    """A part in a list: its name and its first words."""

    label: str
    href: str
    words: str
    own: bool
    is_new: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and the texts under it."""

    key: str
    label: str
    lines: tuple[Line, ...]
    href: str = ""


@dataclass(frozen=True)
class NextStep:
    """One sentence and one button; "Not today" beside it."""

    sentence: str
    button: str
    href: str
    prompt: str


@dataclass(frozen=True)
class MyPlanPage:
    frame: Frame
    contact: Contact | None
    next_step: NextStep | None
    whole: tuple[Section, ...]  # a short plan, shown whole
    matters: tuple[Line, ...]
    most_important: tuple[Section, ...]
    also: tuple[PartLine, ...]
    kept: tuple[PartLine, ...]  # drafts, only the reader's own
    since: str
    may_write: bool
    paused: str = ""
    for_today: tuple[str, ...] = ()  # on top while the person rests
    for_today_note: str = ""
    without: tuple[Line, ...] = ()  # what others wrote without the person
    last_version: str = ""
    version_href: str = ""


@dataclass(frozen=True)
class PartPage:
    frame: Frame
    label: str
    prompt: str
    sections: tuple[Section, ...]
    asked_for: tuple[Line, ...]
    promised: tuple[Line, ...]
    add: tuple[adding.AddGroup, ...]
    is_area: bool
    rename_href: str
    being_written: str  # that a worker has a draft here, never its words


@dataclass(frozen=True)
class WholePage:
    frame: Frame
    parts: tuple[Section, ...]


def frame_for(door: Door) -> Frame:
    """Name the plan as its reader would."""
    user = door.service_user.user
    theirs = _("%s’s plan") % user.called
    return Frame(
        base=reverse("plan", kwargs={"who": door.service_user.pk}),
        called=user.called,
        name=user.name,
        is_own=door.is_own,
        title=_("My plan") if door.is_own else theirs,
        in_plan=_("my plan") if door.is_own else theirs,
    )


def linker_for(door: Door, frame: Frame) -> Linker:
    return Linker(frame.base, door.may_write_somewhere, door.is_own)


def whole_plan(reading: PlanReading, linker: Linker) -> tuple[Section, ...]:
    return tuple(
        Section(
            p.key, p.label, tuple(lines(p.items, reading, linker)), linker.part(p.key)
        )
        for p in reading.parts
        if p.items
    )


def most_important(reading: PlanReading, linker: Linker) -> tuple[Section, ...]:
    ranked = sorted((p for p in reading.parts if p.rank), key=lambda p: p.rank)
    return tuple(
        Section(
            p.key,
            p.label,
            tuple(line(i, reading, linker) for i in p.leading),
            linker.part(p.key),
        )
        for p in ranked
    )


def also(
    reading: PlanReading, linker: Linker, *, resting: bool = False
) -> tuple[PartLine, ...]:
    """The other parts in use, each by its first words.

    For somebody who rests, not those that were written without them: they stand above.
    """
    return tuple(
        PartLine(
            p.label,
            linker.part(p.key),
            first_words(p.first.body) if p.first else "",
            bool(p.first and p.first.own),
            any(i.new_to_reader for i in p.items),
        )
        for p in reading.parts
        if p.items and not p.rank and p.key not in (MATTERS, JUST_FOR_TODAY)
        if not (resting and all(i.circumstance == "without" for i in p.items))
    )


def written_without(reading: PlanReading, linker: Linker) -> tuple[Line, ...]:
    """What others wrote without the person, for the page of somebody who rests."""
    return tuple(
        line(i, reading, linker)
        for i in reading.everything()
        if not i.own and i.circumstance == "without"
    )


def matters(reading: PlanReading, linker: Linker) -> tuple[Line, ...]:
    part = reading.part(MATTERS)
    return tuple(line(i, reading, linker) for i in part.leading) if part else ()


def new_from_others(reading: PlanReading) -> list[ItemReading]:
    """What the reader has not seen yet, newest last."""
    fresh = [i for i in reading.everything() if i.new_to_reader]
    return sorted(fresh, key=lambda i: i.recorded_at)


def since_you_looked(reading: PlanReading, linker: Linker) -> str:
    """For a worker: in which parts the person wrote since."""
    fresh = [i for i in new_from_others(reading) if i.own]
    labels = {p.key: p.label for p in reading.parts}
    names = list(dict.fromkeys(labels.get(i.part, "") for i in fresh))
    if not names:
        return ""
    return _("Since you last looked, %(name)s wrote in %(parts)s.") % {
        "name": reading.person.called,
        "parts": joined(names),
    }


def joined(names: Iterable[str]) -> str:
    """a, b and c."""
    names = list(names)
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s and %(last)s") % {
        "some": ", ".join(names[:-1]),
        "last": names[-1],
    }


def changes_step(reading: PlanReading, frame: Frame) -> NextStep | None:
    """For the person: what others wrote, or wrote down, since they last looked."""
    fresh = [i for i in new_from_others(reading) if i.written_by.id != reading.reader]
    if not fresh:
        return None
    writers = joined(dict.fromkeys(i.written_by.called for i in fresh))
    words = _number(len(fresh))
    since = on_day(local_day(fresh[0].recorded_at), today=local_day(reading.at))
    sentence = (
        _("%(who)s wrote one thing %(since)s.")
        if len(fresh) == 1
        else _("%(who)s wrote %(number)s things, the first %(since)s.")
    ) % {"who": writers, "number": words, "since": since}
    return NextStep(
        sentence=f"{sentence} " + _("Your own words are as you left them."),
        button=_("See what changed"),
        href=f"{frame.base}changes/",
        prompt="changes",
    )


def check_step(reading: PlanReading, frame: Frame, linker: Linker) -> NextStep | None:
    """Somebody wrote down what the person said: did they get it right?"""
    waiting = [i for i in reading.everything() if i.mine and i.waits_for_check]
    if not waiting:
        return None
    first = waiting[0]
    return NextStep(
        sentence=_("%s wrote down something you said.") % first.written_by.called,
        button=_("See if it is right"),
        href=linker.item(first.id),
        prompt="check",
    )


def _number(count: int) -> str:
    words = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"),
        _("six"), _("seven"), _("eight"), _("nine"), _("ten"),
    )  # fmt: skip
    return str(words[count]) if count < len(words) else str(count)


def part_page(reading: PlanReading, door: Door, key: str) -> PartPage:
    """One part: words, the person's first; then what was asked for and promised."""
    frame = frame_for(door)
    linker = linker_for(door, frame)
    kind = kind_of(key)
    part = reading.part(key)
    items = part.items if part else ()
    headings = kind.headings if kind else ()
    sections = []
    for heading in headings:
        under = [i for i in items if i.kind == "words" and i.heading == heading.key]
        under.sort(key=lambda i: (not i.own, i.recorded_at))
        if under:
            shown = tuple(lines(under, reading, linker))
            sections.append(Section(heading.key, str(heading.label), shown))
    may = door.may_write(key)
    label = part.label if part else part_label(key)
    return PartPage(
        frame=frame,
        label=label,
        prompt=str(kind.prompt) if kind else "",
        sections=tuple(sections),
        asked_for=tuple(
            lines((i for i in items if i.kind in ("need", "goal")), reading, linker)
        ),
        promised=tuple(
            lines((i for i in items if i.kind == "action"), reading, linker)
        ),
        add=adding.to_part(key, frame.base) if may else (),
        is_area=bool(kind and kind.is_area),
        rename_href=f"{linker.part(key)}name/" if door.is_own and may else "",
        being_written=_being_written(door, key) if door.is_own else "",
    )


def _being_written(door: Door, key: str) -> str:
    names = being_written(door.service_user, key)
    if not names:
        return ""
    return _("%s is writing something here. It is not in your plan yet.") % joined(
        names
    )
