"""The story as data: nothing is said twice, nothing is from the future, no filler."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from careplan.core.dates import local_day
from careplan.sharing.parts import heading_of, kind_of
from demo.story import acts
from demo.story.acts import Act, day_of, moment_of
from demo.story.cast import WORKERS, Supported
from demo.story.people import PEOPLE

A_WEEK = [date(2026, 3, 16) + timedelta(days=days) for days in range(7)]
SPOKEN = ("words", "because", "reason", "instead")
PHONE = re.compile(r"\b0[\d ]{9,12}\d\b")
OFCOM = re.compile(r"^(01632960\d{3}|07700900\d{3})$")
NEVER_SAID = (
    "service user",
    "non-complian",
    "crisis",
    "schizo",
    "psychosis",
    "psychotic",
    "bipolar",
    "overdue",
    "lorem",
    "!",
)


def spoken(act: Act) -> Iterator[str]:
    for field in SPOKEN:
        if words := getattr(act, field, ""):
            yield words


def sentences(words: str) -> list[str]:
    found = re.split(r"(?<=[.?!”])\s+|\n", words)
    return [s.strip().rstrip(".").casefold() for s in found if s.strip()]


def told() -> Iterator[tuple[str, str]]:
    """Every sentence, with the plan and the item in which it stands."""
    for person in PEOPLE:
        for number, act in enumerate(person.acts):
            changed = act.of if isinstance(act, acts.Changes) else ""
            item = changed or getattr(act, "key", "") or str(number)
            once = {s for words in spoken(act) for s in sentences(words)}
            for sentence in once:
                yield sentence, f"{person.key}/{item}"


def test_no_sentence_is_in_two_plans_or_two_items() -> None:
    where: dict[str, set[str]] = {}
    for sentence, item in told():
        where.setdefault(sentence, set()).add(item)
    assert {s: items for s, items in where.items() if len(items) > 1} == {}


def test_there_is_enough_of_it_to_find_one_said_twice() -> None:
    assert len({s for s, _item in told()}) > 250


@pytest.mark.parametrize("today", A_WEEK, ids=lambda day: day.strftime("%a"))
def test_whatever_the_day_all_has_happened_and_days_to_come_are_to_come(
    today: date,
) -> None:
    for person in PEOPLE:
        for act in person.acts:
            assert local_day(moment_of(act.when, today=today)) < today, act
        for days in ("+0 fri", "+1 wed", "+10 mon", "coming working", "next tue"):
            assert day_of(days, today=today) >= today
    assert day_of("coming working", today=today).weekday() < 5
    assert day_of("next tue", today=today) == date(2026, 3, 24)


@pytest.mark.parametrize("today", A_WEEK, ids=lambda day: day.strftime("%a"))
def test_whatever_the_day_what_is_answered_was_said_before(today: date) -> None:
    for person in PEOPLE:
        known: set[str] = set()
        for act in in_order(person, today):
            for names in (getattr(act, "of", ""), getattr(act, "under", "")):
                assert not names or names in known, (person.key, act)
            known |= {getattr(act, "key", "")}


def in_order(person: Supported, today: date) -> list[Act]:
    def when(act: Act) -> datetime:
        return moment_of(act.when, today=today)

    return sorted(person.acts, key=when)


def test_a_key_names_one_thing() -> None:
    for person in PEOPLE:
        keys = Counter(k for act in person.acts if (k := getattr(act, "key", "")))
        assert [k for k, times in keys.items() if times > 1] == []


def test_workers_write_on_their_working_days() -> None:
    days = {worker.key: worker.working_days for worker in WORKERS}
    for person in PEOPLE:
        for act in person.acts:
            day = moment_of(act.when, today=A_WEEK[1]).isoweekday()
            assert act.by not in days or str(day) in days[act.by], act


def test_words_go_where_a_plan_has_a_place_for_them() -> None:
    for person in PEOPLE:
        for act in person.acts:
            if place := getattr(act, "place", ""):
                part, _slash, heading = place.partition("/")
                assert kind_of(part), act
                assert heading_of(part, heading), act


def test_telephone_numbers_are_from_the_ranges_kept_for_drama() -> None:
    words = [w for person in PEOPLE for act in person.acts for w in spoken(act)]
    numbers = [n for text in words for n in PHONE.findall(text)]
    numbers += [w.phone for w in WORKERS]
    assert len(numbers) > 5
    assert [n for n in numbers if not OFCOM.match(n.replace(" ", ""))] == []


def test_nobody_speaks_like_a_form() -> None:
    for sentence, item in told():
        for words in NEVER_SAID:
            assert words not in sentence, (item, sentence)


def test_there_are_a_dozen_others_with_short_plans() -> None:
    others = [p for p in PEOPLE if p.key not in {"sam", "rob", "ines", "edie"}]
    texts = {
        p.key: sum(isinstance(a, acts.Says | acts.Promises) for a in p.acts)
        for p in others
    }
    assert len(others) >= 12
    assert [p.key for p in others if not texts[p.key]] == ["wes"]
    assert all(2 <= count <= 6 for key, count in texts.items() if key != "wes")
    assert [p.interpreter for p in others if p.interpreter] == ["Turkish"]
