"""Who reads: the named few, that day; nobody else; and each reading is recorded."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from accounts.models import CareTeamMember, TeamMembership
from risk import auditing
from risk.access import people_for, readers
from risk.models import RiskAuditEvent
from risk.opening import How, enter
from tests.cast import NOW, Cast, cara_is_away
from tests.risk.story import door_of, opened, signed

pytestmark = pytest.mark.django_db
NOBODY = ("asha", "pete", "hana", "max", "nia", "dee", "rob")


@pytest.mark.parametrize("key", NOBODY)
def test_everyone_else_reaches_nothing(cast: Cast, key: str) -> None:
    signed(cast)
    with pytest.raises(Http404):
        door_of(cast, key)


@pytest.mark.parametrize(
    ("key", "writes"), [("cara", True), ("haddad", True), ("iwan", False)]
)
def test_the_named_few_read(cast: Cast, key: str, writes: bool) -> None:
    made = signed(cast)
    door, safety = opened(made, cast, key)
    assert safety.current
    assert door.may_write is writes


def test_the_stand_in_reads_while_standing_in(cast: Cast) -> None:
    signed(cast)
    cara_is_away(cast["cara"])
    assert door_of(cast, "dee").may_write
    with pytest.raises(Http404):
        door_of(cast, "dee", at=NOW + timedelta(days=20))


def test_a_role_ends_and_the_author_keeps_what_they_signed(cast: Cast) -> None:
    first = signed(cast, "haddad")
    second = signed(cast, "cara", at=NOW, replaces=first)
    CareTeamMember.objects.filter(user=cast["haddad"]).update(until_on=NOW.date())
    door, safety = opened(first, cast, "haddad")
    assert not door.may_write
    assert [a.id for a in safety.assessments] == [first.pk]
    assert str(second.pk) not in repr(safety)
    TeamMembership.objects.filter(user=cast["haddad"]).update(until_on=NOW.date())
    with pytest.raises(Http404):
        door_of(cast, "haddad")


def test_the_person_reads_all_but_what_is_kept_back(cast: Cast) -> None:
    made = signed(cast)
    _door, safety = opened(made, cast, "sam")
    assert safety.is_own
    assert safety.current


def test_readers_is_the_inverse_of_knocking(cast: Cast) -> None:
    who = cast.service_users["sam"]
    for away in (False, True):
        if away:
            cara_is_away(cast["cara"])
        named = {r.user.pk for r in readers(who, on=NOW.date())}
        for user in cast.people.values():
            if user == who.user:
                continue
            opens = who in people_for(user, on=NOW.date())
            assert opens == (user.pk in named), user.name


def test_every_reading_by_staff_is_recorded_in_risks_own_chain(cast: Cast) -> None:
    made = signed(cast)
    who = made.service_user_id
    for key in ("cara", "haddad", "iwan", "sam"):
        enter(who, by=cast[key], at=NOW, how=How.CURRENT)
    read = RiskAuditEvent.objects.filter(act="read", kind="safety")
    assert {event.actor_name for event in read} == {
        "Cara Lewis",
        "Dr Omar Haddad",
        "Iwan Hughes",
        "Sam Okafor",
    }
    assert auditing.first_broken(who) is None
    with pytest.raises(DatabaseError), transaction.atomic():
        RiskAuditEvent.objects.update(actor_name="Nobody")


def test_a_reading_of_nothing_is_recorded_too(cast: Cast) -> None:
    enter(cast.service_users["sam"].pk, by=cast["cara"], at=NOW, how=How.CURRENT)
    assert RiskAuditEvent.objects.filter(act="read").count() == 1


def test_no_line_of_the_audit_holds_a_word(cast: Cast) -> None:
    from tests.risk.story import CANARY

    signed(cast)
    for event in RiskAuditEvent.objects.all():
        assert CANARY not in event.facts
