"""A worker's list of people, in words: what waits, who is new, who rests.

Facts without words only, read in bulk: three queries for a list of any length. What
somebody wrote is read in their plan, never here; a part kept from this worker leaves no
trace.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.access import is_worker
from accounts.models import ServiceUser, User
from careplan.core.dates import local_day
from careplan.home import caseload_words
from careplan.home.caseload_words import NEW_FOR, Known, Row
from careplan.plans.models import (
    IN_THE_PLAN,
    SAID_ABOUT,
    ActionUpdate,
    Happened,
    Kind,
    Seen,
    Statement,
)
from careplan.sharing import grants
from careplan.sharing.grants import Grant, Why

LEAVE_BE = timedelta(days=7)  # after "not yet", before a promise is asked about again


@dataclass(frozen=True)
class Waiting:
    """Something that waits for the worker: a name, and what there is to say."""

    href: str
    name: str
    rest: str
    is_promise: bool


@dataclass(frozen=True)
class Group:
    """People who are in the list for the same reason."""

    title: str
    note: str
    rows: tuple[Row, ...]

    @property
    def has_days(self) -> bool:
        """False where no line has a day, and so no column for days."""
        return any(row.when for row in self.rows)


@dataclass(frozen=True)
class Caseload:
    """The list as the page shows it."""

    lede: str
    waiting: tuple[Waiting, ...]
    groups: tuple[Group, ...]
    has_people: bool
    find: str


@dataclass
class Told:
    """What one person wrote that the worker has not read, and what is promised them."""

    parts: dict[str, datetime] = field(default_factory=dict)
    promised: list[date] = field(default_factory=list)


def caseload(user: User, *, at: datetime, find: str = "") -> Caseload:
    """Give a worker's list. Raises Http404 for somebody who does not work here."""
    held = {
        grant.service_user: grant
        for grant in grants.of_user(user.pk, at=at)
        if grant.why in (Why.ROLE, Why.COVER)
    }
    if not held and not is_worker(user):
        raise Http404
    today = local_day(at)
    people = _people(user, held) if held else []
    told = _told(user, held, at) if held else {}
    wanted = [p for p in people if find.casefold() in p.name.casefold()]
    return Caseload(
        lede=caseload_words.lede(today, len(people)),
        waiting=() if find else tuple(_waiting(people, told, today)),
        groups=_groups(wanted, today),
        has_people=bool(people),
        find=find,
    )


def _people(user: User, held: dict[UUID, Grant]) -> list[Known]:
    """One query: who they are, what pauses, since when the worker supports them."""
    rows = (
        ServiceUser.objects.filter(pk__in=held, closed_on__isnull=True)
        .annotate(
            rest=FilteredRelation("pauses", condition=Q(pauses__ended_at__isnull=True)),
            mine=FilteredRelation(
                "care_team",
                condition=Q(care_team__user=user.pk, care_team__until_on__isnull=True),
            ),
        )
        .order_by("user__name", "mine__from_on")
        .values_list(
            "pk",
            "user__name",
            "user__called",
            "user__joined_at",
            "uses_computer",
            "interpreter",
            "plan__revision",
            "rest__ask_how_by",
            "rest__ask_again_on",
            "rest__too_ill",
            "mine__from_on",
        )
    )
    found: dict[UUID, Known] = {}
    for row in rows:  # two roles make two rows; the earlier one counts
        found.setdefault(row[0], Known(*row, why=held[row[0]].why))
    return list(found.values())


def _told(user: User, held: dict[UUID, Grant], at: datetime) -> dict[UUID, Told]:
    """One query: their own words that are new to this worker, and promises."""
    unread = Q(
        written_by=F("plan__service_user__user"), said_by=F("written_by")
    ) & ~Exists(Seen.objects.filter(user=user, statement=OuterRef("pk")))
    updates = ActionUpdate.objects.filter(item=OuterRef("item"))
    settled = updates.exclude(happened=Happened.NOT_YET)
    let_be = updates.filter(recorded_at__gt=at - LEAVE_BE)
    promised = (
        Q(item__kind=Kind.ACTION, item__doer=user, item__by_on__lt=local_day(at))
        & ~Exists(settled)
        & ~Exists(let_be)
    )
    rows = (
        Statement.objects.filter(
            plan__service_user__in=held,
            followed_by__isnull=True,
            item__ended_at__isnull=True,
            item__kind__in=(*IN_THE_PLAN, *SAID_ABOUT),  # a new name is no news
        )
        .filter(unread | promised)
        .annotate(is_unread=_flag(unread), is_promised=_flag(promised))
        .values_list(
            "plan__service_user",
            "item__part",
            "recorded_at",
            "item__by_on",
            "is_unread",
            "is_promised",
        )
    )
    found: dict[UUID, Told] = {}
    for who, part, recorded_at, by_on, is_unread, is_promised in rows:
        if not held[who].opens_part(part):
            continue
        told = found.setdefault(who, Told())
        if is_unread:
            told.parts[part] = max(recorded_at, told.parts.get(part, recorded_at))
        if is_promised and by_on:
            told.promised.append(by_on)
    return found


def _flag(condition: Q | Combinable) -> Case:
    return Case(
        When(condition, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def _waiting(
    people: Iterable[Known], told: dict[UUID, Told], today: date
) -> list[Waiting]:
    """What people wrote, the newest first; then what was promised, the oldest first."""
    new_in, kept_to = (
        caseload_words.address("changes"),
        caseload_words.address("promises"),
    )
    wrote: list[tuple[datetime, Waiting]] = []
    promised: list[tuple[date, Waiting]] = []
    for person in people:
        new = told.get(person.who, Told())
        if new.parts:
            when = max(new.parts.values())
            rest = caseload_words.wrote(new.parts, today)
            wrote.append((when, Waiting(new_in(person.who), person.name, rest, False)))
        if new.promised:
            first = min(new.promised)
            rest = caseload_words.promised(new.promised)
            promised.append(
                (first, Waiting(kept_to(person.who), person.name, rest, True))
            )
    wrote.sort(key=lambda each: each[0], reverse=True)
    promised.sort(key=lambda each: each[0])
    return [waiting for _key, waiting in (*wrote, *promised)]


def _groups(people: list[Known], today: date) -> tuple[Group, ...]:
    """Each person once: resting, new, without a plan yet, standing in, or here."""
    resting = [p for p in people if p.ask_how_by]
    rest = [p for p in people if not p.ask_how_by]
    covered = [p for p in rest if p.why is Why.COVER]
    own = [p for p in rest if p.why is not Why.COVER]
    new = [p for p in own if p.since and today - p.since < NEW_FOR]
    known = [p for p in own if p not in new]
    planned = [p for p in known if p.revision]
    unplanned = [p for p in known if not p.revision]
    groups = (
        _group(_("New this week"), "", new, today),
        _group(_("People"), "", planned, today),
        _group(_("Nothing in the plan yet"), "", unplanned, today),
        _group(_("You stand in for their coordinator"), "", covered, today),
        _group(
            _("Not now"),
            _(
                "Their choice, or too ill to plan. No letters go to them. "
                "You still ask how they are."
            ),
            sorted(resting, key=lambda p: (p.ask_how_by or today, p.name)),
            today,
        ),
    )
    return tuple(group for group in groups if group.rows)


def _group(title: str, note: str, people: list[Known], today: date) -> Group:
    return Group(title, note, tuple(caseload_words.rows(people, today)))
