"""Forms of the plan: each asks one thing. They check and never save."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from careplan.plans.models import Circumstance, Happened, Horizon, Kind, Stance, Status
from careplan.plans.rules import LONGEST
from careplan.plans.stating import Place, Telling

EMPTY = later("There is nothing in the box yet. One line is enough.")
TOO_LONG = later("This is longer than one box can hold. Put it in as two texts.")


class WordsField(forms.CharField):
    """Words in a box. Too many are told of: a browser would cut them off unsaid."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)
        return {name: what for name, what in attrs.items() if name != "maxlength"}


class DayField(forms.DateField):
    """One day, written the way people write it: 3 3 2026, 3/3/2026 or 2026-03-03."""

    widget = forms.DateInput(attrs={"type": "date", "class": "nhsuk-input"})

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%d/%m/%Y", "%d %m %Y", "%d-%m-%Y", "%d %B %Y"]
        messages = {"invalid": later("Write the day like this: 17 6 2026.")}
        super().__init__(input_formats=formats, error_messages=messages, **kwargs)


class Words(forms.Form):
    """One box, with what keeps its draft: an id, the page's token and a revision."""

    body = WordsField(
        label=later("Your words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        strip=False,
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG},
    )
    draft = forms.UUIDField(widget=forms.HiddenInput, required=False)
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    follows = forms.UUIDField(widget=forms.HiddenInput, required=False)
    item = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        choices=Kind.choices, widget=forms.HiddenInput, required=False
    )
    heading = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    below = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["body"].label = label

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Kind.WORDS

    def clean_draft(self) -> uuid.UUID:
        return self.cleaned_data["draft"] or uuid.uuid4()

    def place(self, part: str) -> Place:
        """Where these words go."""
        data = self.cleaned_data
        return Place(part, data["heading"], data["kind"], data["below"])


class NeededWords(Words):
    """Words that are to be put in the plan: the box cannot be empty."""

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        if not body.strip():
            raise forms.ValidationError(EMPTY)
        return body

    def telling(self) -> Telling:
        return Telling()


class WorkersWords(NeededWords):
    """What a worker writes: their own words, or the person's the way they were said."""

    whose = forms.ChoiceField(label=later("Whose words?"), widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=later("How was it?"),
        choices=[
            (Circumstance.TOGETHER, later("We talked about it together")),
            (Circumstance.BY_PHONE, later("On the phone")),
            (Circumstance.FROM_PAPER, later("From paper")),
            (Circumstance.LATER, later("Written up later")),
            (Circumstance.TRANSLATED, later("Through an interpreter")),
            (Circumstance.WITHOUT, later("Not talked about yet")),
        ],
        error_messages={"required": later("Choose how it was.")},
    )
    happened_on = DayField(
        label=later("If it was about another day, which day?"), required=False
    )

    def __init__(self, *args: Any, called: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = self.fields["whose"]
        assert isinstance(whose, forms.ChoiceField)
        whose.choices = [
            ("mine", _("Mine")),
            ("theirs", _("%s’s, the way they were said") % called),
        ]
        whose.error_messages["required"] = _("Choose whose words these are.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("whose") == "theirs" and data.get("how") == Circumstance.WITHOUT:
            self.add_error("how", _("Their words cannot come from nobody talking."))
        return data

    def clean_happened_on(self) -> date | None:
        return self.cleaned_data["happened_on"]

    def telling(self) -> Telling:
        data = self.cleaned_data
        return Telling(
            circumstance=data["how"],
            happened_on=data["happened_on"],
            for_person=data["whose"] == "theirs",
        )


class GoalWords(NeededWords):
    horizon = forms.ChoiceField(
        label=later("When would you like this?"),
        choices=Horizon.choices,
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose one. You can change it later.")},
    )


class ActionWords(NeededWords):
    doer = forms.ChoiceField(
        label=later("Who will do it?"),
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose who will do it.")},
    )
    by_on = DayField(label=later("By when? You can leave this empty."), required=False)

    def __init__(self, *args: Any, doers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["doer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = doers


class WhatHappened(forms.Form):
    happened = forms.ChoiceField(
        label=later("What happened?"),
        choices=Happened.choices,
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose one of these.")},
    )
    because = WordsField(
        label=later("In your words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG},
    )
    helped = forms.TypedChoiceField(
        label=later("Did it help?"),
        choices=[
            ("yes", later("Yes")),
            ("no", later("No")),
            ("", later("Too early to say")),
        ],
        widget=forms.RadioSelect,
        coerce=lambda said: {"yes": True, "no": False}.get(said),
        empty_value=None,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("happened") == Happened.COULD_NOT and not data.get("because"):
            self.add_error(
                "because", _("Say why it could not be done. A line will do.")
            )
        return data


class HowItStands(forms.Form):
    """How a need stands. The reason is asked only when there is nothing to be had."""

    status = forms.ChoiceField(
        label=later("How does this stand?"),
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose one of these.")},
    )

    def __init__(self, *args: Any, is_voice: bool, is_worker: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["status"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (value, label)
            for value, label in Status.choices
            if (value != Status.NOT_NOW or is_voice)
            and (value != Status.NOTHING or is_worker)
        ]


class NothingAvailable(forms.Form):
    reason = WordsField(
        label=later("Why is there nothing?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": later("Say why, in words the person can use.")},
    )
    instead = WordsField(
        label=later("What can we do instead? You can leave this empty."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=LONGEST,
    )
    look_again_on = DayField(
        label=later("When will you look again?"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["look_again_on"].error_messages["required"] = _(
            "Give the day on which you will look again."
        )


class HowDoYouFeel(forms.Form):
    """The one question about what others wrote."""

    stance = forms.ChoiceField(
        label=later("How do you feel about it?"),
        choices=Stance.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": later("Choose one of the six, or come back another day."),
        },
    )


class PartName(forms.Form):
    name = forms.CharField(
        label=later("What do you call it?"),
        max_length=60,
        error_messages={
            "required": later("Write the name you would like."),
            "max_length": later("A shorter name, up to 60 letters, fits on a phone."),
        },
    )


class MostImportant(forms.Form):
    """Up to three parts, in order."""

    first = forms.ChoiceField(label=later("First"), required=False)
    second = forms.ChoiceField(label=later("Second"), required=False)
    third = forms.ChoiceField(label=later("Third"), required=False)

    def __init__(self, *args: Any, parts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("None")), *parts]

    def chosen(self) -> list[str]:
        data = self.cleaned_data
        return [p for p in (data["first"], data["second"], data["third"]) if p]
