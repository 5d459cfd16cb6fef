"""The main job in a browser that runs no scripts."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests import cast
from tests.journeys.people import (
    KEEP,
    Newcomer,
    box,
    cara_invites,
    opens_a_new_box,
    plan_of,
    press,
    puts_it_in,
    shows_the_word,
    types_the_code,
)
from tests.machine.browser import sign_in_as, stays_within
from tests.machine.sites import Site

pytestmark = pytest.mark.browser


@pytest.fixture
def plain_phone(browser: Browser, site: Site, sam: str) -> Iterator[Page]:
    """Sam's phone without scripts."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    sign_in_as(page, site, sam)
    yield page
    context.close()


def test_joining(
    no_js: Page, caras_laptop: Page, site: Site, newcomer: Newcomer
) -> None:
    word = cara_invites(newcomer, caras_laptop, site)
    no_js.goto(site.url)
    no_js.get_by_role("link", name="I have a card with a word").click()
    shows_the_word(no_js, newcomer, word)
    types_the_code(no_js, newcomer, site)
    press(no_js, "Carry on")
    box(no_js).fill("The kettle, and my brother.")
    puts_it_in(no_js)
    expect(
        no_js.get_by_role("heading", name="That is your plan started")
    ).to_be_visible()


def test_write_keep_put_change(
    world: str, site: Site, sam: str, plain_phone: Page
) -> None:
    page, main = plain_phone, plain_phone.locator("main")
    # Given a box, when Sam keeps what is in it
    opens_a_new_box(page, site, world)
    box(page).fill("Half a thought")
    page.get_by_role("button", name=KEEP).click()
    # Then it is there again, for Sam alone
    expect(main).to_contain_text("Half a thought")
    opens_a_new_box(page, site, world)
    expect(box(page)).to_have_value("Half a thought")
    expect(main).to_contain_text("Only you can see this.")
    # When Sam puts it in, and changes it
    box(page).fill("A whole thought.")
    puts_it_in(page)
    page.goto(f"{plan_of(sam, site)}whole/")
    expect(main).to_contain_text("A whole thought.")
    _of(page, sam, site, "A whole thought.", "Change")
    box(page).fill("A better thought.")
    page.get_by_role("button", name="Put it in my plan").click()
    expect(main).to_contain_text("A better thought.")
    # Then what it said before is still to be read
    _of(page, sam, site, "A better thought.", "More about this")
    expect(main).to_contain_text("A whole thought.")
    page.get_by_role("button", name="Still true").click()
    expect(main).to_contain_text("A better thought.")
    page.get_by_role("button", name="Take it out of my plan").click()
    expect(main).not_to_contain_text("A better thought.")


def _of(page: Page, sam: str, site: Site, words: str, link: str) -> None:
    """Press a link beside these words, in the part they stand in."""
    if page.url.endswith("/whole/"):
        section = page.locator("section", has_text=words)
        section.get_by_role("link").first.click()
    item = page.locator(".item", has_text=words)
    item.get_by_role("link", name=link).click()


def test_answer_what_cara_wrote(
    site: Site, sam: str, plain_phone: Page, caras_laptop: Page
) -> None:
    page, main = plain_phone, plain_phone.locator("main")
    plan = plan_of(sam, site)
    with site.inside():
        user, cara = (cast.User.objects.get(email=e) for e in (sam, "cara@example.org"))
        who = user.service_user
        cast.says(
            who,
            "home",
            "The key works again.",
            by=cara,
            at=timezone.now(),
            heading="now",
        )
    page.goto(f"{plan}part/home/")
    hers = page.locator(".item", has_text="The key works again.")
    hers.get_by_role("link", name="Say something about this").click()
    box(page).fill("It sticks in the cold.")
    page.get_by_role("button", name="Put it beside these words").click()
    expect(main).to_contain_text("It sticks in the cold.")
    hers.get_by_role("link", name="This isn’t right for me").click()
    box(page).fill("It is the front door I meant.")
    page.get_by_role("button", name="Put it beside these words").click()
    expect(main).to_contain_text("It is the front door I meant.")
    # And Cara answers
    caras_laptop.goto(f"{plan}part/home/")
    said = caras_laptop.locator(".item", has_text="It sticks in the cold.")
    said.get_by_role("link", name="Answer").click()
    box(caras_laptop).fill("I have oil for it.")
    caras_laptop.get_by_role("button", name="Put it beside these words").click()
    expect(caras_laptop.locator("main")).to_contain_text("I have oil for it.")
    page.goto(f"{plan}part/home/")
    expect(main).to_contain_text("I have oil for it.")


def test_not_now_two_presses_from_anywhere(
    site: Site, sam: str, plain_phone: Page
) -> None:
    page, plan = plain_phone, plan_of(sam, site)
    places = ["", "whole/", "add/", "today/", "who/", "copies/", "promises/", "kept/"]
    where = [f"{plan}{place}" for place in places]
    where += [f"{plan}part/money/?heading=now", f"{plan}part/money/write/?kind=need"]
    where += [f"{site.url}/{p}/" for p in ("account", "letters", "how-this-site-works")]
    for address in where:
        page.goto(address)
        one = page.get_by_role("link", name="Not now", exact=True)
        assert one.count() == 1, address
        one.click()
        two = page.get_by_role("button", name="Not now")
        expect(two).to_be_visible()
        stays_within(page)
    two.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Not now")
    expect(page.locator("main")).to_contain_text("You chose “not now” today.")
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Not now")


def test_a_copy(site: Site, sam: str, plain_phone: Page) -> None:
    page = plain_phone
    with site.inside():
        user = cast.User.objects.get(email=sam)
        cast.says(user.service_user, "helps", "The radio.", by=user, at=timezone.now())
    page.goto(site.url)
    page.set_default_timeout(30_000)  # the first copy since the site started
    page.get_by_role("link", name="get a copy").click()
    with page.expect_download(timeout=30_000) as waiting:
        page.get_by_role("button", name="Download a copy").click()
    assert waiting.value.suggested_filename.endswith(".pdf")
