"""What one person may read of a plan. Pure: frozen dataclasses in, frozen out.

It leaves no trace of what it leaves out: no counts, no authors, no hidden parents.
Pages, the PDF and the record copy take a PlanReading and nothing else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from careplan.plans.content_sql import A_SHORT_PLAN
from careplan.plans.contents import ItemContent, Person, PlanContent, Text
from careplan.plans.shown import arranged, shown_to
from careplan.sharing.grants import Grant
from careplan.sharing.parts import kind_of, place_of


@dataclass(frozen=True, slots=True)
class ItemReading:
    """One item as one person reads it."""

    id: UUID
    text_id: UUID
    part: str
    heading: str
    kind: str
    voice: Person
    own: bool  # in the person's own voice
    mine: bool  # in the reader's voice
    body: str
    language: str
    written_by: Person
    circumstance: str
    happened_on: date | None
    recorded_at: datetime
    removed_on: date | None
    checked_at: datetime | None
    talked_about_at: datetime
    new_to_reader: bool
    coordinator_read_at: datetime | None
    person_read_at: datetime | None
    origin: str
    horizon: str
    doer: Person | None
    by_on: date | None
    status: str
    look_again_on: date | None
    reason: str
    instead: str
    status_at: datetime | None
    happened: str
    because: str
    helped: bool | None
    happened_by: Person | None
    happened_at: datetime | None
    unseen: tuple[UUID, ...]  # texts told here that the reader has not seen before
    below: tuple["ItemReading", ...] = ()
    said: tuple["ItemReading", ...] = ()  # what was said about it

    @property
    def written_down(self) -> bool:
        """True if somebody else wrote the voice's words down."""
        return self.written_by.id != self.voice.id

    @property
    def waits_for_check(self) -> bool:
        return self.own and self.written_down and self.checked_at is None


@dataclass(frozen=True, slots=True)
class PartReading:
    """A part in use, by the name the person gave it."""

    key: str
    label: str
    rank: int  # 1 to 3 if most important, else 0
    items: tuple[ItemReading, ...]
    name_item: UUID | None = None

    @property
    def leading(self) -> list[ItemReading]:
        """The person's words that stand for the part at a glance.

        In a life area how it is now, in one text; elsewhere up to two.
        """
        own = [i for i in self.items if i.kind == "words" and i.own]
        now = [i for i in own if i.heading == "now"]
        return now[-1:] if now else own[: 1 if own and own[0].heading else 2]

    @property
    def first(self) -> ItemReading | None:
        """The item whose first words stand for the part: the person's, if any."""
        own = (i for i in self.items if i.own and i.kind == "words")
        return next(own, None) or next(iter(self.items), None)


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A plan as one person may read it at one moment."""

    service_user: UUID
    person: Person
    reader: UUID
    is_own: bool
    started: bool
    revision: int
    at: datetime
    parts: tuple[PartReading, ...]
    coordinator: Person | None = None
    is_short: bool = False  # a few texts, all of them open to the reader
    from_outside: bool = False  # the reader is not of the care team

    def part(self, key: str) -> PartReading | None:
        return next((p for p in self.parts if p.key == key), None)

    def everything(self) -> Iterator[ItemReading]:
        """Every item in it, what is below and what was said included."""
        for part in self.parts:
            yield from walk(part.items)

    def item(self, item_id: UUID) -> ItemReading | None:
        return next((i for i in self.everything() if i.id == item_id), None)


def walk(items: Iterable[ItemReading]) -> Iterator[ItemReading]:
    for item in items:
        yield item
        yield from walk(item.said)
        yield from walk(item.below)


def as_seen_by(
    content: PlanContent, grants: Iterable[Grant], *, reader: UUID, at: datetime
) -> PlanReading:
    """Give what these grants open of the content, to this reader."""
    held = [g for g in grants if g.user == reader and (not g.until or at < g.until)]
    shown = shown_to(content, held)
    items = {i.id: i for i in shown}
    texts = {i.words.id: i.words for i in shown}
    tops, below, said, names = arranged(shown, items)
    ranked = [key for key in content.most_important if key in tops]

    def whole(item_id: UUID) -> ItemReading:
        return _reading(
            items[item_id],
            content,
            texts,
            reader,
            tuple(map(whole, below.get(item_id, ()))),
            tuple(map(whole, said.get(item_id, ()))),
        )

    parts = tuple(
        PartReading(
            key=key,
            label=items[names[key]].words.body if key in names else part_label(key),
            rank=ranked.index(key) + 1 if key in ranked else 0,
            items=tuple(whole(i) for i in tops[key]),
            name_item=names.get(key),
        )
        for key in sorted(tops, key=place_of)
    )
    return PlanReading(
        content.service_user,
        content.person,
        reader,
        reader == content.person.id,
        content.started,
        content.revision,
        at,
        parts,
        content.people.get(content.coordinator) if content.coordinator else None,
        from_outside=not any(g.from_inside for g in held),
        is_short=content.in_full
        and len(shown) - len(names) <= A_SHORT_PLAN
        and any(not g.part and not g.item and not g.but_not for g in held),
    )


def part_label(key: str) -> str:
    """The label of a part before anyone renames it."""
    kind = kind_of(key)
    return str(kind.label) if kind else ""


def _reading(
    item: ItemContent,
    content: PlanContent,
    texts: dict[UUID, Text],
    reader: UUID,
    below: tuple[ItemReading, ...],
    said: tuple[ItemReading, ...],
) -> ItemReading:
    words, status, update = item.words, item.status, item.update
    people = content.people
    reason = texts.get(status.reason) if status and status.reason else None
    instead = texts.get(status.instead) if status and status.instead else None
    because = texts.get(update.because) if update and update.because else None
    told = (words, reason, instead, because) if status or update else (words,)
    return ItemReading(
        item.id,
        words.id,
        item.part,
        item.heading,
        item.kind,
        people[item.voice],
        item.voice == content.person.id,
        item.voice == reader,
        words.body,
        words.language,
        people[words.written_by],
        words.circumstance,
        words.happened_on,
        words.recorded_at,
        words.removed_on,
        words.checked_at,
        max(words.recorded_at, item.still_true_at or words.recorded_at),
        words.viewer_saw_at is None and words.written_by != reader,
        words.coordinator_saw_at,
        words.person_saw_at,
        item.origin,
        item.horizon,
        people.get(item.doer) if item.doer else None,
        item.by_on,
        status.status if status else ("open" if item.kind == "need" else ""),
        status.look_again_on if status else None,
        reason.body if reason else "",
        instead.body if instead else "",
        status.recorded_at if status else None,
        update.happened if update else "",
        because.body if because else "",
        update.helped if update else None,
        people.get(update.by) if update else None,
        update.recorded_at if update else None,
        tuple(
            t.id
            for t in told
            if t and t.viewer_saw_at is None and t.written_by != reader
        ),
        below,
        said,
    )
