"""Random plans and random grants, without a database."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from careplan.plans.contents import (
    ItemContent,
    NeedFacts,
    Person,
    PlanContent,
    Text,
    UpdateFacts,
)

NAMES = uuid.UUID("5a1d0000-0000-4000-8000-000000000000")
AT = datetime(2026, 3, 17, 10, 0, tzinfo=UTC)
PARTS = ("home", "money", "talk", "harder")
KINDS = ("words", "words", "need", "goal", "action", "comment", "reason", "name")


def named(name: str) -> UUID:
    return uuid.uuid5(NAMES, name)


SAM = Person(named("sam"), "Sam", "Sam")
READER = named("reader")
SOMEBODY_ELSE = named("somebody else")
Row = tuple[Any, ...]  # service user, user, why, role, part, item, until


@dataclass(frozen=True)
class RandomWorld:
    content: PlanContent
    rows: list[Row]


moments = st.sampled_from(
    [
        None,
        AT - timedelta(days=1),
        AT,
        AT + timedelta(seconds=1),
        AT + timedelta(days=9),
    ]
)


@st.composite
def texts(draw: st.DrawFn, name: str) -> Text:
    writer = draw(st.sampled_from([SAM.id, named("cara"), named(f"writer of {name}")]))
    seen = st.sampled_from([None, AT - timedelta(days=2)])
    return Text(
        id=named(f"text {name}"),
        body=f"[words {name}]",
        language="en",
        said_by=writer,
        written_by=writer,
        circumstance="alone",
        happened_on=None,
        recorded_at=AT - timedelta(days=draw(st.integers(0, 9))),
        removed_on=None,
        checked_at=None,
        person_saw_at=None,
        viewer_saw_at=draw(seen),
        coordinator_saw_at=draw(seen),
    )


@st.composite
def items(draw: st.DrawFn, count: int) -> list[ItemContent]:
    found: list[ItemContent] = []
    for place in range(count):
        words = draw(texts(f"{place} now"))
        known = draw(
            st.sampled_from(["now", "before", None])
            if words.written_by != SAM.id
            else st.just("now")
        )
        above = draw(st.sampled_from([None, *found])) if found else None
        kind = draw(st.sampled_from(KINDS))
        part = draw(st.sampled_from(PARTS))
        item = ItemContent(
            id=named(f"item {place}"),
            part=part,
            heading="",
            kind=kind,
            parent=above.id if above else None,
            voice=draw(st.sampled_from([SAM.id, words.written_by])),
            origin="mine",
            horizon="",
            doer=named(f"doer of {place}") if kind == "action" else None,
            by_on=None,
            words=words,
            known={"now": words, "before": draw(texts(f"{place} before")), None: None}[
                known
            ],
            still_true_at=draw(st.sampled_from([None, AT - timedelta(hours=1)])),
        )
        found.append(item)
    return found


def with_facts(found: list[ItemContent]) -> list[ItemContent]:
    """A need answered, an action reported on: with the first reasons there are."""
    reasons = [i.words.id for i in found if i.kind == "reason"]
    made = []
    for place, item in enumerate(found):
        words = reasons[place % len(reasons)] if reasons else None
        by, when = named(f"reporter of {place}"), AT - timedelta(hours=2)
        status = update = None
        if item.kind == "need":
            status = NeedFacts("nothing", words, None, AT.date(), by, when)
        if item.kind == "action":
            update = UpdateFacts("could_not", words, None, by, when)
        made.append(_with(item, status=status, update=update))
    return made


def _with(item: ItemContent, **more: Any) -> ItemContent:
    from dataclasses import replace

    return replace(item, **more)


@st.composite
def rows(draw: st.DrawFn, found: list[ItemContent]) -> list[Row]:
    who, made = named("sam's"), []
    for _place in range(draw(st.integers(0, 5))):
        why = draw(
            st.sampled_from(
                ["role", "cover", "share", "share", "emergency", "duty", "hidden"]
            )
        )
        part, item = "", None
        if why == "hidden" or (why == "share" and draw(st.booleans())):
            part = draw(st.sampled_from(PARTS))
        elif why == "share" and found:
            item = draw(st.sampled_from(found)).id
        elif why == "share":
            part = "home"
        role = {"role": "psychiatrist", "cover": "deputy"}.get(why, "")
        user = draw(st.sampled_from([READER, READER, READER, SOMEBODY_ELSE]))
        until = draw(moments) if why in ("share", "emergency") else None
        made.append((who, user, why, role, part, item, until))
    return made


@st.composite
def worlds(draw: st.DrawFn) -> RandomWorld:
    found = with_facts(draw(items(draw(st.integers(0, 8)))))
    people = {SAM.id: SAM}
    for item in found:
        ids = [item.voice, item.words.written_by, item.doer]
        ids += [item.known.written_by if item.known else None]
        ids += [item.status.by if item.status else None]
        ids += [item.update.by if item.update else None]
        for one in ids:
            if one and one not in people:
                people[one] = Person(one, f"[name {one}]", f"[called {one}]")
    cara = named("cara")
    people.setdefault(cara, Person(cara, "Cara", "Cara"))
    important = draw(st.permutations(PARTS))[: draw(st.integers(0, 3))]
    content = PlanContent(
        service_user=named("sam's"),
        person=SAM,
        revision=9,
        started=True,
        items=tuple(found),
        most_important=tuple(important),
        people=people,
        coordinator=cara,
    )
    return RandomWorld(content, draw(rows(found)))
