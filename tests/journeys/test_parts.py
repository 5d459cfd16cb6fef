"""Every part of a page in every state: nothing for the accessibility checker."""

import pytest
from playwright.sync_api import Page

from careplan.home.development_samples import READERS, boxes
from tests.machine.browser import axe, stays_within
from tests.machine.sites import Site, Sites

pytestmark = pytest.mark.browser

PARTS = "/development/parts/"


@pytest.fixture
def site(sites: Sites) -> Site:
    return sites.fresh("empty")


def test_every_part_in_every_state(page: Page, site: Site) -> None:
    states = ["", *(f"as={reader}" for reader in READERS)]
    states += [f"box={box}" for box in boxes()]
    for state in states:
        page.goto(f"{site.url}{PARTS}?{state}")
        axe(page)
        stays_within(page)


def test_every_part_in_the_dark(page: Page, site: Site) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site.url}{PARTS}")
    axe(page)


def test_the_biggest_letters_fit_the_narrowest_phone(page: Page, site: Site) -> None:
    page.context.add_cookies(
        [{"name": "letters", "value": "biggest.plainer", "url": site.url}]
    )
    page.goto(f"{site.url}{PARTS}")
    assert page.locator("html.letters-biggest.letters-plainer").count() == 1
    axe(page)
    stays_within(page)


def test_two_voices_two_faces(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{PARTS}")
    page.wait_for_function("document.fonts.status === 'loaded'")
    faces = page.evaluate(
        """() => [".voice--own p", ".voice:not(.voice--own) p", ".nhsuk-button"].map(
            (part) => getComputedStyle(document.querySelector(part)).fontFamily)"""
    )
    assert [face.split(",")[0].strip('"') for face in faces] == [
        "Literata",
        "Public Sans",
        "Public Sans",
    ]


def test_help_and_the_words_are_a_key_press_away(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/how-this-site-works/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the words"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("link", name="Get help now").first.click()
    assert page.evaluate("document.activeElement.id") == "help" or page.url.endswith(
        "#help"
    )
