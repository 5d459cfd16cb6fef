"""The paper: what one person may read of a plan, arranged for a printed page.

Page one is the everyday page: alone, it lets a stranger act in a minute. After it come
the parts in use, and nothing else. Pure: a PlanReading in, frozen dataclasses out.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from careplan.copies import margins
from careplan.core.dates import local_day, long_day
from careplan.plans.contents import Person
from careplan.plans.reading import ItemReading, PartReading, PlanReading
from careplan.sharing.parts import HARDER, HELPS, MATTERS, TALK, heading_of, kind_of

EVERYDAY = (MATTERS, TALK, HELPS, HARDER)
LEAD_LENGTH = 240  # letters that may be set large
LONG = 900  # letters that may be told on both sides of a page's end


@dataclass(frozen=True, slots=True)
class Saying:
    """One text on paper, with what stands before, beside and under it."""

    id: str
    place: str  # "", "below" or "said"
    label: str  # "When I am unwell: what helps", "Cara, by 3 March 2026"
    speaker: str  # named before they speak; empty for the person
    own: bool
    language: str
    direction: str  # "ltr" or "rtl"
    paragraphs: tuple[str, ...]
    facts: tuple[str, ...]
    note: tuple[str, ...]
    lead: bool = False

    @property
    def is_long(self) -> bool:
        return sum(map(len, (*self.paragraphs, *self.facts))) > LONG


@dataclass(frozen=True, slots=True)
class Block:
    """A text and what was said about it or hangs below it: moved as a whole."""

    sayings: tuple[Saying, ...]
    group: str = ""  # the heading inside its part
    weight: int = 0  # what a stranger needs first comes first

    @property
    def id(self) -> str:
        return self.sayings[0].id

    @property
    def own(self) -> bool:
        return self.sayings[0].own


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks under it."""

    key: str
    label: str
    blocks: tuple[Block, ...]
    note: str = ""
    continued: bool = False  # begun on page one
    more: bool = False  # goes on after page one

    @property
    def groups(self) -> tuple[tuple[str, tuple[Block, ...]], ...]:
        """The blocks by their heading inside the part, in order."""
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            found.setdefault(block.group, []).append(block)
        return tuple((label, tuple(blocks)) for label, blocks in found.items())


@dataclass(frozen=True, slots=True)
class Ring:
    """Somebody to ring: a name set strong, and the rest of the line."""

    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whom to ring, from the site's own records, and when that was last checked."""

    lines: tuple[Ring, ...]
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A plan on paper."""

    name: str
    called: str
    title: str
    foot: str
    first: tuple[Section, ...]  # page one
    who_to_ring: Section
    numbers: Numbers
    rest: tuple[Section, ...]
    language: str = "en-GB"


def paper_of(reading: PlanReading, *, numbers: Numbers) -> Paper:
    """Arrange a reading as a paper, all everyday words on page one for a start."""
    printed = local_day(reading.at)
    person = reading.person
    first = []
    calls: list[Block] = []
    for key in EVERYDAY:
        part = reading.part(key)
        blocks = list(_everyday_blocks(part, person)) if part else []
        calls += [b for b in blocks if b.group == _CALL]
        blocks = [replace(b, group="") for b in blocks if b.group != _CALL]
        if part and blocks:
            first.append(_section(part, _with_lead(blocks, key), person))
    return Paper(
        name=person.name,
        called=person.called,
        title=_("%(name)s, %(day)s") % {"name": person.name, "day": long_day(printed)},
        foot=_foot(person, printed),
        first=tuple(first),
        who_to_ring=Section(
            "ring",
            _("Who to ring"),
            tuple(replace(b, group="") for b in calls),
        ),
        numbers=numbers,
        rest=tuple(_rest(reading)),
    )


def move_on(paper: Paper, moved: frozenset[str]) -> Paper:
    """Take these blocks off page one; each is told first thing after it."""
    first = tuple(_without(section, moved) for section in paper.first)
    ring = _without(paper.who_to_ring, moved)
    carried = [
        replace(s, blocks=blocks, continued=True, note="")
        for s in (*paper.first, paper.who_to_ring)
        if (blocks := tuple(b for b in s.blocks if b.id in moved))
    ]
    goes_on = {s.key for s in paper.rest}
    both = [_joined(s, paper.rest) if s.key in goes_on else s for s in carried]
    keys = {s.key for s in carried}
    rest = (*both, *(s for s in paper.rest if s.key not in keys))
    return replace(paper, first=first, who_to_ring=ring, rest=rest)


def _without(section: Section, moved: frozenset[str]) -> Section:
    kept = tuple(b for b in section.blocks if b.id not in moved)
    return replace(section, blocks=kept, more=len(kept) < len(section.blocks))


def _joined(carried: Section, rest: Iterable[Section]) -> Section:
    later = next(s for s in rest if s.key == carried.key)
    return replace(carried, blocks=carried.blocks + later.blocks)


def _foot(person: Person, printed: date) -> str:
    return _(
        "%(name)s’s plan as it is today, not yet offered. Printed on %(day)s."
    ) % {"name": person.called, "day": long_day(printed)}


_CALL = "call"
# Of hard times, a stranger needs first what to do and not to do when it is worst.
_STAGES = ("unwell", "starting", "recovering", "well")
_ASPECTS = ("avoid", "helps", "signs", "call")


def _everyday_blocks(part: PartReading, person: Person) -> Iterator[Block]:
    """The words of a part, in its order; the person's own before anybody else's."""
    words = [i for i in part.items if i.kind == "words"]
    kind = kind_of(part.key)
    order = [h.key for h in kind.headings] if kind else []
    words.sort(key=lambda i: (_place(order, i.heading), not i.own, i.recorded_at))
    several = len({i.heading for i in words}) > 1 or bool(words and words[0].heading)
    last = ""
    for item in words:
        label = _heading_label(part.key, item.heading) if several else ""
        shown = "" if label == last else label
        last = label
        yield Block(
            tuple(_sayings(item, person, label=shown)),
            group=_CALL if item.heading.endswith("-call") else "",
            weight=_weight(item.heading),
        )


def _place(order: list[str], heading: str) -> int:
    return order.index(heading) if heading in order else len(order)


def _weight(heading: str) -> int:
    stage, _dash, aspect = heading.partition("-")
    if stage not in _STAGES or aspect not in _ASPECTS:
        return 0
    return _STAGES.index(stage) * len(_ASPECTS) + _ASPECTS.index(aspect)


def _heading_label(part: str, key: str) -> str:
    heading = heading_of(part, key)
    return str(heading.label) if heading else ""


def _with_lead(blocks: list[Block], key: str) -> tuple[Block, ...]:
    """Set the first of what matters large, if it is the person's and short enough."""
    first = blocks[0].sayings[0]
    length = sum(map(len, first.paragraphs))
    if key != MATTERS or not first.own or length > LEAD_LENGTH:
        return tuple(blocks)
    lead = replace(first, lead=True)
    return (replace(blocks[0], sayings=(lead, *blocks[0].sayings[1:])), *blocks[1:])


