"""Fitting page one: which blocks stay on it and which are told on the next. Pure.

Nothing is set smaller and nothing is cut: whole blocks move on, the least needed first.
What a stranger needs most is somebody to ring, then one text of each everyday part,
then what to do when things are hard.
"""

from collections.abc import Iterable, Iterator, Mapping

from careplan.copies.paper import Block, Paper, Section
from careplan.sharing.parts import HARDER

MILLIMETRE = 96 / 25.4
ROOM = (297 - 17 - 25) * MILLIMETRE  # the page less its margins, as in paper.css

# The ids that frame what is measured, in the order in which they stand on the page.
TOP, NUMBERS, END = "top", "numbers", "end-of-page-one"


def heading_id(section: Section) -> str:
    return f"s-{section.key}"


def to_move(paper: Paper, heights: Mapping[str, float], room: float) -> frozenset[str]:
    """Give the ids of the blocks that page one has no room for.

    `heights` tells how high each thing with an id stands, with all of them in place.
    """
    kept: set[str] = set()
    moved: set[str] = set()
    for block in by_need(paper):
        if _height(paper, heights, kept | {block.id}) <= room:
            kept.add(block.id)
        else:
            moved.add(block.id)
    return frozenset(moved)


def by_need(paper: Paper) -> list[Block]:
    """The blocks of page one, the most needed first."""
    turns = [
        (turn, block)
        for section in sorted(paper.first, key=lambda s: s.key != HARDER)
        for turn, block in enumerate(_within(section))
    ]
    turns.sort(key=lambda t: (t[1].is_long, not t[1].own, t[0]))
    return [*paper.who_to_ring.blocks, *(block for _turn, block in turns)]


def _within(section: Section) -> list[Block]:
    """The blocks of one part, the most needed first."""
    return sorted(section.blocks, key=lambda b: (b.is_long, not b.own, b.weight))


def _height(paper: Paper, heights: Mapping[str, float], kept: set[str]) -> float:
    """How high page one stands with these blocks on it."""
    sections = [*(s for s in paper.first if s.blocks), paper.who_to_ring]
    parts = (part for s in sections for part in _of_section(s, kept))
    return sum(heights.get(part, 0.0) for part in (TOP, *parts, NUMBERS))


def _of_section(section: Section, kept: set[str]) -> Iterator[str]:
    yield heading_id(section)
    yield from (b.id for b in section.blocks if b.id in kept)


def heights_of(places: Iterable[tuple[str, int, float]]) -> dict[str, float]:
    """Turn where things begin (id, page, how far down) into how high they stand.

    What does not even fit on the long page that measures is higher than any page.
    """
    ordered = sorted(places, key=lambda p: (p[1], p[2]))
    heights = {}
    for (name, page, down), (_next, on_page, below) in zip(
        ordered, ordered[1:], strict=False
    ):
        heights[name] = below - down if page == on_page == 1 else float("inf")
    return heights
