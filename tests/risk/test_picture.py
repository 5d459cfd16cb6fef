"""In Chromium: no pixel of a plan page changes when a safety assessment exists."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import ServiceUser, User
from careplan.core.dates import local_day
from risk import assessing, drafting, responding
from risk.access import knock, own_door
from risk.assessing import Told, WillDo
from risk.models import Purpose, RiskAssessment, RiskWords
from risk.opening import current_of
from tests.machine.browser import axe, look, sign_in_as, stays_within
from tests.machine.sites import Site

pytestmark = pytest.mark.browser


def write_an_assessment(site: Site, whose: str = "sam") -> None:
    """Sign one, or review the one there is, on the server's own database."""
    with site.inside():
        at = timezone.now()
        cara = User.objects.get(email="cara@example.org")
        who = ServiceUser.objects.get(user__email=f"{whose}@example.org")
        door = knock(who.pk, by=cara, at=at)
        current = current_of(door)
        about = current.pk if current else None
        draft = drafting.keep(
            door,
            Purpose.ASSESSMENT,
            {},
            by=cara,
            at=at,
            draft=uuid.uuid4(),
            about=about,
        )
        assert draft
        soon = local_day(at) + timedelta(days=60)
        told = Told(
            happened="In November 2024 there were two days without eating.",
            last_happened="November 2024",
            likelier="Three or more nights without sleep.",
            helps="The radio, and somebody to eat with.",
            own="It was one bad weekend.",
            own_how="by_phone",
            review_on=soon,
            will_do=(WillDo("Come round within three days.", cara, soon),),
        )
        facts = {"by": cara, "at": at, "draft": draft, "replaces": about}
        made = assessing.sign(door, told, **facts)
        own = own_door(who.user)
        words = RiskWords.objects.get(assessment=made, section="happened")
        responding.answer(own, words, "Put that in.", by=who.user, at=at)


@pytest.mark.parametrize("whose", ["rob", "sam"])
def test_no_pixel_of_a_plan_changes(page: Page, live_site: Site, whose: str) -> None:
    """For Rob there is none before; for Sam the demo may tell of one already."""
    people = (f"{whose}@example.org", "cara@example.org")
    with live_site.inside():
        who = ServiceUser.objects.get(user__email=people[0]).pk
        if whose == "rob":
            assert not RiskAssessment.objects.filter(service_user=who).exists()
    shown = [f"/plan/{who}/", f"/plan/{who}/whole/", f"/plan/{who}/promises/"]

    def pictures() -> dict[tuple[str, str], bytes]:
        found = {}
        for email in people:
            sign_in_as(page, live_site, email)
            for address in shown:
                page.goto(live_site.url + address)
                found[email, address] = page.screenshot(full_page=True)
            page.context.clear_cookies()
        return found

    pictures()  # everybody has read it once, and so nothing is new afterwards
    before = pictures()
    write_an_assessment(live_site, whose)
    after = pictures()
    assert [where for where in before if after[where] != before[where]] == []


def test_the_pages_of_safety_are_dusk_and_in_reach(page: Page, live_site: Site) -> None:
    write_an_assessment(live_site)
    with live_site.inside():
        who = ServiceUser.objects.get(user__email="sam@example.org").pk
    sign_in_as(page, live_site, "sam@example.org")
    page.goto(f"{live_site.url}/")
    page.get_by_role("link", name="Safety").click()
    visit(page, "safety-sam")
    dusk = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dusk == "rgb(243, 242, 246)"
    page.get_by_label("Read now").check()
    page.get_by_role("button", name="Carry on").click()
    visit(page, "safety-read-sam")
    page.get_by_role("link", name="Answer this").first.click()
    visit(page, "safety-answer-sam")
    page.context.clear_cookies()
    sign_in_as(page, live_site, "cara@example.org")
    page.goto(f"{live_site.url}/plan/{who}/")
    page.get_by_role("link", name="Safety").click()
    assert page.url == f"{live_site.url}/safety/{who}/"
    visit(page, "safety-cara")
    page.get_by_role("button", name="Look at this again").click()
    visit(page, "safety-draft-cara")
    page.context.clear_cookies()
    sign_in_as(page, live_site, "asha@example.org")
    page.goto(f"{live_site.url}/safety/")
    visit(page, "safety-asha")


def visit(page: Page, name: str) -> None:
    axe(page)
    stays_within(page)
    look(page, name)
