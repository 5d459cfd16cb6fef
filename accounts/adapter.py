"""How allauth does things here: by the outbox, with codes and secrets sealed."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import codes, signing_in
from accounts.models import User
from careplan.core.crypto import seal, unseal

# Said by allauth about everything it does; a page that changed says it already.
QUIET = {
    "account/messages/logged_in.txt",
    "account/messages/logged_out.txt",
    "account/messages/login_code_sent.txt",
    "mfa/messages/totp_activated.txt",
    "mfa/messages/recovery_codes_generated.txt",
}


class AccountAdapter(DefaultAccountAdapter):
    """Joining is by invitation; no request waits for a mail server."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This e-mail address and this password do not go together."
        ),
        "incorrect_code": _("This is not the code. Look at the newest letter."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your password."),
        "too_many_login_attempts": _(
            "That was a lot of tries. Wait a few minutes, then try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def generate_login_code(self) -> str:
        """What allauth keeps in the session is a hash; the code goes in the letter."""
        code, kept = codes.make()
        allauth_context.request.code_for_letter = code
        return kept

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Write the letter now, seal it, and leave it for the sweep."""
        at = timezone.now()
        if template_prefix == "account/email/login_code":
            code = allauth_context.request.__dict__.pop("code_for_letter")
            signing_in.post_code(email, code, at=at)
        elif template_prefix == "account/email/unknown_account":
            signing_in.post_unknown(email, at=at)
        else:
            signing_in.post_changed(email, at=at)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        if message_template not in QUIET:
            super().add_message(request, level, message_template, *args, **kwargs)

    def pre_login(
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse | None:
        """Nobody comes in who has not joined, by whatever way."""
        if user.joined_at is None:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")


class SecondFactorAdapter(DefaultMFAAdapter):
    """The secrets of authenticator apps lie encrypted."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not the code the app shows now."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text.encode())
