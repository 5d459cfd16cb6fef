"""A database backend over Django's own: WAL, full synchronisation and a fair wait.

SQLite's own busy wait backs off to 100 ms, so under load a writer can be passed over
for seconds. Asking for the write lock every millisecond or two keeps waits short.
"""

import random
import sqlite3
import time
from typing import Any

from django.db.backends.sqlite3 import base, features

LONGEST_WAIT = 20.0  # seconds


class DatabaseFeatures(features.DatabaseFeatures):
    pass


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        # INSERT OR REPLACE would otherwise slip past the triggers.
        connection.execute("PRAGMA recursive_triggers=ON")
        connection.execute("PRAGMA secure_delete=ON")
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        """Ask for the write lock again and again, shortly, until it is ours."""
        until = time.monotonic() + LONGEST_WAIT
        raw = self.connection
        raw.execute("PRAGMA busy_timeout=0")
        try:
            while True:
                try:
                    raw.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if "locked" not in str(error) or time.monotonic() > until:
                        raise
                    time.sleep(random.uniform(0.0005, 0.0025))  # noqa: S311
        finally:
            raw.execute(f"PRAGMA busy_timeout={int(LONGEST_WAIT * 1000)}")
