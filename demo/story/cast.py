"""Who is in the story: the workers, the people close to Sam, and those they support.

Telephone numbers are from the ranges that Ofcom keeps for drama, and addresses end in
example.org: none of them reaches anybody.
"""

from dataclasses import dataclass

from demo.story.acts import Act


@dataclass(frozen=True)
class Worker:
    """Somebody who works in a team, or from outside."""

    key: str
    name: str
    called: str
    title: str
    phone: str = ""
    working_days: str = "12345"
    team: str = ""
    on_duty: bool = False
    leads: bool = False


@dataclass(frozen=True)
class Outside:
    """Somebody around a person who reads only what that person shares."""

    key: str
    name: str
    called: str
    role: str


@dataclass(frozen=True)
class Supported:
    """A person whose plan it is, who supports them, and what happened."""

    key: str
    name: str
    called: str
    set_up: str  # the day their coordinator set the page up and gave the card
    acts: tuple[Act, ...] = ()
    joined: str = ""  # the moment they first signed in; empty if they have not
    interpreter: str = ""
    uses_computer: bool = True
    coordinator: str = "cara"
    deputy: str = "dee"
    psychiatrist: str = ""
    peer_worker: str = ""
    around: tuple[Outside, ...] = ()


CANAL_STREET = "Canal Street"
NORTHGATE = "Northgate"

WORKERS = (
    Worker(
        "cara",
        "Cara Lewis",
        "Cara",
        "care coordinator",
        "01632 960123",
        team=CANAL_STREET,
    ),
    Worker(
        "dee",
        "Dee Walsh",
        "Dee",
        "care coordinator",
        "01632 960123",
        "1234",
        team=CANAL_STREET,
    ),
    Worker(
        "haddad",
        "Dr Omar Haddad",
        "Dr Haddad",
        "psychiatrist",
        "01632 960125",
        "123",
        team=CANAL_STREET,
    ),
    Worker(
        "pete",
        "Pete Marsh",
        "Pete",
        "peer worker",
        "07700 900155",
        "1234",
        team=CANAL_STREET,
    ),
    Worker(
        "max",
        "Max Byrne",
        "Max",
        "team lead",
        "01632 960126",
        team=CANAL_STREET,
        leads=True,
    ),
    Worker(
        "iwan",
        "Iwan Hughes",
        "Iwan",
        "duty worker",
        "01632 960144",
        "34567",
        team=CANAL_STREET,
        on_duty=True,
    ),
    Worker(
        "nia", "Nia Rees", "Nia", "care coordinator", "01632 960177", team=NORTHGATE
    ),
    Worker(
        "tom",
        "Tom Farrow",
        "Tom",
        "care coordinator",
        "01632 960177",
        "2345",
        team=NORTHGATE,
    ),
)

AROUND_SAM = (
    Outside("asha", "Asha Okafor", "Asha", "carer"),
    Outside("hana", "Hana Kovacs", "Hana", "outside_worker"),
)

# Those with a button on the page of the cast, in its order.
WITH_A_BUTTON = (
    "sam",
    "rob",
    "cara",
    "haddad",
    "dee",
    "asha",
    "pete",
    "hana",
    "max",
    "iwan",
    "nia",
)


def address_of(key: str) -> str:
    """The invented e-mail address of somebody in the story."""
    return f"{key}@example.org"
