"""What I really think: six equal answers, kept to oneself, shared only if wanted."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from careplan.plans import offering
from tests import cast
from tests.journeys.people import plan_of
from tests.machine.browser import axe, stays_within
from tests.machine.sites import Site

pytestmark = pytest.mark.browser

SIX = [
    "It’s right for me",
    "Parts are right",
    "I’m going along with it",
    "It’s not right for me",
    "I’m not sure",
    "I’d rather not say",
]
WISH = "I would have asked me first."
LOOKS = ("font-size", "color", "background-color", "font-weight", "border-top-color")


@pytest.fixture
def an_open_offer(world: str, sam: str, site: Site) -> None:
    """In the demo one stands open; else Cara wrote something, and offers it."""
    if world == "demo":
        return
    with site.inside():
        who = cast.User.objects.get(email=sam).service_user
        cara = cast.User.objects.get(email="cara@example.org")
        at = timezone.now() - timedelta(minutes=30)
        cast.says(who, "home", "The landlord was rung.", by=cara, at=at, heading="now")
        offering.offer(who, by=cara, at=at + timedelta(minutes=5))


@pytest.mark.usefixtures("an_open_offer")
def test_kept_to_oneself_then_shared(
    sam: str, site: Site, sams_phone: Page, caras_laptop: Page
) -> None:
    plan = plan_of(sam, site)
    # Given an open offer: one question, six answers alike, none chosen
    sams_phone.goto(f"{plan}answer/")
    _asks_with_six_equal_answers(sams_phone)
    # When Sam goes along with it, and keeps it
    sams_phone.get_by_label("I’m going along with it").check()
    sams_phone.get_by_role("button", name="Save my answer").click()
    expect(sams_phone.get_by_role("heading", level=1)).to_have_text(
        "Thank you for saying so"
    )
    expect(sams_phone.locator("main")).to_contain_text("Only you can see this")
    axe(sams_phone)
    stays_within(sams_phone)
    sams_phone.get_by_label("What would you change, if it were up to you?").fill(WISH)
    sams_phone.get_by_role("button", name="Keep it to me").click()
    # Then Cara sees nothing of it
    newest = _newest_version(caras_laptop, plan)
    assert WISH not in caras_laptop.content()
    expect(caras_laptop.locator("main")).to_contain_text("No answer is never a yes.")
    axe(caras_laptop)
    # When Sam lets those named see it, Cara does
    sams_phone.goto(f"{plan}answer/share/")
    sams_phone.get_by_role("button", name="see my answer").click()
    caras_laptop.goto(newest)
    main = caras_laptop.locator("main")
    expect(main).to_contain_text("I’m going along with it")
    expect(main).to_contain_text(WISH)


def _asks_with_six_equal_answers(page: Page) -> None:
    answers = page.locator(".six-answers label")
    assert answers.all_inner_texts() == SIX
    expect(page.locator(".six-answers input:checked")).to_have_count(0)
    expect(page.locator("#alone")).to_contain_text("Only you can see your answer")
    looks = answers.evaluate_all(
        """(all, names) => all.map((one) => {
          const look = getComputedStyle(one);
          return names.map((name) => look.getPropertyValue(name)).join();
        })""",
        list(LOOKS),
    )
    assert len(set(looks)) == 1
    axe(page)
    stays_within(page)


def _newest_version(page: Page, plan: str) -> str:
    page.goto(f"{plan}versions/")
    page.locator(".sentence-list a").first.click()
    return page.url
