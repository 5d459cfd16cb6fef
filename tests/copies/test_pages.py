"""The pages of copies, as a browser asks for them."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from careplan.copies.models import Copy
from tests.cast import SamsPlan, says

pytestmark = pytest.mark.usefixtures("today")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["second_factor"] = "settled"
    session.save()
    return client


def address(name: str, plan: SamsPlan) -> str:
    return reverse(name, kwargs={"who": plan.who.pk})


def test_sam_downloads_a_copy(sam: User, sams_plan: SamsPlan) -> None:
    client = signed_in(sam)
    page = client.get(address("copies", sams_plan)).content.decode()
    assert "Download a copy" in page
    assert "Nobody has a copy yet." in page
    assert "Copy for the record" not in page
    got = client.post(address("copy_pdf", sams_plan))
    assert got.headers["Content-Type"] == "application/pdf"
    assert got.headers["Content-Disposition"] == (
        'attachment; filename="my-page-2026-03-17.pdf"'
    )
    assert got.headers["Cache-Control"] == "private, no-store"
    assert got.content.startswith(b"%PDF-1.7")
    page = client.get(address("copies", sams_plan)).content.decode()
    assert "<strong>You</strong> downloaded a copy today." in page


def test_the_page_says_when_the_plan_has_changed_since(
    sam: User, sams_plan: SamsPlan
) -> None:
    client = signed_in(sam)
    client.post(address("copy_pdf", sams_plan))
    says(sams_plan.who, "helps", "And the radio.", by=sam)
    page = client.get(address("copies", sams_plan)).content.decode()
    assert "downloaded a copy today. The plan has changed since." in page


def test_cara_pastes_the_record(sam: User, cara: User, sams_plan: SamsPlan) -> None:
    client = signed_in(cara)
    page = client.get(address("copy_record", sams_plan)).content.decode()
    assert "Moss, and the allotment." in page
    assert "readonly" in page
    revision = page.split('name="revision" value="')[1].split('"')[0]
    sent = client.post(address("copy_record", sams_plan), {"revision": revision})
    assert sent.status_code == 302
    assert Copy.objects.get().form == "record"
    page = signed_in(sam).get(address("copies", sams_plan)).content.decode()
    assert "<strong>Cara</strong> put a copy into the service’s own record" in page


@pytest.mark.parametrize("sent", [{}, {"revision": "x"}, {"revision": "-1"}])
def test_nonsense_shows_the_text_again(
    cara: User, sams_plan: SamsPlan, sent: dict[str, str]
) -> None:
    got = signed_in(cara).post(address("copy_record", sams_plan), sent)
    assert got.status_code == 200
    assert "Moss, and the allotment." in got.content.decode()
    assert not Copy.objects.exists()


def test_a_download_is_asked_for_never_followed(sam: User, sams_plan: SamsPlan) -> None:
    assert signed_in(sam).get(address("copy_pdf", sams_plan)).status_code == 405


def test_without_pango_the_page_says_why(
    sam: User, sams_plan: SamsPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    client = signed_in(sam)
    page = client.get(address("copies", sams_plan)).content.decode()
    assert "Pango" in page
    assert "Download a copy" not in page
    assert client.post(address("copy_pdf", sams_plan)).status_code == 409
