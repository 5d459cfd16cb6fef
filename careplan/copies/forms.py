"""Forms of the copies: they check and never save."""

from django import forms


class Pasted(forms.Form):
    """Which revision was pasted into the service's own record."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
