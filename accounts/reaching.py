"""Reaching people: hand over the letters that are due, each exactly once.

due -> claimed (a lease) -> handing over (committed before the server gets it) -> sent.
A process that dies leaves its lease to run out, and the letter goes back. Only a death
between the server's yes and our commit sends a letter again, with the same Message-ID.
"""

import contextlib
import logging
import os
import smtplib
import socket
import time
import uuid
from collections import Counter
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F, Q

from careplan.core.letters import Written, kind_of
from careplan.core.models import Letter

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
BATCH = 200
MOST = 5000  # letters in one sweep; the rest are the next one's
LONGEST_WAIT = timedelta(hours=4)
MOST_TRIES = 20  # with waits that double from half a minute: about two and a half days

State = Letter.State
LEASED = Q(state__in=(State.CLAIMED, State.HANDING))


class NobodyThere(Exception):
    """The mail server does not answer: nothing about any one letter."""


class Clock:
    """The moment the sweep was given, moving on as the sweep takes its time."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._started = time.monotonic()

    def now(self) -> datetime:
        return self._at + timedelta(seconds=time.monotonic() - self._started)


def sweep(*, at: datetime) -> Counter[str]:
    """Hand over every letter that is due. Gives how many came to which end."""
    done: Counter[str] = Counter()
    if not _anything_to_do(at):
        return done
    clock, me = Clock(at), f"{socket.gethostname()[:20]}:{os.getpid()}:{uuid.uuid4()}"
    _let_go(LEASED & Q(lease_until__lte=at))
    done["dropped"] += _drop_expired(at)
    with Post() as post:
        try:
            while sum(done.values()) < MOST and (batch := _claim(me, clock)):
                for letter in batch:
                    done[_hand_over(letter, me, post, clock)] += 1
        except NobodyThere:
            done["nobody there"] += 1
            _let_go(Q(state=State.CLAIMED, claimed_by=me))
    return done


def take_as_sent(*, before: datetime) -> int:
    """Count letters of a past that is loaded as sent, each at the moment it was due."""
    past = Letter.objects.filter(state=State.DUE, due_at__lt=before)
    return past.update(state=State.SENT, sent_at=F("due_at"), sealed=None)


def _anything_to_do(at: datetime) -> bool:
    """One cheap look, so that a quiet sweep writes nothing."""
    due = Letter.objects.filter(
        state=State.DUE, due_at__lte=at, channel=Letter.Channel.EMAIL
    )
    left = Letter.objects.filter(LEASED, lease_until__lte=at)
    return due.exists() or left.exists()


def _let_go(which: Q) -> None:
    Letter.objects.filter(which).update(
        state=State.DUE, claimed_by="", lease_until=None
    )


def _drop_expired(at: datetime) -> int:
    return Letter.objects.filter(state=State.DUE, expires_at__lte=at).update(
        state=State.DROPPED, sealed=None
    )


def _claim(me: str, clock: Clock) -> list[Letter]:
    """Take the next batch. On PostgreSQL, others skip what is being taken."""
    now = clock.now()
    with transaction.atomic():
        ids = list(
            Letter.objects.filter(
                state=State.DUE, due_at__lte=now, channel=Letter.Channel.EMAIL
            )
            .order_by("due_at")
            .select_for_update(skip_locked=True)
            .values_list("pk", flat=True)[:BATCH]
        )
        Letter.objects.filter(pk__in=ids, state=State.DUE).update(
            state=State.CLAIMED, claimed_by=me, lease_until=now + LEASE
        )
    return list(
        Letter.objects.filter(pk__in=ids, state=State.CLAIMED, claimed_by=me)
        .select_related("recipient")
        .order_by("due_at")
    )


def _hand_over(letter: Letter, me: str, post: "Post", clock: Clock) -> str:
    """Send one claimed letter. Gives the state it came to, or "not ours"."""
    address = letter.address or (letter.recipient and letter.recipient.email)
    try:
        written = _still_to_say(letter, clock.now())
    except Exception:  # one letter that cannot be written must not stop the others
        logger.exception("a letter of kind %s cannot be written", letter.kind)
        return _settle(letter, me, "later", clock, before=State.CLAIMED)
    if not address or written is None:
        _move(letter, me, State.CLAIMED, State.DROPPED, clock, sealed=None)
        return str(State.DROPPED)
    post.open()
    # Committed before the server gets a word, and only while the lease is ours.
    with transaction.atomic(durable=True):
        lease = clock.now() + LEASE
        ours = _move(letter, me, State.CLAIMED, State.HANDING, clock, lease_until=lease)
    if not ours:
        return "not ours"
    return _settle(letter, me, post.give(letter, address, written), clock)


def _still_to_say(letter: Letter, at: datetime) -> Written | None:
    """Ask the letter's kind once more; None if it is no longer wanted."""
    kind = kind_of(letter.kind)
    return kind.render(letter) if kind.still_wanted(letter, at) else None


