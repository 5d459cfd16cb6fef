"""The paper copy's press: the one place that knows how a page becomes a PDF.

Everything is set as PDF/UA-1, so that a screen reader can read it, in fonts that lie
beside this file. Nothing is fetched from anywhere. The press is loaded when first used:
it needs Pango from the system, and the site must start without it.
"""

import atexit
import hashlib
import re
import threading
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

FONTS = Path(__file__).resolve().parent / "fonts"
BUNDLED = re.compile(r"bundled:([a-z0-9-]+\.woff2)")
BEYOND_LATIN = re.compile(
    r"[^\u0000-\u02FF\u1E00-\u1E9F\u2000-\u206F\u20A0-\u20BF\u2122]"
)

# The font map is not made for several threads, and setting type is all computing.
_one_at_a_time = threading.RLock()


class OutsideAddress(ValueError):
    """A page for the press names something that does not lie beside it."""


def available() -> str | None:
    """Give None if copies can be made here, else a sentence saying why not."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return _(
            "This site cannot make PDFs yet: Pango, which sets the letters, is not "
            "installed. The people who run the site can install it: "
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        )
    return None


@dataclass(frozen=True)
class Place:
    """Where something with an id begins: on which page, how far down in pixels."""

    page: int
    down: float


@dataclass(frozen=True)
class LaidOut:
    """Pages set in type, not yet written out."""

    pages: int
    places: dict[str, Place]
    _document: Any = field(repr=False)
    _identifier: bytes = field(repr=False)

    def pdf(self) -> bytes:
        """Write the pages out as PDF/UA-1."""
        with _one_at_a_time:
            written: bytes = self._document.write_pdf(
                pdf_variant="pdf/ua-1",
                pdf_identifier=self._identifier,
                finisher=_every_glyph_says_something,
            )
        return written


def lay_out(html: str, *, css: Path) -> LaidOut:
    """Set a page of HTML in type.

    Raises OutsideAddress if it names anything that is not bundled. The same HTML and
    style sheet always give the same bytes.
    """
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    with _one_at_a_time:
        try:
            document = HTML(string=html, url_fetcher=_bundled).render(
                font_config=_fonts(every_script=_needs_every_script(html)),
                stylesheets=[_style_sheet(css)],
            )
        except FatalURLFetchingError as refused:
            raise OutsideAddress(str(refused)) from None
    places: dict[str, Place] = {}
    for number, page in enumerate(document.pages, start=1):
        for name, point in page.anchors.items():
            places.setdefault(name, Place(number, point[1]))
    identifier = hashlib.md5(html.encode(), usedforsecurity=False).digest()
    return LaidOut(len(document.pages), places, document, identifier)


def render(html: str, *, css: Path) -> bytes:
    """Make a PDF of a page whose head gives its title and language."""
    return lay_out(html, css=css).pdf()


def _every_glyph_says_something(_document: Any, pdf: Any) -> None:
    """Give glyphs without a letter of their own one that is silent.

    Where several glyphs make one letter (Tamil, Bengali), WeasyPrint 70 leaves the
    second without any, which PDF/UA does not allow.
    """
    for thing in pdf.objects:
        lines = getattr(thing, "stream", None) or ()
        if any(b"begincmap" in line for line in lines if isinstance(line, bytes)):
            thing.stream = [
                line[:-1] + b"200b>" if line.endswith(b" <>") else line
                for line in lines
            ]


def _bundled(url: str) -> Any:
    """Serve the fonts that lie beside this file, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

    found = BUNDLED.fullmatch(url)
    if found is None or not (FONTS / found[1]).is_file():
        raise FatalURLFetchingError(url)
    return URLFetcherResponse(url, (FONTS / found[1]).read_bytes())


def _needs_every_script(html: str) -> bool:
    """True if a letter lies outside Latin and its usual punctuation."""
    return BEYOND_LATIN.search(html) is not None


@lru_cache(maxsize=2)
def _fonts(*, every_script: bool) -> Any:
    """The fonts, unpacked once: doing it for each copy would cost more than the copy.

    The many other scripts take two seconds to unpack, so they wait until one is needed.
    """
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    for name in ("latin.css", "scripts.css") if every_script else ("latin.css",):
        text = (FONTS / name).read_text(encoding="utf-8")
        CSS(string=text, font_config=configuration, url_fetcher=_bundled)
    atexit.register(_fonts.cache_clear)  # or its unpacked files outlive the process
    return configuration


@lru_cache(maxsize=8)
def _style_sheet(path: Path) -> Any:
    from weasyprint import CSS

    return CSS(string=path.read_text(encoding="utf-8"), url_fetcher=_bundled)
