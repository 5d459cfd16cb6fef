"""Every page that can be walked to: in reach, in order, at each width, in the dark."""

from collections.abc import Iterator
from itertools import takewhile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.people import letters_to, plan_of
from tests.journeys.walking import Walk
from tests.machine.browser import sign_in_as, stays_within
from tests.machine.sites import Site, Sites

pytestmark = pytest.mark.browser

SAM = "sam@example.org"
OUTSIDE = ("", "join/", "sign-in/", "sign-in/password/", "sign-in/help/", "welcome/")


@pytest.fixture
def demo(sites: Sites) -> Site:
    return sites.fresh("demo")


@pytest.mark.parametrize("person", ["sam", "cara", "asha"])
def test_a_walk_through_the_demo(person: str, page: Page, demo: Site) -> None:
    sign_in_as(page, demo, f"{person}@example.org")
    walk = Walk(page, demo.url)
    walk.everywhere(f"{demo.url}/")
    print(f"{person}: {sum(walk.seen.values())} pages, {walk.looked} looks")
    assert not walk.wrong, "\n".join(walk.wrong)


def test_while_rob_rests(page: Page, demo: Site) -> None:
    sign_in_as(page, demo, "rob@example.org")
    plan = plan_of("rob@example.org", demo)
    walk = Walk(page, demo.url)
    rests = ("", "whole/", "today/", "changes/", "who/", "not-now/?another")
    walk.only(*(f"{plan}{place}" for place in rests))
    print(f"rob: {sum(walk.seen.values())} pages, {walk.looked} looks")
    assert not walk.wrong, "\n".join(walk.wrong)


def test_a_walk_signed_out(page: Page, demo: Site) -> None:
    letters_to(SAM, demo)
    walk = Walk(page, demo.url)
    starts = (*OUTSIDE, "demo/", "development/letters/")
    walk.everywhere(*(f"{demo.url}/{start}" for start in starts))
    print(f"signed out: {sum(walk.seen.values())} pages, {walk.looked} looks")
    assert not walk.wrong, "\n".join(walk.wrong)


@pytest.mark.parametrize("world", ["empty"])
def test_a_walk_through_an_empty_plan(site: Site, sams_phone: Page) -> None:
    walk = Walk(sams_phone, site.url)
    walk.everywhere(f"{site.url}/welcome/", f"{site.url}/")
    print(f"empty: {sum(walk.seen.values())} pages, {walk.looked} looks")
    assert not walk.wrong, "\n".join(walk.wrong)


def test_four_hundred_per_cent(browser: Browser, demo: Site) -> None:
    """1280 px magnified four times are 320, four times as fine."""
    context = browser.new_context(
        viewport={"width": 320, "height": 256}, device_scale_factor=4
    )
    page = context.new_page()
    sign_in_as(page, demo, SAM)
    plan = plan_of(SAM, demo)
    for place in ("", "whole/", "who/", "part/money/?heading=now", "copies/"):
        page.goto(f"{plan}{place}")
        stays_within(page)
    page.get_by_role("button", name="Download a copy").scroll_into_view_if_needed()
    context.close()


def test_by_keyboard(page: Page, demo: Site) -> None:
    sign_in_as(page, demo, SAM)
    page.goto(f"{plan_of(SAM, demo)}part/money/?heading=now")
    # The first stop leads past the frame
    page.keyboard.press("Tab")
    skip = page.locator(".nhsuk-skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    # Every stop after it can be seen, and the box is reached and left again
    stops = list(takewhile(lambda stop: stop != "body", _stops(page)))
    assert "textarea" in stops
    after = stops[stops.index("textarea") + 1 :]
    assert after[0] == "button"


def _stops(page: Page) -> Iterator[str]:
    for _ in range(100):
        yield _next_stop(page)


def _next_stop(page: Page) -> str:
    page.keyboard.press("Tab")
    stop = page.evaluate(
        """() => {
          const here = document.activeElement;
          const place = here.getBoundingClientRect();
          const look = getComputedStyle(here);
          const seen = look.outlineStyle !== "none" || look.boxShadow !== "none";
          return {
            tag: here.tagName.toLowerCase(),
            seen: seen && place.bottom > 0 && place.top < innerHeight,
            html: here.outerHTML.slice(0, 120),
          };
        }"""
    )
    assert stop["seen"] or stop["tag"] == "body", stop["html"]
    return str(stop["tag"])


def test_bad_input_keeps_the_text(page: Page, demo: Site) -> None:
    sign_in_as(page, demo, SAM)
    plan = plan_of(SAM, demo)
    # Nothing in the box
    page.goto(f"{plan}part/money/?heading=now")
    page.get_by_role("button", name="Put it in my plan").click()
    _says_beside_its_field(page, "There is nothing in the box yet.")
    # Who will do it is left open; what was typed stays
    page.goto(f"{plan}part/money/write/?kind=action")
    page.locator("textarea").fill("Ring the water people.")
    page.get_by_role("button", name="Put it in my plan").click()
    _says_beside_its_field(page, "Choose who will do it.")
    expect(page.locator("textarea")).to_have_value("Ring the water people.")
    # Longer than one box can hold
    page.goto(f"{plan}part/money/?heading=now")
    long = "Round and round. " * 1500
    page.locator("textarea").fill(long)
    page.get_by_role("button", name="Put it in my plan").click()
    _says_beside_its_field(page, "This is longer than one box can hold.")
    assert page.locator("textarea").input_value().startswith(long[:15_000])


def _says_beside_its_field(page: Page, sentence: str) -> None:
    wrong = page.locator(".nhsuk-form-group--error")
    expect(wrong.first).to_contain_text(sentence)
    assert page.title().startswith("Error: ")
    field = wrong.locator("textarea, input, select").first
    assert page.evaluate(
        """field => {
          const holder = field.closest("fieldset") || field;
          const told = (field.getAttribute("aria-describedby") || "") + " "
            + (holder.getAttribute("aria-describedby") || "");
          return told.split(" ").some((id) =>
            document.getElementById(id)?.textContent.trim());
        }""",
        field.element_handle(),
    )


def test_what_is_not_there(page: Page, demo: Site) -> None:
    sign_in_as(page, demo, SAM)
    for address in ("/nowhere/", "/plan/00000000-0000-4000-8000-000000000000/"):
        answer = page.goto(f"{demo.url}{address}")
        assert answer is not None
        assert answer.status == 404
        expect(page.locator("h1")).to_contain_text("This page is not here")
        expect(page.locator("#help")).to_be_visible()
        stays_within(page)
