"""Whatever is sent: a kind sentence, the words kept, and never a broken page."""

from typing import Any
from uuid import uuid4

import pytest

from accounts.models import User
from careplan.plans.models import Draft, Item, Kind, Statement
from careplan.plans.writing import take_back
from tests.cast import SamsPlan, newest
from tests.plans.conftest import SignedIn

WORDS = "What I wrote and do not want to write again."
LONG = "word " * 6000
NOBODYS = "00000000-0000-4000-8000-000000000000"

BAD: list[dict[str, Any]] = [
    {"kind": "nonsense"},
    {"kind": "name"},
    {"kind": "reason"},
    {"heading": "nonsense"},
    {"heading": "x" * 300},
    {"draft": "not an id"},
    {"draft": ""},
    {"page": "x" * 300},
    {"page": "a\x00b"},
    {"revision": "-1"},
    {"revision": "9" * 40},
    {"revision": "many"},
    {"follows": "not an id"},
    {"follows": NOBODYS},
    {"item": "not an id"},
    {"item": NOBODYS},
    {"below": "not an id"},
    {"below": NOBODYS},
    {"whose": "nobody's"},
    {"how": "by pigeon"},
    {"how": "x" * 300},
    {"happened_on": "the day before"},
    {"happened_on": "2999-01-01"},
    {"happened_on": "0000-00-00"},
    {"horizon": "never"},
    {"kind": "goal", "horizon": ""},
    {"kind": "goal", "horizon": "one_day", "below": NOBODYS},
    {"kind": "action", "doer": "", "heading": ""},
    {"kind": "action", "doer": NOBODYS, "heading": ""},
    {"kind": "action", "doer": "x\x00", "heading": "", "by_on": "2001-01-01"},
]


def sent(**changed: Any) -> dict[str, Any]:
    return {
        "body": WORDS,
        "draft": str(uuid4()),
        "page": "one",
        "heading": "now",
        "whose": "mine",
        "how": "together",
    } | changed


def is_kept(words: str, response: Any = None) -> bool:
    """In the plan, in a draft, or still in the box."""
    return (
        Statement.objects.filter(body=words).exists()
        or Draft.objects.filter(body=words).exists()
        or (response is not None and words.encode() in response.content)
    )


@pytest.mark.parametrize("bad", BAD, ids=str)
@pytest.mark.parametrize("name", ["sam", "cara"])
def test_whatever_is_sent_to_a_box_the_words_are_kept(
    name: str, bad: dict[str, Any], base: str, cast: Any, signed_in: SignedIn
) -> None:
    browser = signed_in(cast[name])
    response = browser.post(f"{base}part/body/write/", sent(**bad))
    assert response.status_code in (200, 302, 404, 409)
    if response.status_code in (200, 302):
        assert is_kept(WORDS, response)


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_whatever_is_sent_while_typing_the_words_are_kept(
    bad: dict[str, Any], base: str, sam: User, signed_in: SignedIn
) -> None:
    browser = signed_in(sam)
    response = browser.post(
        f"{base}part/body/keep/", sent(**bad), headers={"HX-Request": "true"}
    )
    assert response.status_code in (200, 404, 409)
    if response.status_code == 200:
        assert is_kept(WORDS)
        assert b"Kept" in response.content


