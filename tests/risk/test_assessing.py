"""Drafting, signing, adding and reviewing: what is signed is frozen."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from accounts.models import User
from careplan.core.refusals import NotAllowed, NotNow
from risk import assessing, doing, drafting
from risk.assessing import KeptBack
from risk.models import (
    Purpose,
    RiskAssessment,
    RiskDraft,
    RiskWords,
    SafetyAction,
    WithholdingAgreed,
)
from risk.opening import How, enter
from tests.cast import NOW, Cast
from tests.risk.story import (
    CANARY,
    IN_MAY,
    LAST_WEEK,
    door_of,
    draft_of,
    opened,
    sams_door,
    signed,
    told,
    words_of,
)

pytestmark = pytest.mark.django_db


def sign(cast: Cast, key: str = "cara", **what: object) -> RiskAssessment:
    return assessing.sign(
        door_of(cast, key),
        told(cast, **what),
        by=cast[key],
        at=NOW,
        draft=draft_of(cast, key),
    )


def test_signing_writes_each_text_in_whose_words_it_is(cast: Cast) -> None:
    made = signed(cast)
    own = words_of(made, "own")
    assert (own.said_by, own.written_by) == (cast["sam"], cast["cara"])
    happened = words_of(made)
    assert happened.said_by == cast["cara"]
    assert happened.last_happened_on == date(2024, 11, 16)
    assert made.signed_by == cast["cara"]
    assert made.signed_at == LAST_WEEK


def test_signing_twice_makes_one(cast: Cast) -> None:
    draft = draft_of(cast)
    facts = {"by": cast["cara"], "at": NOW, "draft": draft}
    first = assessing.sign(door_of(cast, "cara"), told(cast), **facts)
    assert assessing.sign(door_of(cast, "cara"), told(cast), **facts) == first
    assert RiskAssessment.objects.count() == 1
    assert not RiskDraft.objects.exists()


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"happened": " "}, "what happened"),
        ({"last_happened_on": None}, "when it last happened"),
        ({"last_happened_on": date(2026, 3, 18)}, "not come yet"),
        ({"likelier": ""}, "more likely"),
        ({"helps": ""}, "what helps"),
        ({"review_on": None}, "looked at again"),
        ({"review_on": date(2026, 3, 17)}, "day to come"),
        ({"will_do": ()}, "one thing that the service"),
    ],
)
def test_nothing_is_signed_that_lacks_something(
    cast: Cast, missing: dict[str, object], sentence: str
) -> None:
    with pytest.raises(NotNow, match=sentence):
        sign(cast, **missing)
    assert not RiskAssessment.objects.exists()
    assert RiskDraft.objects.exists()


def test_when_it_last_happened_may_be_said_in_words(cast: Cast) -> None:
    in_words = "One night in the flood year"
    made = sign(cast, last_happened_on=None, last_happened=in_words)
    _door, safety = opened(made, cast, "cara")
    assert safety.current
    assert safety.current.texts[0].last_happened == in_words


def test_what_the_service_will_do_is_for_somebody_who_reads_it(cast: Cast) -> None:
    [will] = told(cast).will_do
    for key in ("pete", "max", "asha"):
        with pytest.raises(NotNow, match="care team"):
            sign(cast, will_do=(replace(will, doer=cast[key]),))
    with pytest.raises(NotNow, match="has gone"):
        sign(cast, will_do=(replace(will, by_on=date(2026, 3, 16)),))


@pytest.mark.parametrize("table", [RiskAssessment, RiskWords, SafetyAction])
def test_what_is_signed_is_frozen(cast: Cast, table: type) -> None:
    signed(cast)
    fields = {RiskAssessment: "review_on", RiskWords: "body", SafetyAction: "by_on"}
    field = fields[table]
    value = "Changed" if field == "body" else date(2030, 1, 1)
    with pytest.raises(DatabaseError), transaction.atomic():
        table.objects.update(**{field: value})
    with pytest.raises(DatabaseError), transaction.atomic():
        table.objects.all()._raw_delete("default")


def test_only_those_who_assess_may_draft(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        draft_of(cast, "iwan")
    for key in ("pete", "max", "nia", "asha", "hana", "dee"):
        with pytest.raises(Http404):
            draft_of(cast, key)


def test_only_the_author_signs_a_draft(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="the one who wrote"):
        assessing.sign(
            door_of(cast, "haddad"),
            told(cast),
            by=cast["haddad"],
            at=NOW,
            draft=draft_of(cast, "cara"),
        )


def test_a_review_replaces_and_both_stay(cast: Cast) -> None:
    first = signed(cast)
    second = signed(cast, "haddad", at=NOW, replaces=first, happened="Nothing since.")
    _door, safety = opened(first, cast, "cara")
    assert [a.id for a in safety.assessments] == [second.pk, first.pk]
    assert safety.current
    assert safety.current.id == second.pk
    assert words_of(first).body.endswith(CANARY)


def test_two_who_review_at_once_do_not_undo_each_other(cast: Cast) -> None:
    first = signed(cast)
    signed(cast, "haddad", at=NOW, replaces=first)
    with pytest.raises(NotNow, match="Dr Haddad signed another one meanwhile"):
        signed(cast, "cara", at=NOW, replaces=first)
    assert RiskDraft.objects.filter(author=cast["cara"]).exists()


def test_a_signed_text_is_added_to(cast: Cast) -> None:
    made = signed(cast)
    door, words, draft = door_of(cast, "cara"), words_of(made), uuid.uuid4()
    facts = {"by": cast["cara"], "at": NOW}
    assessing.add_to(door, words, "It rained.", draft=draft, **facts)
    assessing.add_to(door, words, "It rained.", draft=draft, **facts)
    assessing.add_to(door, words, "And snowed.", **facts)
    _door, safety = enter(door.who, by=cast["cara"], at=NOW, how=How.CURRENT)
    assert safety.current
    text = safety.current.texts[0]
    assert [t.body for t in text.additions] == ["It rained.", "And snowed."]
    with pytest.raises(NotAllowed):
        assessing.add_to(door_of(cast, "iwan"), words, "More.", by=cast["iwan"], at=NOW)


def test_a_draft_is_its_authors_alone(cast: Cast) -> None:
    draft_of(cast)
    for key in ("haddad", "iwan"):
        door = door_of(cast, key)
        assert not drafting.drafts_of(cast[key], door, Purpose.ASSESSMENT).exists()
        assert not drafting.asked_of(cast[key], door, at=NOW).exists()


def test_two_pages_that_write_one_draft_keep_both(cast: Cast) -> None:
    door, draft = door_of(cast, "cara"), uuid.uuid4()
    facts = {"by": cast["cara"], "at": NOW, "draft": draft}

    def keep(body: str, page: str, revision: int) -> RiskDraft | None:
        fields = {"happened": body}
        return drafting.keep(
            door, Purpose.ASSESSMENT, fields, page=page, revision=revision, **facts
        )

    keep("one", "a", 0)
    keep("one more", "a", 1)
    keep("other", "b", 1)
    keep("other still", "b", 1)
    kept = drafting.drafts_of(cast["cara"], door, Purpose.ASSESSMENT)
    bodies = {drafting.fields_of(d)["happened"] for d in kept}
    assert bodies == {"one more", "other still"}


def test_a_part_is_kept_back_only_if_the_second_reader_agreed_to_these_words(
    cast: Cast,
) -> None:
    door, draft = door_of(cast, "cara"), draft_of(cast)
    back = KeptBack(("likelier",), "It names a neighbour.", IN_MAY)
    facts = {"by": cast["cara"], "at": NOW}

    def sign_it() -> RiskAssessment:
        draft.refresh_from_db()
        return assessing.sign(door, told(cast, kept_back=back), draft=draft, **facts)

    with pytest.raises(NotNow, match="somebody else reads this first"):
        sign_it()
    with pytest.raises(NotAllowed):
        drafting.ask_to_read(door, draft, cast["cara"], **facts)
    with pytest.raises(NotAllowed):
        drafting.ask_to_read(door, draft, cast["pete"], **facts)
    drafting.ask_to_read(door, draft, cast["haddad"], **facts)
    his = door_of(cast, "haddad")
    drafting.agree(his, draft.pk, by=cast["haddad"], at=NOW, revision=1)
    changed = {"happened": "Other words"}
    drafting.keep(
        door, Purpose.ASSESSMENT, changed, draft=draft.pk, revision=1, **facts
    )
    with pytest.raises(NotNow, match="somebody else reads this first"):
        sign_it()
    with pytest.raises(NotNow, match="changed this while you read"):
        drafting.agree(his, draft.pk, by=cast["haddad"], at=NOW, revision=1)
    drafting.agree(his, draft.pk, by=cast["haddad"], at=NOW, revision=2)
    made = sign_it()
    assert WithholdingAgreed.objects.get().by == cast["haddad"]
    _door, safety = enter(door.who, by=cast["sam"], at=NOW, how=How.CURRENT)
    assert safety.current
    assert safety.current.id == made.pk
    assert "likelier" not in {t.section for t in safety.current.texts}


def test_what_happened_with_it_is_said_with_a_reason(cast: Cast) -> None:
    made = signed(cast)
    door = door_of(cast, "cara")
    action = doing.action_at(door, SafetyAction.objects.get().pk)
    facts = {"by": cast["cara"], "at": NOW}
    with pytest.raises(NotNow, match="why"):
        doing.say_what_happened(door, action, "could_not", **facts)
    doing.say_what_happened(door, action, "could_not", because="No one in.", **facts)
    _door, safety = opened(made, cast, "sam")
    assert safety.current
    [update] = safety.current.actions[0].updates
    assert (update.happened, update.because) == ("could_not", "No one in.")
    with pytest.raises(Http404):
        doing.action_at(sams_door(cast), action.pk)


def test_no_text_column_changes_but_a_drafts() -> None:
    from django.apps import apps

    changeable = {
        model.__name__
        for model in apps.get_app_config("risk").get_models()
        if not getattr(model, "append_only", False)
    }
    assert changeable == {"RiskDraft"}


def test_a_stand_in_writes_while_the_coordinator_is_away(
    cast: Cast, dee_stands_in: User
) -> None:
    made = signed(cast, "dee", at=NOW)
    assert made.signed_by == dee_stands_in
    later = NOW + timedelta(days=30)
    door, safety = opened(made, cast, "dee", at=later)
    assert not door.may_write
    assert [a.id for a in safety.assessments] == [made.pk]
