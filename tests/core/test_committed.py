"""The audit and the transaction it stands in: no line without its deed."""

import threading

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from careplan.core import audit, triggers
from careplan.core.models import AuditEvent
from tests.core.test_audit import CHAIN, line


@pytest.mark.django_db(transaction=True)
def test_a_line_insists_on_a_transaction() -> None:
    with pytest.raises(audit.NoTransaction):
        line()
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_line_goes_with_the_deed_that_was_undone() -> None:
    with transaction.atomic():
        line()
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_chains_written_in_sorted_order_never_wait_crosswise() -> None:
    chains = sorted([f"{CHAIN}a", f"{CHAIN}b"])
    wrong: list[BaseException] = []

    def both() -> None:
        try:
            for _ in range(20):
                with transaction.atomic():
                    for chain in chains:
                        line(chain=chain)
        except BaseException as error:  # noqa: BLE001
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=both) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    for chain in chains:
        assert audit.first_broken(chain) is None
        assert AuditEvent.objects.filter(chain=chain).count() == 80


@pytest.mark.django_db(transaction=True)
def test_migrating_again_leaves_every_table_guarded() -> None:
    with triggers.lifted(connection):
        assert triggers.missing(connection)
    triggers.drop(connection)
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []
