"""What is typed is kept: with no signal, after a time-out, on the way out."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import plan_of
from tests.machine.browser import sign_in_as
from tests.machine.sites import Site, Sites

pytestmark = pytest.mark.browser

SAM = "sam@example.org"
PATIENT = 20_000  # it tries again every five seconds


@pytest.fixture
def site(sites: Sites) -> Site:
    return sites.fresh("demo")


@pytest.fixture
def box(page: Page, site: Site) -> Locator:
    """Sam's box in My money, open on a phone."""
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in_as(page, site, SAM)
    return open_box(page, site)


def open_box(page: Page, site: Site) -> Locator:
    page.goto(f"{plan_of(SAM, site)}part/money/?heading=now#write")
    return page.locator(".straw-form textarea")


def test_while_there_is_no_signal(page: Page, box: Locator) -> None:
    line = page.locator(".kept-line")
    box.press_sequentially("The meter eats coins.")
    expect(line).to_contain_text("Kept", timeout=PATIENT)
    page.context.set_offline(True)
    box.press_sequentially(" All of them.")
    expect(line).to_contain_text("not kept yet", timeout=PATIENT)
    page.context.set_offline(False)
    expect(line).to_contain_text("You can stop any time", timeout=PATIENT)
    page.reload()
    expect(box).to_have_value("The meter eats coins. All of them.")


def test_when_the_session_ends_meanwhile(page: Page, box: Locator, site: Site) -> None:
    line = page.locator(".kept-line")
    page.context.clear_cookies(name="sessionid")
    box.press_sequentially("The meter eats coins.")
    expect(line).to_contain_text("You are signed out", timeout=PATIENT)
    # Signing in again, in another window, is enough
    sign_in_as(page, site, SAM)
    page.context.new_page().goto(f"{site.url}/letters/")
    page.bring_to_front()
    expect(line).to_contain_text("You can stop any time", timeout=PATIENT)


def test_when_the_page_is_closed_at_once(page: Page, box: Locator, site: Site) -> None:
    box.press_sequentially("The meter eats coins.")
    page.goto(f"{site.url}/letters/")
    expect(open_box(page, site)).to_have_value("The meter eats coins.")


def test_leaving_quickly_keeps_the_draft(page: Page, box: Locator, site: Site) -> None:
    page.context.route(
        lambda url: not url.startswith(site.url),
        lambda route: route.fulfill(body="Cloudy.", content_type="text/html"),
    )
    box.press_sequentially("The meter eats coins.")
    page.get_by_role("button", name="Leave quickly").click()
    page.wait_for_url(lambda url: not url.startswith(site.url))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    sign_in_as(page, site, SAM)
    expect(open_box(page, site)).to_have_value("The meter eats coins.")


def test_words_are_not_sent_to_where_nobody_hears_them(
    page: Page, box: Locator, site: Site
) -> None:
    line = page.locator(".kept-line")
    put = page.get_by_role("button", name="Put it in my plan")
    box.press_sequentially("The meter eats coins.")
    page.context.set_offline(True)
    put.click()
    expect(line).to_contain_text("not kept yet", timeout=PATIENT)
    page.context.set_offline(False)
    page.context.clear_cookies(name="sessionid")
    put.click()
    expect(line).to_contain_text("You are signed out", timeout=PATIENT)
    expect(box).to_have_value("The meter eats coins.")
    sign_in_as(page, site, SAM)
    put.click()
    expect(
        page.locator(".voice--own").get_by_text("The meter eats coins.")
    ).to_be_visible()
