"""Pages of versions: the list, one version, two compared, the offer and the answer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from careplan.core.dates import local_day, long_day, on_day, short_day
from careplan.plans.access import Door
from careplan.plans.answering import AnswerReading
from careplan.plans.lines import Line, Linker, line, lines
from careplan.plans.models import IN_THE_PLAN, OfferEnded, Version
from careplan.plans.offering import ended_how
from careplan.plans.pages import Frame, Section, frame_for, joined
from careplan.plans.reading import ItemReading, PlanReading


@dataclass(frozen=True)
class VersionLine:
    """One version in the list, as a sentence."""

    number: int
    href: str
    sentence: str
    compare_href: str


@dataclass(frozen=True)
class VersionsPage:
    frame: Frame
    versions: tuple[VersionLine, ...]
    offer_href: str


@dataclass(frozen=True)
class VersionPage:
    frame: Frame
    number: int
    title: str
    sentence: str
    answer: str
    answer_words: str
    answer_note: str
    parts: tuple[Section, ...]
    compare_href: str
    withdraw_href: str
    answer_href: str
    copy_href: str


@dataclass(frozen=True)
class Change:
    """One item that differs between two versions."""

    part: str
    what: str  # "New", "Changed", "Taken out"
    now: Line | None
    before: Line | None


@dataclass(frozen=True)
class ComparePage:
    frame: Frame
    title: str
    changes: tuple[Change, ...]
    back_href: str


def state_of(version: Version, shared: AnswerReading | None, *, own: bool) -> str:
    """How an offer stands, as this reader may know it. Never "agreed"."""
    ended = ended_how(version)
    if shared and (shared.shared or own):
        if own:
            said = _("You said: %s.") % _lower(shared.label)
            return said if shared.shared else f"{said} " + _("Only you can see this.")
        return _("The answer that was shared: %s.") % _lower(shared.label)
    if ended == OfferEnded.How.WITHDRAWN:
        return _("It was taken back.")
    if ended:
        return _("Another version came after it.")
    return _("It is open. No answer is never a yes.")


def _lower(label: str) -> str:
    """“Parts are right” inside a sentence; “I’m…” keeps its capital."""
    return label if label.startswith("I’") else label[:1].lower() + label[1:]


def offered(version: Version, door: Door, *, at: datetime) -> str:
    """Cara offered this on 16 March."""
    you = version.offered_by_id == door.user.pk
    return _("%(who)s offered this %(day)s.") % {
        "who": _("You") if you else version.offered_by.called,
        "day": on_day(local_day(version.offered_at), today=local_day(at)),
    }


def versions_page(
    door: Door,
    versions: list[Version],
    answers: dict[int, AnswerReading],
    *,
    at: datetime,
) -> VersionsPage:
    frame = frame_for(door)
    found = []
    for version in versions:
        told = offered(version, door, at=at)
        state = state_of(version, answers.get(version.number), own=door.is_own)
        href = f"{frame.base}versions/{version.number}/"
        before = version.number - 1
        compare = f"{href}against/{before}/" if before else ""
        found.append(VersionLine(version.number, href, f"{told} {state}", compare))
    may = door.may_write_somewhere
    return VersionsPage(frame, tuple(found), f"{frame.base}offer/" if may else "")


def version_page(
    door: Door,
    version: Version,
    before: Version | None,
    reading: PlanReading,
    answer: AnswerReading | None,
    *,
    is_open: bool,
    at: datetime,
) -> VersionPage:
    frame = frame_for(door)
    here = f"{frame.base}versions/{version.number}/"
    linker = Linker(frame.base, False, door.is_own, shows_links=False)
    return VersionPage(
        frame=frame,
        number=version.number,
        title=_("Version %(number)d, %(day)s")
        % {"number": version.number, "day": long_day(local_day(version.offered_at))},
        sentence=offered(version, door, at=at),
        answer=state_of(version, answer, own=door.is_own),
        answer_words=answer.words if answer else "",
        answer_note=_answer_note(answer, door),
        parts=tuple(
            Section(p.key, p.label, tuple(marked(p.items, reading, linker, before)))
            for p in reading.parts
            if p.items
        ),
        compare_href=f"{here}against/{before.number}/" if before else "",
        withdraw_href=(
            f"{here}withdraw/"
            if is_open and version.offered_by_id == door.user.pk
            else ""
        ),
        answer_href=f"{frame.base}answer/" if is_open and door.is_own else "",
        copy_href=f"{frame.base}copies/",
    )


def _answer_note(answer: AnswerReading | None, door: Door) -> str:
    if answer is None or not door.is_own:
        return ""
    return (
        _("Those who read your plan by role can see this answer.")
        if answer.shared
        else _("Only you can see this, unless you choose to share it.")
    )


def marked(
    items: Iterable[ItemReading],
    reading: PlanReading,
    linker: Linker,
    before: Version | None,
) -> Iterable[Line]:
    """Texts of a version; each that was not talked about since the last says so."""
    silent = {
        i.id
        for i in reading.everything()
        if before and i.kind in IN_THE_PLAN and i.talked_about_at <= before.offered_at
    }
    for shown in lines(items, reading, linker):
        if before and shown.id in silent:
            since = _("Not talked about since %s.") % short_day(
                local_day(before.offered_at)
            )
            yield replace(shown, note=(*shown.note, since))
        else:
            yield shown


def compare_page(
    door: Door, new: Version, old: Version, now: PlanReading, then: PlanReading
) -> ComparePage:
    """What changed between two versions, as far as the reader may see both."""
    frame = frame_for(door)
    linker = Linker(frame.base, False, door.is_own, shows_links=False)
    days = {
        "new": long_day(local_day(new.offered_at)),
        "old": long_day(local_day(old.offered_at)),
    }
    return ComparePage(
        frame,
        _("What changed between %(old)s and %(new)s") % days,
        tuple(_changes(now, then, linker)),
        f"{frame.base}versions/{new.number}/",
    )


def _changes(now: PlanReading, then: PlanReading, linker: Linker) -> Iterable[Change]:
    labels = {p.key: p.label for p in (*then.parts, *now.parts)}
    old = {i.id: i for i in then.everything()}
    new = {i.id: i for i in now.everything()}
    for item in new.values():
        was = old.get(item.id)
        label = labels.get(item.part, "")
        shown = line(item, now, linker)
        if was is None:
            yield Change(label, _("New"), shown, None)
        elif was.text_id != item.text_id:
            yield Change(label, _("Changed"), shown, line(was, then, linker))
        elif (was.status, was.happened) != (item.status, item.happened):
            yield Change(label, _("What became of it"), shown, line(was, then, linker))
    for item in old.values():
        if item.id not in new:
            gone = line(item, then, linker)
            yield Change(labels.get(item.part, ""), _("Taken out"), None, gone)


def button_names(names: list[str]) -> str:
    """Cara and Dr Haddad, on the button that lets them see an answer."""
    return joined(names) or _("nobody yet")
