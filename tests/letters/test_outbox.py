"""The outbox: in the caller's transaction, once per key, never out too late."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from accounts import pausing, reaching, signing_in
from accounts.emails import post_invitation
from careplan.core import letters
from careplan.core.crypto import unseal
from careplan.core.models import Letter
from tests.accounts.world import NOW, card_of, make_world, sent

State = Letter.State


@pytest.fixture
def kind() -> Iterator[dict[str, Any]]:
    """A kind of letter that answers as the test likes."""
    answers: dict[str, Any] = {"wanted": True, "written": ("A subject", "A text\n")}
    letters.register(
        "test",
        still_wanted=lambda letter, at: answers["wanted"],
        render=lambda letter: letters.Written(*answers["written"]),
    )
    yield answers
    letters._kinds.pop("test")


def post(key: str = "one", **more: Any) -> Letter:
    with transaction.atomic():
        return letters.post(
            "test", key=key, address="sam@mail.example", due_at=NOW, **more
        )


@pytest.mark.django_db(transaction=True)
def test_a_letter_insists_on_a_transaction(kind: Any) -> None:
    with pytest.raises(letters.NoTransaction):
        letters.post("test", key="one", address="a@b.example", due_at=NOW)


@pytest.mark.django_db(transaction=True)
def test_a_letter_goes_with_its_transaction(kind: Any) -> None:
    def something_goes_wrong() -> None:
        with transaction.atomic():
            letters.post("test", key="one", address="a@b.example", due_at=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        something_goes_wrong()
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_one_key_is_one_letter(kind: Any) -> None:
    first, second = post(), post()
    assert first.pk == second.pk
    assert first.message_id == f"<{first.pk}@localhost>"


@pytest.mark.django_db
def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(letters.UnknownKind), transaction.atomic():
        letters.post("nothing", key="one", address="a@b.example", due_at=NOW)


@pytest.mark.django_db
def test_due_claimed_handing_sent(kind: Any) -> None:
    letter = post()
    (message,) = sent(NOW)
    assert message.extra_headers["Message-ID"] == letter.message_id
    assert (message.to, message.subject, message.body) == (
        ["sam@mail.example"],
        "A subject",
        "A text\n",
    )
    letter.refresh_from_db()
    assert letter.state == State.SENT
    assert letter.sent_at
    assert letter.claimed_by == ""
    assert letter.lease_until is None
    assert sent(NOW + timedelta(hours=1)) == []


@pytest.mark.django_db
def test_not_before_it_is_due(kind: Any) -> None:
    post()
    assert sent(NOW - timedelta(seconds=1)) == []


@pytest.mark.django_db
def test_no_longer_wanted_is_dropped(kind: dict[str, Any]) -> None:
    letter = post()
    kind["wanted"] = False
    assert sent(NOW) == []
    letter.refresh_from_db()
    assert letter.state == State.DROPPED


@pytest.mark.django_db
def test_past_its_life_it_is_dropped_and_emptied(kind: Any) -> None:
    letter = post(
        expires_at=NOW + timedelta(minutes=15), body=letters.Written("s", "secret")
    )
    assert sent(NOW + timedelta(minutes=15)) == []
    letter.refresh_from_db()
    assert (letter.state, letter.sealed) == (State.DROPPED, None)


@pytest.mark.django_db
def test_one_that_cannot_be_written_does_not_stop_the_others(
    kind: dict[str, Any],
) -> None:
    world = make_world()
    broken = post()
    kind["written"] = ()
    addresses = {message.to[0] for message in sent(NOW)}
    assert world.sam.user.email in addresses
    broken.refresh_from_db()
    assert (broken.state, broken.tries) == (State.DUE, 1)
    assert broken.due_at > NOW


@pytest.mark.django_db
def test_a_lease_that_ran_out_goes_back_and_a_live_one_does_not(kind: Any) -> None:
    live, dead = post("live"), post("dead")
    for letter, minutes in ((live, 1), (dead, -1)):
        letter.state, letter.claimed_by = State.HANDING, "somebody who died"
        letter.lease_until = NOW + timedelta(minutes=minutes)
        letter.save()
    assert [m.extra_headers["Message-ID"] for m in sent(NOW)] == [dead.message_id]
    live.refresh_from_db()
    assert live.state == State.HANDING


@pytest.mark.django_db
@pytest.mark.parametrize(
    "meanwhile",
    [{"claimed_by": "another"}, {"lease_until": NOW - timedelta(seconds=1)}],
    ids=["another took it", "the lease ran out"],
)
def test_only_who_holds_a_live_lease_hands_over(
    kind: Any, monkeypatch: pytest.MonkeyPatch, meanwhile: dict[str, Any]
) -> None:
    """Somebody slow comes back to a letter that is no longer theirs."""
    letter = post()
    opened = reaching.Post.open

    def slowly(self: reaching.Post) -> None:
        opened(self)
        Letter.objects.filter(pk=letter.pk).update(**meanwhile)

    monkeypatch.setattr(reaching.Post, "open", slowly)
    assert sent(NOW) == []
    letter.refresh_from_db()
    assert letter.state == State.CLAIMED


@pytest.mark.django_db
def test_an_address_that_no_letter_can_carry_is_refused(kind: Any) -> None:
    letter = post()
    Letter.objects.filter(pk=letter.pk).update(address="a@b.example\nBcc: c@d.example")
    assert sent(NOW) == []
    letter.refresh_from_db()
    assert letter.state == State.REFUSED


def test_waits_grow_and_stop_growing() -> None:
    waits = [reaching.wait_after(tries) for tries in range(1, 21)]
    assert waits[:3] == [
        timedelta(seconds=30),
        timedelta(minutes=1),
        timedelta(minutes=2),
    ]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=4)


@pytest.mark.django_db
def test_a_sign_in_letter_lies_sealed_and_is_emptied() -> None:
    signing_in.post_code("sam@mail.example", "123456", at=NOW)
    letter = Letter.objects.get(kind="sign_in")
    sealed = bytes(letter.sealed or b"")
    assert b"123" not in sealed
    assert "123 456" in json.loads(unseal(sealed))[1]
    (message,) = sent(NOW)
    assert "123 456" in message.body
    letter.refresh_from_db()
    assert letter.sealed is None


@pytest.mark.django_db
def test_an_invitation_accepted_meanwhile_is_not_sent() -> None:
    from accounts import joining

    world = make_world()
    card, _word = card_of(world.sam.user)
    joining.join(card, at=NOW)
    assert world.sam.user.email not in {m.to[0] for m in sent(NOW)}


@pytest.mark.django_db
def test_not_now_holds_back_an_invitation() -> None:
    world = make_world()
    pausing.pause(world.sam, by=world.cara, at=NOW)
    assert world.sam.user.email not in {m.to[0] for m in sent(NOW)}


@pytest.mark.django_db
def test_a_quiet_sweep_writes_nothing(
    django_assert_num_queries: Any, kind: Any
) -> None:
    with django_assert_num_queries(2):
        reaching.sweep(at=NOW)


@pytest.mark.django_db
def test_two_invitations_of_one_card_are_one_letter() -> None:
    world = make_world()
    card, _word = card_of(world.sam.user)
    with transaction.atomic():
        post_invitation(card, at=NOW)
    assert Letter.objects.filter(about=str(card.pk)).count() == 1
    assert mail.outbox == []
