"""The world the table is tried in: Sam's plan, drafts, a card; and how to ask."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from accounts import joining, pausing, supporting
from accounts.models import Invitation, Role, User
from careplan.core.dates import local_day
from careplan.plans import answering, drafting, offering
from careplan.plans.stating import Place
from careplan.reviews import arranging
from careplan.reviews.arranging import Day
from tests.access import safety
from tests.access.table import Row
from tests.cast import (
    NOW,
    Cast,
    SamsPlan,
    assemble,
    cara_is_away,
    care_team_member,
    newest,
    says,
    write_sams_plan,
)

# To these Sam's plan is there: what is hidden in it is like what never was in it.
INSIDE = {"sam", "cara", "deputy", "haddad", "iwan"}
NOBODY = uuid.UUID("00000000-0000-4000-8000-000000000000")


@dataclass
class World:
    cast: Cast
    plan: SamsPlan
    things: dict[str, Any]  # what a row's brackets name: the id in its address
    sessions: dict[str, str]
    asking: str = ""  # who asks now
    never: dict[Any, Any] = field(
        default_factory=dict
    )  # what pages that never were say

    def client(self, person: str) -> Client:
        """A browser in which this person is signed in."""
        client = Client(raise_request_exception=True)
        if person != "anon":
            key = "dee" if person == "deputy" else person
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[key]
        return client


def build() -> World:
    """Make the world. A row changes it only until it has been tried."""
    cast = assemble()
    cast.people["tom"] = joining.invite_worker(
        "Tom Farrow",
        email="tom@example.org",
        title="care coordinator",
        by=cast["nia"],
        at=NOW - timedelta(weeks=2),
    )
    plan = write_sams_plan(cast)
    _was_a_team_worker(plan, cast["pete"], cast["cara"])
    gwen = joining.invite_person(
        "Gwen Price",
        email="gwen@example.org",
        stands_in=cast["dee"],
        by=cast["cara"],
        at=NOW - timedelta(days=1),
    )
    things = {
        name: getattr(plan, name).pk
        for name in (
            *("helps", "harder", "home", "money", "swimming"),
            *("promised", "caras", "written_down"),
        )
    }
    things |= {
        "alone": plan.home.pk,
        "sams_draft": _draft(plan, cast, "sam"),
        "caras_draft": _draft(plan, cast, "cara"),
        "gwens_card": Invitation.objects.get(user=gwen.user).pk,
        "sam": plan.who.pk,
        "rob": cast.service_users["rob"].pk,
        "hana": care_team_member(plan.who, cast["hana"]).pk,
    }
    things |= _four_people(cast, plan) | safety.things(cast)
    sessions = {name: _session(user) for name, user in cast.people.items()}
    return World(cast, plan, things, sessions)


def _four_people(cast: Cast, plan: SamsPlan) -> dict[str, Any]:
    """Two versions, the second on offer and answered; a day proposed by Cara."""
    cara, sam, then = cast["cara"], cast["sam"], NOW - timedelta(days=10)
    offering.offer(plan.who, by=cara, at=then)
    later = then + timedelta(days=1)
    says(plan.who, "home", "It rained in.", by=sam, at=later, heading="now")
    last = offering.offer(plan.who, by=cara, at=NOW - timedelta(days=2))
    answering.answer(last, by=sam, stance="parts", at=NOW - timedelta(days=1))
    now = NOW - timedelta(hours=1)
    says(plan.who, "home", "It is dry.", by=sam, at=now, heading="now")
    day = Day(local_day(NOW) + timedelta(days=9))
    proposal = arranging.propose(plan.who, day, by=cara, at=NOW - timedelta(days=1))
    return {
        "first": {"number": 1},
        "last": {"number": last.number},
        "never": {"number": 99},
        "both": {"number": 2, "other": 1},
        "meeting": {"review": proposal.review_id},
        "proposed": {"review": proposal.review_id, "proposal": proposal.pk},
        **{name: {"person": cast[name].pk} for name in ("asha", "haddad", "nia")},
    }


def _was_a_team_worker(plan: SamsPlan, pete: User, cara: User) -> None:
    """Pete read Sam's plan by role until last week."""
    member = supporting.add_to_care_team(
        plan.who,
        user=pete,
        role=Role.TEAM_WORKER,
        by=cara,
        at=NOW - timedelta(weeks=6),
    )
    supporting.end_support(member, by=cara, at=NOW - timedelta(weeks=1))


def _draft(plan: SamsPlan, cast: Cast, author: str) -> uuid.UUID:
    kept = drafting.keep(
        plan.who,
        Place("body", "good"),
        by=cast[author],
        at=NOW - timedelta(days=1),
        draft=uuid.uuid4(),
        body="Not finished yet",
    )
    return kept.pk


