"""The copy for the record: the paper as plain text, for the service's own system.

Whose words, how old, needs and promises, what happened. Pure.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from careplan.copies.paper import Paper, Saying, Section, every_block, move_on
from careplan.core.dates import NBSP, long_day


def text_of(paper: Paper, *, copied_by: str, on: date) -> str:
    """Write a paper as plain text. The person's own words stand in quotation marks."""
    whole = move_on(paper, frozenset(block.id for block in every_block(paper)))
    values = {
        "name": paper.called,
        "status": paper.status,
        "day": long_day(on),
        "by": copied_by,
    }
    lines = [
        paper.name,
        _("%(status)s Copied for the record on %(day)s by %(by)s.") % values,
        _("%(name)s’s own words stand in quotation marks. Everyone else is named.")
        % values,
    ]
    if paper.answer:
        words = f" “{paper.answer_words}”" if paper.answer_words else ""
        lines.append(f"{paper.answer}{words}")
    for section in whole.rest:
        lines += _of_section(section)
    return "\n".join(lines).replace(NBSP, " ") + "\n"


def _of_section(section: Section) -> Iterator[str]:
    yield ""
    yield section.label.upper()
    if section.note:
        yield section.note
    for group in section.groups:
        yield ""
        if group.label:
            yield f"{group.label}:"
        for block in group.blocks:
            for saying in block.sayings:
                yield from _of_saying(saying)


def _of_saying(saying: Saying) -> Iterator[str]:
    indent = "    " if saying.place else ""
    before = f"{saying.before}: " if saying.before else ""
    body = f"\n{indent}".join(saying.paragraphs)
    yield indent + before + (f"“{body}”" if saying.own else body)
    for fact in saying.facts:
        yield indent + fact
    yield f"{indent}({'. '.join(saying.note)})"
