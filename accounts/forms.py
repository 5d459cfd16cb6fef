"""What the pages of joining and inviting ask. Forms check; they never save."""

from collections.abc import Sequence
from typing import Any

from allauth.account.forms import (
    ConfirmLoginCodeForm,
    LoginForm,
    RequestLoginCodeForm,
)
from allauth.core import context as allauth_context
from allauth.core import ratelimit
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import codes
from accounts.models import Role, User
from accounts.supporting import OUTSIDE_ROLES, WORKER_ROLES, Colleague

NO_AUTOFILL = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
EMAIL = {"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}
CODE = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "spellcheck": "false",
}
EMAIL_ERRORS = {
    "required": _("Type your e-mail address."),
    "invalid": _("This does not look like an e-mail address. Look for the @."),
}


def within_limit(action: str, key: str) -> bool:
    """Count one try in the cache that all processes share. False after too many."""
    request = allauth_context.request
    return bool(ratelimit.consume(request, action=action, key=key.lower()))


class JoinForm(forms.Form):
    """The e-mail address and the word on the card."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs=EMAIL),
        error_messages=EMAIL_ERRORS,
    )
    word = forms.CharField(
        label=_("The word on the card"),
        max_length=60,
        widget=forms.TextInput(attrs=NO_AUTOFILL),
        error_messages={"required": _("Type the word on the card.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "email" in cleaned and not within_limit("join", cleaned["email"]):
            self.add_error(
                "word",
                _("That was a lot of tries. Wait an hour, or ask for a new card."),
            )
        return cleaned


class AskForCodeForm(RequestLoginCodeForm):
    """The e-mail address to send a code to. Who has not joined begins with the word."""

    _user: User | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label = _("E-mail address")
        field.widget.attrs = dict(EMAIL)
        field.error_messages.update(EMAIL_ERRORS)

    def clean_email(self) -> str:
        email: str = super().clean_email()
        if self._user is not None and self._user.joined_at is None:
            self._user = None
        return email


class PasswordForm(LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["login"].widget.attrs = dict(EMAIL)
        self.fields["login"].error_messages.update(EMAIL_ERRORS)
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}


class CodeForm(ConfirmLoginCodeForm):
    """The code from the letter, checked against a keyed hash of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("The six figures in the letter"),
            max_length=40,
            widget=forms.TextInput(attrs=CODE),
            error_messages={"required": _("Type the six figures in the letter.")},
        )

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        kept = self.expected_code or ""
        may_try = within_limit("code", kept) if kept else True
        if not codes.matches(typed, kept) or not may_try:
            raise forms.ValidationError(
                _("This is not the code. Look at the newest letter.")
            )
        return typed


class NamesForm(forms.Form):
    """How somebody is named."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Type a name.")},
    )
    called = forms.CharField(
        label=_("What they like to be called"),
        help_text=_("Leave this empty if it is their first name."),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ColleagueEmail(forms.EmailField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=254,
            widget=forms.EmailInput(attrs={**EMAIL, "autocomplete": "off"}),
            error_messages={**EMAIL_ERRORS, "required": _("Type an e-mail address.")},
            **kwargs,
        )


class InvitePersonForm(NamesForm):
    """Somebody the worker will support, and who stands in for the worker."""

    email = ColleagueEmail(
        label=_("E-mail address"),
        help_text=_("Leave this empty if they do not use e-mail."),
        required=False,
    )
    interpreter = forms.CharField(
        label=_("Language of an interpreter, if they need one"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    stands_in = forms.ChoiceField(
        label=_("Who stands in for you?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who stands in for you.")},
    )

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **kw: Any) -> None:
        super().__init__(*args, **kw)
        _offer(self.fields["stands_in"], colleagues)


class InviteColleagueForm(NamesForm):
    """Somebody who works in the same team."""

    email = ColleagueEmail(label=_("E-mail address"))
    title = forms.CharField(
        label=_("What they do"),
        help_text=_("As people would say it: care coordinator, social worker."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Type what they do.")},
    )
    phone = forms.CharField(
        label=_("Work phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    working_days = forms.MultipleChoiceField(
        label=_("Working days"),
        choices=[
            ("1", _("Monday")),
            ("2", _("Tuesday")),
            ("3", _("Wednesday")),
            ("4", _("Thursday")),
            ("5", _("Friday")),
            ("6", _("Saturday")),
            ("7", _("Sunday")),
        ],
        initial=list("12345"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )


class AddColleagueForm(forms.Form):
    """A colleague who will support the person too."""

    user = forms.ChoiceField(
        label=_("Who?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who.")},
    )
    role = forms.ChoiceField(
        label=_("As what?"),
        choices=[(role.value, role.label) for role in WORKER_ROLES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they will be.")},
    )

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **kw: Any) -> None:
        super().__init__(*args, **kw)
        _offer(self.fields["user"], colleagues)


class InviteSupporterForm(NamesForm):
    """Somebody from outside the teams: family, a friend, an advocate."""

    email = ColleagueEmail(label=_("E-mail address"))
    role = forms.ChoiceField(
        label=_("As what?"),
        choices=[(role.value, role.label) for role in OUTSIDE_ROLES],
        initial=Role.CARER.value,
        widget=forms.RadioSelect,
    )


def _offer(field: forms.Field, colleagues: Sequence[Colleague]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = [(str(c.id), f"{c.name}, {c.title}") for c in colleagues]
