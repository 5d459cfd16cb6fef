"""The person decides who outside sees what, and can take it back at once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import Http404

from accounts.models import User
from careplan.core.dates import local_day
from careplan.core.models import Letter
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans.models import Seen
from careplan.plans.opening import How, enter
from careplan.plans.outside import preview, shared_with
from careplan.sharing import grants, letting_in
from careplan.sharing.models import Share
from tests.cast import NOW, SamsPlan, says, supporter
from tests.plans.conftest import SignedIn, signed_in

__all__ = ["signed_in"]
DAY = local_day(NOW)
SOON = DAY + timedelta(days=30)


def words_for(user: User, at: datetime = NOW) -> str:
    page = shared_with(user, at=at)
    return "\n".join(
        p for plan in page.plans for part in plan.parts for x in part.lines
        for p in x.paragraphs
    )  # fmt: skip


def test_what_is_shared_is_read_at_one_address(
    sams_plan: SamsPlan, sam: User, pete: User, signed_in: SignedIn, today: datetime
) -> None:
    letting_in.share(
        sams_plan.who, user=pete, parts=["home"], until=SOON, by=sam, at=NOW
    )
    page = signed_in(pete).get("/shared/").content.decode()
    assert "The damp is back." in page
    assert "I owe the catalogue." not in page
    assert signed_in(pete).get(f"/plan/{sams_plan.who.pk}/").status_code == 404


def test_what_others_wrote_waits_until_the_person_has_seen_it(
    sams_plan: SamsPlan, sam: User, pete: User
) -> None:
    letting_in.share(
        sams_plan.who, user=pete, parts=["home"], until=SOON, by=sam, at=NOW
    )
    assert "The landlord has been rung." not in words_for(pete)
    enter(sams_plan.who.pk, by=sam, at=NOW, how=How.PART, part="home")
    assert "The landlord has been rung." in words_for(pete)


def test_ended_taken_back_and_never_given_are_one_page(
    sams_plan: SamsPlan, sam: User, cara: User, asha: User, signed_in: SignedIn
) -> None:
    kofi = supporter("kofi", "Kofi Mensah", "carer", sams_plan.who, by=cara, at=NOW)
    letting_in.share(
        sams_plan.who, user=asha, parts=["home"], until=DAY, by=sam, at=NOW
    )
    with time_machine.travel(NOW, tick=False):
        never = signed_in(kofi).get("/shared/").content
        letting_in.take_back(sams_plan.who, user=asha, by=sam, at=NOW)
        taken_back = signed_in(asha).get("/shared/").content
    letting_in.share(
        sams_plan.who, user=asha, parts=["home"], until=DAY, by=sam, at=NOW
    )
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        ended = signed_in(asha).get("/shared/").content
    assert plain(taken_back) == plain(never) == plain(ended)
    assert b"Sam" not in ended


def plain(page: bytes) -> bytes:
    return b"\n".join(x for x in page.split(b"\n") if b"csrfmiddlewaretoken" not in x)


def test_until_a_day_ends_at_the_midnight_after_it_in_london(
    sams_plan: SamsPlan, sam: User, pete: User
) -> None:
    summer = datetime(2026, 4, 2, tzinfo=UTC).date()
    letting_in.share(
        sams_plan.who, user=pete, parts=["home"], until=summer, by=sam, at=NOW
    )
    last = datetime(2026, 4, 2, 22, 59, 59, tzinfo=UTC)  # 23:59:59 in London
    assert words_for(pete, at=last)
    assert not words_for(pete, at=last + timedelta(seconds=1))


def test_taking_back_writes_to_nobody(
    sams_plan: SamsPlan, sam: User, asha: User
) -> None:
    before = Letter.objects.count()
    letting_in.take_back(sams_plan.who, user=asha, by=sam, at=NOW)
    assert not words_for(asha)
    assert Letter.objects.count() == before


def test_a_preview_is_the_page_they_will_see_and_writes_nothing(
    sams_plan: SamsPlan, sam: User, pete: User
) -> None:
    enter(sams_plan.who.pk, by=sam, at=NOW, how=How.WHOLE)
    seen = Seen.objects.count()
    before = preview(sams_plan.who, pete, ["home", "helps"], at=NOW)
    assert Seen.objects.count() == seen
    assert not Share.objects.filter(user=pete).exists()
    letting_in.share(
        sams_plan.who, user=pete, parts=["home", "helps"], until=SOON, by=sam, at=NOW
    )
    after = shared_with(pete, at=NOW).plans[0]
    assert before.parts == after.parts


@pytest.mark.parametrize("name", ["cara", "haddad", "dee", "asha"])
def test_only_the_person_shares_hides_and_takes_back(
    sams_plan: SamsPlan, cast: dict[str, User], name: str, pete: User, haddad: User
) -> None:
    who, by = sams_plan.who, cast[name]
    with pytest.raises(NotAllowed):
        letting_in.share(who, user=pete, parts=["home"], until=SOON, by=by, at=NOW)
    with pytest.raises(NotAllowed):
        letting_in.take_back(who, user=pete, by=by, at=NOW)
    with pytest.raises(NotAllowed):
        letting_in.hide(who, user=haddad, part="home", by=by, at=NOW)


def test_nothing_is_shared_with_strangers_or_workers_by_role(
    sams_plan: SamsPlan, sam: User, nia: User, cara: User
) -> None:
    for user in (nia, cara):
        with pytest.raises(NotNow):
            letting_in.share(
                sams_plan.who, user=user, parts=["home"], until=SOON, by=sam, at=NOW
            )


@pytest.mark.parametrize(
    ("parts", "until"),
    [([], SOON), (["nonsense"], SOON), (["home"], DAY - timedelta(days=1))],
)
def test_a_share_needs_a_part_and_a_day_to_come(
    sams_plan: SamsPlan, sam: User, pete: User, parts: list[str], until: object
) -> None:
    with pytest.raises(NotNow):
        letting_in.share(
            sams_plan.who,
            user=pete,
            parts=parts,
            until=until,  # type: ignore[arg-type]
            by=sam,
            at=NOW,
        )


def test_hiding_takes_from_role_and_two_parts_are_never_hidden(
    sams_plan: SamsPlan, sam: User, haddad: User
) -> None:
    letting_in.hide(sams_plan.who, user=haddad, part="home", by=sam, at=NOW)
    with pytest.raises(Http404):
        enter(sams_plan.who.pk, by=haddad, at=NOW, how=How.PART, part="home")
    for part in ("harder", "talk"):
        with pytest.raises(NotNow):
            letting_in.hide(sams_plan.who, user=haddad, part=part, by=sam, at=NOW)
    letting_in.show_again(sams_plan.who, user=haddad, part="home", by=sam, at=NOW)
    enter(sams_plan.who.pk, by=haddad, at=NOW, how=How.PART, part="home")


def test_sharing_again_gives_the_new_last_day_and_one_grant(
    sams_plan: SamsPlan, sam: User, pete: User
) -> None:
    for until in (SOON, SOON + timedelta(days=10)):
        letting_in.share(
            sams_plan.who, user=pete, parts=["home"], until=until, by=sam, at=NOW
        )
    held = grants.on_plan(sams_plan.who.pk, user=pete.pk, at=NOW)
    assert len(held) == 1


def test_sam_invites_somebody_who_then_sees_nothing(
    sams_plan: SamsPlan, sam: User, signed_in: SignedIn, today: datetime
) -> None:
    base = f"/plan/{sams_plan.who.pk}/sharing/"
    answer = signed_in(sam).post(
        f"{base}invite/",
        {"name": "Kofi Mensah", "email": "kofi@example.org", "role": "carer"},
    )
    assert answer.status_code == 302
    letter = Letter.objects.get(address="kofi@example.org")
    assert letter.kind == "invitation"
    kofi = User.objects.get(email="kofi@example.org")
    assert not words_for(kofi)
    says(sams_plan.who, "home", "The heater works.", by=sam, at=NOW, heading="now")
    assert not words_for(kofi)


def test_there_is_no_page_about_sharing_with_a_stranger(
    sams_plan: SamsPlan, sam: User, nia: User, signed_in: SignedIn, today: datetime
) -> None:
    for page in (f"{nia.pk}/", f"{nia.pk}/hide/"):
        address = f"/plan/{sams_plan.who.pk}/sharing/{page}"
        assert signed_in(sam).get(address).status_code == 404
