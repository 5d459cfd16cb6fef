"""Nothing typed is lost: drafts, two devices, two presses, two people at once."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.http import Http404

from accounts.models import ServiceUser, User
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans import choosing, drafting, saying, writing
from careplan.plans.access import knock
from careplan.plans.models import Draft, Item, Kind, Statement
from careplan.plans.stating import Place
from careplan.plans.two_texts import standing, two_texts
from tests.cast import NOW, Cast, SamsPlan, newest, words_of

PLACE = Place("body", "now")
DRAFT = UUID("10000000-0000-4000-8000-000000000001")


def keep(
    who: ServiceUser,
    body: str,
    *,
    by: User,
    draft: UUID = DRAFT,
    page: str = "phone",
    revision: int = 0,
    place: Place = PLACE,
    item: UUID | None = None,
    follows: UUID | None = None,
) -> Draft:
    return drafting.keep(
        who,
        place,
        by=by,
        at=NOW,
        draft=draft,
        body=body,
        page=page,
        revision=revision,
        item=item,
        follows=follows,
    )


def put(who: ServiceUser, body: str, *, by: User, draft: UUID = DRAFT) -> Statement:
    return writing.put(who, PLACE, body, by=by, at=NOW, draft=draft)


# A draft


def test_a_draft_is_found_again_on_another_device(sams: ServiceUser, sam: User) -> None:
    keep(sams, "I was going to say", by=sam)
    found = drafting.draft_for(sam, sams, PLACE)
    assert found is not None
    assert found.body == "I was going to say"


def test_typing_on_keeps_one_draft(sams: ServiceUser, sam: User) -> None:
    first = keep(sams, "I", by=sam)
    second = keep(sams, "I was", by=sam, revision=first.revision)
    third = keep(sams, "I was going", by=sam, revision=second.revision)
    assert first.pk == second.pk == third.pk
    assert Draft.objects.get().body == "I was going"


@pytest.mark.parametrize("name", ["cara", "haddad", "dee", "iwan", "asha", "nia"])
def test_a_draft_is_seen_by_its_author_alone(
    name: str, cast: Cast, sams: ServiceUser, sam: User
) -> None:
    kept = keep(sams, "Only for me", by=sam)
    assert list(drafting.drafts_of(cast[name], sams)) == []
    with pytest.raises(Draft.DoesNotExist):
        drafting.discard(kept, by=cast[name], at=NOW)


def test_a_workers_draft_is_not_the_persons_to_see(
    sams: ServiceUser, sam: User, cara: User
) -> None:
    keep(sams, "About the landlord", by=cara)
    assert list(drafting.drafts_of(sam, sams)) == []
    assert drafting.being_written(sams, "body") == ["Cara"]


@pytest.mark.parametrize("name", ["iwan", "asha", "pete", "nia", "max", "rob"])
def test_who_cannot_write_cannot_keep_a_draft_either(
    name: str, cast: Cast, sams: ServiceUser
) -> None:
    with pytest.raises((NotAllowed, Http404)):
        keep(sams, "Hm", by=cast[name], place=Place("harder", "well-signs"))


def test_a_draft_of_ones_own_can_be_discarded(sams: ServiceUser, sam: User) -> None:
    drafting.discard(keep(sams, "No", by=sam), by=sam, at=NOW)
    assert not Draft.objects.exists()


# Two presses, and a page that is sent again


def test_pressing_twice_puts_one_text_in_the_plan(sams: ServiceUser, sam: User) -> None:
    first, second = put(sams, "Swim.", by=sam), put(sams, "Swim.", by=sam)
    assert first == second
    assert Item.objects.count() == 1


def test_pressing_twice_with_several_lines_makes_one_too(
    sams_plan: SamsPlan, sam: User
) -> None:
    body, begun = "One line.\r\nAnd another.", newest(sams_plan.home).pk
    for _ in range(2):
        writing.change(sams_plan.home, body, by=sam, at=NOW, follows=begun, draft=DRAFT)
    assert words_of(sams_plan.home) == "One line.\nAnd another."
    assert sams_plan.home.statements.count() == 2
    assert not Draft.objects.exists()


def test_a_draft_goes_when_its_words_are_in_the_plan(
    sams: ServiceUser, sam: User
) -> None:
    keep(sams, "Swim.", by=sam)
    put(sams, "Swim.", by=sam)
    assert not Draft.objects.exists()


def test_saying_something_twice_says_it_once(sams_plan: SamsPlan, sam: User) -> None:
    for _ in range(2):
        saying.say_about(sams_plan.caras, "When?", by=sam, at=NOW, draft=DRAFT)
    assert Item.objects.filter(kind=Kind.COMMENT).count() == 1


# Two devices


def test_what_two_devices_wrote_into_one_draft_is_kept_twice(
    sams: ServiceUser, sam: User
) -> None:
    began = keep(sams, "On the phone", by=sam)
    keep(sams, "On the phone, more", by=sam, revision=began.revision)
    other = keep(
        sams, "On the computer", by=sam, page="computer", revision=began.revision
    )
    again = keep(
        sams, "On the computer!", by=sam, page="computer", revision=other.revision
    )
    assert other.pk == again.pk
    bodies = set(Draft.objects.values_list("body", flat=True))
    assert bodies == {"On the phone, more", "On the computer!"}


def test_a_late_word_from_another_device_is_kept_though_the_draft_went_in(
    sams: ServiceUser, sam: User
) -> None:
    put(sams, "Swim.", by=sam)
    late = keep(sams, "Swim, and rest.", by=sam, page="computer", revision=1)
    assert late.pk != DRAFT
    assert late.body == "Swim, and rest."


def test_two_devices_that_both_put_one_draft_in_lose_neither_text(
    sams: ServiceUser, sam: User
) -> None:
    keep(sams, "Swim", by=sam)
    first = put(sams, "Swim.", by=sam)
    with pytest.raises(writing.BothKept) as both:
        put(sams, "Swim, and rest.", by=sam)
    assert both.value.draft.body == "Swim, and rest."
    assert words_of(first.item) == "Swim."
    assert standing(both.value.draft) == first


# Two people, or one person twice, changing the same words


def changed_meanwhile(plan: SamsPlan, sam: User) -> Draft:
    begun = newest(plan.home).pk
    writing.change(plan.home, "From the phone.", by=sam, at=NOW, follows=begun)
    with pytest.raises(writing.BothKept) as both:
        writing.change(
            plan.home,
            "From the computer.",
            by=sam,
            at=NOW,
            follows=begun,
            draft=DRAFT,
        )
    return both.value.draft


def test_words_changed_somewhere_else_meanwhile_are_both_kept(
    sams_plan: SamsPlan, sam: User
) -> None:
    kept = changed_meanwhile(sams_plan, sam)
    assert words_of(sams_plan.home) == "From the phone."
    assert kept.body == "From the computer."
    door = knock(sams_plan.who.pk, by=sam, at=NOW)
    page = two_texts(door, kept, at=NOW)
    assert page.in_plan
    assert page.other is not None
    assert page.other.paragraphs == ("From the phone.",)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("mine", "From the computer."),
        ("other", "From the phone."),
        ("both", "From the phone.\n\nFrom the computer."),
    ],
)
def test_sam_chooses_which_of_two_texts_stands(
    choice: str, said: str, sams_plan: SamsPlan, sam: User
) -> None:
    kept = changed_meanwhile(sams_plan, sam)
    choosing.choose(kept, choice, by=sam, at=NOW + timedelta(minutes=1))
    assert words_of(sams_plan.home) == said
    assert not Draft.objects.exists()


def test_no_choice_loses_nothing(sams_plan: SamsPlan, sam: User) -> None:
    kept = changed_meanwhile(sams_plan, sam)
    with pytest.raises(NotNow):
        choosing.choose(kept, "", by=sam, at=NOW)
    assert Draft.objects.get().body == "From the computer."


def test_keeping_both_takes_nobody_elses_draft(
    sams_plan: SamsPlan, sam: User, cara: User
) -> None:
    caras = keep(sams_plan.who, "Cara's own", by=cara)
    kept = changed_meanwhile(sams_plan, sam)  # under the id of Cara's draft
    caras.refresh_from_db()
    assert (caras.author, caras.body) == (cara, "Cara's own")
    assert kept.author == sam


def test_an_id_that_is_in_use_elsewhere_is_not_used_again(
    sams_plan: SamsPlan, sam: User
) -> None:
    put(sams_plan.who, "Swim.", by=sam)
    words = writing.change(
        sams_plan.home,
        "The damp is worse.",
        by=sam,
        at=NOW,
        follows=newest(sams_plan.home).pk,
        draft=DRAFT,
    )
    assert words.pk != DRAFT
    assert words_of(sams_plan.home) == "The damp is worse."


# What a draft may point at


@pytest.mark.parametrize("whose", ["money", "haddads", "caras"])
def test_a_draft_changes_ones_own_words_and_no_others(
    whose: str, sams_plan: SamsPlan, haddad: User, sam: User
) -> None:
    by = haddad if whose == "money" else sam
    item: Item = getattr(sams_plan, whose)
    with pytest.raises((NotAllowed, Http404)):
        keep(sams_plan.who, "x", by=by, place=Place("home", "now"), item=item.pk)


def test_a_draft_in_one_plan_shows_no_word_of_another(
    cast: Cast, sams_plan: SamsPlan, rob: User
) -> None:
    robs = cast.service_users["rob"]
    with pytest.raises(Http404):
        keep(robs, "x", by=rob, place=Place("home", "now"), item=sams_plan.home.pk)


@pytest.mark.parametrize("parent", ["of nobody", "of another plan", "of another part"])
def test_what_stands_below_something_stands_in_the_same_part_of_the_same_plan(
    parent: str, cast: Cast, sams_plan: SamsPlan, sam: User, rob: User
) -> None:
    robs = cast.service_users["rob"]
    theirs = writing.put(robs, Place("body", kind=Kind.NEED), "Help.", by=rob, at=NOW)
    pk = {
        "of nobody": uuid4(),
        "of another plan": theirs.item_id,
        "of another part": sams_plan.home.pk,
    }[parent]
    with pytest.raises(NotNow):
        writing.put(
            sams_plan.who,
            Place("body", kind=Kind.GOAL, parent=pk),
            "To swim.",
            by=sam,
            at=NOW,
            horizon="one_day",
        )
