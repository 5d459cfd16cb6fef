"""The paper: Sam takes a copy home, and Cara pastes one into the service's record."""

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.copies.test_paper import HEADINGS, places, plain
from tests.machine.browser import axe, look, sign_in_as, stays_within
from tests.machine.sites import Site

pytestmark = pytest.mark.browser

SAM, CARA = "sam@example.org", "cara@example.org"


def is_well(page: Page, name: str) -> None:
    look(page, name)
    axe(page)
    stays_within(page)


def test_sam_takes_the_plan_home_on_paper(live_site: Site, no_js: Page) -> None:
    sign_in_as(no_js, live_site, SAM)
    no_js.goto(live_site.url)
    no_js.get_by_role("link", name="get a copy").click()
    with no_js.expect_download() as coming:
        no_js.get_by_role("button", name="Download a copy").click()
    name = coming.value.suggested_filename
    assert name.startswith("my-page-20")
    first = plain(pypdf.PdfReader(coming.value.path()).pages[0].extract_text())
    found = places(HEADINGS, first)
    assert found == sorted(found)
    for words in ("Moss. Sunday dinner", "Cara Lewis", "01632", "Printed on", "999"):
        assert words in first
    no_js.reload()
    expect(no_js.get_by_text("You downloaded a copy today.")).to_be_visible()


def test_the_page_of_copies_is_well(live_site: Site, page: Page) -> None:
    sign_in_as(page, live_site, SAM)
    page.goto(live_site.url)
    page.get_by_role("link", name="get a copy").click()
    is_well(page, "copies-sam")


def test_cara_pastes_a_copy_into_the_record(live_site: Site, page: Page) -> None:
    sign_in_as(page, live_site, CARA)
    page.goto(live_site.url)
    page.get_by_role("link", name="Sam Okafor").first.click()
    page.get_by_role("link", name="Copies").click()
    is_well(page, "copies-cara")
    page.get_by_role("link", name="Copy for the record").click()
    is_well(page, "record-cara")
    text = page.get_by_label("The plan as text").input_value()
    assert "“Moss. Sunday dinner" in text
    page.get_by_role("button", name="I have pasted it").click()
    expect(page.get_by_text("service’s own record today.")).to_be_visible()
