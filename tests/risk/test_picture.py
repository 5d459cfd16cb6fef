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
from tests.machine.browser import axe, look, sign_in_as, stays_within
from tests.machine.sites import Site

pytestmark = pytest.mark.browser


def write_an_assessment(site: Site) -> None:
    """What demo and tests do elsewhere, on the server's own database."""
    with site.inside():
        at = timezone.now()
        cara = User.objects.get(email="cara@example.org")
        who = ServiceUser.objects.get(user__email="sam@example.org")
        if RiskAssessment.objects.filter(service_user=who).exists():
            return
        door = knock(who.pk, by=cara, at=at)
        draft = drafting.keep(
            door, Purpose.ASSESSMENT, {}, by=cara, at=at, draft=uuid.uuid4()
        )
        assert draft
        soon = local_day(at) + timedelta(days=60)
        told = Told(
            happened="In November 2024 Sam stopped eating for two days.",
            last_happened="November 2024",
            likelier="Three or more nights without sleep.",
            helps="Moss needs his tea at five.",
            own="It was one bad weekend.",
            own_how="by_phone",
            review_on=soon,
            will_do=(WillDo("See Sam within three days.", cara, soon),),
        )
        made = assessing.sign(door, told, by=cara, at=at, draft=draft)
        sam = own_door(who.user)
        words = RiskWords.objects.get(assessment=made, section="happened")
        responding.answer(sam, words, "Put that in.", by=who.user, at=at)


def test_no_pixel_of_a_plan_changes(page: Page, live_site: Site) -> None:
    with live_site.inside():
        who = ServiceUser.objects.get(user__email="sam@example.org").pk
        RISK = RiskAssessment.objects.filter(service_user=who).exists()
    shown = [f"/plan/{who}/", f"/plan/{who}/whole/", f"/plan/{who}/promises/"]

    def pictures(email: str) -> list[bytes]:
        sign_in_as(page, live_site, email)
        found = []
        for address in shown:
            page.goto(live_site.url + address)
            page.goto(live_site.url + address)  # read once, so nothing is new
            found.append(page.screenshot(full_page=True, animations="disabled"))
        page.context.clear_cookies()
        return found

    people = ("sam@example.org", "cara@example.org")
    before = {email: pictures(email) for email in people}
    assert not RISK, "the demo's assessment stands already: take the empty world"
    write_an_assessment(live_site)
    assert {email: pictures(email) for email in people} == before


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
