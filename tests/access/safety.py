"""What rows about safety ask for: an assessment of Sam, and what hangs on it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from careplan.core.dates import local_day
from risk.models import SafetyAction
from tests.access.table import Row
from tests.cast import NOW, Cast
from tests.risk.story import asked_back, draft_of, signed, words_of


def things(cast: Cast) -> dict[str, Any]:
    """A safety assessment that Cara signed; a text Cara asks to keep back; a draft."""
    made = signed(cast)
    told = words_of(made).pk
    draft = draft_of(cast, at=NOW - timedelta(days=1)).pk
    back = asked_back(cast, made, at=NOW - timedelta(days=1))
    action = SafetyAction.objects.get(what__assessment=made)
    return {
        "assessment": {"assessment": made.pk},
        "told": {"words": told},
        "own_words": {"words": words_of(made, "own").pk},
        "kept_back": {"withheld": back.pk},
        "to_do": {"action": action.pk},
        "caras_safety_draft": {"draft": draft},
    }


DATA: dict[str, Callable[[Any, Row], dict[str, Any]]] = {
    "safety": lambda world, row: {"choice": "not_today"},
    "safety_answer": lambda world, row: {"body": "Put that in."},
    "safety_answer_keep": lambda world, row: {"body": "Put that"},
    "safety_add": lambda world, row: {"body": "And it snowed.", "how": "together"},
    "safety_withhold": lambda world, row: {
        "reason": "It names a neighbour.",
        "second_reader": str(world.cast["iwan"].pk),
        "review_on": str(local_day(NOW) + timedelta(days=30)),
    },
    "safety_happened": lambda world, row: {"happened": "done"},
}
