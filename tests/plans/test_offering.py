"""A version is offered, stays as it was, and is answered by nobody but the person."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from accounts.models import User
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans import answering, checking, offering, writing
from careplan.plans.access import knock
from careplan.plans.freezing import thawed
from careplan.plans.models import Answer, Item, Stance, Statement, Version
from careplan.plans.opening import open_version
from tests.cast import NOW, SamsPlan, newest, says
from tests.plans.conftest import SignedIn

LATER = NOW + timedelta(days=3)
HOUR = timedelta(hours=1)


def offered(plan: SamsPlan, by: User) -> Version:
    return offering.offer(plan.who, by=by, at=NOW)


def words_in(version: Version, by: User) -> set[str]:
    door = knock(version.plan.service_user_id, by=by, at=LATER)
    return {i.body for i in open_version(door, version, at=LATER).everything()}


def test_either_of_the_two_may_offer(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    assert offered(sams_plan, cara).number == 1
    says(sams_plan.who, "home", "It is dry today.", by=sam, at=LATER, heading="now")
    assert offering.offer(sams_plan.who, by=sam, at=LATER).number == 2


@pytest.mark.parametrize("name", ["asha", "pete", "hana", "max", "nia", "rob", "dee"])
def test_those_outside_find_nothing_to_offer(
    sams_plan: SamsPlan, cast: dict[str, User], name: str
) -> None:
    with pytest.raises(Http404):
        offered(sams_plan, cast[name])


def test_a_duty_worker_may_not_offer(sams_plan: SamsPlan, iwan: User) -> None:
    with pytest.raises(NotAllowed):
        offered(sams_plan, iwan)


def test_with_nothing_talked_about_there_is_nothing_to_offer(
    sams_plan: SamsPlan, cara: User, sam: User
) -> None:
    offered(sams_plan, cara)
    with pytest.raises(NotNow, match="Nothing was written or talked about"):
        offering.offer(sams_plan.who, by=cara, at=LATER)
    checking.still_true(sams_plan.home, by=sam, at=LATER)
    assert offering.offer(sams_plan.who, by=cara, at=LATER + HOUR).number == 2


def test_opening_a_plan_talks_about_nothing(
    sams_plan: SamsPlan, cara: User, signed_in: SignedIn, base: str
) -> None:
    offered(sams_plan, cara)
    assert signed_in(cara).get(base).status_code == 200
    with pytest.raises(NotNow):
        offering.offer(sams_plan.who, by=cara, at=LATER)


def test_a_version_keeps_its_words_whatever_happens_to_the_plan(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    version = offered(sams_plan, cara)
    before = words_in(version, sam)
    first = newest(sams_plan.home)
    writing.change(
        sams_plan.home, "The damp is gone.", by=sam, at=LATER, follows=first.pk
    )
    writing.take_back(sams_plan.helps, by=sam, at=LATER)
    assert words_in(version, sam) == before
    assert "The damp is back." in before


def test_a_version_holds_no_words(sams_plan: SamsPlan, cara: User) -> None:
    version = offered(sams_plan, cara)
    for body in Statement.objects.values_list("body", flat=True):
        assert body not in version.content


def test_a_version_never_changes(sams_plan: SamsPlan, cara: User) -> None:
    version = offered(sams_plan, cara)
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(number=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        version.delete()


def test_an_old_version_obeys_the_grants_of_today(
    sams_plan: SamsPlan, haddad: User, iwan: User, cara: User
) -> None:
    version = offered(sams_plan, cara)
    assert "I owe the catalogue." not in words_in(version, haddad)
    assert words_in(version, iwan) == {"I stop cooking."}


def test_another_offer_replaces_the_open_one(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    first = offered(sams_plan, cara)
    says(sams_plan.who, "home", "It is dry today.", by=sam, at=LATER, heading="now")
    second = offering.offer(sams_plan.who, by=sam, at=LATER)
    assert offering.open_offer(first.plan) == second
    with pytest.raises(NotNow):
        answering.answer(first, by=sam, stance=Stance.RIGHT, at=LATER)


def test_only_who_offered_takes_it_back(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    version = offered(sams_plan, cara)
    with pytest.raises(NotAllowed):
        offering.withdraw(version, by=sam, at=LATER)
    offering.withdraw(version, by=cara, at=LATER)
    assert offering.open_offer(version.plan) is None


def test_schema_one_reads_back_for_ever(sams_plan: SamsPlan, cara: User) -> None:
    """The golden file: the shape of schema 1, with ids named by their kind."""
    version = offered(sams_plan, cara)
    golden = Path(__file__).parent / "golden" / "version_1.json"
    assert shape(json.loads(version.content)) == json.loads(golden.read_text())
    content = thawed(version, viewer=cara.pk)
    assert {i.id for i in content.items} == set(
        Item.objects.filter(plan=version.plan).values_list("pk", flat=True)
    )


def shape(value: object) -> object:
    """Replace what differs each time: ids, times and names; keep all else."""
    if isinstance(value, dict):
        named = {key: shape(inner) for key, inner in value.items()}
        return named | {k: sorted(named[k], key=str) for k in ("people", "items")}
    if isinstance(value, list):
        return [shape(inner) for inner in value]
    if isinstance(value, str) and len(value) == 36 and value.count("-") == 4:
        return "<id>"
    return value


# Answering


def test_six_answers_and_no_other(sams_plan: SamsPlan, sam: User, cara: User) -> None:
    version = offered(sams_plan, cara)
    for stance in Stance:
        answering.answer(version, by=sam, stance=stance, at=LATER)
    with pytest.raises(NotNow):
        answering.answer(version, by=sam, stance="agreed", at=LATER)


@pytest.mark.parametrize("name", ["cara", "haddad", "iwan"])
def test_nobody_answers_for_the_person(
    sams_plan: SamsPlan, cast: dict[str, User], name: str, cara: User
) -> None:
    version = offered(sams_plan, cara)
    with pytest.raises(NotAllowed):
        answering.answer(version, by=cast[name], stance=Stance.RIGHT, at=LATER)


def test_a_private_answer_shows_nothing_to_others(
    sams_plan: SamsPlan, sam: User, cara: User, signed_in: SignedIn, base: str
) -> None:
    version = offered(sams_plan, cara)
    pages = [base, f"{base}versions/", f"{base}versions/1/", f"{base}whole/"]
    browser = signed_in(cara)

    def seen() -> list[str]:
        return [without_token(browser.get(page).content.decode()) for page in pages]

    seen()  # what was new to Cara is not new any more
    before, revision = seen(), version.plan.revision
    made = answering.answer(
        version,
        by=sam,
        stance=Stance.GOING_ALONG,
        at=NOW,
        words="I have heard this before.",
    )
    assert seen() == before
    version.plan.refresh_from_db()
    assert version.plan.revision == revision
    answering.share_answer(made, by=sam, at=NOW)
    after = "".join(seen())
    assert "going along with it" in after
    assert "I have heard this before." in after


def without_token(page: str) -> str:
    return "\n".join(x for x in page.split("\n") if "csrfmiddlewaretoken" not in x)


def test_no_answer_never_reads_as_a_yes(
    sams_plan: SamsPlan, cara: User, signed_in: SignedIn, base: str
) -> None:
    offered(sams_plan, cara)
    page = signed_in(cara).get(f"{base}versions/").content.decode()
    assert "No answer is never a yes." in page
    assert "agreed" not in page.lower()


def test_the_one_question_has_no_answer_chosen(
    sams_plan: SamsPlan, sam: User, cara: User, signed_in: SignedIn, base: str
) -> None:
    offered(sams_plan, cara)
    browser = signed_in(sam)
    page = browser.get(f"{base}answer/").content.decode()
    assert page.count('name="stance"') == 6
    assert (
        " checked" not in page.split('<form class="six-answers"')[1].split("</form>")[0]
    )
    refused = browser.post(f"{base}answer/", {})
    assert "Choose one of the six" in refused.content.decode()
    assert not Answer.objects.exists()


def test_the_button_names_those_who_read_by_role(
    sams_plan: SamsPlan, sam: User, cara: User, signed_in: SignedIn, base: str
) -> None:
    offered(sams_plan, cara)
    browser = signed_in(sam)
    browser.post(f"{base}answer/", {"stance": "parts"})
    page = browser.get(f"{base}answer/share/").content.decode()
    assert "Let Cara and Dr Haddad see my answer" in page
    browser.post(f"{base}answer/share/", {"choice": "keep", "words": "The first half."})
    kept = answering.last_answer(knock(sams_plan.who.pk, by=sam, at=NOW))
    assert kept is not None
    assert not kept.shared.exists()


def test_words_under_an_answer_are_on_no_page_of_the_plan(
    sams_plan: SamsPlan, sam: User, cara: User, signed_in: SignedIn, base: str
) -> None:
    version = offered(sams_plan, cara)
    answering.answer(
        version, by=sam, stance=Stance.NOT_SURE, at=NOW, words="Ask me in spring."
    )
    for user in (sam, cara):
        for page in ("", "whole/", "changes/", "kept/", "copies/"):
            assert (
                "Ask me in spring."
                not in signed_in(user).get(base + page).content.decode()
            )
