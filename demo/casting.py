"""The cast: who they are to Sam, in one true sentence each."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from demo.story.cast import WITH_A_BUTTON, address_of
from demo.story.people import PEOPLE


@dataclass(frozen=True)
class Player:
    """Somebody to be: the key a button posts, the name set strong, and the rest."""

    key: str
    name: str
    called: str
    sentence: str
    first: bool = False  # the one solid button


@dataclass(frozen=True)
class Group:
    title: str
    players: tuple[Player, ...]


@dataclass(frozen=True)
class CastPage:
    groups: tuple[Group, ...]
    loaded: bool


def somebody(key: str) -> User:
    """Give one of those with a button. Raises Http404 for anybody else."""
    user = User.objects.filter(email=address_of(key), is_active=True).first()
    if key not in WITH_A_BUTTON or user is None:
        raise Http404
    return user


def cast_page() -> CastPage:
    """Introduce the cast, Sam first."""
    return CastPage(
        groups=(
            _whose_plan(),
            _who_write_it(),
            _who_may_be_let_in(),
            _who_see_little(),
        ),
        loaded=User.objects.filter(email=address_of("sam")).exists(),
    )


def _whose_plan() -> Group:
    return Group(
        _("Whose plan it is"),
        (
            Player(
                "sam",
                "Sam Okafor",
                "Sam",
                _(
                    "has been writing a plan for half a year, mostly in the evenings. "
                    "A fourth version is on offer, and waits for Sam."
                ),
                first=True,
            ),
            Player(
                "rob",
                "Rob Pugh",
                "Rob",
                _("is not well enough to plan, and has chosen “not now”."),
            ),
        ),
    )


def _who_write_it() -> Group:
    supported = sum(1 for person in PEOPLE if person.coordinator == "cara")
    return Group(
        _("People who write it with Sam"),
        (
            Player(
                "cara",
                "Cara Lewis",
                "Cara",
                ngettext(
                    "is Sam’s care coordinator, and supports %(number)s person.",
                    "is Sam’s care coordinator, and supports %(number)s people.",
                    supported,
                )
                % {"number": supported},
            ),
            Player(
                "haddad",
                "Dr Omar Haddad",
                "Dr Haddad",
                _(
                    "is Sam’s psychiatrist. They see the tablets differently, and Sam "
                    "keeps My money from Dr Haddad."
                ),
            ),
            Player(
                "dee",
                "Dee Walsh",
                "Dee",
                _("stands in when Cara is away. Until then Dee sees nothing."),
            ),
        ),
    )


def _who_may_be_let_in() -> Group:
    return Group(
        _("People Sam may let in"),
        (
            Player(
                "asha",
                "Asha Okafor",
                "Asha",
                _(
                    "is Sam’s sister. Sam shares three parts with Asha, for three "
                    "months more."
                ),
            ),
            Player(
                "pete",
                "Pete Marsh",
                "Pete",
                _("is a peer worker. Pete sees nothing until Sam shares it."),
            ),
            Player(
                "hana",
                "Hana Kovacs",
                "Hana",
                _(
                    "is a housing worker from outside. Hana promised a visit that did "
                    "not happen; what Sam shared has ended."
                ),
            ),
        ),
    )


def _who_see_little() -> Group:
    return Group(
        _("People who see little or nothing"),
        (
            Player(
                "iwan",
                "Iwan Hughes",
                "Iwan",
                _(
                    "is on duty for the team, and can read two parts: how to talk with "
                    "Sam, and what helps when things get harder."
                ),
            ),
            Player(
                "max",
                "Max Byrne",
                "Max",
                _("leads the team. Max sees none of Sam’s words."),
            ),
            Player(
                "nia",
                "Nia Rees",
                "Nia",
                _("is a coordinator in another team, and sees nothing of Sam’s."),
            ),
        ),
    )
