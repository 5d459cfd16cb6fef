"""A text as a page shows it: words in the column, facts and links in the margin.

Built whole before any template runs, because includes and date filters in a loop cost
more than the plan itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from careplan.core.dates import long_day
from careplan.plans import sentences
from careplan.plans.reading import ItemReading, PlanReading


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str
    about: str = ""  # read aloud after the label: which words the link belongs to


@dataclass(frozen=True, slots=True)
class Line:
    """One text, ready to be shown."""

    id: UUID
    place: str  # "", "below" or "said"
    lead: str  # what stands before the words: who will do it, a horizon, a reply
    speaker: str  # named before they speak; empty for the person
    own: bool
    language: str
    paragraphs: tuple[str, ...]
    facts: tuple[str, ...]  # how a need stands, what became of a promise
    note: tuple[str, ...]
    links: tuple[Link, ...]
    asks_check: bool = False


@dataclass(frozen=True)
class Linker:
    """Knows the addresses inside one plan, and what its reader may do there."""

    base: str  # "/plan/<uuid>/"
    may_write: bool
    is_own: bool
    all_links: bool = False  # the page about one text has room for all
    shows_links: bool = True  # a page that only shows texts spares itself the links

    def item(self, item_id: UUID, act: str = "") -> str:
        return f"{self.base}item/{item_id}/{act}"

    def part(self, key: str) -> str:
        return f"{self.base}part/{key}/"

    def under(self, item: ItemReading) -> Iterator[Link]:
        """The links beside one text."""
        if not self.shows_links:
            return
        about = first_words(item.body, 40)
        if self.may_write and item.mine:
            yield Link(_("Change"), self.item(item.id, "change/"), about)
        elif self.may_write and item.kind not in ("comment", "not_right"):
            if self.is_own:
                yield Link(
                    _("This isn’t right for me"),
                    self.item(item.id, "not-right/"),
                    about,
                )
            if item.kind != "action" or self.all_links:
                yield Link(
                    _("Say something about this"), self.item(item.id, "say/"), about
                )
        elif self.may_write:
            yield Link(_("Answer"), self.item(item.id, "say/"), about)
        if item.kind == "need" and self.may_write:
            yield Link(_("Say how it stands"), self.item(item.id, "stands/"), about)
        if item.kind == "action" and self.may_write:
            yield Link(_("Say what happened"), self.item(item.id, "happened/"), about)
        if not self.all_links:
            yield Link(_("More about this"), self.item(item.id), about)


def first_words(body: str, most: int = 90) -> str:
    """The first sentence of a text, or as many whole words as fit."""
    line = body.strip().split("\n", 1)[0]
    sentence = line.split(". ", 1)[0]
    if len(sentence) < len(line):
        sentence += "."
    if len(sentence) <= most:
        return sentence
    return sentence[:most].rsplit(" ", 1)[0] + "…"


def paragraphs(body: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in body.split("\n") if p.strip())


def line(
    item: ItemReading, reading: PlanReading, linker: Linker, *, place: str = ""
) -> Line:
    """Make one text ready to be shown."""
    removed = item.removed_on
    body = _("Taken out on %s.") % long_day(removed) if removed else item.body
    lead = sentences.horizon(item)
    if item.kind == "not_right":
        lead = _("This isn’t right for me")
    facts = (sentences.how_it_stands(item, reading), sentences.what_happened(item))
    said = sentences.who_said_so(item, reading)
    return Line(
        id=item.id,
        place=place,
        lead=lead,
        speaker=_speaker(item, reading, place),
        own=item.own,
        language=item.language,
        paragraphs=paragraphs(body),
        facts=tuple(f for fact in facts if fact for f in fact.split("\n")),
        note=sentences.note(item, reading) + ((said,) if said else ()),
        links=tuple(linker.under(item)),
        asks_check=item.mine and item.waits_for_check,
    )


def _speaker(item: ItemReading, reading: PlanReading, place: str) -> str:
    """Who is named before the words: who will do it, or who says it."""
    if item.kind == "action":
        return sentences.who_will(item, reading)
    if item.own and place != "said":
        return ""
    if item.voice.id == reading.reader:
        return _("You")
    return sentences.speaker(item.voice, reading)


def lines(
    items: Iterable[ItemReading],
    reading: PlanReading,
    linker: Linker,
    *,
    place: str = "",
) -> Iterator[Line]:
    """Make items ready, what was said about each and what is below it after it."""
    for item in items:
        yield line(item, reading, linker, place=place)
        for said in item.said:
            yield line(said, reading, linker, place="said")
        yield from lines(item.below, reading, linker, place="below")
