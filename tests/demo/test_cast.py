"""The page of the cast, and that it is nowhere but in the demo."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.http import Http404
from django.test import Client

from accounts.models import CareTeamMember
from careplan.plans.access import knock
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
    caras = CareTeamMember.objects.filter(
        user__email=address_of("cara"), role="care_coordinator", until_on=None
    )
    assert f"supports {caras.count()} people" in str(cast_page())
