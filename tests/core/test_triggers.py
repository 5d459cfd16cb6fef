"""Tables that only grow: the database itself refuses, whatever asks."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, models, transaction

from careplan.core import triggers
from careplan.core.models import RemovalPermit
from careplan.core.words import digest_of
from careplan.plans import arranging, checking, needing, promising
from careplan.plans.asking import not_today
from careplan.plans.models import (
    Happened,
    Seen,
    Statement,
)
from tests.cast import NOW, Cast, SamsPlan

GROWS = triggers.append_only_models()
EXPECTED = {
    "AuditEvent",
    "RemovalPermit",
    "Statement",
    "Checked",
    "NeedStatus",
    "ActionUpdate",
    "StillTrue",
    "Seen",
    "Asked",
}


@pytest.fixture
def a_row_of_each(sams_plan: SamsPlan, cast: Cast) -> SamsPlan:
    """Every table that only grows holds something."""
    sam, cara, at = cast["sam"], cast["cara"], NOW
    checking.check_words(sams_plan.written_down, by=sam, at=at)
    checking.still_true(sams_plan.home, by=sam, at=at)
    needing.nothing_available(
        sams_plan.swimming,
        reason="The pool is shut.",
        look_again_on=at.date(),
        by=cara,
        at=at,
    )
    promising.say_what_happened(sams_plan.promised, Happened.DONE, by=cara, at=at)
    not_today(sams_plan.who, "check", by=sam, at=at)
    Seen.objects.create(user=sam, statement=sams_plan.caras.statements.get(), at=at)
    _permit(sams_plan.haddads.statements.get(), cast)
    arranging.rename(sams_plan.who, "body", "Swimming", by=sam, at=at)
    return sams_plan


def _permit(statement: Statement, cast: Cast) -> RemovalPermit:
    return RemovalPermit.objects.create(
        table=Statement._meta.db_table,
        row_id=str(statement.pk),
        first_by=cast["cara"],
        second_by=cast["haddad"],
        ground="wrong_plan",
        recorded_at=NOW,
    )


def refused(act: Any) -> bool:
    """True if the database refuses, with our own sentence."""
    try:
        with transaction.atomic():
            act()
    except DatabaseError as error:
        return triggers.SENTENCE in str(error)
    return False


def test_these_tables_only_grow() -> None:
    assert {model.__name__ for model in GROWS} >= EXPECTED


@pytest.mark.django_db
def test_every_such_table_is_guarded_after_migrating() -> None:
    assert triggers.missing(connection) == []


@pytest.mark.parametrize("model", GROWS, ids=lambda m: m.__name__)
def test_nothing_in_it_can_be_changed(
    model: type[models.Model], a_row_of_each: SamsPlan
) -> None:
    connection.check_constraints()  # or what waits for the end would refuse for us
    row = model._default_manager.first()
    if row is None:
        pytest.skip("no row of this kind is made yet")
    name = next(
        f.attname
        for f in model._meta.local_fields
        if not f.primary_key and getattr(row, f.attname) is not None
    )
    value = getattr(row, name)
    table, key = model._meta.db_table, model._meta.pk.column  # type: ignore[union-attr]
    column = model._meta.get_field(name.removesuffix("_id")).column

    def in_sql(sql: str) -> Any:
        def act() -> None:
            with connection.cursor() as cursor:
                cursor.execute(sql)

        return act

    setattr(row, name, value)
    mine = model._default_manager.filter(pk=row.pk)
    assert refused(lambda: mine.update(**{name: value}))
    assert refused(lambda: row.save(force_update=True))
    assert refused(
        lambda: model._default_manager.bulk_update([row], [name.removesuffix("_id")])
    )
    assert refused(lambda: mine._raw_delete(using="default"))
    assert refused(in_sql(f'UPDATE "{table}" SET "{column}" = "{column}"'))
    assert refused(in_sql(f'DELETE FROM "{table}"'))
    assert refused(in_sql(_over(table, key)))
    if connection.vendor == "postgresql":
        assert refused(in_sql(f'TRUNCATE "{table}" CASCADE'))
    assert mine.exists()


def _over(table: str, key: str) -> str:
    """Write each row over itself, the way each engine knows."""
    if connection.vendor == "sqlite":
        return f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}"'
    return (
        f'INSERT INTO "{table}" SELECT * FROM "{table}" '
        f'ON CONFLICT ("{key}") DO UPDATE SET "{key}" = EXCLUDED."{key}"'
    )


def test_what_is_drafted_can_be_changed(a_row_of_each: SamsPlan) -> None:
    from careplan.plans.models import Draft

    assert Draft not in GROWS


# Removal is not built yet; the one door in the trigger is.


def empty(statement: Statement, **more: Any) -> Any:
    facts = {"body": "", "salt": "", "removed_on": NOW.date()} | more
    return lambda: Statement.objects.filter(pk=statement.pk).update(**facts)


def test_words_are_emptied_only_with_the_permit_of_two_people(
    sams_plan: SamsPlan, cast: Cast
) -> None:
    words = sams_plan.haddads.statements.get()
    assert refused(empty(words))
    _permit(words, cast)
    assert not refused(empty(words))
    words.refresh_from_db()
    assert (words.body, words.salt, words.removed_on) == ("", "", NOW.date())
    assert len(words.digest) == 64


def test_a_permit_opens_nothing_but_emptying_that_one_text(
    sams_plan: SamsPlan, cast: Cast
) -> None:
    words, others = sams_plan.haddads.statements.get(), sams_plan.caras.statements.get()
    _permit(words, cast)
    assert refused(empty(others))
    assert refused(empty(words, body="Something else"))
    assert refused(empty(words, salt="x"))
    assert refused(empty(words, removed_on=None))
    assert refused(empty(words, written_by=cast["sam"]))
    assert refused(empty(words, digest="0" * 64))
    assert refused(empty(words, recorded_at=NOW))
    assert refused(lambda: Statement.objects.filter(pk=words.pk)._raw_delete("default"))
    words.refresh_from_db()
    assert words.body


def test_one_person_alone_is_no_permit(sams_plan: SamsPlan, cast: Cast) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        RemovalPermit.objects.create(
            table=Statement._meta.db_table,
            row_id=str(uuid4()),
            first_by=cast["cara"],
            second_by=cast["cara"],
            ground="erased",
            recorded_at=NOW,
        )


def test_a_text_carries_a_salted_digest(sams_plan: SamsPlan) -> None:
    words = sams_plan.home.statements.get()
    assert words.digest == digest_of(words.body, words.salt)
    assert words.digest != digest_of(words.body, "")
