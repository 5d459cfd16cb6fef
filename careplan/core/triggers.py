"""Triggers that hold append-only tables, on both engines.

Dropped before a migration on SQLite (altering a table that a trigger names fails, and
an altered table loses its triggers silently), installed after it, checked at start.
One door stays: a row's words may be emptied where two people's permit names that row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

SENTENCE = "This table only grows."


def append_only_models() -> list[type[Model]]:
    """Every concrete model that says it is append-only."""
    return [m for m in apps.get_models() if getattr(m, "append_only", False)]


def _kept_columns(model: type[Model]) -> list[str]:
    """The columns that never change, removal or not."""
    removable = getattr(model, "removable", ())
    fields = model._meta.local_fields
    return [f.column for f in fields if f.column and f.name not in removable]


def _sqlite(model: type[Model]) -> list[str]:
    table, pk = model._meta.db_table, model._meta.pk.column
    refuse = f"SELECT RAISE(ABORT, '{SENTENCE}')"
    when = ""
    if getattr(model, "removable", ()):
        same = " AND ".join(f'NEW."{c}" IS OLD."{c}"' for c in _kept_columns(model))
        when = (
            f"WHEN NOT ({same} AND NEW.body = '' AND NEW.salt = '' "
            "AND NEW.removed_on IS NOT NULL AND EXISTS (SELECT 1 FROM "
            f"core_removalpermit p WHERE p.\"table\" = '{table}' "
            f"AND replace(p.row_id, '-', '') = OLD.\"{pk}\"))"
        )
    return [
        f'CREATE TRIGGER IF NOT EXISTS "{table}_no_update" BEFORE UPDATE ON '
        f'"{table}" {when} BEGIN {refuse}; END',
        f'CREATE TRIGGER IF NOT EXISTS "{table}_no_delete" BEFORE DELETE ON '
        f'"{table}" BEGIN {refuse}; END',
    ]


def _postgresql(model: type[Model]) -> list[str]:
    table, pk = model._meta.db_table, model._meta.pk.column
    allowed = "false"
    if getattr(model, "removable", ()):
        same = " AND ".join(
            f'NEW."{c}" IS NOT DISTINCT FROM OLD."{c}"' for c in _kept_columns(model)
        )
        allowed = (
            f"{same} AND NEW.body = '' AND NEW.salt = '' "
            "AND NEW.removed_on IS NOT NULL AND EXISTS (SELECT 1 FROM "
            f"core_removalpermit p WHERE p.\"table\" = '{table}' "
            f'AND p.row_id = OLD."{pk}"::text)'
        )
    return [
        f'CREATE OR REPLACE FUNCTION "{table}_only_grows"() RETURNS trigger AS $$ '
        f"BEGIN IF TG_OP = 'UPDATE' THEN IF {allowed} THEN RETURN NEW; END IF; END IF; "
        f"RAISE EXCEPTION '{SENTENCE}'; END $$ LANGUAGE plpgsql",
        f'CREATE OR REPLACE TRIGGER "{table}_no_change" BEFORE UPDATE OR DELETE ON '
        f'"{table}" FOR EACH ROW EXECUTE FUNCTION "{table}_only_grows"()',
        f'CREATE OR REPLACE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON '
        f'"{table}" FOR EACH STATEMENT EXECUTE FUNCTION "{table}_only_grows"()',
    ]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql, None)


def _existing_tables(connection: BaseDatabaseWrapper) -> set[str]:
    return set(connection.introspection.table_names())


def install(connection: BaseDatabaseWrapper) -> None:
    """Put up every trigger whose table exists."""
    there = _existing_tables(connection)
    make = _sqlite if connection.vendor == "sqlite" else _postgresql
    with transaction.atomic(using=connection.alias):
        for model in append_only_models():
            if model._meta.db_table in there:
                _run(connection, make(model))


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger down (migrations on SQLite and test clean-up only)."""
    if connection.vendor == "sqlite":
        names = _names(connection)
        _run(connection, [f'DROP TRIGGER "{name}"' for name in sorted(names)])
        return
    there = _existing_tables(connection)
    for model in append_only_models():
        table = model._meta.db_table
        if table in there:
            _run(
                connection,
                [
                    f'DROP TRIGGER IF EXISTS "{table}_{end}" ON "{table}"'
                    for end in ("no_change", "no_truncate")
                ],
            )


def _names(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND "
                "(name LIKE '%!_no!_update' ESCAPE '!' "
                "OR name LIKE '%!_no!_delete' ESCAPE '!')",
                None,
            )
        else:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal "
                "AND tgenabled <> 'D'",
                None,
            )
        return {row[0] for row in cursor.fetchall()}


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Give the append-only tables that stand unguarded."""
    names = _names(connection)
    ends = (
        ("no_update", "no_delete")
        if connection.vendor == "sqlite"
        else ("no_change", "no_truncate")
    )
    tables = [m._meta.db_table for m in append_only_models()]
    return [t for t in tables if any(f"{t}_{end}" not in names for end in ends)]


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the triggers down for a moment: for the clean-up between tests only."""
    drop(connection)
    try:
        yield
    finally:
        install(connection)


def before_migrate(using: str = "default", **kwargs: Any) -> None:
    if connections[using].vendor == "sqlite":
        drop(connections[using])


def after_migrate(using: str = "default", **kwargs: Any) -> None:
    install(connections[using])
