"""Making a user: known by name from the first day, signing in only once they joined."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from careplan.core import audit
from careplan.core.refusals import NotNow


@dataclass(frozen=True)
class Person:
    """How somebody is named, and the e-mail address they use, if any."""

    name: str
    called: str = ""
    email: str = ""


def make_user(person: Person, *, by: User | None, at: datetime) -> User:
    """Make a user who has not joined. Must run inside a transaction.

    Raises NotNow for an address that is in use here, without saying whose.
    """
    email = person.email.strip().lower() or None
    if email and User.objects.filter(email=email).exists():
        raise NotNow(
            _("This e-mail address cannot be used here. Please ask for another one.")
        )
    name = " ".join(person.name.split())
    user = User(
        name=name,
        called=" ".join(person.called.split()) or first_name(name),
        email=email,
    )
    user.set_unusable_password()
    user.save(force_insert=True)
    audit.record("made", "user", chain="people", by=by, at=at, thing=user.pk)
    return user


def first_name(name: str) -> str:
    """What somebody is called when nobody said: Sam for Sam Okafor."""
    words = name.split()
    titles = {"dr", "mr", "mrs", "ms", "miss", "prof", "rev"}
    if len(words) > 1 and words[0].rstrip(".").casefold() in titles:
        return f"{words[0]} {words[-1]}"
    return words[0] if words else name
