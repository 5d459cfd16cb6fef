"""A small world for the tests of accounts, made by domain functions alone."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_string
from typing import Any

from django.core import mail
from django.test import Client

from accounts import joining, reaching
from accounts.models import Invitation, ServiceUser, User

NOW = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)  # a Wednesday


@dataclass
class World:
    cara: User
    dee: User
    sam: ServiceUser


def make_cara(*, at: datetime = NOW, email: str = "cara@team.example") -> User:
    """The first coordinator, as the command makes her, who has joined."""
    invitation = joining.first_coordinator(
        "Cara Lewis",
        email=email,
        title="care coordinator",
        phone="01632 960123",
        team="Harbour team",
        at=at,
    )
    return joined(invitation, at=at)


def make_dee(cara: User, *, at: datetime = NOW) -> User:
    dee = joining.invite_worker(
        "Dee Walsh",
        email="dee@team.example",
        title="social worker",
        phone="01632 960124",
        working_days="135",
        by=cara,
        at=at,
    )
    return joined(dee.invitations.get(), at=at)


def make_world(*, at: datetime = NOW) -> World:
    """Cara, Dee who stands in for her, and Sam, who is invited and has not joined."""
    cara = make_cara(at=at)
    dee = make_dee(cara, at=at)
    sam = joining.invite_person(
        "Sam Okafor", email="sam@mail.example", stands_in=dee, by=cara, at=at
    )
    return World(cara, dee, sam)


def joined(invitation: Invitation, *, at: datetime = NOW) -> User:
    return joining.join(invitation, at=at)


def card_of(user: User) -> tuple[Invitation, str]:
    """The newest card of somebody, and the word on it."""
    card = user.invitations.order_by("-invited_at").first()
    assert card is not None
    word = joining.word_on_card(card, at=card.invited_at)
    assert word is not None
    return card, word


def sent(at: datetime) -> list[Any]:
    """Let the sweep run, and give the letters it handed over."""
    before = len(mail.outbox)
    reaching.sweep(at=at)
    return mail.outbox[before:]


def code_in(letter: Any) -> str:
    """The six figures of a sign-in letter."""
    text = letter.body if hasattr(letter, "body") else str(message_from_string(letter))
    line = next(
        line
        for line in text.splitlines()
        if line.replace(" ", "").isdigit() and len(line.replace(" ", "")) == 6
    )
    return line.replace(" ", "")


def sign_in(client: Client, user: User) -> None:
    """Sign a worker in past the second step, or anybody else plainly."""
    client.force_login(user)
    session = client.session
    session["second_factor"] = "settled"
    session.save()
