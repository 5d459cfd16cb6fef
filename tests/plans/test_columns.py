"""Where words live: one table that only grows, and drafts. Nowhere else."""

from django.apps import apps
from django.db import models

TEXT = (models.CharField, models.TextField, models.JSONField, models.BinaryField)

# Every text column of the plans, and what it may hold. Words are in two tables only.
COLUMNS = {
    "careplan": {},
    "lifearea": {"part": "key"},
    "item": {
        "part": "key",
        "heading": "key",
        "kind": "choice",
        "origin": "choice",
        "horizon": "choice",
    },
    "statement": {
        "body": "words",
        "salt": "digest",
        "digest": "digest",
        "language": "key",
        "circumstance": "choice",
    },
    "draft": {
        "part": "key",
        "heading": "key",
        "kind": "choice",
        "browser": "key",
        "body": "words",
    },
    "checked": {},
    "needstatus": {"status": "choice"},
    "actionupdate": {"happened": "choice"},
    "stilltrue": {"circumstance": "choice"},
    "seen": {},
    "asked": {"prompt": "key"},
    "version": {"content": "structure"},  # ids and facts: tests/plans/test_offering.py
    "offerended": {"how": "choice"},
    "answer": {"stance": "choice"},
    "answershared": {},
}


def _models() -> list[type[models.Model]]:
    return list(apps.get_app_config("plans").get_models())


def _text_columns(model: type[models.Model]) -> list[models.Field]:
    return [f for f in model._meta.local_fields if isinstance(f, TEXT)]


def test_every_text_column_of_the_plans_is_in_the_list() -> None:
    there = {m._meta.model_name: {f.name for f in _text_columns(m)} for m in _models()}
    assert there == {name: set(columns) for name, columns in COLUMNS.items()}


def test_words_can_change_only_in_a_draft() -> None:
    for model in _models():
        holds = COLUMNS[str(model._meta.model_name)].values()
        if "words" in holds and model._meta.model_name != "draft":
            assert getattr(model, "append_only", False)


def test_what_is_a_choice_has_its_choices() -> None:
    for model in _models():
        for field in _text_columns(model):
            if COLUMNS[str(model._meta.model_name)][field.name] == "choice":
                assert field.choices, f"{model.__name__}.{field.name}"


def test_what_is_a_key_holds_no_long_text() -> None:
    for model in _models():
        for field in _text_columns(model):
            holds = COLUMNS[str(model._meta.model_name)][field.name]
            if holds not in ("words", "structure"):
                assert (field.max_length or 0) <= 64


def test_no_other_app_but_letters_sealed_keeps_anything_written_about_a_person() -> (
    None
):
    long = {
        f"{m._meta.label}.{f.name}"
        for m in apps.get_models()
        if m._meta.app_label in ("core", "accounts", "sharing", "copies", "home")
        for f in _text_columns(m)
        if isinstance(f, models.TextField | models.BinaryField)
    }
    assert long == {
        "core.AuditEvent.facts",  # ids, kinds and numbers; held by the audit's tests
        "core.Letter.sealed",  # a sign-in letter, emptied once sent
        "accounts.Invitation.word_sealed",  # the word on a card, emptied once used
    }