@pytest.mark.parametrize(
    "body",
    [
        "a\x00b",
        "ŵ ŷ \N{HOT BEVERAGE} \N{ARABIC LETTER SEEN}\N{ARABIC LETTER LAM}",
        "line\r\nline\rline",
        "<script>alert(1)</script>",
        "{{ 7*7 }} {% now 'Y' %} %(name)s %s",
    ],
    ids=ascii,
)
def test_any_letters_can_be_written(
    body: str, base: str, sam: User, signed_in: SignedIn
) -> None:
    browser = signed_in(sam)
    for page in ("keep", "write"):
        response = browser.post(f"{base}part/body/{page}/", sent(body=body))
        assert response.status_code in (200, 302)
    answer = browser.get(f"{base}part/body/?heading=now")
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_bytes_that_are_no_letters_break_nothing(
    base: str, sam: User, signed_in: SignedIn
) -> None:
    response = signed_in(sam).post(
        f"{base}part/body/keep/",
        b"body=%ff%fe%ed%a0%80&heading=now",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 302


def test_a_text_longer_than_a_box_is_kept_to_the_last_word(
    base: str, sam: User, signed_in: SignedIn
) -> None:
    long = f"{LONG}the last word"
    browser = signed_in(sam)
    response = browser.post(f"{base}part/body/write/", sent(body=long))
    assert response.status_code == 200
    assert Draft.objects.get().body == long
    assert b"longer than one box can hold" in response.content


@pytest.mark.parametrize("body", ["", "   ", "\r\n"])
def test_an_empty_box_is_answered_kindly(
    body: str, base: str, sam: User, signed_in: SignedIn
) -> None:
    response = signed_in(sam).post(f"{base}part/body/write/", sent(body=body))
    assert response.status_code == 200
    assert "There is nothing in the box yet." in response.content.decode()


def test_a_day_gone_is_told_beside_the_field_and_the_words_stay(
    base: str, cara: User, signed_in: SignedIn
) -> None:
    response = signed_in(cara).post(
        f"{base}part/body/write/",
        sent(kind="action", heading="", doer=str(cara.pk), by_on="2026-03-01"),
    )
    assert response.status_code == 200
    assert "That day has gone." in response.content.decode()
    assert is_kept(WORDS)


def test_nothing_available_with_a_day_gone_keeps_the_reason(
    base: str, cara: User, signed_in: SignedIn, sams_plan: SamsPlan
) -> None:
    response = signed_in(cara).post(
        f"{base}item/{sams_plan.swimming.pk}/nothing/",
        {"reason": WORDS, "look_again_on": "2026-03-01"},
    )
    assert response.status_code == 200
    assert WORDS in response.content.decode()


def test_pressing_twice_in_a_browser_makes_one(
    base: str, sam: User, signed_in: SignedIn
) -> None:
    browser, data = signed_in(sam), sent(body="One.\r\nTwo.")
    for _ in range(2):
        assert browser.post(f"{base}part/body/write/", data).status_code == 302
    assert Statement.objects.filter(body="One.\nTwo.").count() == 1


def test_two_devices_that_press_end_at_both_texts(
    base: str, sam: User, signed_in: SignedIn
) -> None:
    browser, data = signed_in(sam), sent()
    browser.post(f"{base}part/body/write/", data)
    other = browser.post(
        f"{base}part/body/write/", data | {"body": "On the other device."}
    )
    page = browser.get(other["Location"])
    assert page.status_code == 200
    for words in (WORDS, "On the other device."):
        assert words in page.content.decode()


def test_words_for_what_was_taken_back_meanwhile_are_kept_as_new(
    base: str, sam: User, signed_in: SignedIn, sams_plan: SamsPlan, at: Any
) -> None:
    browser, item = signed_in(sam), sams_plan.home
    take_back(item, by=sam, at=at)
    response = browser.post(
        f"{base}item/{item.pk}/change/",
        sent(item=str(item.pk), follows=str(newest(item).pk)),
        follow=True,
    )
    assert response.status_code == 200
    assert is_kept(WORDS)
    assert WORDS in response.content.decode()


def test_saying_something_twice_in_a_browser_says_it_once(
    base: str, sam: User, signed_in: SignedIn, sams_plan: SamsPlan
) -> None:
    browser, data = signed_in(sam), sent()
    for _ in range(2):
        browser.post(f"{base}item/{sams_plan.caras.pk}/say/", data)
    assert Item.objects.filter(kind=Kind.COMMENT).count() == 1


@pytest.mark.parametrize("status", ["", "nonsense", "not_now"])
def test_a_need_is_answered_with_what_there_is_to_choose(
    status: str, base: str, cara: User, signed_in: SignedIn, sams_plan: SamsPlan
) -> None:
    address = f"{base}item/{sams_plan.swimming.pk}/stands/"
    response = signed_in(cara).post(address, {"status": status})
    assert response.status_code == 200


@pytest.mark.parametrize("prompt", ["", "x" * 300, "a\x00b", "I feel awful"])
def test_not_today_to_no_prompt_of_ours_breaks_nothing(
    prompt: str, base: str, sam: User, signed_in: SignedIn
) -> None:
    response = signed_in(sam).post(f"{base}not-today/", {"prompt": prompt})
    assert response.status_code in (302, 409)


@pytest.mark.parametrize(
    "to", ["https://example.org/", "//example.org", "javascript:0"]
)
def test_not_today_leads_nowhere_else(
    to: str, base: str, sam: User, signed_in: SignedIn
) -> None:
    browser = signed_in(sam)
    response = browser.post(f"{base}not-today/", {"prompt": "check", "to": to})
    assert response["Location"] == base


@pytest.mark.parametrize("chosen", [["home", "home"], ["nonsense"], ["x" * 300]])
def test_most_important_takes_what_there_is(
    chosen: list[str], base: str, sam: User, signed_in: SignedIn
) -> None:
    data = dict(zip(("first", "second"), chosen, strict=False))
    response = signed_in(sam).post(f"{base}important/", data)
    assert response.status_code in (200, 302)
