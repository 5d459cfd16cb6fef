"""Form fields as nhsuk-frontend marks them up, with errors that can be heard."""

from django import forms


class Plain(forms.Form):
    name = forms.CharField(label="Name", help_text="As people say it.")
    one = forms.ChoiceField(label="One", choices=[("a", "A")], widget=forms.RadioSelect)
    some = forms.MultipleChoiceField(
        label="Some", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple
    )
    yes = forms.BooleanField(label="Yes")
    words = forms.CharField(
        label="Words",
        widget=forms.Textarea(attrs={"class": "mine", "placeholder": "x"}),
    )
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def group(name: str, data: dict[str, str] | None = None) -> str:
    return str(Plain(data)[name].as_field_group())


def test_a_field_names_its_hint_and_its_error() -> None:
    shown = group("name", {"name": ""})
    assert 'class="nhsuk-form-group nhsuk-form-group--error"' in shown
    assert '<label class="nhsuk-label" for="id_name">' in shown
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown
    assert 'id="id_name_helptext"' in shown
    assert 'id="id_name_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'class="nhsuk-input"' in shown


def test_choices_stand_in_a_fieldset_with_a_legend() -> None:
    for name, kind in (("one", "radios"), ("some", "checkboxes")):
        shown = group(name)
        assert '<legend class="nhsuk-fieldset__legend">' in shown
        assert f'class="nhsuk-{kind}__input"' in shown
        assert (
            f'<label class="nhsuk-label nhsuk-{kind}__label" for="id_{name}_0">'
            in shown
        )


def test_one_box_to_tick_has_its_label_after_it() -> None:
    shown = group("yes")
    assert shown.count("<label") == 1
    assert shown.index("nhsuk-checkboxes__input") < shown.index("<label")


def test_classes_are_added_and_placeholders_left_out() -> None:
    shown = group("words")
    assert 'class="nhsuk-textarea mine"' in shown
    assert "placeholder" not in shown
    assert (
        str(Plain()["hidden"]) == '<input type="hidden" name="hidden" id="id_hidden">'
    )


def test_what_is_typed_is_escaped() -> None:
    shown = group("words", {"words": "</textarea><script>"})
    assert "<script>" not in shown
