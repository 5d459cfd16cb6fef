"""Readings made by hand, to look at paper without a database."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from careplan.plans.contents import Person
from careplan.plans.reading import ItemReading, PartReading, PlanReading, part_label
from careplan.sharing.parts import AREAS

NAMES = uuid.UUID("0e5b1f0a-0000-4000-8000-000000000000")
SAM = Person(uuid.uuid5(NAMES, "sam"), "Sam Okafor", "Sam")
CARA = Person(uuid.uuid5(NAMES, "cara"), "Cara Lewis", "Cara", "care coordinator")
AT = datetime(2026, 3, 17, 10, 0, tzinfo=UTC)


def text(body: str, part: str = "matters", **facts: Any) -> ItemReading:
    """One text, in Sam's own words unless said otherwise."""
    voice = facts.pop("voice", SAM)
    on = facts.pop("on", date(2026, 3, 3))
    at = datetime(on.year, on.month, on.day, 12, 0, tzinfo=UTC)
    name = uuid.uuid5(NAMES, f"{part} {body} {facts.get('kind')}")
    item = ItemReading(
        id=name,
        text_id=uuid.uuid5(name, "text"),
        part=part,
        heading="",
        kind="words",
        voice=voice,
        own=voice.id == SAM.id,
        mine=voice.id == SAM.id,
        body=body,
        language="en",
        written_by=voice,
        circumstance="alone",
        happened_on=None,
        recorded_at=at,
        removed_on=None,
        checked_at=None,
        talked_about_at=at,
        new_to_reader=False,
        coordinator_read_at=None,
        person_read_at=None,
        origin="mine",
        horizon="",
        doer=None,
        by_on=None,
        status="",
        look_again_on=None,
        reason="",
        instead="",
        status_at=None,
        happened="",
        because="",
        helped=None,
        happened_by=None,
        happened_at=None,
        unseen=(),
    )
    return replace(item, **facts)


def plan(*items: ItemReading, names: dict[str, str] | None = None) -> PlanReading:
    """A plan of these texts, for Sam's own eyes."""
    keys = list(dict.fromkeys(i.part for i in items))
    parts = tuple(
        PartReading(
            key,
            (names or {}).get(key) or part_label(key),
            0,
            tuple(i for i in items if i.part == key),
        )
        for key in keys
    )
    return PlanReading(uuid.uuid4(), SAM, SAM.id, True, True, 7, AT, parts, CARA)


def everyday() -> tuple[ItemReading, ...]:
    """The everyday page of the design's own picture."""
    later = timedelta(days=20)
    day = date(2025, 9, 9)
    return (
        text(
            "Moss. Sunday dinner at Asha’s. The allotment first thing, before anyone’s "
            "up. Being left alone without being left.",
            talked_about_at=AT - later,
        ),
        text(
            "Ring before you come. Sit down, don’t stand over me. If I go quiet I’m "
            "hearing something else. Give me a minute.",
            "talk",
            on=day,
        ),
        text(
            "The talking radio on low. Moss on the bed. If I can get to the plot I’m "
            "all right by the afternoon.",
            "helps",
        ),
        text(
            "I stop answering the door. Then I stop cooking.",
            "harder",
            heading="starting-signs",
        ),
        text(
            "Text me, don’t ring. Come with Moss’s biscuits and don’t ask anything for "
            "ten minutes.",
            "harder",
            heading="unwell-helps",
        ),
        text(
            "If I go into hospital Moss goes to Asha’s, not kennels.",
            "harder",
            heading="unwell-helps",
        ),
        text(
            "Asha, my sister, 07700 900 131. She comes on Sundays.",
            "harder",
            heading="unwell-call",
        ),
    )


def full(areas: int = 15) -> tuple[ItemReading, ...]:
    """A full plan: each area two texts, three needs, six goals, six actions."""
    found = []
    for key in [area.key for area in AREAS][:areas]:
        for n in (1, 2):
            body = f"This is text {n} of {key}: mornings are slow, evenings are mine."
            found.append(text(body, key, heading="now" if n == 1 else "good"))
        for n in (1, 2, 3):
            goals = []
            for m in (1, 2):
                action = text(
                    f"Find out about number {n} {m} for {key}, and ring about it.",
                    key,
                    voice=CARA,
                    kind="action",
                    doer=CARA,
                    by_on=date(2026, 4, 1),
                )
                goals.append(
                    text(
                        f"To get to number {n} {m} of {key} twice a week.",
                        key,
                        kind="goal",
                        horizon="this_week",
                        below=(action,),
                    )
                )
            found.append(
                text(
                    f"Help with number {n} of {key}, at a time when I am awake.",
                    key,
                    kind="need",
                    status="being_met",
                    below=tuple(goals),
                )
            )
    return tuple(found)
