"""The letter of safety: to staff only, about nothing, once for each day."""

from datetime import datetime, timedelta

import pytest

from accounts import reaching
from careplan.core.models import Letter
from risk import emails, reminding, withholding
from tests.cast import NOW, Cast, cara_is_away
from tests.risk.story import IN_MAY, asked_back, door_of, signed

pytestmark = pytest.mark.django_db
THAT_DAY = NOW + timedelta(days=(IN_MAY - NOW.date()).days)


def due(*, at: datetime = THAT_DAY) -> list[Letter]:
    reminding.remind(at=at)
    return list(Letter.objects.filter(kind=emails.SOMETHING_DUE).order_by("due_at"))


def test_before_the_day_there_is_no_letter(cast: Cast) -> None:
    signed(cast)
    assert due(at=THAT_DAY - timedelta(days=1)) == []


def test_on_the_day_the_coordinator_is_told_once(cast: Cast) -> None:
    signed(cast)
    due()
    [letter] = due(at=THAT_DAY + timedelta(days=3))
    assert letter.recipient == cast["cara"]


def test_the_stand_in_is_told_meanwhile(cast: Cast) -> None:
    signed(cast)
    cara_is_away(cast["cara"], on=IN_MAY)
    [letter] = due()
    assert letter.recipient == cast["dee"]


def test_what_was_replaced_is_due_no_more(cast: Cast) -> None:
    first = signed(cast)
    [letter] = due()
    assert emails.still_wanted(letter, THAT_DAY)
    later = IN_MAY + timedelta(days=90)
    signed(cast, at=THAT_DAY, replaces=first, review_on=later, will_do=_later(cast))
    assert not emails.still_wanted(letter, THAT_DAY)
    assert due() == [letter]


def _later(cast: Cast) -> tuple[object, ...]:
    from risk.assessing import WillDo

    return (WillDo("Ring.", cast["cara"], IN_MAY + timedelta(days=9)),)


def test_what_is_kept_back_is_due_on_its_own_day(cast: Cast) -> None:
    made = signed(cast, review_on=IN_MAY + timedelta(days=300))
    asked = asked_back(cast, made)
    withholding.agree(asked, door_of(cast, "haddad"), by=cast["haddad"], at=NOW)
    to_haddad, to_cara = due()
    assert (to_haddad.recipient, to_cara.recipient) == (cast["haddad"], cast["cara"])
    withholding.end(asked, door_of(cast, "cara"), by=cast["cara"], at=THAT_DAY)
    assert not emails.still_wanted(to_cara, THAT_DAY)


def test_nobody_who_may_not_read_is_told(cast: Cast) -> None:
    signed(cast)
    [letter] = due()
    letter.recipient = cast["max"]
    assert not emails.still_wanted(letter, THAT_DAY)


def test_the_letter_says_nothing(cast: Cast, mailoutbox: list[object]) -> None:
    signed(cast)
    [letter] = due()
    written = emails.render(letter)
    assert written.subject == "Something is due to be looked at."
    assert written.text.startswith("Something is due to be looked at. Go to ")
    for word in ("Sam", "safety", "risk", "assessment", "http"):
        assert word not in written.text + written.subject
    reaching.sweep(at=THAT_DAY + timedelta(hours=12))
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    assert "safety" not in letter.key + letter.kind + letter.about
