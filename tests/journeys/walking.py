"""Walks the pages of a site from link to link, and looks hard at each it comes to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

from tests.machine.browser import WCAG, WIDTHS

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
PART = re.compile(r"/part/[a-z0-9_-]+/")
ENOUGH_OF_A_KIND = 1
RULES = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def kind_of(address: str) -> str:
    """Pages of one kind differ only in whose and which."""
    kind = UUID.sub("…", address.split("#", 1)[0])
    kind = PART.sub("/part/…/", kind)
    kind = re.sub(r"heading=[^&]*|below=[^&]*", "", kind)
    return re.sub(r"(?<=[/=])\d+", "…", kind)


@dataclass
class Walk:
    """Who walks, what they saw, and what was wrong with it."""

    page: Page
    site_url: str
    seen: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    looked: int = 0  # pages × widths that the checker looked at

    def __post_init__(self) -> None:
        # The first page of copies waits for what sets type to be loaded.
        self.page.set_default_timeout(30_000)
        self.page.on("console", self._hear)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.wrong.append(f"{self.page.url}: the console says {said.text}")

    def everywhere(self, *starts: str) -> None:
        """From each start, follow every link to pages not seen enough of their kind."""
        waiting = list(starts)
        while waiting:
            address = waiting.pop(0)
            if self.seen[kind_of(address)] >= ENOUGH_OF_A_KIND:
                continue
            self.seen[kind_of(address)] += 1
            if self._goes_to(address):
                waiting += self._links()

    def only(self, *addresses: str) -> None:
        """Look at these pages, and follow nothing."""
        for address in addresses:
            self.seen[kind_of(address)] += 1
            self._goes_to(address)

    def _goes_to(self, address: str) -> bool:
        answer = self.page.goto(address)
        assert answer is not None
        if answer.status != 200:
            self.wrong.append(f"{address}: {answer.status}")
            return False
        if kind_of(self.page.url) != kind_of(address):  # sent on to another page
            if self.seen[kind_of(self.page.url)] >= ENOUGH_OF_A_KIND:
                return False
            self.seen[kind_of(self.page.url)] += 1
        # Of a second page like the first, the narrow look finds what the words do.
        widths = WIDTHS if self.seen[kind_of(self.page.url)] == 1 else WIDTHS[:1]
        self.wrong += [f"{self.page.url}: {what}" for what in self.look(widths)]
        return True

    def _links(self) -> list[str]:
        links: list[str] = self.page.eval_on_selector_all(
            "a[href]:not([download])", "all => all.map(a => a.href)"
        )
        inside = (link.split("#", 1)[0] for link in links)
        return [
            link
            for link in inside
            if link.startswith(self.site_url) and "download" not in link
        ]

    def look(self, widths: Sequence[int] = WIDTHS) -> Iterator[str]:
        """What is wrong with the page on the screen."""
        yield from frame_of(self.page)
        self.page.evaluate(Axe().axe_script)
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 800})
            yield from (f"at {width} px {found}" for found in self._axe(RULES))
            widest = self.page.evaluate("document.documentElement.scrollWidth")
            if widest > width:
                yield f"{widest} px wide at {width} px"
        if len(widths) == 1:
            return
        self.page.emulate_media(color_scheme="dark")
        yield from (f"in the dark {found}" for found in self._axe(COLOURS))
        self.page.emulate_media(color_scheme="light")

    def _axe(self, options: dict[str, Any]) -> list[str]:
        self.looked += 1
        found = self.page.evaluate("options => axe.run(options)", options)
        return [
            f"{one['id']}: {node['html']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]


def frame_of(page: Page) -> Iterator[str]:
    """One heading, a title that says more than the site's name, help, a way past."""
    if (count := page.locator("h1").count()) != 1:
        yield f"{count} first headings"
    if len(page.title().split(" – ")[0]) < 3:
        yield f"its title is {page.title()}"
    if page.locator('.help-bar a[href="#help"]').count() != 1:
        yield "no link to help"
    if page.locator("#help a[href^='tel:']").count() < 3:
        yield "no numbers to ring"
    if page.locator(".nhsuk-skip-link").count() != 1:
        yield "no way past the frame"
    solid = page.locator("main .nhsuk-button:not(.nhsuk-button--secondary)")
    if solid.count() > 1:
        yield f"{solid.count()} solid buttons"
    if page.locator("[style], [onclick]").count():
        yield "a style or a script inside the page"
