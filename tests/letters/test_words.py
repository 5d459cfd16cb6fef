"""Letters say nothing about health: subject, text and link, in every template."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings

from accounts.models import CareTeamMember, Role
from careplan.core import letters
from tests.accounts.world import NOW, make_world, sent

FOLDER = Path(settings.BASE_DIR) / "templates" / "letters"
NAMES = sorted(
    path.name.removesuffix("_text.txt") for path in FOLDER.glob("*_text.txt")
)
WORDS = {
    "inviter": "Cara",
    "phone": "01632 960123",
    "person": SimpleNamespace(name="Sam Okafor", called="Sam"),
    "code": "123 456",
    "minutes": 15,
}
ABOUT_HEALTH = re.compile(
    r"health|mental|\bcare\b|\bcaring\b|\bplan\b|\bteam\b|\bnhs\b|clinic|hospital|"
    r"psych|therap|treat|medic|patient|service user|support|well-?being|\bill\b|"
    r"illness|crisis|\brisk|safety|diagnos|symptom|nurse|doctor|\bdr\b|social work|"
    r"coordinator|worker|review|recover",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_has_a_health_word(name: str) -> None:
    written = letters.from_templates(name, WORDS)
    assert written.subject
    assert "\n" not in written.subject
    assert not ABOUT_HEALTH.search(written.subject + "\n" + written.text)
    assert "!" not in written.subject + written.text
    assert "{" not in written.subject + written.text


@pytest.mark.parametrize("name", NAMES)
def test_the_only_link_is_this_site(name: str) -> None:
    text = letters.from_templates(name, WORDS).text
    links = re.findall(r"https?://\S+", text)
    assert all(link.startswith(settings.SITE_ADDRESS) for link in links)
    assert len(links) <= 1


def test_every_letter_has_a_subject() -> None:
    assert NAMES
    assert all((FOLDER / f"{name}_subject.txt").exists() for name in NAMES)


@pytest.mark.django_db
def test_the_invitation_is_the_one_agreed() -> None:
    world = make_world()
    letter = next(m for m in sent(NOW) if m.to == ["sam@mail.example"])
    assert letter.subject == "Cara has set up a page for you"
    assert letter.from_email == "My page <my-page@localhost>"
    assert letter.body.split("\n\n") == [
        "This is a page where you and Cara can write things down together.",
        f"To look, go to {settings.SITE_ADDRESS} and type your e-mail address and the "
        "word on the card Cara gave you.",
        "There is no rush, and nothing happens if you leave it.",
        "Not expecting this? Ignore it, or ring 01632 960123.\n",
    ]
    assert letter.content_subtype == "plain"
    assert letter.attachments == []
    assert CareTeamMember.objects.filter(
        service_user=world.sam, role=Role.DEPUTY
    ).exists()


@pytest.mark.django_db
def test_what_people_are_named_is_written_as_it_is() -> None:
    """Plain text: no character of a name turns into an entity."""
    written = letters.from_templates("invitation", {**WORDS, "inviter": "Ruth O'Shea"})
    assert "Ruth O'Shea" in written.subject
