"""The paper: downloaded through the page, and of use to a stranger who has only it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pypdf import PdfReader

from tests import cast
from tests.journeys.people import plan_of
from tests.machine.sites import Site

pytestmark = pytest.mark.browser

SLOW = 40_000  # the first copy since the site started
ABOUT_HEALTH = re.compile(r"health|care|plan|nhs|sam|okafor", re.IGNORECASE)
FEW_LINES = (
    ("matters", "", "My sister’s boy, and quiet mornings."),
    ("talk", "", "Say your name first. I don’t always know the voice."),
    ("helps", "", "The radio. The long way round by the water."),
    ("harder", "starting-signs", "I stop opening the curtains."),
)


def test_a_stranger_can_act_on_page_one(
    world: str, sam: str, site: Site, sams_phone: Page
) -> None:
    # Given a plan, and a draft in it that only Sam sees
    said = write_a_little(sam, site) if world == "empty" else ["Moss. Sunday dinner"]
    plan = plan_of(sam, site)
    sams_phone.goto(f"{plan}part/habits/?heading=now")
    sams_phone.locator("textarea").fill("A secret of the drawer.")
    sams_phone.get_by_role("button", name="Keep it for me").click()
    # When Sam downloads a copy
    sams_phone.set_default_timeout(SLOW)
    sams_phone.get_by_role("link", name="get a copy").click()
    with sams_phone.expect_download(timeout=SLOW) as waiting:
        sams_phone.get_by_role("button", name="Download a copy").click()
    # Then its name says nothing, and it is made to be read aloud
    name = waiting.value.suggested_filename
    assert name.endswith(".pdf")
    assert not ABOUT_HEALTH.search(name)
    pdf = PdfReader(waiting.value.path())
    reads_aloud(pdf)
    # And page one alone says whose it is, what helps, whom to ring, and how old it is
    first, every = (in_one_line(pages) for pages in (pdf.pages[:1], pdf.pages))
    for words in ["Sam", "Cara Lewis", "01632", "999", *said]:
        assert words in first, words
    today = timezone.localdate()
    assert f"Printed on {today.day} {today:%B %Y}" in first
    assert "not yet offered" in every
    # And nothing else: no draft, no product's name, nothing cut
    assert "A secret of the drawer" not in every
    assert "areplan" not in every
    sams_phone.goto(f"{plan}copies/")
    assert "You downloaded a copy today." in sams_phone.inner_text("main")


def write_a_little(email: str, site: Site) -> list[str]:
    with site.inside():
        user = cast.User.objects.get(email=email)
        for part, heading, body in FEW_LINES:
            who, at = user.service_user, timezone.now()
            cast.says(who, part, body, by=user, at=at, heading=heading)
    return [body for _part, _heading, body in FEW_LINES]


def in_one_line(pages: list) -> str:  # type: ignore[type-arg]
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def reads_aloud(pdf: PdfReader) -> None:
    """Marked, with a language, a title and the mark of PDF/UA."""
    root = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("en")
    assert pdf.metadata is not None
    assert pdf.metadata.title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
