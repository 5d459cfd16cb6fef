"""Forms of safety: what is asked, and checked. They never save."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from accounts.models import User
from risk.assessing import KeptBack, Told, WillDo
from risk.models import IN_AN_ASSESSMENT, Choice, Circumstance, Happened, Section
from risk.rules import LONGEST

HOW = [
    (Circumstance.TOGETHER, later("We talked about it together")),
    (Circumstance.BY_PHONE, later("On the phone")),
    (Circumstance.LATER, later("Written up later")),
    (Circumstance.WITHOUT, later("Not talked about yet")),
]
OWN_HOW = [
    (Circumstance.TOGETHER, later("Said while talking together")),
    (Circumstance.BY_PHONE, later("Said on the phone")),
    (Circumstance.FROM_PAPER, later("From paper")),
]
NEEDED = {
    "happened": later("Say what happened."),
    "likelier": later("Say what makes it more likely."),
    "helps": later("Say what helps."),
    "what_1": later("Say one thing that the service will do."),
    "doer_1": later("Choose who will do it."),
    "by_on_1": later("Say by when it will be done."),
    "review_on": later("Give the day on which this is looked at again."),
}
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d %m %Y", "%d-%m-%Y", "%d %B %Y"]


class DayField(forms.DateField):
    """One day, written the way people write it."""

    widget = forms.DateInput(attrs={"type": "date", "class": "nhsuk-input"})

    def __init__(self, **kwargs: Any) -> None:
        messages = {"invalid": later("Write the day like this: 17 6 2026.")}
        kwargs.setdefault("required", False)
        super().__init__(input_formats=DAY_FORMATS, error_messages=messages, **kwargs)


def box(label: Any, *, rows: int = 4, help_text: Any = "") -> forms.CharField:
    """A box to write in. What has to stand in it, the domain says."""
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        required=False,
        strip=False,
        max_length=LONGEST,
        help_text=help_text,
        error_messages={"max_length": later("This is longer than one box can hold.")},
    )


class Kept(forms.Form):
    """What keeps a draft: an id made once, the page's token, a revision."""

    draft = forms.UUIDField(widget=forms.HiddenInput, required=False)
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    about = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_draft(self) -> uuid.UUID:
        return self.cleaned_data["draft"] or uuid.uuid4()

    def typed(self) -> dict[str, Any]:
        """What stands in the boxes, valid or not, as a draft keeps it."""
        hidden = {"draft", "page", "revision", "about"}
        found = {}
        for name, field in self.fields.items():
            if name not in hidden:
                value = field.widget.value_from_datadict(
                    self.data, self.files, self.add_prefix(name)
                )
                # A form sent and a draft kept as one types end their lines differently.
                found[name] = (
                    value.replace("\r\n", "\n") if isinstance(value, str) else value
                )
        return {name: value for name, value in found.items() if value}


class OneBox(Kept):
    """One box: an answer, an addition."""

    body = box(later("Your words"))

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["body"].label = label


class AssessmentForm(Kept):
    """An assessment as it is drafted. Nothing is required until it is signed."""

    happened = box(Section.HAPPENED.label)
    last_happened_on = DayField(label=later("When did it last happen? A day,"))
    last_happened = forms.CharField(
        label=later("or in words"), required=False, max_length=200
    )
    likelier = box(Section.LIKELIER.label, rows=3)
    helps = box(Section.HELPS.label, rows=3)
    how = forms.ChoiceField(
        label=later("How was this written?"), choices=HOW, required=False
    )
    own = box("")
    own_how = forms.ChoiceField(
        label=later("How were these words given?"), choices=OWN_HOW, required=False
    )
    what_1 = box(later("What we will do"), rows=2)
    doer_1 = forms.ChoiceField(label=later("Who"), required=False)
    by_on_1 = DayField(label=later("By when"))
    what_2 = box(later("Something else we will do, if there is"), rows=2)
    doer_2 = forms.ChoiceField(label=later("Who"), required=False)
    by_on_2 = DayField(label=later("By when"))
    review_on = DayField(label=later("Look at this again on"))
    keep_back = forms.MultipleChoiceField(
        label=later("Keep a part back, if reading it is likely to cause serious harm"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[(s.value, s.label) for s in IN_AN_ASSESSMENT if s != Section.OWN],
    )
    keep_back_reason = box(later("Why it is kept back"), rows=2)
    keep_back_on = DayField(label=later("When that is looked at again"))
    second_reader = forms.ChoiceField(
        label=later("Who reads it with you"), required=False
    )

    def __init__(
        self,
        *args: Any,
        called: str,
        doers: list[User],
        second_readers: list[User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["own"].label = _("In %s’s own words, as they were given") % called
        people = [("", _("Choose")), *((str(u.pk), u.name) for u in doers)]
        for name in ("doer_1", "doer_2"):
            self._choices(name, people)
        readers = [(str(u.pk), u.name) for u in second_readers]
        self._choices("second_reader", readers)

    def check_to_sign(self) -> bool:
        """Put a sentence beside each box that is still empty. True if none is."""
        data = self.cleaned_data
        if not (data.get("last_happened_on") or data.get("last_happened")):
            self._needs("last_happened_on", _("Say when it last happened."))
        for name, sentence in NEEDED.items():
            value = data.get(name)
            if not value or (isinstance(value, str) and not value.strip()):
                self._needs(name, str(sentence))
        return not self.errors

    def _needs(self, name: str, sentence: str) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)

    def told(self, doers: list[User]) -> Told:
        """What is to be signed."""
        data, by_id = self.cleaned_data, {str(u.pk): u for u in doers}
        return Told(
            happened=data["happened"],
            last_happened_on=data["last_happened_on"],
            last_happened=data["last_happened"],
            likelier=data["likelier"],
            helps=data["helps"],
            how=data["how"] or Circumstance.LATER,
            own=data["own"],
            own_how=data["own_how"] or Circumstance.TOGETHER,
            review_on=data["review_on"],
            will_do=tuple(
                WillDo(data[f"what_{n}"], by_id[data[f"doer_{n}"]], data[f"by_on_{n}"])
                for n in (1, 2)
                if data[f"what_{n}"].strip() and data[f"doer_{n}"]
            ),
            kept_back=KeptBack(
                tuple(data["keep_back"]), data["keep_back_reason"], data["keep_back_on"]
            ),
        )

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class ChoiceForm(forms.Form):
    """How would you like to read?"""

    choice = forms.ChoiceField(
        label=later("How would you like to read?"),
        choices=Choice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose one of these.")},
    )

    def __init__(self, *args: Any, coordinator: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)
        if coordinator:
            field.choices = [
                (value, _("Read with %s") % coordinator)
                if value == Choice.WITH_COORDINATOR
                else (value, label)
                for value, label in Choice.choices
            ]


class AdditionForm(OneBox):
    how = forms.ChoiceField(label=later("How was this written?"), choices=HOW)


class WithholdingForm(forms.Form):
    """Why, who reads it too, and when it is looked at again."""

    reason = box(later("Why should this be kept back?"), rows=3)
    second_reader = forms.ChoiceField(
        label=later("Who reads it too, and agrees or not?"),
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose who reads it too.")},
    )
    review_on = DayField(label=later("When is this looked at again?"))

    def __init__(self, *args: Any, second_readers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["second_reader"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(u.pk), u.name) for u in second_readers]


class HappenedForm(forms.Form):
    """What happened with something the service said it would do."""

    happened = forms.ChoiceField(
        label=later("What happened?"),
        choices=Happened.choices,
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose one of these.")},
    )
    because = box(later("In your words"), rows=3)
