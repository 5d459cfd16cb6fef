"""From an empty site, Cara invites Dee, then Sam, and gives a card."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import joining
from accounts.models import CareTeamMember, Role, ServiceUser, User
from tests.accounts.world import card_of, joined, make_cara, make_world, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cara(client: Client) -> User:
    made = make_cara(at=timezone.now())
    sign_in(client, made)
    return made


def test_a_colleague_comes_first(client: Client, cara: User) -> None:
    page = client.get(reverse("invite")).content.decode()
    assert "Invite a colleague first" in page
    made = client.post(
        reverse("invite_colleague"),
        {
            "name": "Dee Walsh",
            "email": "dee@team.example",
            "title": "social worker",
            "phone": "01632 960124",
            "working_days": ["5", "1", "3"],
        },
    )
    card = client.get(made["Location"]).content.decode()
    dee = User.objects.get(name="Dee Walsh")
    assert card_of(dee)[1] in card
    assert dee.worker_profile.working_days == "135"
    page = client.get(reverse("invite")).content.decode()
    assert "Dee Walsh, social worker" in page


def test_then_sam(client: Client, cara: User) -> None:
    dee = joining.invite_worker(
        "Dee Walsh",
        email="dee@team.example",
        title="social worker",
        by=cara,
        at=timezone.now(),
    )
    asked = {
        "name": "Sam Okafor",
        "email": "sam@mail.example",
        "stands_in": str(dee.pk),
    }
    made = client.post(reverse("invite"), asked)
    sam = ServiceUser.objects.get()
    page = client.get(made["Location"]).content.decode()
    assert card_of(sam.user)[1] in page
    assert reverse("care_team", args=[sam.pk]) in page
    twice = client.post(reverse("invite"), asked)
    assert "cannot be used here" in twice.content.decode()
    assert "Sam Okafor" in twice.content.decode()  # what was typed is kept


def test_who_does_not_use_email_goes_back_to_the_list(
    client: Client, cara: User
) -> None:
    dee = joining.invite_worker(
        "Dee", email="dee@team.example", title="nurse", by=cara, at=timezone.now()
    )
    made = client.post(
        reverse("invite"), {"name": "Ines Duarte", "stands_in": str(dee.pk)}
    )
    assert made["Location"] == reverse("people")
    page = client.get(reverse("people")).content.decode()
    assert "Does not use a computer." in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Type a name."),
        ("email", "not an address", "Look for the @."),
        ("stands_in", "", "Choose who stands in for you."),
        ("stands_in", "nobody", "Select a valid choice"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(
    client: Client, cara: User, field: str, value: str, sentence: str
) -> None:
    dee = joining.invite_worker(
        "Dee", email="dee@team.example", title="nurse", by=cara, at=timezone.now()
    )
    asked = {"name": "Sam", "email": "s@mail.example", "stands_in": str(dee.pk)}
    page = client.post(reverse("invite"), asked | {field: value})
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert not ServiceUser.objects.exists()


def test_the_card_is_for_who_gave_it(client: Client) -> None:
    world = make_world(at=timezone.now())
    card, word = card_of(world.sam.user)
    address = reverse("invitation", args=[card.pk])
    joined(card, at=timezone.now())
    for nosy in (world.dee, world.sam.user):
        client.logout()
        sign_in(client, nosy)
        assert client.get(address).status_code == 404
        assert client.post(reverse("new_word", args=[card.pk])).status_code == 404
    sign_in(client, world.cara)
    page = client.get(address).content.decode()
    assert "has joined" in page
    assert word not in page


def test_a_new_card_replaces_the_old(client: Client) -> None:
    world = make_world(at=timezone.now())
    card, word = card_of(world.sam.user)
    sign_in(client, world.cara)
    made = client.post(reverse("new_word", args=[card.pk]))
    page = client.get(made["Location"]).content.decode()
    assert card_of(world.sam.user)[1] in page
    old = client.get(reverse("invitation", args=[card.pk])).content.decode()
    assert "does not work any more" in old
    assert word not in old


def test_arranging_a_care_team(client: Client) -> None:
    world = make_world(at=timezone.now())
    who = world.sam.pk
    sign_in(client, world.cara)
    page = client.get(reverse("care_team", args=[who])).content.decode()
    assert "Dee Walsh" in page
    client.post(
        reverse("add_colleague", args=[who]),
        {"user": str(world.dee.pk), "role": Role.TEAM_WORKER},
    )
    client.post(
        reverse("invite_supporter", args=[who]),
        {"name": "Asha Okafor", "email": "asha@mail.example", "role": Role.CARER},
    )
    asha = CareTeamMember.objects.get(role=Role.CARER)
    page = client.get(reverse("care_team", args=[who])).content.decode()
    assert "Asha Okafor" in page
    client.post(reverse("end_support", args=[who, asha.pk]))
    page = client.get(reverse("care_team", args=[who])).content.decode()
    assert "Asha Okafor" not in page
    for form, data in (("add_colleague", {}), ("invite_supporter", {})):
        assert client.post(reverse(form, args=[who]), data).status_code == 200


def test_pages_of_inviting_are_not_for_everybody(client: Client) -> None:
    world = make_world(at=timezone.now())
    joining.join(card_of(world.sam.user)[0], at=timezone.now())
    client.force_login(world.sam.user)
    who = world.sam.pk
    assert client.get(reverse("invite")).status_code == 403
    assert client.get(reverse("invite_colleague")).status_code == 403
    assert client.get(reverse("care_team", args=[who])).status_code == 404
    assert client.post(reverse("add_colleague", args=[who])).status_code == 404
    assert client.post(reverse("asked_how", args=[who])).status_code == 403
    assert client.get(reverse("people")).status_code == 404


@pytest.mark.sqlite
def test_letters_in_the_folder_can_be_read(
    client: Client, settings: Any, tmp_path: Any
) -> None:
    from accounts import reaching
    from careplan.core.models import Letter

    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "letters"
    make_world(at=timezone.now())
    assert "None yet" in client.get(reverse("development_letters")).content.decode()
    reaching.sweep(at=timezone.now())
    (tmp_path / "letters" / "20010101-cut.log").write_bytes(b"Content-Type: text/pl")
    page = client.get(reverse("development_letters")).content.decode()
    assert "Cara has set up a page for you" in page
    assert "to sam@mail.example" in page
    raw = b"".join(p.read_bytes() for p in (tmp_path / "letters").iterdir())
    for key in Letter.objects.filter(state="sent").values_list("message_id", flat=True):
        assert f"Message-ID: {key}".encode() in raw
