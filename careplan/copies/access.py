"""Who may have a copy of a plan: the person, and those who support them by role."""

from django.utils.translation import gettext as _

from careplan.core.refusals import NotAllowed
from careplan.plans.access import Door


def check_may_copy(door: Door) -> None:
    """Raises NotAllowed for those who only read, such as a duty worker."""
    if not (door.is_own or door.may_write_somewhere):
        raise NotAllowed(
            _("Only %(name)s and the people who support %(name)s can have a copy.")
            % {"name": door.service_user.user.called}
        )
