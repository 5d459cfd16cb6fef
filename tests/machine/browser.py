"""A real Chromium: pages, signing in, the accessibility checker, pictures."""

from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.machine import finding
from tests.machine.sites import ROOT, Site

PICTURES = ROOT / "test-pictures"
WIDTHS = (320, 390, 1280)
QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = finding.chromium()
    assert program, "No Chromium found: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a new browser; broken scripts and blocked content fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    _listen(context, wrong)
    yield _patient(context).new_page()
    context.close()
    assert not wrong, wrong


@pytest.fixture
def no_js(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield _patient(context).new_page()
    context.close()


@pytest.fixture
def second_page(browser: Browser) -> Iterator[Page]:
    """Another person's, or the same person's on another device."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield _patient(context).new_page()
    context.close()


def _patient(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(10_000)
    return context


def _listen(context: BrowserContext, wrong: list[str]) -> None:
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on(
        "console",
        lambda said: (
            wrong.append(said.text) if "Content Security Policy" in said.text else None
        ),
    )


def sign_in_as(page: Page, site: Site, email: str) -> None:
    """Give this browser a session of that person, second step included."""
    from accounts.models import User

    with site.inside():
        client = Client()
        client.force_login(
            User.objects.get(email=email), settings.AUTHENTICATION_BACKENDS[0]
        )
        session = client.session
        session["second_factor"] = "settled"
        session.save()
    _take(client.cookies, page, site)


def _take(cookies: SimpleCookie, page: Page, site: Site) -> None:
    for name, cookie in cookies.items():
        page.context.add_cookies(
            [{"name": name, "value": cookie.value, "url": site.url}]
        )


def axe(page: Page) -> None:
    """Fail with what the accessibility checker found on this page, if anything."""
    options: dict[str, Any] = {"runOnly": {"type": "tag", "values": WCAG}}
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def look(page: Page, name: str) -> list[Path]:
    """Keep pictures of the whole page at three widths in test-pictures/."""
    PICTURES.mkdir(exist_ok=True)
    before, taken = page.viewport_size, []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        taken.append(PICTURES / f"{name}-{width}.png")
        page.screenshot(path=taken[-1], full_page=True)
    if before:
        page.set_viewport_size(before)
    return taken


def stays_within(page: Page, width: int = 320) -> None:
    """Fail if the page must be moved sideways to be read on a narrow screen."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 844})
    widest = page.evaluate("document.documentElement.scrollWidth")
    assert widest <= width, f"{page.url} is {widest} px wide at {width} px"
    if before:
        page.set_viewport_size(before)
