"""From a paper to its pages: set page one, see if it holds, move texts on if not."""

from dataclasses import replace
from pathlib import Path

from django.template.loader import render_to_string

from careplan.copies import fitting
from careplan.copies.paper import Paper, move_on
from careplan.core import pdf

STYLE = Path(__file__).resolve().parent / "paper.css"


def pdf_of(paper: Paper) -> bytes:
    """Make the PDF; page one holds what it can, and nothing is cut or set smaller."""
    alone = _set(replace(paper, rest=()))
    if _holds(alone):
        return (_set(paper) if paper.rest else alone).pdf()
    moved = fitting.to_move(paper, _heights(paper), fitting.ROOM)
    kept = [b.id for b in fitting.by_need(paper) if b.id not in moved]
    laid = _set(move_on(paper, moved))
    while not _holds(laid) and kept:
        moved |= {kept.pop()}
        laid = _set(move_on(paper, moved))
    return laid.pdf()


def _set(paper: Paper, *, measuring: bool = False) -> pdf.LaidOut:
    html = render_to_string(
        "copies/paper.html", {"paper": paper, "measuring": measuring}
    )
    return pdf.lay_out(html, css=STYLE)


def _holds(laid: pdf.LaidOut) -> bool:
    return laid.places[fitting.END].page == 1


def _heights(paper: Paper) -> dict[str, float]:
    """Set page one alone, on a page without end, to see how high each thing stands."""
    laid = _set(paper, measuring=True)
    return fitting.heights_of(
        (name, place.page, place.down) for name, place in laid.places.items()
    )
