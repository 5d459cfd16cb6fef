"""What somebody may not read leaves no trace in what they read, in random worlds."""

import re
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from hypothesis import given, settings

from careplan.plans.contents import ItemContent, PlanContent, Text
from careplan.plans.reading import PlanReading, as_seen_by
from careplan.sharing.grants import Grant, Why, from_rows
from tests.sharing.worlds import AT, READER, SAM, RandomWorld, Row, worlds

NEVER_HIDDEN = ("harder", "talk")


# The rule of the design in plain words, written apart from the code it is held against.
def may_read(world: RandomWorld, item: ItemContent) -> Text | None:
    """The text of this item that the reader may read, or None."""
    mine = [row for row in world.rows if row[1] == READER and _holds(row)]
    hidden = {row[4] for row in mine if row[2] == "hidden"} - set(NEVER_HIDDEN)
    for _who, _user, why, _role, _part, _item, _until in mine:
        if why == "duty" and item.part in NEVER_HIDDEN:
            return item.words
        if why in ("role", "cover", "emergency") and item.part not in hidden:
            return item.words
    shared = [row for row in mine if row[2] == "share"]
    if any(r[4] == item.part and r[5] is None for r in shared) or any(
        r[5] in _itself_and_above(world, item) for r in shared if r[5]
    ):
        return item.known
    return None


def _holds(row: Row) -> bool:
    return row[6] is None or row[6] > AT


def _itself_and_above(world: RandomWorld, item: ItemContent) -> set[UUID]:
    found, by_id = set(), {i.id: i for i in world.content.items}
    while item:
        found.add(item.id)
        item = by_id.get(item.parent)  # type: ignore[assignment,arg-type]
    return found


def read(world: RandomWorld, content: PlanContent | None = None) -> PlanReading:
    grants = from_rows(world.rows)
    return as_seen_by(content or world.content, grants, reader=READER, at=AT)


def said_in(reading: PlanReading) -> set[str]:
    """Every text and name that stands anywhere in a reading."""
    return set(re.findall(r"\[[^]]*\]", repr(reading)))


@settings(max_examples=100)
@given(worlds())
def test_nobody_reads_a_word_they_may_not(world: RandomWorld) -> None:
    allowed = {text.body for i in world.content.items if (text := may_read(world, i))}
    words = {said for said in said_in(read(world)) if said.startswith("[words")}
    assert words <= allowed


@settings(max_examples=100)
@given(worlds())
def test_everybody_reads_what_they_may(world: RandomWorld) -> None:
    shown = {i.id for i in world.content.items if may_read(world, i)}
    expected = {
        i.id
        for i in world.content.items
        if i.id in shown
        # A reason stands in what points at it; what is said stands beside its words,
        # and the name of a part over them.
        and i.kind not in ("comment", "reason", "name")
        and _stands_on_something(world.content, i, shown)
    }
    assert expected <= {i.id for i in read(world).everything()}


def _stands_on_something(
    content: PlanContent, item: ItemContent, shown: set[UUID]
) -> bool:
    """False for what is below something that itself stands nowhere on the page."""
    by_id = {i.id: i for i in content.items}
    while item.parent in shown:
        item = by_id[item.parent]
        if item.kind in ("comment", "reason", "name"):
            return False
    return True


@settings(max_examples=100)
@given(worlds())
def test_what_is_left_out_might_as_well_never_have_been(world: RandomWorld) -> None:
    allowed = {i.id: text for i in world.content.items if (text := may_read(world, i))}
    from_inside = {
        i.id for i in world.content.items if _inside_opens(world, i) and i.id in allowed
    }
    without = replace(
        world.content,
        items=tuple(
            i if i.id in from_inside else _as_the_person_knows(world, i, allowed)
            for i in world.content.items
            if i.id in allowed
        ),
        most_important=tuple(
            part
            for part in world.content.most_important
            if any(i.part == part and i.id in allowed for i in world.content.items)
        ),
    )
    shares = [_share_of(i) for i in allowed]
    held = [*from_rows(world.rows), *shares]
    lean = as_seen_by(without, held, reader=READER, at=AT)
    assert read(world) == lean


def _inside_opens(world: RandomWorld, item: ItemContent) -> bool:
    inside = [row for row in world.rows if row[2] != "share"]
    return may_read(RandomWorld(world.content, inside), item) is not None


def _as_the_person_knows(
    world: RandomWorld, item: ItemContent, allowed: dict[UUID, Text]
) -> ItemContent:
    """An outsider's world never held the newer words, nor what was reported unseen."""
    known = {text.id for text in allowed.values()}
    old = allowed[item.id] is not item.words
    status, update = item.status, item.update
    if old or (status and status.reason and status.reason not in known):
        status = None
    if old or (update and update.because and update.because not in known):
        update = None
    return replace(
        item,
        words=allowed[item.id],
        known=allowed[item.id],
        status=status,
        update=update,
        still_true_at=None if old else item.still_true_at,
    )


def _share_of(item: UUID) -> Grant:
    """In the lean world what was below a shared item is shared by itself."""
    return Grant(service_user=SAM.id, user=READER, why=Why.SHARE, item=item)


@given(worlds())
def test_without_a_grant_there_is_nothing(world: RandomWorld) -> None:
    others: Iterable[Row] = (row for row in world.rows if row[1] != READER)
    reading = read(RandomWorld(world.content, list(others)))
    assert reading.parts == ()
