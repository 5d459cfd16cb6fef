"""Who may: those who may open the whole of a plan see its meetings."""

from django.utils.translation import gettext as _

from careplan.core.refusals import NotAllowed
from careplan.plans.access import Door


def check_may_see(door: Door) -> None:
    """Raises NotAllowed for a duty worker, to whom only two parts are open."""
    if not any(not grant.part and not grant.item for grant in door.grants):
        raise NotAllowed(_("You can read two parts of this plan, not its meetings."))


def check_may_arrange(door: Door) -> None:
    """The person, and those who write in the plan by role. Raises NotAllowed."""
    if not door.may_write_somewhere:
        raise NotAllowed(_("You can see this here, but not arrange it."))
