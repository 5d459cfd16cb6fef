"""When may: what the state of a thing allows. Who may is access's question."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from careplan.core.refusals import NotNow
from careplan.plans.models import IN_THE_PLAN, CarePlan, Circumstance, Item, Kind
from careplan.sharing.parts import heading_of, kind_of

LONGEST = 20_000  # characters in one text: generous, and a bound on what a page carries


def check_has_words(body: str) -> None:
    """Raises NotNow for an empty text or one too long to be kept as one."""
    if not body.strip():
        raise NotNow(_("There is nothing in the box yet. One line is enough."))
    if len(body) > LONGEST:
        raise NotNow(
            _("This is longer than one box can hold. Put it in as two or more texts.")
        )


def check_place(part: str, heading: str, kind: str) -> None:
    """Raises NotNow for a part or heading that no plan has."""
    if kind_of(part) is None:
        raise NotNow(_("A plan has no such part."))
    if kind == Kind.WORDS and heading_of(part, heading) is None:
        raise NotNow(_("This part has no such heading."))


BELOW = {Kind.NEED: (Kind.GOAL, Kind.ACTION), Kind.GOAL: (Kind.ACTION,)}


def check_is_put(kind: str) -> None:
    """Raises NotNow for what has a way of its own: a name, a reason, a comment."""
    if kind not in IN_THE_PLAN:
        raise NotNow(_("This is not put in a plan by itself."))


def check_below(above: UUID | None, *, plan: CarePlan, part: str, kind: str) -> None:
    """Raises NotNow unless what this goes under stands in the same part of the plan."""
    if above is None:
        return
    found = Item.objects.filter(
        pk=above, plan=plan, part=part, ended_at__isnull=True
    ).first()
    if found is None or kind not in BELOW.get(Kind(found.kind), ()):
        raise NotNow(_("What this belongs to is not in the plan any more."))


def check_circumstance(circumstance: str) -> None:
    """Raises NotNow for a way of writing that there is not."""
    if circumstance not in Circumstance.values:
        raise NotNow(_("Choose how it was."))


def check_stands(item: Item) -> None:
    """Raises NotNow for words that were taken back."""
    if item.ended_at is not None:
        raise NotNow(_("These words were taken back."))


def check_happened_on(happened_on: date | None, *, today: date) -> None:
    """Raises NotNow for something said to have happened on a day still to come."""
    if happened_on and happened_on > today:
        raise NotNow(_("That day has not come yet. Give a day up to today."))


def check_by_on(by_on: date | None, *, today: date) -> None:
    """Raises NotNow for a promise by a day already gone."""
    if by_on and by_on < today:
        raise NotNow(_("That day has gone. Give today or a day to come."))
