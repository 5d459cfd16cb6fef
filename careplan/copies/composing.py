"""Composing a paper from what one person may read of a plan. Pure.

The four everyday parts give page one their words; what was asked for and promised in
them comes later, under the same heading.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from careplan.copies import margins
from careplan.copies.paper import (
    Block,
    Edition,
    Group,
    Numbers,
    Paper,
    Saying,
    Section,
)
from careplan.core.dates import local_day, long_day
from careplan.plans.contents import Person
from careplan.plans.reading import ItemReading, PartReading, PlanReading
from careplan.sharing.parts import HARDER, HELPS, MATTERS, TALK, heading_of, kind_of

EVERYDAY = (MATTERS, TALK, HELPS, HARDER)
LEAD_LENGTH = 240  # letters that may be set large

# Of hard times, a stranger needs first what to do and not to do when it is worst.
_STAGES = ("unwell", "starting", "recovering", "well")
_ASPECTS = ("avoid", "helps", "signs", "call")


class _Told(NamedTuple):
    """A block and the heading inside its part."""

    heading: str
    block: Block


def today(called: str) -> Edition:
    """The plan as it is today."""
    return Edition(_("%s’s plan as it is today, not yet offered.") % called)


def paper_of(
    reading: PlanReading, *, numbers: Numbers, edition: Edition | None = None
) -> Paper:
    """Arrange a reading as a paper, all everyday words on page one for a start."""
    edition = edition or today(reading.person.called)
    person, printed = reading.person, local_day(reading.at)
    first = []
    calls: list[_Told] = []
    for part in filter(None, map(reading.part, EVERYDAY)):
        told = _words(part, person, [i for i in _said_in(part) if not _is_call(i)])
        calls += _words(part, person, [i for i in _said_in(part) if _is_call(i)])
        if told:
            section = _section(part, told, person)
            first.append(_with_lead(section) if part.key == MATTERS else section)
    day = long_day(printed)
    foot = _("%(status)s Printed on %(day)s.")
    return Paper(
        name=person.name,
        called=person.called,
        title=_("%(name)s, %(day)s") % {"name": person.name, "day": day},
        foot=foot % {"status": edition.status, "day": day},
        status=edition.status,
        answer=edition.answer,
        answer_words=edition.answer_words,
        first=tuple(first),
        who_to_ring=Section(
            "ring",
            _("Who to ring"),
            _in_groups(t._replace(heading="") for t in calls),
        ),
        numbers=numbers,
        rest=tuple(_rest(reading)),
    )


def _rest(reading: PlanReading) -> Iterator[Section]:
    """The parts in use; of the everyday ones, what is not words for page one."""
    for part in reading.parts:
        everyday = part.key in EVERYDAY
        words = _said_in(part)
        told = [] if everyday else _words(part, reading.person, words)
        for kind, heading in (
            ("need", _("Asked for")),
            ("goal", _("Hoped for")),
            ("action", _("Promised")),
        ):
            for item in part.items:
                if item.kind == kind:
                    told += _told(item, reading.person, heading)
        if told:
            section = _section(part, told, reading.person)
            yield (
                replace(section, continued=True, note="")
                if everyday and words
                else section
            )


def _section(part: PartReading, told: Iterable[_Told], person: Person) -> Section:
    note = {
        0: "",
        1: _("Most important to %s now") % person.called,
        2: _("Second most important to %s now") % person.called,
        3: _("Third most important to %s now") % person.called,
    }[part.rank]
    return Section(part.key, part.label, _in_groups(told), note)


def _in_groups(told: Iterable[_Told]) -> tuple[Group, ...]:
    return tuple(
        Group(heading, tuple(t.block for t in found))
        for heading, found in groupby(told, key=lambda t: t.heading)
    )


def _said_in(part: PartReading) -> list[ItemReading]:
    return [i for i in part.items if i.kind == "words"]


def _is_call(item: ItemReading) -> bool:
    """True for words about whom to ring, which stand with the numbers."""
    return item.part == HARDER and item.heading.endswith("-call")


def _words(part: PartReading, person: Person, items: list[ItemReading]) -> list[_Told]:
    """Words by their heading, the person's own before anybody else's."""
    kind = kind_of(part.key)
    order = [h.key for h in kind.headings] if kind else []
    found: list[_Told] = []
    for item in sorted(
        items,
        key=lambda i: (
            order.index(i.heading) if i.heading in order else len(order),
            not i.own,
            i.recorded_at,
        ),
    ):
        heading = heading_of(part.key, item.heading)
        label = str(heading.label) if heading else ""
        weight = _weight(item.heading)
        found += (
            told._replace(block=replace(told.block, weight=weight))
            for told in _told(item, person, label)
        )
    return found


def _weight(heading: str) -> int:
    stage, _dash, aspect = heading.partition("-")
    if stage not in _STAGES or aspect not in _ASPECTS:
        return 0
    return _STAGES.index(stage) * len(_ASPECTS) + _ASPECTS.index(aspect)


def _with_lead(section: Section) -> Section:
    """Set the first of what matters large, if it is the person's and short enough."""
    group, *others = section.groups
    block, *after = group.blocks
    saying = block.sayings[0]
    if not saying.own or sum(map(len, saying.paragraphs)) > LEAD_LENGTH:
        return section
    block = replace(block, sayings=(replace(saying, lead=True), *block.sayings[1:]))
    group = replace(group, blocks=(block, *after))
    return replace(section, groups=(group, *others))


def block_id(item: ItemReading) -> str:
    return f"t-{item.id.hex}"


def _told(
    item: ItemReading, person: Person, heading: str, *, place: str = ""
) -> Iterator[_Told]:
    """An item and each thing below it, as blocks that a page's end may part."""
    yield _Told(heading, Block(block_id(item), tuple(_sayings(item, person, place))))
    for below in item.below:
        yield from _told(below, person, heading, place="below")


def _sayings(item: ItemReading, person: Person, place: str) -> Iterator[Saying]:
    """A text, then what was said about it, and what was answered to that."""
    yield _saying(item, person, place)
    for said in item.said:
        yield from _sayings(said, person, "said")


def _saying(item: ItemReading, person: Person, place: str) -> Saying:
    removed = item.removed_on
    body = _("Taken out on %s.") % long_day(removed) if removed else item.body
    return Saying(
        place=place,
        before=_before(item, person, place),
        own=item.own and not removed,
        language="" if item.language == "en" else item.language,
        direction=direction_of(body),
        paragraphs=tuple(p.strip() for p in body.split("\n") if p.strip()),
        facts=(*margins.how_it_stands(item, person), *margins.what_happened(item)),
        note=margins.note(item, person),
    )


def _before(item: ItemReading, person: Person, place: str) -> str:
    """What stands before a text: who will do it, what it is, who says it."""
    before = margins.who_will(item)
    if item.kind == "not_right":
        before = _("%s says: This isn’t right for me") % item.voice.called
    elif not item.own and not (item.doer and item.doer.id == item.voice.id):
        before = margins.said_by(item.voice, before)
    elif place == "said":
        before = before or person.called
    return before


def direction_of(text: str) -> str:
    """Tell which way a text runs, by its first letter that has a direction."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way == "L":
            return "ltr"
        if way in ("R", "AL"):
            return "rtl"
    return "ltr"
