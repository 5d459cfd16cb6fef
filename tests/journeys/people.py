"""The people of the journeys: what is given, and what each does in a browser."""

import re
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage

from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts import reaching
from accounts.models import ServiceUser, User
from tests import cast
from tests.machine.sites import Site

PUT = "Put it in my plan"
KEEP = "Keep it for me"


@dataclass(frozen=True)
class Newcomer:
    """Somebody Cara will support, who has no page yet."""

    name: str
    called: str
    email: str


def cara_and_dee_work_here(site: Site) -> None:
    """Two colleagues, joined yesterday."""
    at = timezone.now() - timedelta(days=1)
    with site.inside():
        cara = cast.first_worker("cara", "Cara Lewis", cast.CANAL_STREET, at=at)
        cast.worker("dee", by=cara, at=at)


def has_joined(newcomer: Newcomer, site: Site) -> None:
    """Cara set up their page an hour ago, and they came in."""
    at = timezone.now() - timedelta(hours=1)
    with site.inside():
        cara, dee = (
            User.objects.get(email=cast.address_of(k)) for k in ("cara", "dee")
        )
        key = newcomer.email.split("@")[0]
        cast.supported(key, newcomer.name, by=cara, stands_in=dee, at=at)


def plan_of(email: str, site: Site) -> str:
    """The address of somebody's plan."""
    with site.inside():
        return f"{site.url}/plan/{ServiceUser.objects.get(user__email=email).pk}/"


def letters_to(email: str, site: Site) -> list[EmailMessage]:
    """Let the letters that are due go out, and give those to this address."""
    ours = override_settings(
        EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
        EMAIL_FILE_PATH=str(site.data / "letters"),
        SITE_ADDRESS=site.url,
    )
    with site.inside(), ours:
        reaching.sweep(at=timezone.now())
    return [letter for letter in site.letters if letter["To"] == email]


def code_for(email: str, site: Site) -> str:
    """The six figures in the letter that has just come."""
    found = [
        match[0]
        for letter in letters_to(email, site)
        if (match := re.search(r"^\d{3} ?\d{3}$", letter.get_content(), re.MULTILINE))
    ]
    assert found, "no letter with a code"
    return found[-1]


def cara_invites(newcomer: Newcomer, cara: Page, site: Site) -> str:
    """Cara sets up a page for somebody, and reads the word on the card to them."""
    cara.goto(f"{site.url}/people/")
    press(cara, "Invite somebody you will support")
    cara.get_by_label("Name", exact=True).fill(newcomer.name)
    cara.get_by_label("E-mail address").fill(newcomer.email)
    cara.get_by_label("Dee Walsh").check()
    cara.get_by_role("button", name="Set up their page").click()
    expect(cara.get_by_role("heading", level=1)).to_contain_text(newcomer.name)
    return cara.locator(".join-card .codes").inner_text()


def shows_the_word(page: Page, newcomer: Newcomer, word: str) -> None:
    page.get_by_label("E-mail address").fill(newcomer.email)
    page.get_by_label("The word on the card").fill(word)
    page.get_by_role("button", name="Send me a code").click()


def types_the_code(page: Page, newcomer: Newcomer, site: Site) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Type the code")
    page.get_by_label("The six figures in the letter").fill(
        code_for(newcomer.email, site)
    )
    page.get_by_role("button", name="Come in").click()


def press(page: Page, name: str) -> None:
    """Press what the page calls this, be it a link or a button."""
    main = page.locator("main")
    main.get_by_role("link", name=name).or_(
        main.get_by_role("button", name=name)
    ).first.click()


def box(page: Page) -> Locator:
    """The one box on the page."""
    return page.locator("textarea")


def opens_a_new_box(page: Page, site: Site, world: str) -> None:
    """The first question, or in a plan of many months a part not written in yet."""
    page.goto(site.url)
    if world == "empty":
        return
    page.get_by_role("link", name="Add something else").click()
    page.get_by_role("link", name="Drink, drugs and other habits").click()
    page.get_by_role("link", name="Add how it is now").click()


def is_kept(page: Page) -> None:
    """The page says that what was typed is kept."""
    expect(page.locator(".kept-line")).to_contain_text(
        re.compile(r"^Kept \d{1,2}:\d\d\.")
    )


def puts_it_in(page: Page) -> None:
    page.get_by_role("button", name=PUT).click()


def words_before_the_first_box(page: Page) -> int:
    """How much there is to read on the page, besides its frame, before one can type."""
    text = page.evaluate(
        """() => {
          const main = document.querySelector("main");
          const box = main.querySelector("textarea, input:not([type=hidden])");
          const range = document.createRange();
          range.setStart(main, 0);
          range.setEndBefore(box);
          return range.toString();
        }"""
    )
    return len(text.split())
