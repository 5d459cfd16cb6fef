"""The cast, made only by domain functions, and Sam's plan with words by each of them.

Nothing here knows a row but for what no page makes yet: a lead, a duty worker, a share,
a hidden part.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from accounts import covering, joining, pausing, supporting
from accounts.making import Person
from accounts.models import (
    CareTeamMember,
    Invitation,
    Role,
    ServiceUser,
    Team,
    TeamLead,
    TeamMembership,
    User,
)
from careplan.core.dates import local_day
from careplan.plans import promising, writing
from careplan.plans.models import Circumstance, Horizon, Item, Kind, Statement
from careplan.plans.stating import Place, Telling
from careplan.sharing.models import HiddenPart, Share

NOW = datetime(2026, 3, 17, 10, 0, tzinfo=UTC)  # a Tuesday
LONG_AGO = NOW - timedelta(weeks=12)
CANAL_STREET, NORTHGATE = "Canal Street", "Northgate"
TITLES = {
    "dee": ("Dee Walsh", "care coordinator"),
    "haddad": ("Dr Omar Haddad", "psychiatrist"),
    "pete": ("Pete Marsh", "peer worker"),
    "max": ("Max Byrne", "team lead"),
    "iwan": ("Iwan Hughes", "duty worker"),
}


@dataclass(frozen=True)
class Cast:
    """Everybody, by the name the tests call them."""

    people: dict[str, User]
    service_users: dict[str, ServiceUser]

    def __getitem__(self, name: str) -> User:
        return self.people[name]


def address_of(key: str) -> str:
    return f"{key}@example.org"


def first_worker(key: str, name: str, team: str, *, at: datetime = LONG_AGO) -> User:
    """Somebody whom the command on the server sets up, and who joins."""
    made = joining.first_coordinator(
        name,
        email=address_of(key),
        title="care coordinator",
        phone="01632 960123",
        team=team,
        at=at,
    )
    return joining.join(made, at=at)


def comes_in(user: User, *, at: datetime = LONG_AGO) -> User:
    """Whoever was invited shows the word and the code."""
    card = Invitation.objects.filter(user=user, accepted_at=None).latest("invited_at")
    return joining.join(card, at=at)


def worker(key: str, *, by: User, at: datetime = LONG_AGO) -> User:
    name, title = TITLES[key]
    made = joining.invite_worker(
        name, email=address_of(key), title=title, phone="01632 960125", by=by, at=at
    )
    return comes_in(made, at=at)


def supported(
    key: str, name: str, *, by: User, stands_in: User, at: datetime = LONG_AGO
) -> ServiceUser:
    """Somebody with a page, who has joined."""
    who = joining.invite_person(
        name, email=address_of(key), stands_in=stands_in, by=by, at=at
    )
    comes_in(who.user, at=at)
    return who


def supporter(
    key: str, name: str, role: str, who: ServiceUser, *, by: User, at: datetime
) -> User:
    """Somebody from outside, who has joined."""
    person = Person(name, email=address_of(key))
    supporting.invite_supporter(who, person, role=role, by=by, at=at)
    return comes_in(User.objects.get(email=address_of(key)), at=at)


def assemble(*, at: datetime = LONG_AGO) -> Cast:
    """Make the whole cast, twelve weeks before the tests' today."""
    cara = first_worker("cara", "Cara Lewis", CANAL_STREET, at=at)
    staff = {key: worker(key, by=cara, at=at) for key in TITLES}
    nia = first_worker("nia", "Nia Rees", NORTHGATE, at=at)
    _lead_and_duty(staff["max"], staff["iwan"], on=local_day(at))
    dee = staff["dee"]
    sams = supported("sam", "Sam Okafor", by=cara, stands_in=dee, at=at)
    robs = supported("rob", "Rob Pugh", by=cara, stands_in=dee, at=at)
    iness = joining.invite_person("Ines Duarte", stands_in=dee, by=cara, at=at)
    for key, role in (("haddad", Role.PSYCHIATRIST), ("pete", Role.PEER_WORKER)):
        supporting.add_to_care_team(sams, user=staff[key], role=role, by=cara, at=at)
    around = {
        "asha": supporter("asha", "Asha Okafor", Role.CARER, sams, by=cara, at=at),
        "hana": supporter(
            "hana", "Hana Kovacs", Role.OUTSIDE_WORKER, sams, by=cara, at=at
        ),
    }
    pausing.pause(robs, by=cara, at=NOW - timedelta(days=2), too_ill=True)
    theirs = {"sam": sams, "rob": robs, "ines": iness}
    users = {key: who.user for key, who in theirs.items()}
    people = {"cara": cara, "nia": nia, **staff, **around, **users}
    return Cast(people, theirs)


