"""Days and times as a person says them, on both sides of a change of the clocks."""

from datetime import UTC, date, datetime, timedelta

import pytest

from careplan.core import dates

TODAY = date(2026, 3, 17)  # a Tuesday
NB = dates.NBSP


@pytest.mark.parametrize(
    ("days_ago", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "on Sunday"),
        (6, "on Wednesday"),
        (7, f"on 10{NB}March{NB}2026"),
        (-1, f"on 18{NB}March{NB}2026"),
    ],
)
def test_a_day_gone_is_said_by_its_name_within_a_week(days_ago: int, said: str) -> None:
    assert dates.on_day(TODAY - timedelta(days=days_ago), today=TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "by Tuesday"),
        (date(2026, 3, 20), "by Friday"),
        (date(2026, 3, 24), f"by Tuesday 24{NB}March"),
        (date(2027, 3, 3), f"by 3{NB}March{NB}2027"),
        (date(2026, 3, 13), f"by Friday 13{NB}March"),
    ],
)
def test_a_day_to_come_is_said_so_that_no_two_are_confused(
    day: date, said: str
) -> None:
    assert dates.by_day(day, today=TODAY) == said


def test_no_date_breaks_across_lines() -> None:
    assert " " not in dates.long_day(TODAY) + dates.short_day(TODAY)


@pytest.mark.parametrize(
    ("moment", "day", "clock"),
    [
        # The clocks go forward on 29 March 2026 at 1:00 UTC.
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29), "0:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29), "2:00"),
        (datetime(2026, 6, 1, 23, 30, tzinfo=UTC), date(2026, 6, 2), "0:30"),
        # And back on 25 October 2026: the hour after one o'clock comes twice.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25), "1:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25), "1:30"),
        (datetime(2026, 12, 1, 23, 30, tzinfo=UTC), date(2026, 12, 1), "23:30"),
    ],
)
def test_a_moment_falls_on_londons_day_at_londons_time(
    moment: datetime, day: date, clock: str
) -> None:
    assert dates.local_day(moment) == day
    assert dates.clock(moment) == clock


def test_a_month_of_prompts_is_four_weeks() -> None:
    assert dates.a_month_before(TODAY) == date(2026, 2, 17)
