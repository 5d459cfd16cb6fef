"""A day is proposed by either, agreed by the other, and remembered by letter."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from accounts import pausing
from accounts.models import ServiceUser, User
from careplan.core import letters
from careplan.core.models import Letter
from careplan.core.refusals import NotAllowed, NotNow
from careplan.reviews import arranging, reminding
from careplan.reviews.arranging import Day
from careplan.reviews.models import Proposal, Review
from careplan.reviews.rules import which_is_due
from tests.cast import NOW

THEN = Day(date(2026, 4, 14), time(14), "At home")  # four weeks on, in summer time


def agreed(who: ServiceUser, day: Day, cara: User, sam: User) -> Review:
    proposal = arranging.propose(who, day, by=cara, at=NOW)
    return arranging.accept(proposal, by=sam, at=NOW)


def reminders() -> list[Letter]:
    return list(Letter.objects.filter(kind="meeting_reminder").order_by("due_at"))


def wanted(letter: Letter, at: datetime) -> bool:
    return letters.kind_of(letter.kind).still_wanted(letter, at)


def test_either_proposes_and_only_the_other_side_says_yes(
    sams: ServiceUser, sam: User, cara: User, haddad: User
) -> None:
    by_cara = arranging.propose(sams, THEN, by=cara, at=NOW)
    with pytest.raises(NotAllowed):
        arranging.accept(by_cara, by=haddad, at=NOW)
    arranging.accept(by_cara, by=sam, at=NOW)
    by_sam = arranging.propose(
        sams, Day(date(2026, 4, 21)), by=sam, at=NOW, review=by_cara.review
    )
    with pytest.raises(NotAllowed):
        arranging.accept(by_sam, by=sam, at=NOW)
    assert arranging.accept(by_sam, by=cara, at=NOW).agreed_on == date(2026, 4, 21)


def test_a_day_agreed_stands_until_another_is_agreed(
    sams: ServiceUser, sam: User, cara: User
) -> None:
    review = agreed(sams, THEN, cara, sam)
    arranging.propose(sams, Day(date(2026, 4, 21)), by=cara, at=NOW, review=review)
    review.refresh_from_db()
    assert review.agreed_on == THEN.on


def test_who_proposed_and_with_what_notice_is_kept(
    sams: ServiceUser, cara: User
) -> None:
    proposal = arranging.propose(sams, THEN, by=cara, at=NOW)
    assert (proposal.by, proposal.recorded_at) == (cara, NOW)
    assert not proposal.by_person
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("on", [date(2026, 3, 16), date(2028, 1, 1)])
def test_a_day_gone_or_far_off_is_kindly_refused(
    sams: ServiceUser, cara: User, on: date
) -> None:
    with pytest.raises(NotNow):
        arranging.propose(sams, Day(on), by=cara, at=NOW)


@pytest.mark.parametrize(
    ("at", "which"),
    [
        (datetime(2026, 3, 31, 8, 59, tzinfo=UTC), None),  # 9:59 in London
        (datetime(2026, 3, 31, 9, 0, tzinfo=UTC), "fortnight"),  # summer time
        (datetime(2026, 4, 13, 8, 59, tzinfo=UTC), "fortnight"),
        (datetime(2026, 4, 13, 9, 0, tzinfo=UTC), "day"),
        (datetime(2026, 4, 13, 22, 59, tzinfo=UTC), "day"),
        (datetime(2026, 4, 13, 23, 0, tzinfo=UTC), None),  # the day itself
    ],
)
def test_letters_are_due_at_ten_on_the_clocks_of_london(
    at: datetime, which: str | None
) -> None:
    assert which_is_due(date(2026, 4, 14), at=at) == which


def test_two_letters_and_no_more_however_often_we_sweep(
    sams: ServiceUser, sam: User, cara: User
) -> None:
    agreed(sams, THEN, cara, sam)
    assert not reminders()
    at = datetime(2026, 3, 31, 8, 50, tzinfo=UTC)
    for minutes in range(0, 60, 5):
        reminding.sweep(at=at + timedelta(minutes=minutes))
    assert len(reminders()) == 1
    for minutes in range(0, 60, 5):
        reminding.sweep(at=at + timedelta(days=13, minutes=minutes))
    assert len(reminders()) == 2


def test_with_less_time_left_the_letter_goes_on_agreeing(
    sams: ServiceUser, sam: User, cara: User
) -> None:
    agreed(sams, Day(date(2026, 3, 24), time(14)), cara, sam)
    assert len(reminders()) == 1


def test_nothing_goes_before_the_person_said_yes(sams: ServiceUser, cara: User) -> None:
    arranging.propose(sams, Day(date(2026, 3, 24)), by=cara, at=NOW)
    reminding.sweep(at=NOW + timedelta(days=1))
    assert not reminders()


def test_moved_ended_paused_and_closed_are_looked_up_again_before_sending(
    sams: ServiceUser, sam: User, cara: User
) -> None:
    review = agreed(sams, Day(date(2026, 3, 24), time(14)), cara, sam)
    letter = reminders()[0]
    assert wanted(letter, NOW)
    pausing.pause(sams, by=sam, at=NOW)
    assert not wanted(letter, NOW)
    pausing.start_again(sams, by=sam, at=NOW)
    later = arranging.propose(
        sams, Day(date(2026, 3, 25), time(9)), by=cara, at=NOW, review=review
    )
    arranging.accept(later, by=sam, at=NOW)
    assert not wanted(letter, NOW)
    fresh = reminders()[-1]
    assert len(reminders()) == 2
    sams.closed_on = date(2026, 3, 18)
    sams.save()
    assert not wanted(fresh, NOW)
    sams.closed_on = None
    sams.save()
    arranging.end(review, by=cara, at=NOW)
    assert not wanted(fresh, NOW)


def test_after_days_of_standing_still_only_what_still_matters_goes(
    sams: ServiceUser, sam: User, cara: User
) -> None:
    agreed(sams, THEN, cara, sam)
    reminding.sweep(at=datetime(2026, 4, 1, 9, 0, tzinfo=UTC))
    fortnight = reminders()[0]
    day_before = datetime(2026, 4, 13, 12, 0, tzinfo=UTC)
    reminding.sweep(at=day_before)
    assert not wanted(fortnight, day_before)
    assert wanted(reminders()[-1], day_before)


def test_on_monday_a_worker_gets_one_list(
    sams: ServiceUser, cast: dict[str, User], sam: User, cara: User
) -> None:
    agreed(sams, Day(date(2026, 3, 24), time(14)), cara, sam)
    monday = datetime(2026, 3, 23, 8, 0, tzinfo=UTC)
    for hours in range(5):
        reminding.sweep(at=monday + timedelta(hours=hours))
    found = Letter.objects.filter(kind="monday_list")
    assert [letter.recipient for letter in found] == [cara]
    said = letters.kind_of("monday_list").render(found[0])
    assert "You are meeting 1 person this week." in said.text
    assert "Sam" not in said.text


def test_the_letter_says_when_and_whom_to_ring_and_nothing_else(
    sams: ServiceUser, sam: User, cara: User
) -> None:
    agreed(sams, Day(date(2026, 3, 24), time(14), "At the clinic"), cara, sam)
    said = letters.kind_of("meeting_reminder").render(reminders()[0])
    assert said.subject == "Tuesday 24 March, 2pm."
    assert "You are meeting Cara on Tuesday 24 March at 2pm." in said.text
    assert "clinic" not in said.text
