"""Bigger or plainer letters: a choice that stays with this browser, in a cookie."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

COOKIE = "letters"
KEPT_FOR = 365 * 24 * 3600
SIZES = ("bigger", "biggest")
PLAINER = "plainer"


class LetteringForm(forms.Form):
    """How big the letters are, and whether everybody's words wear one face."""

    size = forms.ChoiceField(
        label=_("How big?"),
        choices=[
            ("", _("As they are")),
            ("bigger", _("Bigger")),
            ("biggest", _("Bigger still")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    plainer = forms.BooleanField(
        label=_("Plainer: the same letters for everybody’s words"), required=False
    )

    def choice(self) -> str:
        """What the cookie will say."""
        chosen = self.cleaned_data
        words = (chosen["size"], PLAINER if chosen["plainer"] else "")
        return ".".join(word for word in words if word)


def chosen_in(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What the form begins with."""
    words = cookies.get(COOKIE, "").split(".")
    size = next((word for word in words if word in SIZES), "")
    return {"size": size, "plainer": PLAINER in words}


def lettering_of(cookies: Mapping[str, str]) -> str:
    """The classes base.html gives the page. Anything else in the cookie is ignored."""
    words = cookies.get(COOKIE, "").split(".")
    return " ".join(f"letters-{word}" for word in words if word in (*SIZES, PLAINER))
