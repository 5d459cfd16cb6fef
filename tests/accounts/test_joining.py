"""Joining: a word face to face, five tries, fourteen days, then a code."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from accounts import joining, plain_words
from accounts.models import CareTeamMember, Invitation, Role, ServiceUser, User
from careplan.core.models import AuditEvent, Letter
from careplan.core.refusals import NotAllowed, NotNow
from tests.accounts.world import NOW, card_of, make_cara, make_dee, make_world

pytestmark = pytest.mark.django_db


def test_inviting_makes_a_page_a_team_a_card_and_a_letter() -> None:
    world = make_world()
    roles = {m.role: m.user for m in CareTeamMember.objects.all()}
    assert roles == {Role.CARE_COORDINATOR: world.cara, Role.DEPUTY: world.dee}
    card, word = card_of(world.sam.user)
    letter = Letter.objects.get(about=str(card.pk))
    assert letter.recipient == world.sam.user
    assert letter.expires_at == NOW + timedelta(days=14)
    assert word not in bytes(card.word_sealed or b"").decode()
    acts = AuditEvent.objects.filter(chain=f"plan:{world.sam.pk}")
    assert [event.act for event in acts] == ["set_up_page"]


def test_without_an_address_there_is_a_page_and_no_card() -> None:
    cara = make_cara()
    dee = make_dee(cara)
    ines = joining.invite_person("Ines Duarte", stands_in=dee, by=cara, at=NOW)
    assert not ines.uses_computer
    assert ines.user.email is None
    assert not Invitation.objects.filter(user=ines.user).exists()


def test_inviting_asks_for_a_colleague_who_stands_in() -> None:
    cara = make_cara()
    with pytest.raises(NotNow):
        joining.invite_person("Sam Okafor", stands_in=cara, by=cara, at=NOW)
    stranger = User.objects.create(name="Nia Rees", called="Nia")
    with pytest.raises(NotNow):
        joining.invite_person("Sam Okafor", stands_in=stranger, by=cara, at=NOW)
    assert not ServiceUser.objects.exists()


def test_only_workers_of_a_team_invite() -> None:
    world = make_world()
    with pytest.raises(NotAllowed):
        joining.invite_person(
            "Rob Pugh", stands_in=world.dee, by=world.sam.user, at=NOW
        )


def test_an_address_in_use_is_refused_in_one_sentence() -> None:
    world = make_world()
    for email in ("SAM@mail.example", "dee@team.example"):
        with pytest.raises(NotNow) as refusal:
            joining.invite_person(
                "Another", email=email, stands_in=world.dee, by=world.cara, at=NOW
            )
        assert "cannot be used here" in refusal.value.sentence


@pytest.mark.parametrize("spell", [str.upper, str.title, lambda w: w.replace(" ", "-")])
def test_case_and_spaces_of_the_word_do_not_matter(spell: object) -> None:
    world = make_world()
    card, word = card_of(world.sam.user)
    assert joining.show_word(" Sam@Mail.example ", spell(word), at=NOW) == card


def test_five_tries_and_then_even_the_right_word_is_wrong() -> None:
    world = make_world()
    _card, word = card_of(world.sam.user)
    for _ in range(5):
        assert joining.show_word("sam@mail.example", "wrong word", at=NOW) is None
    assert joining.show_word("sam@mail.example", word, at=NOW) is None


def test_the_right_word_costs_no_try() -> None:
    world = make_world()
    card, word = card_of(world.sam.user)
    for _ in range(7):
        assert joining.show_word("sam@mail.example", word, at=NOW) == card
    for _ in range(4):
        assert joining.show_word("sam@mail.example", "wrong", at=NOW) is None
    assert joining.show_word("sam@mail.example", word, at=NOW) == card


def test_the_card_works_for_fourteen_days() -> None:
    world = make_world()
    card, word = card_of(world.sam.user)
    last = NOW + timedelta(days=14) - timedelta(seconds=1)
    assert joining.show_word("sam@mail.example", word, at=last) == card
    late = NOW + timedelta(days=14)
    assert joining.show_word("sam@mail.example", word, at=late) is None
    assert joining.word_on_card(card, at=late) is None
    with pytest.raises(NotNow):
        joining.join(card, at=late)


def test_a_new_card_ends_the_old_one() -> None:
    world = make_world()
    old, old_word = card_of(world.sam.user)
    later = NOW + timedelta(hours=1)
    new = joining.new_word(old, by=world.cara, at=later)
    assert joining.show_word("sam@mail.example", old_word, at=later) is None
    old.refresh_from_db()
    assert old.word_sealed is None
    word = joining.word_on_card(new, at=later)
    assert word
    assert joining.show_word("sam@mail.example", word, at=later) == new


def test_joining_happens_once_and_empties_the_word() -> None:
    world = make_world()
    card, _word = card_of(world.sam.user)
    joining.join(card, at=NOW)
    card.refresh_from_db()
    assert card.word_sealed is None
    assert User.objects.get(pk=world.sam.user_id).joined_at == NOW
    address = EmailAddress.objects.get(user=world.sam.user)
    assert (address.email, address.verified, address.primary) == (
        "sam@mail.example",
        True,
        True,
    )
    with pytest.raises(NotNow):
        joining.join(card, at=NOW)


def test_nobody_else_reads_the_card() -> None:
    from django.http import Http404

    world = make_world()
    card, _word = card_of(world.sam.user)
    for nosy in (world.dee, world.sam.user):
        with pytest.raises(Http404):
            joining.new_word(card, by=nosy, at=NOW)


def test_the_database_holds_no_word_in_clear() -> None:
    world = make_world()
    card, word = card_of(world.sam.user)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_invitation")
        rows = str([[str(v) for v in row] for row in cursor.fetchall()])
    assert word not in rows
    assert plain_words.folded(word) not in rows
    assert card.word_hash in rows


def test_words_are_plain_and_many_enough() -> None:
    assert len(set(plain_words.WORDS)) == len(plain_words.WORDS) == 256
    assert all(w.isalpha() and w.islower() and len(w) < 11 for w in plain_words.WORDS)
    pairs = {a + b for a in plain_words.WORDS for b in plain_words.WORDS if a != b}
    assert len(pairs) == 256 * 255  # no two cards sound the same run together


def test_names_as_people_are_called() -> None:
    from accounts.making import first_name

    assert first_name("Sam Okafor") == "Sam"
    assert first_name("Dr Omar Haddad") == "Dr Haddad"
    assert first_name("Prof. Ada Obi") == "Prof. Obi"
    assert first_name("Moss") == "Moss"
