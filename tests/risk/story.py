"""A safety assessment for Sam, made by the domain functions, for the tests of risk."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from accounts.models import User
from risk import assessing, drafting, withholding
from risk.access import Door, knock, own_door
from risk.assessing import Told, WillDo
from risk.models import Purpose, RiskAssessment, RiskDraft, RiskWords, Withholding
from risk.opening import How, enter
from risk.reading import Safety
from tests.cast import NOW, Cast

CANARY = "The heron stood in the lock all night."
LAST_WEEK = NOW - timedelta(days=7)
IN_MAY = date(2026, 5, 20)
SUNDAY = date(2026, 3, 22)


def told(cast: Cast, **what: Any) -> Told:
    """What Cara has to tell."""
    facts = {
        "happened": f"Sam stopped eating for two days. {CANARY}",
        "last_happened_on": date(2024, 11, 16),
        "likelier": "Three nights without sleep.",
        "helps": "The radio, and Asha near.",
        "own": "It was one bad weekend.",
        "own_how": "by_phone",
        "review_on": IN_MAY,
        "will_do": (WillDo("Ring the same day.", cast["cara"], SUNDAY),),
    }
    return Told(**(facts | what))


def door_of(cast: Cast, key: str, *, at: datetime = NOW) -> Door:
    return knock(cast.service_users["sam"].pk, by=cast[key], at=at)


def sams_door(cast: Cast) -> Door:
    return own_door(User.objects.get(pk=cast["sam"].pk))


def draft_of(
    cast: Cast, key: str = "cara", *, at: datetime = LAST_WEEK, **fields: Any
) -> RiskDraft:
    kept = drafting.keep(
        door_of(cast, key, at=at),
        Purpose.ASSESSMENT,
        {"happened": CANARY} | fields,
        by=cast[key],
        at=at,
        draft=uuid.uuid4(),
    )
    assert kept
    return kept


def signed(
    cast: Cast,
    key: str = "cara",
    *,
    at: datetime = LAST_WEEK,
    replaces: RiskAssessment | None = None,
    **what: Any,
) -> RiskAssessment:
    """A signed assessment of Sam."""
    return assessing.sign(
        door_of(cast, key, at=at),
        told(cast, **what),
        by=cast[key],
        at=at,
        draft=draft_of(cast, key, at=at),
        replaces=replaces.pk if replaces else None,
    )


def words_of(assessment: RiskAssessment, section: str = "happened") -> RiskWords:
    return RiskWords.objects.get(
        assessment=assessment, section=section, follows__isnull=True
    )


def opened(
    made: RiskAssessment, cast: Cast, key: str, *, at: datetime = NOW
) -> tuple[Door, Safety]:
    """What this reader opens of the person an assessment is about."""
    return enter(made.service_user_id, by=cast[key], at=at, how=How.CURRENT)


def asked_back(
    cast: Cast, assessment: RiskAssessment, section: str = "likelier", **more: Any
) -> Withholding:
    """Cara asks that a text be kept back; Dr Haddad is to agree."""
    facts = {"second_reader": cast["haddad"], "review_on": IN_MAY, "at": NOW} | more
    return withholding.ask_to_withhold(
        door_of(cast, "cara"),
        words_of(assessment, section),
        "It names a neighbour.",
        by=cast["cara"],
        **facts,
    )
