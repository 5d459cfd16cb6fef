"""What may be added to a plan, and which of its parts may be called most important."""

from dataclasses import dataclass

from careplan.plans.access import Door
from careplan.plans.pages import Frame, frame_for
from careplan.plans.reading import PlanReading, part_label
from careplan.sharing.parts import AFTER_AREAS, AREAS, BEFORE_AREAS, PartKind


@dataclass(frozen=True)
class PartChoice:
    label: str
    prompt: str
    href: str


@dataclass(frozen=True)
class AddPage:
    frame: Frame
    about_you: tuple[PartChoice, ...]
    areas: tuple[PartChoice, ...]
    harder: tuple[PartChoice, ...]
    new_area_href: str
    important_href: str


def add_page(door: Door, reading: PlanReading) -> AddPage:
    frame = frame_for(door)
    labels = {p.key: p.label for p in reading.parts}

    def choices(kinds: tuple[PartKind, ...]) -> tuple[PartChoice, ...]:
        return tuple(
            PartChoice(
                labels.get(kind.key) or str(kind.label),
                str(kind.prompt),
                _where(frame, kind),
            )
            for kind in kinds
            if door.may_write(kind.key)
        )

    own = tuple(
        PartChoice(p.label, "", f"{frame.base}part/{p.key}/")
        for p in reading.parts
        if p.key.startswith("own-")
    )
    return AddPage(
        frame=frame,
        about_you=choices(BEFORE_AREAS),
        areas=choices(AREAS) + own,
        harder=choices(AFTER_AREAS),
        new_area_href=f"{frame.base}new-area/" if door.is_own else "",
        important_href=f"{frame.base}important/"
        if door.is_own and own_parts(reading)
        else "",
    )


def _where(frame: Frame, kind: PartKind) -> str:
    """A part with one heading opens its box at once."""
    href = f"{frame.base}part/{kind.key}/"
    return f"{href}?heading=#write" if len(kind.headings) == 1 else href


def own_parts(reading: PlanReading) -> list[str]:
    return [p.key for p in reading.parts if p.items]


def parts_to_rank(
    reading: PlanReading,
) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """The parts in use by name, and those chosen now, first to third."""
    parts = [(p.key, p.label or part_label(p.key)) for p in reading.parts if p.items]
    ranked = {p.rank: p.key for p in reading.parts if p.rank}
    places = {1: "first", 2: "second", 3: "third"}
    return parts, {places[rank]: key for rank, key in ranked.items()}
