"""The demo's part: Sam's assessment signed, reviewed, read, and answered in part."""

from datetime import UTC, datetime

import pytest

from accounts.models import ServiceUser, User
from demo import loading
from demo.safety import play_safety
from demo.world import World
from risk import auditing
from risk.models import PersonResponse, RiskAssessment, RiskChecked
from risk.opening import How, enter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)


def test_sam_reads_and_answers_in_part() -> None:
    if not User.objects.exists():
        loading.load(at=NOW)
    if not RiskAssessment.objects.exists():
        play_safety(_world(), NOW.date())
    sam = ServiceUser.objects.get(user__email="sam@example.org")
    _door, safety = enter(sam.pk, by=sam.user, at=NOW, how=How.CURRENT)
    assert safety.current
    assert len(safety.earlier) == 1
    answered = [bool(text.answers) for text in safety.current.texts]
    assert any(answered)
    assert not all(answered)
    assert PersonResponse.objects.count() == 2
    assert RiskChecked.objects.count() == 1
    assert auditing.first_broken(sam.pk) is None


def _world() -> World:
    users = {
        user.email.split("@")[0]: user for user in User.objects.exclude(email=None)
    }
    sam = ServiceUser.objects.get(user=users["sam"])
    return World(today=NOW.date(), users=users, people={"sam": sam})
