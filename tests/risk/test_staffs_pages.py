"""The pages of safety, as those who write there meet them."""

import re
from datetime import datetime

import pytest

from risk.models import (
    RiskAssessment,
    RiskDraft,
    RiskWords,
    Withholding,
    WithholdingAgreed,
)
from tests.cast import Cast
from tests.risk.browsing import Browser, base, browser, plain
from tests.risk.story import CANARY, draft_of, signed, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
__all__ = ["browser"]


def test_cara_drafts_asks_and_signs(cast: Cast, browser: Browser) -> None:
    cara, haddad = browser("cara"), browser("haddad")
    at = f"{base(cast)}draft/"
    assert b"Write a safety assessment" in cara.get(base(cast)).content
    data = boxes(cast) | {"act": "ask", "second_reader": str(cast["haddad"].pk)}
    assert cara.post(at, data).status_code == 302
    draft = RiskDraft.objects.get()
    assert b"You asked Dr Haddad to read this" in cara.get(at).content
    assert b"Cara asks you to read a draft" in haddad.get(base(cast)).content
    read = haddad.get(f"{at}{draft.pk}/")
    assert "Three nights" in read.content.decode()
    haddad.post(f"{at}{draft.pk}/", {"revision": draft.revision})
    assert b"Dr Haddad read this and agreed" in cara.get(at).content
    again = data | {"act": "sign", "draft": str(draft.pk), "revision": draft.revision}
    assert cara.post(at, again)["Location"] == base(cast)
    page = cara.get(base(cast)).content.decode()
    assert "Signed 17\N{NO-BREAK SPACE}March" in page
    assert "When things get harder" in page
    assert Withholding.objects.get().second_reader == cast["haddad"]
    assert WithholdingAgreed.objects.count() == 1


def boxes(cast: Cast) -> dict[str, object]:
    cara = str(cast["cara"].pk)
    return {
        "draft": "6f1f1a3e-0000-4000-8000-000000000002",
        "page": "one",
        "happened": "Sam stopped eating\r\nfor two days.",
        "last_happened_on": "16 November 2024",
        "likelier": "Three nights without sleep.",
        "helps": "The radio.",
        "how": "together",
        "own": "It was one bad weekend.",
        "own_how": "by_phone",
        "what_1": "Ring the same day.",
        "doer_1": cara,
        "by_on_1": "2026-03-20",
        "review_on": "2026-05-20",
        "keep_back": ["likelier"],
        "keep_back_reason": "It names a neighbour.",
        "keep_back_on": "2026-04-20",
    }


def test_what_lacks_something_is_kept_and_asked_beside_its_box(
    cast: Cast, browser: Browser
) -> None:
    cara, at = browser("cara"), f"{base(cast)}draft/"
    data = boxes(cast) | {"act": "sign", "helps": "", "review_on": ""}
    page = cara.post(at, data).content.decode()
    assert "Say what helps." in page
    assert "Give the day on which this is looked at again." in page
    assert "Error:" in page
    assert not RiskAssessment.objects.exists()
    assert "for two days" in cara.get(at).content.decode()
    refused = cara.post(at, boxes(cast) | {"act": "sign", "revision": 1})
    assert "somebody else reads this first" in refused.content.decode()


def test_a_draft_is_thrown_away(cast: Cast, browser: Browser) -> None:
    cara, at = browser("cara"), f"{base(cast)}draft/"
    cara.post(at, boxes(cast) | {"act": "keep"})
    kept = cara.post(
        f"{at}keep/", boxes(cast) | {"revision": 1}, headers={"HX-Request": "true"}
    )
    assert b"Kept 10:00" in kept.content
    draft = RiskDraft.objects.get()
    assert browser("haddad").post(f"{at}{draft.pk}/discard/").status_code == 404
    cara.post(f"{at}{draft.pk}/discard/")
    assert not RiskDraft.objects.exists()


