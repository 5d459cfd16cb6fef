"""The pages of safety, as each person meets them."""

import pytest

from risk.models import (
    PersonResponse,
    ReadingChoice,
    RiskChecked,
)
from tests.cast import Cast
from tests.risk.browsing import Browser, base, browser, plain
from tests.risk.story import CANARY, asked_back, draft_of, signed, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
__all__ = ["browser"]


def test_the_door_is_the_same_bytes_whether_or_not_anything_is_written(
    cast: Cast, browser: Browser
) -> None:
    sam = browser("sam")
    before = plain(sam.get("/safety/"))
    draft_of(cast)
    assert plain(sam.get("/safety/")) == before
    made = signed(cast)
    assert plain(sam.get("/safety/")) == before
    asked_back(cast, made)
    assert plain(sam.get("/safety/")) == before
    assert b"You choose when to read" in before


@pytest.mark.parametrize("key", ["asha", "pete", "hana", "max"])
def test_for_those_outside_it_is_one_still_page(
    cast: Cast, browser: Browser, key: str
) -> None:
    client = browser(key)
    before = client.get("/safety/").content
    signed(cast)
    assert client.get("/safety/").content == before
    assert b"If you are worried about somebody" in before
    somebody, nobody = base(cast), "/safety/00000000-0000-4000-8000-000000000000/"
    answers = [client.get(address) for address in (somebody, nobody)]
    assert {a.status_code for a in answers} == {302}
    assert {a["Location"] for a in answers} == {"/safety/"}


def test_nia_of_another_team_reaches_nothing(cast: Cast, browser: Browser) -> None:
    made, nia = signed(cast), browser("nia")
    assert nia.get(base(cast))["Location"] == "/safety/"
    assert nia.get(f"{base(cast)}{made.pk}/").status_code == 404
    assert b"Sam Okafor" not in nia.get("/safety/").content


def test_sam_reads_only_after_choosing_to(cast: Cast, browser: Browser) -> None:
    signed(cast)
    sam = browser("sam")
    assert sam.get("/safety/read/")["Location"] == "/safety/"
    went = sam.post("/safety/", {"choice": "read_now"})
    assert went["Location"] == "/safety/read/"
    page = sam.get("/safety/read/").content.decode()
    assert CANARY in page
    assert "16 months ago" in page
    assert "not yet checked by you" in page
    assert ReadingChoice.objects.get().by == cast["sam"]


@pytest.mark.parametrize(
    ("choice", "goes_to", "says"),
    [
        ("with_coordinator", "/safety/chosen/", "Reading together"),
        ("with_someone", "/safety/chosen/", "With someone else"),
        ("not_today", "/", ""),
    ],
)
def test_the_other_choices_open_nothing(
    cast: Cast, browser: Browser, choice: str, goes_to: str, says: str
) -> None:
    signed(cast)
    sam = browser("sam")
    assert sam.post("/safety/", {"choice": choice})["Location"] == goes_to
    assert sam.get("/safety/read/")["Location"] == "/safety/"
    if says:
        assert says in sam.get(goes_to).content.decode()


def test_no_choice_is_asked_for_again(browser: Browser) -> None:
    page = browser("sam").post("/safety/", {})
    assert b"Choose one of these." in page.content


def test_with_nothing_written_the_page_says_so(browser: Browser) -> None:
    sam = browser("sam")
    sam.post("/safety/", {"choice": "read_now"})
    assert b"nothing for you to read here today" in sam.get("/safety/read/").content


def test_sam_answers_and_checks(cast: Cast, browser: Browser) -> None:
    made = signed(cast)
    sam, words, own = browser("sam"), words_of(made), words_of(made, "own")
    sam.post("/safety/", {"choice": "read_now"})
    at = f"/safety/words/{words.pk}/answer/"
    assert CANARY in sam.get(at).content.decode()
    empty = sam.post(at, {"body": " "})
    assert b"There is nothing in the box yet" in empty.content
    sam.post(at, {"body": "It was one bad weekend. Put that in."})
    assert PersonResponse.objects.get().answer.said_by == cast["sam"]
    sam.post(f"/safety/words/{own.pk}/check/")
    assert RiskChecked.objects.get().words == own
    cara = browser("cara").get(base(cast)).content.decode()
    assert "It was one bad weekend. Put that in." in cara
    assert "Checked by Sam." in cara


def test_what_sam_types_is_kept_and_found_again(cast: Cast, browser: Browser) -> None:
    words, sam = words_of(signed(cast)), browser("sam")
    sam.post("/safety/", {"choice": "read_now"})
    kept = sam.post(
        f"/safety/words/{words.pk}/keep/",
        {"body": "I want to say", "draft": "6f1f1a3e-0000-4000-8000-000000000001"},
        headers={"HX-Request": "true"},
    )
    assert b"kept-line" in kept.content
    assert b"I want to say" in sam.get(f"/safety/words/{words.pk}/answer/").content
    assert b"I want to say" not in browser("cara").get(base(cast)).content
