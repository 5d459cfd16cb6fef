"""A draft as its second reader reads it."""

from datetime import datetime
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.forms import ChoiceField

from careplan.core.dates import local_day, long_day
from risk.access import Door, doers
from risk.forms import AssessmentForm, DayField
from risk.pages import Line, Part


def draft_lines(fields: dict[str, Any], door: Door, *, at: datetime) -> list[Part]:
    """A draft as its second reader reads it: every box that holds something."""
    form = AssessmentForm(
        called=door.service_user.user.called,
        doers=doers(door.service_user, on=local_day(at)),
        second_readers=[],
    )
    shown = []
    for name, field in form.fields.items():
        value = fields.get(name)
        if not value or name == "second_reader":
            continue
        said = value if isinstance(value, list) else [value]
        if isinstance(field, ChoiceField):
            choices = cast(list[tuple[str, str]], list(cast(Any, field.choices)))
            known = {str(key): str(label) for key, label in choices}
            said = [known.get(str(one), "") for one in said]
        if isinstance(field, DayField):
            said = [_day(one) for one in said]
        own = name == "own"
        lines = tuple(Line(id=name, body=one, own=own) for one in said if one)
        shown.append(Part(str(field.label), lines))
    return shown


def _day(typed: str) -> str:
    """A day of a draft, in words where it is one."""
    try:
        day = DayField().clean(typed)
    except ValidationError:
        return typed
    return long_day(day) if day else ""
