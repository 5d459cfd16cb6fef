"""Sets up the first care coordinator, whom nobody can invite, and prints the word."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from accounts import joining
from careplan.core.refusals import Refused

ASKED = (
    ("name", "Name (Cara Lewis)", ""),
    ("called", "What people call them (empty: the first name)", "-"),
    ("email", "E-mail address", ""),
    ("title", "What they do", "care coordinator"),
    ("phone", "Work phone (empty: none)", "-"),
    ("team", "Name of the team", ""),
)


class Command(BaseCommand):
    help = "Set up a care coordinator and print the word with which to join."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for flag, what, _default in ASKED:
            parser.add_argument(f"--{flag}", help=what)

    def handle(self, *args: Any, **options: Any) -> None:
        told = {
            flag: self._told(options[flag], what, default)
            for flag, what, default in ASKED
        }
        at = timezone.now()
        try:
            validate_email(told["email"])
            invitation = joining.first_coordinator(told.pop("name"), **told, at=at)
        except ValidationError:
            raise CommandError("This does not look like an e-mail address.") from None
        except Refused as refusal:
            raise CommandError(refusal.sentence) from None
        self._say(invitation.email, joining.word_on_card(invitation, at=at))

    def _told(self, given: str | None, what: str, default: str) -> str:
        """What a flag says, or what somebody types. "-" stands for nothing."""
        if given is None:
            hint = f" [{default}]" if default.strip("-") else ""
            given = input(f"{what}{hint}: ").strip() or default
        if not given:
            raise CommandError(f"{what}: this is needed.")
        return "" if given == "-" else given

    def _say(self, email: str, word: str | None) -> None:
        self.stdout.write(f"Go to   {settings.SITE_ADDRESS}/join/")
        self.stdout.write(f"E-mail  {email}")
        self.stdout.write(f"Word    {word}")
        self.stdout.write("It works for fourteen days, with five tries.")
        if settings.DEVELOPMENT_PAGES:
            self.stdout.write(
                f"The code that follows is at {settings.SITE_ADDRESS}"
                "/development/letters/"
            )
