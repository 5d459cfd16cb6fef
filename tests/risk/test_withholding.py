"""Keeping a text back: two people, a reason, a day; and not a trace for the person."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from careplan.core.refusals import NotAllowed, NotNow
from risk import assessing, responding, withholding
from risk.models import Withholding
from risk.opening import How, enter
from risk.reading import Assessment
from tests.cast import NOW, Cast
from tests.risk.story import (
    IN_MAY,
    asked_back,
    door_of,
    sams_door,
    signed,
    words_of,
)

pytestmark = pytest.mark.django_db


def seen_by(cast: Cast, key: str) -> Assessment:
    who = cast.service_users["sam"].pk
    _door, safety = enter(who, by=cast[key], at=NOW, how=How.CURRENT)
    assert safety.current
    return safety.current


def sections(assessment: Assessment) -> set[str]:
    return {text.section for text in assessment.texts}


def test_until_the_second_reader_agrees_nothing_is_kept_back(cast: Cast) -> None:
    made = signed(cast)
    asked = asked_back(cast, made)
    before = seen_by(cast, "sam")
    assert "likelier" in sections(before)
    assert all(text.withheld is None for text in before.everything())
    withholding.agree(asked, door_of(cast, "haddad"), by=cast["haddad"], at=NOW)
    assert "likelier" not in sections(seen_by(cast, "sam"))
    for key in ("cara", "haddad", "iwan"):
        assert "likelier" in sections(seen_by(cast, key))


def test_nobody_agrees_with_themselves_or_for_another(cast: Cast) -> None:
    made = signed(cast)
    with pytest.raises(NotAllowed):
        asked_back(cast, made, second_reader=cast["cara"])
    with pytest.raises(NotAllowed):
        asked_back(cast, made, second_reader=cast["max"])
    asked = asked_back(cast, made)
    for key in ("cara", "iwan"):
        with pytest.raises(NotAllowed, match="Only Dr Haddad"):
            withholding.agree(asked, door_of(cast, key), by=cast[key], at=NOW)
    row = Withholding.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Withholding.objects.create(
            words=row.words,
            reason=row.reason,
            by=cast["cara"],
            second_reader=cast["cara"],
            recorded_at=NOW,
            review_on=IN_MAY,
        )


def test_it_needs_a_reason_and_a_day_to_come(cast: Cast) -> None:
    made = signed(cast)
    with pytest.raises(NotNow, match="looked at again"):
        asked_back(cast, made, review_on=None)
    with pytest.raises(NotNow, match="why a part"):
        withholding.ask_to_withhold(
            door_of(cast, "cara"),
            words_of(made),
            " ",
            by=cast["cara"],
            at=NOW,
            second_reader=cast["haddad"],
            review_on=IN_MAY,
        )


def test_a_persons_own_words_are_never_kept_back(cast: Cast) -> None:
    made = signed(cast)
    with pytest.raises(NotNow, match="own words"):
        asked_back(cast, made, "own")


def test_what_was_added_goes_with_it_and_an_answer_stays(cast: Cast) -> None:
    made = signed(cast)
    words = words_of(made, "likelier")
    responding.answer(sams_door(cast), words, "Not so.", by=cast["sam"], at=NOW)
    added = assessing.add_to(
        door_of(cast, "cara"), words, "Letters too.", by=cast["cara"], at=NOW
    )
    asked = asked_back(cast, made)
    withholding.agree(asked, door_of(cast, "haddad"), by=cast["haddad"], at=NOW)
    sees = seen_by(cast, "sam")
    assert "Letters too." not in repr(sees)
    assert "nights without sleep" not in repr(sees)
    assert "names a neighbour" not in repr(sees)
    assert [a.body for a in sees.other_answers] == ["Not so."]
    for row in (words, added):
        with pytest.raises(Http404):
            responding.answer(sams_door(cast), row, "But", by=cast["sam"], at=NOW)


def test_when_everything_is_kept_back_it_is_as_if_nothing_were_written(
    cast: Cast,
) -> None:
    made = signed(cast, own="")
    for section in ("happened", "likelier", "helps", "action"):
        asked = asked_back(cast, made, section)
        withholding.agree(asked, door_of(cast, "haddad"), by=cast["haddad"], at=NOW)
    who = cast.service_users["sam"].pk
    _door, safety = enter(who, by=cast["sam"], at=NOW, how=How.CURRENT)
    assert safety.assessments == ()


def test_it_goes_on_past_its_day_until_somebody_ends_it(cast: Cast) -> None:
    made = signed(cast)
    asked = asked_back(cast, made)
    withholding.agree(asked, door_of(cast, "haddad"), by=cast["haddad"], at=NOW)
    who, later = cast.service_users["sam"].pk, NOW + timedelta(days=100)
    _door, safety = enter(who, by=cast["sam"], at=later, how=How.CURRENT)
    assert safety.current
    assert "likelier" not in sections(safety.current)
    with pytest.raises(NotAllowed):
        withholding.end(asked, door_of(cast, "iwan"), by=cast["iwan"], at=later)
    withholding.end(asked, door_of(cast, "cara"), by=cast["cara"], at=later)
    assert "likelier" in sections(seen_by(cast, "sam"))
    with pytest.raises(NotNow):
        withholding.agree(asked, door_of(cast, "haddad"), by=cast["haddad"], at=later)
