"""Forms of meetings: a day, a time and a place; a line to talk about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from careplan.plans.forms import DayField
from careplan.reviews.arranging import Day


class DayToMeet(forms.Form):
    on = DayField(label=_("Which day?"))
    at_time = forms.TimeField(
        label=_("What time? You can leave this empty."),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p", "%I %p"],
        widget=forms.TimeInput(attrs={"type": "time", "class": "nhsuk-input"}),
        error_messages={"invalid": _("Write the time like this: 14:00, or 2pm.")},
    )
    place = forms.CharField(
        label=_("Where? You can leave this empty."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["on"].error_messages["required"] = _("Give a day to meet.")

    def day(self) -> Day:
        data = self.cleaned_data
        return Day(data["on"], data["at_time"], data["place"])


class Topic(forms.Form):
    body = forms.CharField(
        label=_("What would you like to talk about?"),
        max_length=500,
        error_messages={"required": _("Write a word or a line.")},
    )
