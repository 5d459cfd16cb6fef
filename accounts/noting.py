"""Noting in the audit what happens to how people sign in."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.utils import timezone

from accounts import second_factor
from accounts.models import User
from careplan.core import audit


def connect() -> None:
    """Listen to signing in and out, and to what changes how it is done."""
    for signal, act in (
        (user_logged_in, "signed_in"),
        (user_logged_out, "signed_out"),
        (account_signals.password_set, "set_password"),
        (account_signals.password_changed, "changed_password"),
        (mfa_signals.authenticator_added, "added_second_factor"),
        (mfa_signals.authenticator_reset, "made_recovery_codes"),
        (mfa_signals.authenticator_removed, "removed_second_factor"),
    ):
        signal.connect(_Note(act), weak=False, dispatch_uid=f"note {act}")
    mfa_signals.authenticator_added.connect(second_factor.was_just_shown)
    mfa_signals.authenticator_removed.connect(second_factor.look_again)


class _Note:
    """Writes one kind of line."""

    def __init__(self, act: str) -> None:
        self.act = act

    def __call__(self, *, user: User | None, **_more: Any) -> None:
        if user is not None:
            note(self.act, user=user)


def note(act: str, *, user: User) -> None:
    """Write that somebody did this about their own signing in."""
    with transaction.atomic():
        audit.record(
            act,
            "user",
            chain="people",
            by=user,
            at=timezone.now(),
            thing=user.pk,
        )
