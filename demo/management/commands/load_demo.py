"""Loads the invented world into an empty database, dated back from today."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from careplan.core import triggers
from demo.loading import load

MARK = "holds-the-demo"  # bin/run puts it into the data folder


class Command(BaseCommand):
    help = "Load the invented world, if nobody is there yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--fresh", action="store_true", help="Empty the database first."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["fresh"]:
            self._empty()
        began = time.monotonic()
        if load(at=timezone.now()):
            took = time.monotonic() - began
            self.stdout.write(f"· The demo is loaded, in {took:.1f} seconds")
        else:
            self.stdout.write("· Somebody is here already: the demo stays as it is")

    def _empty(self) -> None:
        """Take everything out, of a data folder that is marked as the demo's only."""
        if not (settings.DATA / MARK).exists():
            raise CommandError("This is not marked as the demo; it is left as it is.")
        with triggers.lifted(connection):
            call_command("flush", interactive=False, verbosity=0)
