"""More about one text: when and how it was written, and what it said before."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from careplan.core.dates import clock, local_day, long_day
from careplan.plans import adding
from careplan.plans.access import Door, item_at
from careplan.plans.checking import WITH_THE_PERSON
from careplan.plans.lines import Line, Link, line, lines, paragraphs
from careplan.plans.models import Circumstance, Kind, Origin, Statement
from careplan.plans.pages import Frame, frame_for, linker_for
from careplan.plans.reading import ItemReading, PlanReading, part_label
from careplan.plans.writing import history


@dataclass(frozen=True)
class Earlier:
    """One Statement in the history of a text."""

    paragraphs: tuple[str, ...]
    own: bool
    note: str


@dataclass(frozen=True)
class ItemPage:
    frame: Frame
    back: Link
    shown: tuple[Line, ...]
    said: tuple[Line, ...]
    below: tuple[Line, ...]
    facts: tuple[str, ...]
    earlier: tuple[Earlier, ...]
    do: tuple[Link, ...]
    written_by: str
    still_true_href: str
    still_true_ways: tuple[tuple[str, str], ...]
    check_href: str
    take_back_href: str


def item_page(
    door: Door, reading: PlanReading, item_id: UUID, *, at: datetime
) -> ItemPage:
    """Raises Http404 for a text this reader may not read."""
    found = reading.item(item_id)
    if found is None:
        raise Http404
    frame = frame_for(door)
    linker = replace(linker_for(door, frame), all_links=True)
    part = reading.part(found.part)
    here = linker.item(item_id)
    may = door.may_write(found.part)
    in_plan = found.kind in (Kind.WORDS, Kind.NEED, Kind.GOAL, Kind.ACTION)
    # One question at a time: while it is asked, nothing else is beside it.
    asks = found.mine and found.waits_for_check
    return ItemPage(
        frame=frame,
        back=Link(
            part.label if part else part_label(found.part), linker.part(found.part)
        ),
        shown=(line(found, reading, linker),),
        said=tuple(lines(found.said, reading, linker, place="said")),
        below=tuple(lines(found.below, reading, linker, place="below")),
        facts=_facts(found),
        earlier=tuple(_earlier(s, found) for s in history(item_at(door, item_id))[1:]),
        do=(
            *(() if asks else linker.under(found)),
            *(adding.below(found, frame.base) if may else ()),
        ),
        written_by=found.written_by.called,
        still_true_href=f"{here}still-true/" if may and in_plan and not asks else "",
        still_true_ways=() if found.mine else _ways(),
        check_href=f"{here}check/" if asks else "",
        take_back_href=f"{here}take-back/" if may and found.mine else "",
    )


def _ways() -> tuple[tuple[str, str], ...]:
    """How a worker may say that an item is still true: only with the person there."""
    return tuple(
        (way.value, str(way.label))
        for way in WITH_THE_PERSON
        if way is not Circumstance.HANDED_OVER
    )


def _facts(found: ItemReading) -> tuple[str, ...]:
    wrote = _("Written on %(day)s at %(time)s, %(how)s.") % {
        "day": long_day(local_day(found.recorded_at)),
        "time": clock(found.recorded_at),
        "how": Circumstance(found.circumstance).label,
    }
    origin = _("Whose idea: %s.") % Origin(found.origin).label
    talked = _("Last talked about %s.") % long_day(local_day(found.talked_about_at))
    return (wrote, origin, talked)


def _earlier(statement: Statement, found: ItemReading) -> Earlier:
    writer = statement.written_by.called
    values = {
        "who": writer,
        "day": long_day(local_day(statement.recorded_at)),
        "time": clock(statement.recorded_at),
    }
    removed = statement.removed_on
    body = _("Taken out on %s.") % long_day(removed) if removed else statement.body
    return Earlier(
        paragraphs=paragraphs(body),
        own=found.own,
        note=_("%(who)s, %(day)s at %(time)s.") % values,
    )
