"""The paper: a plan arranged for printed pages, as frozen dataclasses.

Page one is the everyday page: alone, it lets a stranger act in a minute. After it come
the parts in use, and nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from textwrap import wrap

LONG = 900  # letters that may be told on both sides of a page's end
NOTE_LETTERS = 18  # in a line of a side note
NOTE_LINES = 3  # of a side note


@dataclass(frozen=True, slots=True)
class Saying:
    """One text on paper, with what stands before, under and beside it."""

    place: str  # "", "below" or "said"
    before: str  # others are named before they speak: "Cara, care coordinator"
    own: bool
    language: str  # empty where it is the paper's own
    direction: str  # "ltr" or "rtl"
    paragraphs: tuple[str, ...]
    facts: tuple[str, ...]  # how a need stands, what became of a promise
    note: tuple[str, ...]
    lead: bool = False  # set large

    @property
    def note_text(self) -> str:
        return "\n".join(self.note)

    @property
    def note_sentence(self) -> str:
        return ". ".join(self.note) + "."

    @property
    def note_lines(self) -> int:
        """How many lines the note takes in the margin, at most."""
        return sum(len(wrap(line, NOTE_LETTERS)) or 1 for line in self.note)

    @property
    def note_under(self) -> bool:
        """True if the note is too long for the margin and stands under the words."""
        return self.note_lines > NOTE_LINES


@dataclass(frozen=True, slots=True)
class Block:
    """A text and what was said about it: never parted, moved on as a whole."""

    id: str
    sayings: tuple[Saying, ...]
    weight: int = 0  # what a stranger needs first has the least

    @property
    def own(self) -> bool:
        return self.sayings[0].own

    @property
    def has_answers(self) -> bool:
        return len(self.sayings) > 1

    @property
    def is_long(self) -> bool:
        texts = (t for s in self.sayings for t in (*s.paragraphs, *s.facts))
        return sum(map(len, texts)) > LONG


@dataclass(frozen=True, slots=True)
class Group:
    """The blocks under one heading inside a part."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part, and what stands under it on this stretch of the paper."""

    key: str
    label: str
    groups: tuple[Group, ...]
    note: str = ""
    continued: bool = False  # begun on page one
    more: bool = False  # goes on after page one

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(b for g in self.groups for b in g.blocks)

    @property
    def is_on_paper(self) -> bool:
        return bool(self.groups) or self.more


@dataclass(frozen=True, slots=True)
class Ring:
    """Somebody to ring: a name set strong, and the rest of the line."""

    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whom to ring by the site's own records, and when that was last checked."""

    lines: tuple[Ring, ...]
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Which plan a paper shows, today's or a version, and what was said to it."""

    status: str
    answer: str = ""
    answer_words: str = ""


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
    status: str = ""  # "as it is today, not yet offered", or which version, offered on
    answer: str = ""  # what the person said to it, where that is to be told
    answer_words: str = ""


def move_on(paper: Paper, moved: frozenset[str]) -> Paper:
    """Take these blocks off page one; they are told first thing after it."""
    everyday = (*paper.first, paper.who_to_ring)
    carried = [
        replace(s, groups=groups, continued=True, note="")
        for s in everyday
        if (groups := _groups(s, lambda b: b.id in moved))
    ]
    by_key = {s.key: s for s in paper.rest}
    told = [
        replace(s, groups=s.groups + by_key[s.key].groups) if s.key in by_key else s
        for s in carried
    ]
    keys = {s.key for s in carried}
    return replace(
        paper,
        first=tuple(_staying(s, moved) for s in paper.first),
        who_to_ring=_staying(paper.who_to_ring, moved),
        rest=(*told, *(s for s in paper.rest if s.key not in keys)),
    )


def _staying(section: Section, moved: frozenset[str]) -> Section:
    groups = _groups(section, lambda b: b.id not in moved)
    more = any(b.id in moved for b in section.blocks)
    return replace(section, groups=groups, more=more)


def _groups(section: Section, wanted: Callable[[Block], bool]) -> tuple[Group, ...]:
    found = (
        replace(g, blocks=tuple(b for b in g.blocks if wanted(b)))
        for g in section.groups
    )
    return tuple(g for g in found if g.blocks)


def every_block(paper: Paper) -> Iterable[Block]:
    """All blocks of a paper, in reading order."""
    for section in (*paper.first, paper.who_to_ring, *paper.rest):
        yield from section.blocks