def _lead_and_duty(lead: User, duty: User, *, on: date) -> None:
    """No page makes these yet."""
    team = Team.objects.get(name=CANAL_STREET)
    TeamLead.objects.create(team=team, user=lead, from_on=on)
    TeamMembership.objects.filter(user=duty, team=team).update(on_duty=True)


def cara_is_away(cara: User, *, on: date | None = None) -> None:
    """From yesterday for two weeks: the deputies stand in."""
    day = on or local_day(NOW)
    covering.be_away(
        cara,
        from_on=day - timedelta(days=1),
        until_on=day + timedelta(days=14),
        by=cara,
        at=NOW - timedelta(days=3),
    )


def share(who: ServiceUser, user: User, **what: Any) -> Share:
    """No page shares yet; the row is what one will write."""
    facts = {"from_at": NOW - timedelta(days=7), **what}
    return Share.objects.create(service_user=who, user=user, **facts)


def hide(who: ServiceUser, user: User, part: str, **what: Any) -> HiddenPart:
    """No page hides yet; the row is what one will write."""
    facts = {"from_at": NOW - timedelta(days=7), **what}
    return HiddenPart.objects.create(service_user=who, user=user, part=part, **facts)


def says(
    who: ServiceUser,
    part: str,
    body: str,
    *,
    by: User,
    at: datetime = NOW - timedelta(days=14),
    heading: str = "",
    kind: str = Kind.WORDS,
    parent: Item | None = None,
    **more: Any,
) -> Item:
    """Put words in a plan and give the item they made."""
    place = Place(part, heading, kind, parent.pk if parent else None)
    return writing.put(who, place, body, by=by, at=at, **more).item


WRITTEN_DOWN = Telling(circumstance=Circumstance.BY_PHONE, for_person=True)


@dataclass(frozen=True)
class SamsPlan:
    """The items of Sam's plan that the tests speak of."""

    who: ServiceUser
    helps: Item  # Sam's words, shared with Asha
    harder: Item  # Sam's words, shared with Asha
    home: Item  # Sam's words
    money: Item  # Sam's words, kept from Dr Haddad
    swimming: Item  # Sam asked for it; shared with Hana as an item
    weekly: Item  # Sam's goal under it
    promised: Item  # Cara's promise under that
    caras: Item  # Cara's own words in My home
    written_down: Item  # Sam's words as Cara wrote them down, not yet checked
    haddads: Item  # Dr Haddad's words


def write_sams_plan(cast: Cast) -> SamsPlan:
    """Two weeks ago each wrote something; then Sam shared and hid some of it."""
    who, at = cast.service_users["sam"], NOW - timedelta(days=14)
    sam, cara, haddad = cast["sam"], cast["cara"], cast["haddad"]
    swimming = says(who, "body", "Swimming on Tuesdays.", by=sam, kind=Kind.NEED)
    weekly = says(
        who,
        "body",
        "To swim once a week.",
        by=sam,
        kind=Kind.GOAL,
        parent=swimming,
        horizon=Horizon.THIS_WEEK,
    )
    promised = promising.promise(
        who,
        Place("body", parent=weekly.pk),
        "Ring the pool.",
        doer=cara,
        by_on=local_day(NOW) + timedelta(days=3),
        by=cara,
        at=at,
    ).item
    plan = SamsPlan(
        who=who,
        helps=says(who, "helps", "Moss, and the allotment.", by=sam),
        harder=says(who, "harder", "I stop cooking.", by=sam, heading="starting-signs"),
        home=says(who, "home", "The damp is back.", by=sam, heading="now"),
        money=says(who, "money", "I owe the catalogue.", by=sam, heading="now"),
        swimming=swimming,
        weekly=weekly,
        promised=promised,
        caras=says(who, "home", "The landlord has been rung.", by=cara, heading="now"),
        written_down=says(
            who,
            "home",
            "The window lets me see the canal.",
            by=cara,
            heading="good",
            telling=WRITTEN_DOWN,
        ),
        haddads=says(
            who,
            "treatment_support",
            "We keep the dose as it is until May.",
            by=haddad,
            heading="now",
        ),
    )
    for part in ("helps", "harder"):
        share(who, cast["asha"], part=part)
    share(who, cast["hana"], item=swimming.pk, until=NOW + timedelta(days=30))
    hide(who, haddad, "money")
    return plan


def words_of(item: Item) -> str:
    """The words of an item as they stand."""
    return newest(item).body


def newest(item: Item) -> Statement:
    return item.statements.get(followed_by__isnull=True)


def care_team_member(who: ServiceUser, user: User) -> CareTeamMember:
    return CareTeamMember.objects.get(service_user=who, user=user, until_on=None)
