"""What rows about safety ask for: an assessment of Sam, and what hangs on it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from careplan.core.dates import local_day
from risk import drafting, responding
from risk.models import SafetyAction
from tests.access.table import Row
from tests.cast import NOW, Cast
from tests.risk.story import (
    asked_back,
    door_of,
    draft_of,
    sams_door,
    signed,
    words_of,
)


def things(cast: Cast) -> dict[str, Any]:
    """Cara signed, and asks Dr Haddad to keep a part back, and to read a new draft.

    Sam chose to read today.
    """
    made = signed(cast)
    will_do = SafetyAction.objects.get(what__assessment=made)
    draft, cara = draft_of(cast), cast["cara"]
    drafting.ask_to_read(door_of(cast, "cara"), draft, cast["haddad"], by=cara, at=NOW)
    responding.choose(sams_door(cast), "read_now", by=cast["sam"], at=NOW)
    return {
        "statement": {"words": words_of(made).pk},
        "sams_words": {"words": words_of(made, "own").pk},
        "signed": {"assessment": made.pk},
        "asked_back": {"withheld": asked_back(cast, made).pk},
        "will_do": {"action": will_do.pk},
        "asked_to_read": {"draft": draft.pk},
    }


DATA: dict[str, Callable[[Any, Row], dict[str, Any]]] = {
    "safety": lambda world, row: {"choice": "not_today"},
    "safety_answer": lambda world, row: {"body": "Put that in."},
    "safety_add": lambda world, row: {"body": "And it snowed.", "how": "together"},
    "safety_withhold": lambda world, row: {
        "reason": "It names a neighbour.",
        "second_reader": str(world.cast["iwan"].pk),
        "review_on": str(local_day(NOW) + timedelta(days=30)),
    },
    "safety_draft_read": lambda world, row: {"revision": "1"},
    "safety_happened": lambda world, row: {"happened": "done"},
}
