"""My words are mine: who may say, change, check and take back what stands in a plan."""

from datetime import timedelta

import pytest
from django.http import Http404

from accounts.models import User
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans import checking, saying, writing
from careplan.plans.models import Circumstance, Item, Kind, Statement
from careplan.plans.opening import How, enter
from careplan.plans.stating import Place, Telling
from tests.cast import NOW, WRITTEN_DOWN, Cast, SamsPlan, newest, says, words_of

LATER = NOW + timedelta(minutes=5)
OTHERS = ("cara", "haddad", "iwan", "asha", "pete", "hana", "max", "nia", "rob", "dee")


def rewrite(item: Item, body: str, *, by: User) -> Statement:
    return writing.change(item, body, by=by, at=LATER, follows=newest(item).pk)


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_changes_sams_words_but_sam(
    name: str, cast: Cast, sams_plan: SamsPlan
) -> None:
    with pytest.raises((NotAllowed, Http404)):
        rewrite(sams_plan.home, "It is fine.", by=cast[name])
    assert words_of(sams_plan.home) == "The damp is back."


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_takes_sams_words_out_but_sam(
    name: str, cast: Cast, sams_plan: SamsPlan
) -> None:
    with pytest.raises((NotAllowed, Http404)):
        writing.take_back(sams_plan.home, by=cast[name], at=LATER)


def test_sam_cannot_change_what_cara_wrote(sams_plan: SamsPlan, sam: User) -> None:
    with pytest.raises(NotAllowed, match="Cara’s words"):
        rewrite(sams_plan.caras, "Nobody was rung.", by=sam)


def test_changing_words_keeps_every_word_before_them(
    sams_plan: SamsPlan, sam: User
) -> None:
    rewrite(sams_plan.home, "The damp is worse.", by=sam)
    rewrite(sams_plan.home, "The damp is gone.", by=sam)
    assert [s.body for s in writing.history(sams_plan.home)][-1] == "The damp is back."
    assert len(writing.history(sams_plan.home)) == 3
    assert words_of(sams_plan.home) == "The damp is gone."


def test_words_that_cara_wrote_down_are_sams_and_not_yet_checked(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    words = newest(sams_plan.written_down)
    assert (words.said_by, words.written_by) == (sam, cara)
    _door, reading = enter(sams_plan.who.pk, by=cara, at=LATER, how=How.WHOLE)
    shown = reading.item(sams_plan.written_down.pk)
    assert shown is not None
    assert shown.own
    assert shown.waits_for_check


def test_once_sam_checked_them_they_wait_no_more(
    sams_plan: SamsPlan, sam: User
) -> None:
    checking.check_words(sams_plan.written_down, by=sam, at=LATER)
    checking.check_words(sams_plan.written_down, by=sam, at=LATER)
    _door, reading = enter(sams_plan.who.pk, by=sam, at=LATER, how=How.WHOLE)
    shown = reading.item(sams_plan.written_down.pk)
    assert shown is not None
    assert shown.checked_at == LATER
    assert not shown.waits_for_check


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_checks_sams_words_for_sam(
    name: str, cast: Cast, sams_plan: SamsPlan
) -> None:
    with pytest.raises(NotAllowed):
        checking.check_words(sams_plan.written_down, by=cast[name], at=LATER)


def test_own_words_need_no_checking(sams_plan: SamsPlan, sam: User) -> None:
    with pytest.raises(NotNow):
        checking.check_words(sams_plan.home, by=sam, at=LATER)


def test_cara_cannot_change_what_was_written_down_for_sam(
    sams_plan: SamsPlan, cara: User
) -> None:
    with pytest.raises(NotAllowed):
        rewrite(sams_plan.written_down, "The window is small.", by=cara)


def test_sam_corrects_what_was_written_down_and_it_is_then_sams_own_writing(
    sams_plan: SamsPlan, sam: User
) -> None:
    words = rewrite(sams_plan.written_down, "From the window I see the canal.", by=sam)
    assert words.written_by == sam


@pytest.mark.parametrize("name", ["iwan", "asha", "pete", "nia", "max", "dee", "rob"])
def test_only_the_care_team_writes_words_down_for_sam(
    name: str, cast: Cast, sams_plan: SamsPlan
) -> None:
    with pytest.raises((NotAllowed, Http404)):
        says(
            sams_plan.who,
            "harder",
            "I am fine.",
            by=cast[name],
            heading="well-signs",
            telling=WRITTEN_DOWN,
        )


def test_sam_cannot_write_down_words_as_if_a_worker_had(
    sams_plan: SamsPlan, sam: User
) -> None:
    with pytest.raises(NotAllowed):
        says(sams_plan.who, "matters", "Moss.", by=sam, telling=WRITTEN_DOWN)


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.REASON, Kind.COMMENT, Kind.NOT_RIGHT])
@pytest.mark.parametrize("name", ["sam", "cara"])
def test_what_has_a_way_of_its_own_is_not_put_in_by_the_common_one(
    kind: Kind, name: str, cast: Cast, sams_plan: SamsPlan
) -> None:
    with pytest.raises(NotNow):
        says(
            sams_plan.who,
            "home",
            "Somewhere else",
            by=cast[name],
            kind=kind,
            parent=sams_plan.home,
        )


