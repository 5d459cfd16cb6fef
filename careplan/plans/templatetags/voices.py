"""Texts of a plan as HTML: voice in the column, side note in the margin.

Written in one go in Python, because a plan has hundreds of texts and a template loop
over them costs more than all the rest of the page. Every value is escaped here.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from careplan.plans.lines import Line, Link

register = template.Library()


@register.simple_tag
def voices(
    lines: Iterable[Line], *, lead: bool = False, links: bool = True, base: str = ""
) -> SafeString:
    """Show texts one under the other. `lead`: the person's in larger letters."""
    ask = _("Is this right?")
    return mark_safe("".join(_one(x, lead, links, base, ask) for x in lines))  # noqa: S308


def _one(line: Line, lead: bool, links: bool, base: str, ask: str) -> str:
    return (
        f'<div class="item{" item--" + line.place if line.place else ""}" '
        f'id="i{line.id}"><div class="voice{_faces(line, lead)}">{_column(line)}</div>'
        f'<div class="side-note">{_margin(line, links, base, ask)}</div></div>\n'
    )


def _faces(line: Line, lead: bool) -> str:
    if not line.own:
        return ""
    return " voice--own voice--lead" if lead else " voice--own"


def _column(line: Line) -> str:
    """Who speaks, what stands before the words, the words, how the matter stands."""
    language = "" if line.language == "en" else f' lang="{escape(line.language)}"'
    parts = []
    if line.speaker:
        parts.append(f'<p class="voice__name">{escape(line.speaker)}</p>')
    if line.lead:
        parts.append(f'<p class="voice__before">{escape(line.lead)}</p>')
    parts += [f'<p dir="auto"{language}>{escape(p)}</p>' for p in line.paragraphs]
    parts += [f'<p class="voice__fact">{escape(fact)}</p>' for fact in line.facts]
    return "".join(parts)


def _margin(line: Line, links: bool, base: str, ask: str) -> str:
    sentences = " ".join(f"<span>{escape(said)}</span>" for said in line.note)
    parts = [f"<p>{sentences}</p>"] if sentences else []
    if line.asks_check and links:
        href = f"{escape(base)}item/{line.id}/"
        parts.append(
            f'<p class="side-note__ask"><a href="{href}">{escape(ask)}</a></p>'
        )
    if links and line.links:
        parts.append(f'<p class="your-say">{" ".join(map(_link, line.links))}</p>')
    return "".join(parts)


def _link(link: Link) -> str:
    about = (
        f'<span class="nhsuk-u-visually-hidden">: {escape(link.about)}</span>'
        if link.about
        else ""
    )
    return f'<a href="{escape(link.href)}">{escape(link.label)}{about}</a>'
