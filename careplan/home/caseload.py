"""A worker's list of people, in words: what waits, who is new, who rests.

Read in bulk: seven queries at most for a list of any length. What somebody wrote is
read in their plan, never here; a part kept from this worker leaves no trace. Of words,
only where a meeting is and what it is about.
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
from careplan.home import (
    caseload_words,
    conversation_words,
    conversations,
    shared_answers,
)
from careplan.home.caseload_words import NEW_FOR, Known, Row
from careplan.home.conversations import Conversation
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
    answered: tuple[datetime, int] | None = None  # shared when, to which version


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
    meetings = conversations.to_come(held, today=today) if held else {}
    wanted = [p for p in people if find.casefold() in p.name.casefold()]
    return Caseload(
        lede=caseload_words.lede(today, len(people)),
        waiting=() if find else tuple(_waiting(people, told, meetings, today)),
        groups=_groups(wanted, meetings, today),
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
    """Their own words and answers that are new to this worker, and promises."""
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
    for who, answered in shared_answers.to_read(held, by=user, at=at).items():
        found.setdefault(who, Told()).answered = answered
    return found


def _flag(condition: Q | Combinable) -> Case:
    return Case(
        When(condition, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def _waiting(
    people: Iterable[Known],
    told: dict[UUID, Told],
    meetings: dict[UUID, Conversation],
    today: date,
) -> list[Waiting]:
    """What people wrote, the newest first; who asks for a day; what was promised."""
    asks_at = caseload_words.address("meetings")
    kept_to = caseload_words.address("promises")
    wrote: list[tuple[datetime, Waiting]] = []
    asked: list[Waiting] = []
    promised: list[tuple[date, Waiting]] = []
    for person in people:
        new = told.get(person.who, Told())
        if new.parts or new.answered:
            wrote.append(_wrote(person, new, today))
        meeting = meetings.get(person.who)
        if meeting and meeting.asked_by_person:
            rest = conversation_words.asked(meeting)
            asked.append(Waiting(asks_at(person.who), person.name, rest, False))
        if new.promised:
            first = min(new.promised)
            rest = caseload_words.promised(new.promised)
            promised.append(
                (first, Waiting(kept_to(person.who), person.name, rest, True))
            )
    wrote.sort(key=lambda each: each[0], reverse=True)
    promised.sort(key=lambda each: each[0])
    return [*(w for _when, w in wrote), *asked, *(w for _day, w in promised)]


def _wrote(person: Known, new: Told, today: date) -> tuple[datetime, Waiting]:
    """What they wrote, and the answer they let the worker see, in one sentence."""
    whens = [*new.parts.values(), *([new.answered[0]] if new.answered else [])]
    href = caseload_words.address("changes")(person.who)
    if not new.parts and new.answered:
        versions = caseload_words.address("versions")(person.who)
        href = f"{versions}{new.answered[1]}/"
    rest = caseload_words.wrote(new.parts, today, answered=new.answered is not None)
    return max(whens), Waiting(href, person.name, rest, False)


def _groups(
    people: list[Known], meetings: dict[UUID, Conversation], today: date
) -> tuple[Group, ...]:
    """Each person once: by their next meeting; new, without a day, resting."""
    resting = [p for p in people if p.ask_how_by]
    rest = [p for p in people if not p.ask_how_by]
    undated = [p for p in rest if p.who not in meetings]
    covered = [p for p in undated if p.why is Why.COVER]
    own = [p for p in undated if p.why is not Why.COVER]
    new = [p for p in own if p.since and today - p.since < NEW_FOR]
    known = [p for p in own if p not in new]
    groups = (
        *_by_day([p for p in rest if p.who in meetings], meetings, today),
        _group(_("New this week"), "", new, today),
        _group(_("No date yet"), "", [p for p in known if p.revision], today),
        _group(
            _("Nothing in the plan yet"),
            "",
            [p for p in known if not p.revision],
            today,
        ),
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


def _by_day(
    people: list[Known], meetings: dict[UUID, Conversation], today: date
) -> list[Group]:
    """Today, this week, next week, and then the months."""
    people = sorted(people, key=lambda p: conversations.in_order(meetings[p.who]))
    titles: dict[str, list[Known]] = {}
    for person in people:
        title = conversation_words.season(meetings[person.who].day.on, today)
        titles.setdefault(title, []).append(person)
    return [
        Group(title, "", tuple(caseload_words.rows(those, today, meetings)))
        for title, those in titles.items()
    ]


def _group(title: str, note: str, people: list[Known], today: date) -> Group:
    return Group(title, note, tuple(caseload_words.rows(people, today)))
