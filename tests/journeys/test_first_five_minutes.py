"""The first five minutes: a letter, a word, one question, one line."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import (
    Newcomer,
    cara_invites,
    letters_to,
    press,
    puts_it_in,
    shows_the_word,
    types_the_code,
    words_before_the_first_box,
)
from tests.machine.browser import axe, stays_within
from tests.machine.sites import Site

pytestmark = pytest.mark.browser

MOST_WORDS = 60
ABOUT_HEALTH = re.compile(
    r"health|care|plan|nhs|mental|illness|therapy|medic|clinic|hospital|crisis",
    re.IGNORECASE,
)
ON_BOTH = [pytest.param("empty", marks=pytest.mark.both), "demo"]


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("world", ON_BOTH)
def test_from_the_letter_to_a_plan(
    width: int, page: Page, caras_laptop: Page, site: Site, newcomer: Newcomer
) -> None:
    # Given a phone, and a card that Cara gave
    page.set_viewport_size({"width": width, "height": 640})
    word = cara_invites(newcomer, caras_laptop, site)
    # When the letter comes, and its address is opened
    letter = letters_to(newcomer.email, site)[-1]
    said = f"{letter['Subject']}\n{letter['From']}\n{letter.get_content()}"
    said = said.replace("Cara", "").replace("careplan", "")
    assert not ABOUT_HEALTH.search(said), said
    assert letter["Subject"] == "Cara has set up a page for you"
    assert site.url in letter.get_content()
    page.goto(site.url)
    page.get_by_role("link", name="I have a card with a word").click()
    assert words_before_the_first_box(page) < MOST_WORDS
    # And the word and the code are typed
    shows_the_word(page, newcomer, word)
    assert words_before_the_first_box(page) < MOST_WORDS
    types_the_code(page, newcomer, site)
    # Then one page says whose this is, and who reads it when
    expect(page.get_by_role("heading", level=1)).to_have_text("This is your page")
    welcome = page.locator("main").inner_text()
    assert "nobody sees them until you press Put it in my plan" in welcome
    assert "Cara usually reads it on weekdays." in welcome
    axe(page)
    press(page, "Carry on")
    # And the next asks one thing
    _asks_one_question(page)
    axe(page)
    stays_within(page, width)
    page.get_by_label("Who or what helps you day to day?").fill("My sister. The radio.")
    puts_it_in(page)
    # And one line was enough
    expect(
        page.get_by_role("heading", name="That is your plan started")
    ).to_be_visible()
    main = page.locator("main")
    expect(main).to_contain_text("My sister. The radio.")
    expect(main).to_contain_text("You do not need to do anything else today.")
    axe(page)


def _asks_one_question(page: Page) -> None:
    """Few words, the question and its box in view, no list of headings."""
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Who or what helps you day to day?")
    assert words_before_the_first_box(page) < MOST_WORDS
    expect(page.locator("main h2, main h3, main .part-list")).to_have_count(0)
    expect(page.locator("main textarea")).to_have_count(1)
    expect(heading).to_be_in_viewport(ratio=1)
    expect(page.locator("main textarea")).to_be_in_viewport(ratio=0.5)
