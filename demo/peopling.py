"""Who comes into the world when: teams and workers, then the people they support."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from accounts import joining, leading, supporting
from accounts.making import Person
from accounts.models import Role, Team, TeamMembership, User
from demo.story.acts import moment_of
from demo.story.cast import WORKERS, Outside, Supported, Worker, address_of
from demo.world import World

Event = tuple[datetime, Callable[[World, datetime], None]]

WORKERS_CAME = "92 mon"
A_LITTLE_LATER = timedelta(minutes=30)


def workers_come(*, today: date) -> Iterator[Event]:
    """Every worker is set up, the first of each team on the server, and joins."""
    begun: dict[str, str] = {}
    for number, worker in enumerate(WORKERS):
        inviter = begun.setdefault(worker.team, worker.key)
        hour = f"{9 + number // 2:02}:{number % 2 * 30:02}"
        yield (
            moment_of(f"{WORKERS_CAME} {hour}", today=today),
            partial(_worker_comes, worker, inviter),
        )


def somebody_comes(person: Supported, *, today: date) -> Iterator[Event]:
    """A page is set up for somebody, who joins it if the story says so."""
    set_up = moment_of(f"{person.set_up} 11:00", today=today)
    yield set_up, partial(_page_is_set_up, person)
    for outside in person.around:
        yield set_up + timedelta(hours=3), partial(_outsider_comes, person, outside)
    if person.joined:
        yield moment_of(person.joined, today=today), partial(_joins, person.key)


def _worker_comes(worker: Worker, inviter: str, world: World, at: datetime) -> None:
    if inviter == worker.key:
        user = joining.first_coordinator(
            worker.name,
            called=worker.called,
            email=address_of(worker.key),
            title=worker.title,
            phone=worker.phone,
            working_days=worker.working_days,
            team=worker.team,
            at=at,
        ).user
    else:
        user = joining.invite_worker(
            worker.name,
            called=worker.called,
            email=address_of(worker.key),
            title=worker.title,
            phone=worker.phone,
            working_days=worker.working_days,
            by=world.users[inviter],
            at=at,
        )
    world.users[worker.key] = user
    _joins(worker.key, world, at + A_LITTLE_LATER)
    _takes_up_role(worker, user, at + A_LITTLE_LATER)


def _takes_up_role(worker: Worker, user: User, at: datetime) -> None:
    """The lead and the duty worker of a team are set up on the server."""
    team = Team.objects.get(name=worker.team)
    if worker.leads:
        leading.lead(team, user=user, by=None, at=at)
    if worker.on_duty:
        membership = TeamMembership.objects.get(team=team, user=user)
        leading.put_on_duty(membership, by=None, at=at)


def _page_is_set_up(person: Supported, world: World, at: datetime) -> None:
    coordinator = world.users[person.coordinator]
    who = joining.invite_person(
        person.name,
        called=person.called,
        email=address_of(person.key) if person.uses_computer else "",
        stands_in=world.users[person.deputy],
        by=coordinator,
        at=at,
        interpreter=person.interpreter,
    )
    world.people[person.key] = who
    world.users[person.key] = who.user
    for key, role in (
        (person.psychiatrist, Role.PSYCHIATRIST),
        (person.peer_worker, Role.PEER_WORKER),
    ):
        if key:
            supporting.add_to_care_team(
                who, user=world.users[key], role=role, by=coordinator, at=at
            )


def _outsider_comes(
    person: Supported, outside: Outside, world: World, at: datetime
) -> None:
    invitation = supporting.invite_supporter(
        world.people[person.key],
        Person(outside.name, outside.called, address_of(outside.key)),
        role=outside.role,
        by=world.users[person.coordinator],
        at=at,
    )
    if invitation is not None:
        world.users[outside.key] = invitation.user
        _joins(outside.key, world, at + timedelta(days=1))


def _joins(key: str, world: World, at: datetime) -> None:
    user: User = world.users[key]
    invitation = user.invitations.filter(accepted_at=None).latest("invited_at")
    joining.join(invitation, at=at)
    user.refresh_from_db()
