"""Who may: who reads a plan is the grants' to say; here, who may write what in it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.contacts import Contact
from accounts.models import Pause, Role, ServiceUser, User
from careplan.core.refusals import NotAllowed
from careplan.plans.models import CarePlan, Item
from careplan.sharing import grants
from careplan.sharing.grants import Grant, Why

WRITES_BY = (Why.OWN, Why.ROLE, Why.COVER)


@dataclass(frozen=True)
class Door:
    """One person's plan, opened a crack: whose it is and what the caller may do."""

    service_user: ServiceUser
    plan: CarePlan | None
    user: User
    grants: tuple[Grant, ...]
    contact: Contact | None = None  # whom to turn to, where the page needs it

    @property
    def is_own(self) -> bool:
        return self.service_user.user_id == self.user.pk

    @property
    def chain(self) -> str:
        return f"plan:{self.service_user.pk}"

    @property
    def rests(self) -> bool:
        """True while "not now" holds for the person."""
        return bool(getattr(self.service_user, "rests", False))

    def may_read(self, part: str) -> bool:
        return any(g.opens_part(part) for g in self.grants)

    def may_write(self, part: str) -> bool:
        """True for the person, and for the care team in what they can read by role."""
        return any(g.why in WRITES_BY and g.opens_part(part) for g in self.grants)

    @property
    def may_write_somewhere(self) -> bool:
        return any(g.why in WRITES_BY for g in self.grants)

    @property
    def is_coordinator(self) -> bool:
        """True for the care coordinator, and for the stand-in while covering."""
        return any(
            g.role == Role.CARE_COORDINATOR or g.why is Why.COVER for g in self.grants
        )


def knock(who: UUID, *, by: User, at: datetime) -> Door:
    """Find the plan of a person for somebody who holds a grant on it from inside.

    Raises Http404 if there is none, with no difference from a person who never was.
    Those outside the care team read at /shared/ and nowhere else.
    """
    held = held_inside(who, by=by, at=at)
    service_user = find(who)
    return Door(service_user, getattr(service_user, "plan", None), by, held)


def find(who: UUID) -> ServiceUser:
    """Give the person. Only for those who then ask for grants. Raises Http404."""
    open_pause = Pause.objects.filter(service_user=OuterRef("pk"), ended_at=None)
    found = (
        ServiceUser.objects.select_related("user", "plan")
        .annotate(rests=Exists(open_pause))
        .filter(pk=who)
        .first()
    )
    if found is None:
        raise Http404
    return found


def held_inside(who: UUID, *, by: User, at: datetime) -> tuple[Grant, ...]:
    """Give the caller's grants from inside the care team. Raises Http404."""
    held = tuple(g for g in grants.on_plan(who, user=by.pk, at=at) if g.from_inside)
    if not held:
        raise Http404
    return held


def check_may_write(door: Door, part: str) -> None:
    """Raises NotAllowed unless this user may write in this part.

    Raises Http404 for a part that this user cannot read: what is hidden is not there.
    """
    if not door.may_read(part):
        raise Http404
    if not door.may_write(part):
        raise NotAllowed(_("You can read this here, but not write in it."))


def check_may_write_somewhere(door: Door) -> None:
    """Raises NotAllowed for those who only read here."""
    if not door.may_write_somewhere:
        raise NotAllowed(_("You can read this here, but not write in it."))


def check_is_own(door: Door) -> None:
    """Raises NotAllowed unless it is the caller's own plan."""
    if not door.is_own:
        raise NotAllowed(
            _("Only %(name)s can do this.") % {"name": door.service_user.user.called}
        )


def check_is_worker(door: Door) -> None:
    """Raises NotAllowed unless the caller supports the person."""
    if door.is_own or not door.may_write_somewhere:
        raise NotAllowed(_("Only the people who support you can do this."))


def check_voice(item: Item, *, by: User) -> None:
    """Raises NotAllowed unless these are the caller's own words (promise 1)."""
    if item.voice_id != by.pk:
        raise NotAllowed(
            _("These are %(name)s’s words. Only %(name)s can change them.")
            % {"name": item.voice.called}
        )


def taken_back(door: Door, item_id: UUID) -> Item | None:
    """Give the caller's own item that is no longer in the plan, if it is one.

    What was being written about it somewhere else is still to be kept.
    """
    return Item.objects.filter(
        pk=item_id, plan=door.plan, voice=door.user, ended_at__isnull=False
    ).first()


def item_at(door: Door, item_id: UUID) -> Item:
    """Give an item of this plan that still stands and that the caller may read.

    Raises Http404 otherwise.
    """
    if door.plan is None:
        raise Http404
    item = (
        Item.objects.select_related("voice")
        .filter(pk=item_id, plan=door.plan, ended_at__isnull=True)
        .first()
    )
    if item is None or not door.may_read(item.part):
        raise Http404
    return item
