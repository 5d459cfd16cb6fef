"""The page of the cast, and that it is nowhere but in the demo."""

import os
import subprocess
import sys
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from django.http import Http404
from django.test import Client

from accounts.models import CareTeamMember, User
from careplan.core.dates import local_day
from careplan.home.caseload import caseload
from careplan.plans.access import knock
from careplan.plans.answering import answers_seen_by
from careplan.plans.models import CarePlan, Version
from careplan.plans.offering import open_offer
from careplan.plans.outside import shared_with
from careplan.reviews.models import Review
from demo.casting import cast_page
from demo.story.cast import WITH_A_BUTTON, address_of
from tests.demo.conftest import Played

ROOT = Path(__file__).resolve().parents[2]
NOT_HERE = {
    "empty": {"CAREPLAN_EMPTY": "1"},
    "on a network": {"CAREPLAN_BIND": "0.0.0.0"},
    "on PostgreSQL": {
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "HELP_CHECKED_ON": "2026-03-02",
    },
}
LOOK = """
import django
django.setup()
from django.apps import apps
from django.urls import Resolver404, resolve
there = []
for path in ("/demo/", "/demo/sign-in/"):
    try:
        there.append(resolve(path).url_name)
    except Resolver404:
        pass
print(there, apps.is_installed("demo"))
"""

pytestmark = pytest.mark.sqlite


def look(tmp_path: Path, **where: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "CAREPLAN_DATA": str(tmp_path),
            **where,
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("where", NOT_HERE.values(), ids=NOT_HERE)
def test_elsewhere_its_pages_do_not_exist(
    tmp_path: Path, where: dict[str, str]
) -> None:
    assert look(tmp_path, **where) == "[] False"


def test_on_the_embedded_default_they_do(tmp_path: Path) -> None:
    assert look(tmp_path) == "['demo', 'demo_sign_in'] True"


def test_every_button_lets_somebody_in_without_a_second_step(played: Played) -> None:
    keys = [p.key for group in cast_page().groups for p in group.players]
    assert sorted(keys) == sorted(WITH_A_BUTTON)
    page = Client().get("/demo/").content.decode()
    for key in keys:
        assert f'value="{key}"' in page
        client = Client()
        response = client.post("/demo/sign-in/", {"person": key}, follow=True)
        assert response.status_code == 200, key
        assert response.wsgi_request.user.email == address_of(key)
        assert "second-step" not in response.request["PATH_INFO"]


def test_who_is_in_the_story_without_a_button_cannot_be_become(played: Played) -> None:
    for person in ("rosa", "ines", "nobody", ""):
        response = Client().post("/demo/sign-in/", {"person": person})
        assert response.status_code == 404


def test_being_somebody_needs_a_press(client: Client, db: None) -> None:
    assert client.get("/demo/sign-in/").status_code == 405


def test_the_sentences_are_true(played: Played) -> None:
    """What the page says that some can and cannot see is what the grants say."""
    sam = played.somebody("sam").service_user
    for key in ("dee", "asha", "pete", "hana", "max", "nia", "rob"):
        with pytest.raises(Http404):
            knock(sam.pk, by=played.somebody(key), at=played.at)
    iwan = knock(sam.pk, by=played.somebody("iwan"), at=played.at)
    assert {g.part for g in iwan.grants} == {"talk", "harder"}
    haddad = knock(sam.pk, by=played.somebody("haddad"), at=played.at)
    assert haddad.may_read("treatment_support")
    assert not haddad.may_read("money")
    caras = CareTeamMember.objects.filter(
        user__email=address_of("cara"), role="care_coordinator", until_on=None
    )
    assert f"supports {caras.count()} people" in str(cast_page())


def test_what_sam_shares_is_what_the_page_says(played: Played) -> None:
    def shared(key: str, at: datetime = played.at) -> list[str]:
        page = shared_with(played.somebody(key), at=at)
        return [part.label for plan in page.plans for part in plan.parts]

    ashas = ["My home", "Moss", "When things get harder"]
    assert shared("asha") == ashas
    assert shared("asha", played.at + timedelta(weeks=12)) == ashas
    assert shared("asha", played.at + timedelta(weeks=14)) == []
    assert shared("pete") == []
    assert shared("hana") == []
    assert shared("hana", played.at - timedelta(weeks=3)) == ["My home"]


def test_four_versions_and_what_sam_said_to_each(played: Played) -> None:
    sam, cara = played.somebody("sam"), played.somebody("cara")

    def said(by: User) -> dict[int, tuple[str, bool]]:
        door = knock(sam.service_user.pk, by=by, at=played.at)
        versions = list(Version.objects.filter(plan=door.plan))
        assert len(versions) == 4
        answers = answers_seen_by(door, versions).values()
        return {a.version: (a.stance, a.on_my_copy) for a in answers}

    shared = {2: ("not_right", False), 3: ("parts", True)}
    assert said(sam) == {1: ("going_along", False), **shared}
    assert said(cara) == shared
    on_offer = open_offer(CarePlan.objects.get(service_user__user=sam))
    assert on_offer
    assert (on_offer.number, on_offer.offered_by) == (4, cara)


def test_sam_meets_cara_next_tuesday_at_two(played: Played) -> None:
    sam = played.somebody("sam")
    (to_come,) = Review.objects.filter(service_user__user=sam, ended_at=None)
    assert to_come.agreed_on == local_day(played.at) + timedelta(days=7)
    assert to_come.agreed_time == time(14)
    accepted = to_come.proposals.get()
    assert (accepted.on - local_day(accepted.recorded_at)).days >= 8
    topics = to_come.words.filter(about="topic").order_by("recorded_at")
    assert list(topics.values_list("body", flat=True)) == ["tablets", "the wall"]
    gone = Review.objects.filter(service_user__user=sam, ended_at__isnull=False)
    assert gone.count() == 2


def test_the_list_of_cara_has_the_shape_of_a_week(played: Played) -> None:
    found = caseload(played.somebody("cara"), at=played.at)
    titles = [group.title for group in found.groups]
    assert titles[:3] == ["Today", "This week", "Next week"]
    waiting = [f"{one.name} {one.rest}" for one in found.waiting]
    assert "Lena Brandt asked to move the meeting" in waiting
    sams = next(text for text in waiting if text.startswith("Sam Okafor wrote"))
    assert sams.endswith(", and let you see an answer")
