"""The audit: one chain a person, no line without its deed, and a change is noticed."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from careplan.core import audit, triggers
from careplan.core.models import AuditEvent
from careplan.plans import writing
from careplan.plans.stating import Place
from tests.cast import NOW, Cast, SamsPlan

CHAIN = "plan:00000000-0000-4000-8000-000000000001"


def line(act: str = "wrote", chain: str = CHAIN, **more: Any) -> AuditEvent:
    return audit.record(act, "words", chain=chain, by=None, at=NOW, **more)


@pytest.mark.django_db
def test_each_line_follows_the_one_before_it() -> None:
    first, second = line(), line("changed", facts={"part": "home"})
    assert (first.seq, first.prev) == (1, "")
    assert (second.seq, second.prev) == (2, first.digest)
    assert audit.first_broken(CHAIN) is None


@pytest.mark.django_db
def test_each_person_has_a_chain_of_their_own() -> None:
    line()
    assert line(chain="people").seq == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"act": "read"},
        {"actor_name": "Somebody else"},
        {"at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"facts": '{"part":"money"}'},
        {"thing_id": "7"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_line_is_noticed(change: dict[str, Any]) -> None:
    for _ in range(4):
        line(facts={"part": "home"}, thing="3")
    with triggers.lifted(connection):
        AuditEvent.objects.filter(chain=CHAIN, seq=2).update(**change)
    assert audit.first_broken(CHAIN) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("seq", [1, 2])
def test_a_line_taken_out_is_noticed(seq: int) -> None:
    for _ in range(3):
        line()
    with triggers.lifted(connection):
        AuditEvent.objects.filter(chain=CHAIN, seq=seq).delete()
    assert audit.first_broken(CHAIN) == seq


@pytest.mark.django_db
def test_a_line_put_between_is_noticed() -> None:
    first, second = line(), line()
    with triggers.lifted(connection):
        AuditEvent.objects.filter(pk=second.pk).update(seq=3)
        forged = AuditEvent(chain=CHAIN, seq=2, at=NOW, act="x", kind="y", facts="{}")
        forged.prev = first.digest
        forged.digest = audit.digest_of(forged)
        forged.save()
    assert audit.first_broken(CHAIN) == 3


def test_what_a_story_leaves_in_the_audit_holds_no_word(
    sams_plan: SamsPlan, cast: Cast
) -> None:
    from careplan.plans.models import Statement

    bodies = list(Statement.objects.values_list("body", flat=True))
    kept = " ".join(" ".join(map(str, row)) for row in AuditEvent.objects.values_list())
    assert bodies
    assert not [body for body in bodies if body in kept]
    for chain in AuditEvent.objects.values_list("chain", flat=True).distinct():
        assert audit.first_broken(chain) is None


def test_a_writing_on_anothers_behalf_says_so(sams_plan: SamsPlan, cast: Cast) -> None:
    words = sams_plan.written_down.statements.get()
    event = AuditEvent.objects.get(thing_id=str(words.pk))
    assert event.actor_id == cast["cara"].pk
    assert event.on_behalf_of_id == cast["sam"].pk


def test_a_put_writes_one_line_and_its_words_together(cast: Cast) -> None:
    who = cast.service_users["sam"]
    before = AuditEvent.objects.filter(chain=f"plan:{who.pk}").count()
    writing.put(who, Place("matters"), "Moss.", by=cast["sam"], at=NOW)
    lines = AuditEvent.objects.filter(chain=f"plan:{who.pk}").order_by("seq")
    assert lines.count() == before + 1
    last = lines.last()
    assert last is not None
    assert (last.act, last.kind, last.actor_name) == ("wrote", "words", "Sam Okafor")
