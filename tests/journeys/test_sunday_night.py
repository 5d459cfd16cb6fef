"""Sunday night: written on a phone, kept private, slept on, put in, read by Cara."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests import cast
from tests.journeys.people import (
    KEEP,
    PUT,
    box,
    is_kept,
    opens_a_new_box,
    plan_of,
    puts_it_in,
)
from tests.machine.browser import axe
from tests.machine.sites import Site

pytestmark = pytest.mark.browser

TYPED = "I had two beers on the steps and it was only nice."


def test_kept_slept_on_put_in_and_read(
    world: str,
    sam: str,
    site: Site,
    sams_phone: Page,
    sams_laptop: Page,
    caras_laptop: Page,
) -> None:
    plan = plan_of(sam, site)
    # Given Sam's phone at night, when Sam types
    opens_a_new_box(sams_phone, site, world)
    box(sams_phone).press_sequentially(TYPED)
    # Then it is kept while Sam types, and the page says for whom, and who may see it
    is_kept(sams_phone)
    _says_who_sees_what(sams_phone)
    # When Sam keeps it, Cara finds nothing of it
    sams_phone.get_by_role("button", name=KEEP).click()
    expect(sams_phone.locator("main")).to_contain_text(TYPED[:20])
    caras_laptop.goto(plan)
    assert "beers" not in caras_laptop.content()
    # And the next day it is found again on another device
    _finds_it_again(sams_laptop, site, world)
    expect(box(sams_laptop)).to_have_value(TYPED)
    axe(sams_laptop)
    # When Sam puts it in, Cara's list says so, and Cara reads it
    puts_it_in(sams_laptop)
    expect(sams_laptop.locator("main textarea")).to_have_count(0)
    _cara_reads(caras_laptop, site)
    # Then Sam sees that Cara did
    sams_phone.goto(f"{plan}whole/")
    mine = sams_phone.locator(".item", has_text=TYPED)
    expect(mine).to_contain_text("You wrote this today.")
    expect(mine).to_contain_text("Cara read this today.")


def _says_who_sees_what(page: Page) -> None:
    """What a stranger can tell from the screen alone."""
    said = page.locator("main").inner_text()
    assert re.search(r"Only you can see this", said)
    assert re.search(r"When you put it in your plan, Cara.* can read it\.", said)
    assert "Cara usually reads it on weekdays." in said
    assert "If you need help today, press Get help now." in said


def _finds_it_again(page: Page, site: Site, world: str) -> None:
    page.goto(site.url)
    if world == "demo":
        page.get_by_role("link", name="Drink, drugs and other habits, today").click()


def _cara_reads(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/people/")
    page.get_by_role("link", name="Sam Okafor").first.click()
    if page.get_by_role("link", name="Read what Sam wrote").count():
        page.get_by_role("link", name="Read what Sam wrote").click()
    expect(page.locator("main")).to_contain_text(TYPED)


def test_two_devices_change_the_same_words(
    sam: str, site: Site, sams_phone: Page, sams_laptop: Page
) -> None:
    # Given words in the plan, and the same page open on two devices
    plan = plan_of(sam, site)
    with site.inside():
        user = cast.User.objects.get(email=sam)
        who = user.service_user
        item = cast.says(
            who, "money", "It runs out.", by=user, at=timezone.now(), heading="now"
        )
    for device in (sams_phone, sams_laptop):
        device.goto(f"{plan}item/{item.pk}/change/")
        expect(box(device)).to_have_value("It runs out.")
    # When both write, and both put it in
    box(sams_phone).fill("It runs out on Thursdays.")
    puts_it_in(sams_phone)
    expect(sams_phone.locator("main")).to_contain_text("It runs out on Thursdays.")
    box(sams_laptop).fill("It runs out by the end of the month.")
    puts_it_in(sams_laptop)
    # Then both are kept, both are shown, and neither is put forward
    expect(sams_laptop.get_by_role("heading", level=1)).to_have_text("Both are kept")
    main = sams_laptop.locator("main")
    expect(main).to_contain_text("It runs out on Thursdays.")
    expect(main).to_contain_text("It runs out by the end of the month.")
    expect(main.locator(".nhsuk-button:not(.nhsuk-button--secondary)")).to_have_count(0)
    axe(sams_laptop)
    # When Sam wants both, both stand in the plan
    sams_laptop.get_by_role("button", name="Keep both").click()
    expect(main).to_contain_text("It runs out on Thursdays.")
    expect(main).to_contain_text("It runs out by the end of the month.")
    expect(main).not_to_contain_text("Both are kept")


def test_two_devices_write_the_same_new_text(
    world: str, sam: str, site: Site, sams_phone: Page, sams_laptop: Page
) -> None:
    plan = plan_of(sam, site)
    # Given a draft open on two devices
    opens_a_new_box(sams_phone, site, world)
    box(sams_phone).fill("One thing")
    is_kept(sams_phone)
    opens_a_new_box(sams_laptop, site, world)
    expect(box(sams_laptop)).to_have_value("One thing")
    # When each carries on with it
    box(sams_phone).fill("One thing, from the phone")
    expect(sams_phone.locator(".kept-line")).to_be_visible()
    sams_phone.wait_for_timeout(2500)
    box(sams_laptop).fill("One thing, from the laptop")
    expect(sams_laptop.locator(".kept-line")).to_contain_text("Both are kept.")
    # Then both are there
    sams_phone.goto(f"{plan}kept/")
    main = sams_phone.locator("main")
    expect(main).to_contain_text("One thing, from the phone")
    expect(main).to_contain_text("One thing, from the laptop")


def test_the_signal_goes_while_typing(
    world: str, sam: str, site: Site, sams_phone: Page
) -> None:
    # Given a box with something kept
    opens_a_new_box(sams_phone, site, world)
    box(sams_phone).fill("Before")
    is_kept(sams_phone)
    # When there is no signal, the page says so and keeps the words on it
    sams_phone.context.set_offline(True)
    box(sams_phone).fill("Before, and in the tunnel")
    line = sams_phone.locator(".kept-line")
    expect(line).to_contain_text("not kept yet")
    # And once it is back, they are kept without a press
    sams_phone.context.set_offline(False)
    is_kept(sams_phone)
    sams_phone.reload()
    expect(box(sams_phone)).to_have_value("Before, and in the tunnel")
    expect(sams_phone.get_by_role("button", name=PUT)).to_be_visible()