def test_taken_back_words_are_gone_from_the_plan_and_kept_in_the_history(
    sams_plan: SamsPlan, sam: User
) -> None:
    writing.take_back(sams_plan.home, by=sam, at=LATER)
    _door, reading = enter(sams_plan.who.pk, by=sam, at=LATER, how=How.WHOLE)
    assert reading.item(sams_plan.home.pk) is None
    assert Statement.objects.filter(item=sams_plan.home).exists()
    with pytest.raises(NotNow, match="taken back"):
        writing.take_back(sams_plan.home, by=sam, at=LATER)
    sams_plan.home.refresh_from_db()
    with pytest.raises(NotNow, match="taken back"):
        rewrite(sams_plan.home, "And yet.", by=sam)


def test_not_right_stands_beside_the_words_and_changes_nothing(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    saying.not_right(sams_plan.caras, "Nobody told me.", by=sam, at=LATER)
    _door, reading = enter(sams_plan.who.pk, by=cara, at=LATER, how=How.WHOLE)
    shown = reading.item(sams_plan.caras.pk)
    assert shown is not None
    assert [said.body for said in shown.said] == ["Nobody told me."]
    assert shown.body == "The landlord has been rung."


def test_why_it_is_not_right_need_not_be_said(sams_plan: SamsPlan, sam: User) -> None:
    said = saying.not_right(sams_plan.caras, "  ", by=sam, at=LATER)
    assert said.body == "This isn’t right for me."


@pytest.mark.parametrize("name", ["cara", "haddad"])
def test_only_sam_says_that_it_is_not_right(
    name: str, cast: Cast, sams_plan: SamsPlan
) -> None:
    with pytest.raises(NotAllowed):
        saying.not_right(sams_plan.haddads, "No.", by=cast[name], at=LATER)


def test_an_answer_stands_beside_what_it_answers(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    first = saying.say_about(sams_plan.caras, "When?", by=sam, at=LATER)
    answer = saying.say_about(first.item, "On Monday.", by=cara, at=LATER)
    assert answer.item.parent == first.item.parent == sams_plan.caras


def test_words_carry_the_day_they_are_about_and_the_day_they_were_written(
    sams_plan: SamsPlan, cara: User
) -> None:
    day = NOW.date() - timedelta(days=20)
    about = Telling(circumstance=Circumstance.LATER, happened_on=day)
    item = says(
        sams_plan.who, "home", "We met.", by=cara, heading="now", at=NOW, telling=about
    )
    words = newest(item)
    assert (words.happened_on, words.recorded_at) == (day, NOW)


def test_nothing_happened_on_a_day_to_come(sams_plan: SamsPlan, cara: User) -> None:
    tomorrow = Telling(happened_on=NOW.date() + timedelta(days=1))
    with pytest.raises(NotNow):
        says(
            sams_plan.who,
            "home",
            "We met.",
            by=cara,
            heading="now",
            at=NOW,
            telling=tomorrow,
        )


@pytest.mark.parametrize("body", ["", "   ", "\n\n\t"])
def test_empty_words_are_kindly_refused(
    body: str, sams_plan: SamsPlan, sam: User
) -> None:
    with pytest.raises(NotNow, match="One line is enough"):
        says(sams_plan.who, "matters", body, by=sam)


@pytest.mark.parametrize(
    "place", [Place("nonsense"), Place("home", "nonsense"), Place("matters", "now")]
)
def test_a_place_that_no_plan_has_is_refused(
    place: Place, sams_plan: SamsPlan, sam: User
) -> None:
    with pytest.raises(NotNow):
        writing.put(sams_plan.who, place, "Words", by=sam, at=NOW)