def _settle(
    letter: Letter, me: str, answer: str, clock: Clock, *, before: str = State.HANDING
) -> str:
    """Write down what the server said: yes, never, or not now."""
    tries = letter.tries + 1
    if answer == "later" and tries >= MOST_TRIES:
        answer = "never"
    if answer == "yes":
        change: dict[str, Any] = {"sent_at": clock.now(), "sealed": None}
        state = State.SENT
    elif answer == "never":
        change, state = {"sealed": None}, State.REFUSED
    else:
        change, state = {"due_at": clock.now() + wait_after(tries)}, State.DUE
    _move(letter, me, before, state, clock, tries=tries, **change)
    return str(state)


def wait_after(tries: int) -> timedelta:
    """How long to leave a letter: half a minute, then twice as long each time."""
    return min(timedelta(seconds=30) * 2 ** (tries - 1), LONGEST_WAIT)


def _move(
    letter: Letter, me: str, before: str, after: str, clock: Clock, **change: Any
) -> bool:
    """Move a letter on, if it is still ours. Once sent it is sent, lease or not."""
    mine = Letter.objects.filter(pk=letter.pk, state=before, claimed_by=me)
    if before == State.CLAIMED:
        mine = mine.filter(lease_until__gt=clock.now())
    if after != State.HANDING:
        change |= {"claimed_by": "", "lease_until": None}
    return mine.update(state=after, **change) == 1


class Post:
    """One connection to the mail server, opened with the first letter and reused."""

    def __init__(self) -> None:
        self._connection: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._close()

    def open(self) -> None:
        """Make sure that the server is there. Raises NobodyThere if it is not."""
        if self._connection is not None:
            return
        connection = get_connection()
        try:
            connection.open()
        except (smtplib.SMTPException, OSError) as error:
            raise NobodyThere from error
        self._connection = connection

    def give(self, letter: Letter, address: str, written: Written) -> str:
        """Hand one letter over: "yes", "never" (it was refused), "later"."""
        message = EmailMessage(
            subject=written.subject,
            body=written.text,
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[address],
            headers={"Message-ID": letter.message_id},
            connection=self._connection,
        )
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as refused:
            return _meaning([code for code, _text in refused.recipients.values()])
        except smtplib.SMTPDataError as refused:
            return _meaning([refused.smtp_code])
        except (smtplib.SMTPException, OSError):
            self._close()
            return "later"
        except ValueError:  # an address that no letter can carry
            return "never"
        return "yes"

    def _close(self) -> None:
        if self._connection is None:
            return
        with contextlib.suppress(smtplib.SMTPException, OSError):
            self._connection.close()
        self._connection = None


def _meaning(codes: list[int]) -> str:
    """RFC 5321, 4.2.1: a code of 500 or more means never, one of 400 not now."""
    return "never" if codes and min(codes) >= 500 else "later"
