"""From an empty site to Sam's page in Chromium: axe on each page, and 320 px wide."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts import reaching
from tests.accounts.world import code_in
from tests.machine.browser import axe, look, stays_within
from tests.machine.sites import Site

pytestmark = pytest.mark.browser


PICTURED = {"card-sam", "care-team", "people", "invite", "welcome", "account"}


def is_well(page: Page, name: str) -> None:
    if name in PICTURED:
        look(page, name)
    axe(page)
    stays_within(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def newest_code(site: Site) -> str:
    """Let the sweep run as the worker would, and read the letter."""
    mail.outbox.clear()
    with site.inside():
        reaching.sweep(at=timezone.now() + timedelta(seconds=5))
    return code_in(mail.outbox[-1])


def join(page: Page, site: Site, email: str, word: str, name: str) -> None:
    page.goto(site.url)
    page.get_by_role("link", name="I have a card with a word").click()
    is_well(page, f"{name}-join")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("The word on the card").fill("wrong")
    press(page, "Send me a code")
    expect(page).to_have_title(re.compile("^Error:"))
    is_well(page, f"{name}-join-error")
    page.get_by_label("The word on the card").fill(word.upper())
    press(page, "Send me a code")
    is_well(page, f"{name}-join-code")
    page.get_by_label("The six figures in the letter").fill(newest_code(site))
    press(page, "Come in")


def set_up_second_step(page: Page) -> None:
    is_well(page, "second-step")
    secret = page.locator("code").inner_text()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    page.get_by_role("textbox").fill(code)
    press(page, "Use this app")
    is_well(page, "recovery-codes")
    page.get_by_role("link", name="Carry on").click()


def test_cara_then_dee_then_sam(
    empty_site: Site, page: Page, second_page: Page
) -> None:
    said = empty_site.manage(
        "make_coordinator", "--name=Cara Lewis", "--called=-", "--team=Harbour team",
        "--email=cara@team.example", "--title=care coordinator", "--phone=01632 960123",
    )  # fmt: skip
    word = re.search(r"Word +(.+)", said)
    assert word
    join(page, empty_site, "cara@team.example", word[1], "cara")
    set_up_second_step(page)
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    is_well(page, "people-empty")

    page.get_by_role("link", name="Invite somebody you will support").click()
    page.get_by_role("link", name="Invite a colleague first").click()
    press(page, "Invite")
    is_well(page, "invite-colleague-errors")
    page.get_by_label("Name").fill("Dee Walsh")
    page.get_by_label("E-mail address").fill("dee@team.example")
    page.get_by_label("What they do").fill("social worker")
    page.get_by_label("Monday").uncheck()
    press(page, "Invite")
    is_well(page, "card-dee")

    page.goto(f"{empty_site.url}/people/invite/")
    is_well(page, "invite")
    page.get_by_label("Name").fill("Sam Okafor")
    page.get_by_label("E-mail address").fill("sam@mail.example")
    page.get_by_label("Dee Walsh").check()
    press(page, "Set up their page")
    is_well(page, "card-sam")
    word_for_sam = page.locator("strong.codes").inner_text()
    page.get_by_role("link", name="Who else supports Sam").click()
    is_well(page, "care-team")
    page.get_by_role("link", name="Back to people").click()
    is_well(page, "people")
    page.goto(f"{empty_site.url}/account/")
    is_well(page, "account")

    join(second_page, empty_site, "sam@mail.example", word_for_sam, "sam")
    is_well(second_page, "welcome")
    expect(second_page.get_by_text("Cara usually reads it on weekdays")).to_be_visible()
    second_page.get_by_role("link", name="Carry on").click()
    expect(second_page).to_have_url(re.compile("/plan/"))


def test_signing_in_without_scripts(empty_site: Site, no_js: Page) -> None:
    no_js.goto(f"{empty_site.url}/sign-in/help/")
    stays_within(no_js)
    no_js.goto(empty_site.url)
    no_js.get_by_label("E-mail address").fill("nobody@mail.example")
    press(no_js, "Send me a code")
    expect(no_js.get_by_role("heading", name="Type the code")).to_be_visible()
    no_js.get_by_label("The six figures in the letter").fill("123456")
    press(no_js, "Come in")
    expect(no_js.get_by_text("This is not the code.")).to_be_visible()