def _section(
    part: PartReading,
    blocks: Iterable[Block],
    person: Person,
    *,
    continued: bool = False,
) -> Section:
    note = ""
    if part.rank and not continued:
        note = {
            1: _("Most important to %s now") % person.called,
            2: _("Second most important to %s now") % person.called,
            3: _("Third most important to %s now") % person.called,
        }[part.rank]
    return Section(part.key, part.label, tuple(blocks), note, continued)


def _rest(reading: PlanReading) -> Iterator[Section]:
    """The parts in use; of the everyday ones, what is not words for page one."""
    for part in reading.parts:
        everyday = part.key in EVERYDAY
        on_first = everyday and any(i.kind == "words" for i in part.items)
        items = [i for i in part.items if not (everyday and i.kind == "words")]
        blocks = tuple(_grouped(part.key, items, reading.person))
        if blocks:
            yield _section(part, blocks, reading.person, continued=on_first)


def _grouped(
    part: str, items: list[ItemReading], person: Person
) -> Iterator[Block]:
    """Words by their heading, then what was asked for, then what was promised."""
    kind = kind_of(part)
    order = [h.key for h in kind.headings] if kind else []
    words = [i for i in items if i.kind == "words"]
    words.sort(key=lambda i: (_place(order, i.heading), not i.own, i.recorded_at))
    for item in words:
        yield from _blocks(item, person, _heading_label(part, item.heading))
    for item in items:
        if item.kind == "need":
            yield from _blocks(item, person, _("Asked for"))
    for item in items:
        if item.kind == "goal":
            yield from _blocks(item, person, _("Hoped for"))
    for item in items:
        if item.kind == "action":
            yield from _blocks(item, person, _("Promised"))


def _blocks(item: ItemReading, person: Person, group: str) -> Iterator[Block]:
    """An item, and each thing below it, as blocks that a page's end may part."""
    yield Block(tuple(_sayings(item, person)), group)
    for below in item.below:
        for block in _blocks(below, person, group):
            yield replace(
                block,
                sayings=tuple(
                    replace(s, place=s.place or "below") for s in block.sayings
                ),
            )


def _sayings(item: ItemReading, person: Person, label: str = "") -> Iterator[Saying]:
    """A text, then what was said about it."""
    yield _saying(item, person, label=label or margins.who_will(item))
    for said in item.said:
        label = _("This isn’t right for me") if said.kind == "not_right" else ""
        yield _saying(said, person, label=label, place="said")
        for answer in said.said:
            yield _saying(answer, person, place="said")


def _saying(
    item: ItemReading, person: Person, *, label: str = "", place: str = ""
) -> Saying:
    removed = item.removed_on
    body = _("Taken out on %s.") % long_day(removed) if removed else item.body
    facts = (*margins.how_it_stands(item, person), *margins.what_happened(item))
    named = margins.speaker(item.voice)
    if item.own:
        named = person.called if place == "said" else ""
    return Saying(
        id=f"t-{item.id.hex[:12]}",
        place=place,
        label=label,
        speaker=named,
        own=item.own and not removed,
        language=item.language,
        direction=direction_of(body),
        paragraphs=tuple(p.strip() for p in body.split("\n") if p.strip()),
        facts=facts,
        note=margins.note(item, person),
    )


def direction_of(text: str) -> str:
    """Tell which way a text runs, by its first letter that has a direction."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way == "L":
            return "ltr"
        if way in ("R", "AL"):
            return "rtl"
    return "ltr"