def _session(user: Any) -> str:
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["second_factor"] = "settled"
    session.save()
    return str(session.session_key)


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside never happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(world: World, row: Row, person: str) -> Any:
    """Ask as the row says."""
    world.asking = person
    if person == "deputy":
        cara_is_away(world.cast["cara"])
    if prepare := PREPARE.get(row.name):
        prepare(world)
    address = address_of(world, row)
    data = DATA.get(row.name, lambda world, row: {})(world, row)
    client = world.client(person)
    if row.method == "GET":
        return client.get(address, QUERY.get(row.thing, {}))
    return getattr(client, row.method.lower())(address, data)


def address_of(world: World, row: Row) -> str:
    """The address that a row asks for, from its pattern in the resolver."""
    [(pattern, names)] = [
        possible[0]
        for possible, *_rest in get_resolver().reverse_dict.getlist(row.name)
    ]
    parts = {name: _part(world, row, name) for name in names}
    return "/" + pattern % parts


def _part(world: World, row: Row, name: str) -> Any:
    if name == "part":
        return PARTS.get(row.thing, row.thing)
    if name == "who" and row.thing not in ("sam", "rob"):
        return world.plan.who.pk
    thing = world.things[row.thing]
    return thing[name] if isinstance(thing, dict) else thing


# A row about a need or an action asks in the part where one may be asked for.
PARTS = {"need": "body", "action": "body"}
QUERY = {
    "need": {"kind": "need"},
    "action": {"kind": "action"},
    "home": {"heading": "now"},
    "harder": {"heading": "unwell-helps"},
}
WORDS = "It rained, and we went all the same."


def _words(world: World, row: Row) -> dict[str, Any]:
    headings = {"harder": "unwell-helps"}
    data = {
        "body": WORDS,
        "draft": str(uuid.uuid4()),
        "page": "one",
        "heading": headings.get(row.thing, "now"),
        "whose": "mine",
        "how": "together",
    }
    if row.thing in ("need", "action"):
        data |= {"kind": row.thing, "doer": str(world.cast["cara"].pk), "heading": ""}
    return data


def _change(world: World, row: Row) -> dict[str, Any]:
    item = getattr(world.plan, row.thing)
    return {
        "body": WORDS,
        "draft": str(uuid.uuid4()),
        "follows": str(newest(item).pk),
    }


def _somebody_new(world: World, row: Row) -> dict[str, Any]:
    colleague = {"nia": "tom", "iwan": "cara"}.get(world.asking, "iwan")
    return {
        "name": "Wim Peeters",
        "email": "wim@example.org",
        "title": "social worker",
        "working_days": ["1"],
        "role": "carer",
        "stands_in": str(world.cast[colleague].pk),
    }


def _a_day(world: World, row: Row) -> dict[str, Any]:
    return {"on": str(local_day(NOW) + timedelta(days=12)), "at_time": "14:00"}


DATA: dict[str, Callable[[World, Row], dict[str, Any]]] = {
    **safety.DATA,
    "write": _words,
    "keep": _words,
    "one_kept": lambda world, row: {"choice": "other"},
    "change": _change,
    "say": _words,
    "not_right": _words,
    "still_true": lambda world, row: {
        "how": "alone" if row.thing == "alone" else "together"
    },
    "stands": lambda world, row: {"status": "being_met"},
    "nothing": lambda world, row: {
        "reason": WORDS,
        "look_again_on": str(local_day(NOW) + timedelta(days=30)),
    },
    "happened": lambda world, row: {"happened": "done"},
    "part_name": lambda world, row: {"name": "The flat"},
    "new_area": lambda world, row: {"name": "The choir"},
    "important": lambda world, row: {"first": "home"},
    "not_today": lambda world, row: {"prompt": "check"},
    "add_colleague": lambda world, row: {
        "user": str(world.cast["iwan"].pk),
        "role": "team_worker",
    },
    "share_invite": _somebody_new,
    "share": lambda world, row: {"part": ["home"], "how_long": "3"},
    "hide": lambda world, row: {"part": ["home"]},
    "answer": lambda world, row: {"stance": "parts"},
    "share_answer": lambda world, row: {"choice": "share"},
    "propose": _a_day,
    "another_day": _a_day,
    "topic": lambda world, row: {"body": WORDS},
    "copy_record": lambda world, row: {"revision": 1},
    "invite_supporter": _somebody_new,
    "invite": _somebody_new,
    "invite_colleague": _somebody_new,
    "lettering": lambda world, row: {"size": "bigger"},
    "join": lambda world, row: {"email": "nobody@example.org", "word": "kettle"},
    "demo_sign_in": lambda world, row: {"person": "sam"},
}


def _rest(world: World) -> None:
    pausing.pause(world.plan.who, by=world.cast["sam"], at=NOW - timedelta(days=1))


PREPARE: dict[str, Callable[[World], None]] = {"start_again": _rest}
