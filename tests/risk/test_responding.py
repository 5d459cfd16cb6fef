"""The person chooses, answers and checks; nobody does so for them."""

import uuid
from datetime import timedelta

import pytest
from django.http import Http404

from careplan.core.models import Letter
from careplan.core.refusals import NotAllowed, NotNow
from risk import responding
from risk.models import Choice, PersonResponse, ReadingChoice
from risk.opening import has_chosen_to_read
from tests.cast import NOW, Cast
from tests.risk.story import door_of, opened, sams_door, signed, words_of

pytestmark = pytest.mark.django_db


def test_an_answer_stands_beside_the_statement_in_sams_words(cast: Cast) -> None:
    made = signed(cast)
    draft = uuid.uuid4()
    for _ in (1, 2):
        responding.answer(
            sams_door(cast),
            words_of(made),
            "It was one bad weekend.",
            by=cast["sam"],
            at=NOW,
            draft=draft,
        )
    assert PersonResponse.objects.count() == 1
    _door, safety = opened(made, cast, "cara")
    assert safety.current
    assert [a.body for a in safety.current.texts[0].answers] == [
        "It was one bad weekend."
    ]


def test_nobody_answers_for_sam(cast: Cast) -> None:
    made = signed(cast)
    for key in ("cara", "haddad", "iwan"):
        with pytest.raises(NotAllowed):
            responding.answer(
                door_of(cast, key), words_of(made), "Fine.", by=cast[key], at=NOW
            )
    with pytest.raises(NotNow):
        responding.answer(sams_door(cast), words_of(made), " ", by=cast["sam"], at=NOW)


def test_nobody_answers_about_somebody_else(cast: Cast) -> None:
    from risk.access import own_door

    made = signed(cast)
    with pytest.raises(Http404):
        responding.answer(
            own_door(cast["rob"]), words_of(made), "Hm.", by=cast["rob"], at=NOW
        )


def test_sams_own_words_are_checked_by_sam(cast: Cast) -> None:
    made = signed(cast)
    own = words_of(made, "own")
    with pytest.raises(NotAllowed):
        responding.check(door_of(cast, "cara"), own, by=cast["cara"], at=NOW)
    with pytest.raises(NotAllowed):
        responding.check(sams_door(cast), words_of(made), by=cast["sam"], at=NOW)
    responding.check(sams_door(cast), own, by=cast["sam"], at=NOW)
    _door, safety = opened(made, cast, "cara")
    found = safety.text(own.pk)
    assert found
    assert found.checked_at == NOW


@pytest.mark.parametrize("choice", Choice.values)
def test_a_choice_is_recorded_as_the_persons(cast: Cast, choice: str) -> None:
    door = sams_door(cast)
    made = responding.choose(door, choice, by=cast["sam"], at=NOW)
    assert (made.by, made.choice) == (cast["sam"], choice)
    assert has_chosen_to_read(door, at=NOW) == (choice == Choice.READ_NOW)
    assert not has_chosen_to_read(door, at=NOW + timedelta(days=1))
    told = Letter.objects.filter(kind="something_due", recipient=cast["cara"])
    assert told.exists() == (choice in ("with_coordinator", "with_someone"))


def test_nobody_chooses_for_sam(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        responding.choose(door_of(cast, "cara"), "read_now", by=cast["cara"], at=NOW)
    with pytest.raises(NotNow):
        responding.choose(sams_door(cast), "maybe", by=cast["sam"], at=NOW)
    assert not ReadingChoice.objects.exists()
