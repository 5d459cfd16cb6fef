"""Each journey is taken twice: on an empty site, and among the demo's months."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.people import Newcomer, cara_and_dee_work_here, has_joined
from tests.machine.browser import sign_in_as
from tests.machine.sites import Site, Sites

SAM = "sam@example.org"
NEWCOMERS = {
    "empty": Newcomer("Sam Okafor", "Sam", SAM),
    "demo": Newcomer("Kit Harding", "Kit", "kit@example.org"),
}
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}


@pytest.fixture(params=["empty", "demo"])
def world(request: pytest.FixtureRequest) -> str:
    """Which world the journey is taken in."""
    return str(request.param)


@pytest.fixture
def site(world: str, sites: Sites) -> Site:
    """A site on which Cara and Dee work, and nobody knows the newcomer yet."""
    made = sites.fresh(world)
    if world == "empty":
        cara_and_dee_work_here(made)
    return made


@pytest.fixture
def newcomer(world: str) -> Newcomer:
    return NEWCOMERS[world]


@pytest.fixture
def sam(world: str, site: Site) -> str:
    """Sam's e-mail address: with a plan still empty, or with one of many months."""
    if world == "empty":
        has_joined(NEWCOMERS[world], site)
    return SAM


@pytest.fixture
def sams_phone(page: Page, site: Site, sam: str) -> Page:
    page.set_viewport_size(PHONE)
    sign_in_as(page, site, sam)
    return page


@pytest.fixture
def sams_laptop(browser: Browser, site: Site, sam: str) -> Iterator[Page]:
    context = browser.new_context(viewport=LAPTOP)
    context.set_default_timeout(10_000)
    page = context.new_page()
    sign_in_as(page, site, sam)
    yield page
    context.close()


@pytest.fixture
def caras_laptop(second_page: Page, site: Site) -> Page:
    second_page.set_viewport_size(LAPTOP)
    sign_in_as(second_page, site, "cara@example.org")
    return second_page