def test_sam_and_others_never_see_that_a_draft_exists(
    cast: Cast, browser: Browser
) -> None:
    keys = ("sam", "haddad", "iwan", "asha")
    clients = {key: browser(key) for key in keys}
    clients["sam"].post("/safety/", {"choice": "read_now"})
    pages = {"sam": "/safety/read/", "asha": "/safety/"}

    def look(key: str) -> bytes:
        return plain(clients[key].get(pages.get(key, base(cast))))

    before = {key: look(key) for key in keys}
    draft = draft_of(cast)
    assert {key: look(key) for key in keys} == before
    for key in keys:
        assert clients[key].get(f"{base(cast)}draft/{draft.pk}/").status_code == 404


def test_a_text_is_added_to_and_kept_back_by_pages(
    cast: Cast, browser: Browser
) -> None:
    made, cara, haddad = signed(cast), browser("cara"), browser("haddad")
    words = words_of(made, "likelier")
    at = f"{base(cast)}words/{words.pk}/"
    assert cara.get(f"{at}add/").status_code == 200
    cara.post(f"{at}add/", {"body": "Letters about money.", "how": "together"})
    assert RiskWords.objects.get(follows=words).body == "Letters about money."
    data = {"reason": "It names a neighbour.", "review_on": "2026-05-01"}
    assert b"Choose who reads it too" in cara.post(f"{at}withhold/", data).content
    cara.post(f"{at}withhold/", data | {"second_reader": str(cast["haddad"].pk)})
    page = haddad.get(base(cast)).content.decode()
    assert "Sam can read it until Dr Haddad agrees." in page
    held = f"{base(cast)}withheld/{Withholding.objects.get().pk}/"
    assert cara.post(f"{held}agree/").status_code == 403
    haddad.post(f"{held}agree/")
    assert "Kept back from Sam." in haddad.get(base(cast)).content.decode()
    sam = browser("sam")
    sam.post("/safety/", {"choice": "read_now"})
    reads = sam.get("/safety/read/").content.decode()
    assert "Letters about money" not in reads
    assert "Kept back from" not in reads
    assert sam.get(f"/safety/words/{words.pk}/answer/").status_code == 404
    cara.post(f"{held}end/")
    assert "Letters about money" in sam.get("/safety/read/").content.decode()


def test_what_happened_is_said_by_a_page(cast: Cast, browser: Browser) -> None:
    from risk.models import SafetyAction

    signed(cast)
    cara = browser("cara")
    at = f"{base(cast)}action/{SafetyAction.objects.get().pk}/"
    assert cara.get(at).status_code == 200
    refused = cara.post(at, {"happened": "could_not"})
    assert b"Say why it could not be done" in refused.content
    cara.post(at, {"happened": "done"})
    assert b"Done." in cara.get(base(cast)).content
    assert browser("iwan").post(at, {"happened": "done"}).status_code == 403


def test_no_browser_keeps_a_page_of_safety(cast: Cast, browser: Browser) -> None:
    signed(cast)
    for key, address in (("sam", "/safety/"), ("cara", base(cast))):
        page = browser(key).get(address)
        assert page["Cache-Control"] == "private, no-store"


def test_staff_outside_a_plan_are_led_to_whose_they_may_read(
    cast: Cast, browser: Browser
) -> None:
    for key in ("cara", "haddad", "iwan"):
        before = browser(key).get("/safety/").content
        assert b"Sam Okafor" in before
    signed(cast)
    assert b"Sam Okafor" not in browser("dee").get("/safety/").content


def test_the_duty_worker_reads_and_writes_nowhere(cast: Cast, browser: Browser) -> None:
    made, iwan = signed(cast), browser("iwan")
    page = iwan.get(base(cast)).content.decode()
    assert CANARY in page
    assert "Add to this" not in page
    assert iwan.get(f"{base(cast)}draft/").status_code == 403
    words = words_of(made)
    for act in ("add", "withhold"):
        assert iwan.get(f"{base(cast)}words/{words.pk}/{act}/").status_code == 403


def test_nothing_on_any_page_scores(cast: Cast, browser: Browser, at: datetime) -> None:
    signed(cast)
    page = browser("cara").get(base(cast)).content.decode().lower()
    for word in (" high", " low ", "medium", "score", "risk", "red", "amber"):
        assert word not in re.sub(r"<[^>]+>", " ", page), word
