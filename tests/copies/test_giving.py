"""Copies given: who may have one, what is in it, and that it is remembered."""

import io
import json
from uuid import uuid4

import pypdf
import pytest
from django.http import Http404

from accounts.models import ServiceUser, User
from careplan.copies import giving
from careplan.copies.models import Copy
from careplan.core import audit
from careplan.core.models import AuditEvent
from careplan.core.refusals import NotAllowed, NotNow
from careplan.plans import drafting, saying
from careplan.plans.access import knock
from careplan.plans.stating import Place
from tests.cast import NOW, SamsPlan, cara_is_away, hide, says


def words_in(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def given_to(user: User, who: ServiceUser) -> str:
    door = knock(who.pk, by=user, at=NOW)
    return words_in(giving.give_pdf(door, by=user, at=NOW).content)


def test_all_sam_may_read_is_on_the_paper(sam: User, sams_plan: SamsPlan) -> None:
    text = given_to(sam, sams_plan.who)
    for words in (
        "Moss, and the allotment.",
        "I stop cooking.",
        "The damp is back.",
        "I owe the catalogue.",
        "Swimming on Tuesdays.",
        "To swim once a week.",
        "Ring the pool.",
        "The landlord has been rung.",
        "The window lets me see the canal.",
        "We keep the dose as it is until May.",
        "Written down by Cara on the phone. Not yet checked by Sam.",
        "Sam’s plan as it is today, not yet offered. Printed on 17 March 2026.",
        "Cara Lewis, care coordinator, Monday to Friday, 01632 960123.",
        "When Cara is away: Dee Walsh, 01632 960125.",
    ):
        assert words in text


def test_a_part_kept_from_somebody_is_not_on_their_copy(
    haddad: User, sams_plan: SamsPlan
) -> None:
    text = given_to(haddad, sams_plan.who)
    assert "The damp is back." in text
    assert "catalogue" not in text
    assert "My money" not in text


def test_nothing_anyone_is_still_writing_is_in_a_copy(
    sam: User, cara: User, sams_plan: SamsPlan
) -> None:
    for user in (sam, cara):
        drafting.keep(
            sams_plan.who,
            Place("helps"),
            by=user,
            at=NOW,
            draft=uuid4(),
            body="Something half said.",
        )
        assert "half said" not in given_to(user, sams_plan.who)
    door = knock(sams_plan.who.pk, by=cara, at=NOW)
    assert "half said" not in giving.give_record(door, by=cara, at=NOW).text


def test_disagreement_stands_beside_the_words(sam: User, sams_plan: SamsPlan) -> None:
    saying.not_right(sams_plan.haddads, "Not without me.", by=sam, at=NOW)
    text = given_to(sam, sams_plan.who)
    dose = text.index("We keep the dose")
    said = text.index("Sam says: This isn’t right for me Not without me.")
    assert dose < said


def test_a_copy_is_remembered_with_its_revision(sam: User, sams_plan: SamsPlan) -> None:
    door = knock(sams_plan.who.pk, by=sam, at=NOW)
    given = giving.give_pdf(door, by=sam, at=NOW)
    assert given.file_name == "my-page-2026-03-17.pdf"
    copy = Copy.objects.get()
    assert (copy.form, copy.how, copy.to, copy.by) == ("pdf", "downloaded", sam, sam)
    assert copy.at == NOW
    assert door.plan is not None
    assert copy.revision == door.plan.revision
    line = AuditEvent.objects.get(act="gave_copy")
    assert line.thing_id == str(copy.pk)
    assert json.loads(line.facts) == {
        "form": "pdf",
        "how": "downloaded",
        "revision": copy.revision,
    }
    assert audit.first_broken(door.chain) is None


def test_a_worker_reading_for_a_copy_is_recorded(
    cara: User, sams_plan: SamsPlan
) -> None:
    given_to(cara, sams_plan.who)
    hows = [json.loads(e.facts)["how"] for e in AuditEvent.objects.filter(act="read")]
    assert hows == ["copy"]


@pytest.mark.usefixtures("sams_plan")
def test_the_stand_in_has_one_while_standing_in(
    dee: User, cara: User, sams: ServiceUser
) -> None:
    with pytest.raises(Http404):
        knock(sams.pk, by=dee, at=NOW)
    cara_is_away(cara)
    assert "Dee Walsh stands in for Cara" in given_to(dee, sams)


def test_who_only_reads_has_no_copy(iwan: User, sams_plan: SamsPlan) -> None:
    door = knock(sams_plan.who.pk, by=iwan, at=NOW)
    with pytest.raises(NotAllowed, match="Only Sam and the people who support Sam"):
        giving.give_pdf(door, by=iwan, at=NOW)
    with pytest.raises(NotAllowed):
        giving.give_record(door, by=iwan, at=NOW)
    assert not Copy.objects.exists()


def test_an_empty_plan_has_no_copy(sam: User, sams: ServiceUser) -> None:
    door = knock(sams.pk, by=sam, at=NOW)
    with pytest.raises(NotNow, match="nothing in the plan yet"):
        giving.give_pdf(door, by=sam, at=NOW)


def test_without_pango_it_says_why(
    sam: User, sams_plan: SamsPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    door = knock(sams_plan.who.pk, by=sam, at=NOW)
    with pytest.raises(NotNow, match="Pango"):
        giving.give_pdf(door, by=sam, at=NOW)
    assert not Copy.objects.exists()


def test_the_copy_for_the_record_says_whose_and_how_old(
    cara: User, sams_plan: SamsPlan
) -> None:
    door = knock(sams_plan.who.pk, by=cara, at=NOW)
    text = giving.give_record(door, by=cara, at=NOW).text
    assert "Copied for the record on 17 March 2026 by Cara Lewis." in text
    assert "“Moss, and the allotment.”\n(Sam’s words. 3 March 2026)" in text
    assert (
        "Dr Haddad, psychiatrist: We keep the dose as it is until May.\n"
        "(Dr Haddad’s words. 3 March 2026)"
    ) in text
    assert "Cara, by 20 March 2026: Ring the pool." in text
    assert "\N{NO-BREAK SPACE}" not in text


def test_the_record_is_the_workers_and_remembers_what_was_pasted(
    sam: User, cara: User, sams_plan: SamsPlan
) -> None:
    own = knock(sams_plan.who.pk, by=sam, at=NOW)
    with pytest.raises(NotAllowed):
        giving.give_record(own, by=sam, at=NOW)
    door = knock(sams_plan.who.pk, by=cara, at=NOW)
    record = giving.give_record(door, by=cara, at=NOW)
    says(sams_plan.who, "helps", "And the radio.", by=sam, at=NOW)
    door = knock(sams_plan.who.pk, by=cara, at=NOW)
    copy = giving.say_pasted(door, revision=record.revision, by=cara, at=NOW)
    assert (copy.form, copy.how, copy.to) == ("record", "pasted", cara)
    assert copy.revision == record.revision
    with pytest.raises(NotNow):
        giving.say_pasted(door, revision=999, by=cara, at=NOW)
    with pytest.raises(NotAllowed):
        giving.say_pasted(own, revision=1, by=sam, at=NOW)


def test_a_hidden_part_leaves_no_trace_in_the_record(
    cara: User, sams_plan: SamsPlan
) -> None:
    hide(sams_plan.who, cara, "home")
    door = knock(sams_plan.who.pk, by=cara, at=NOW)
    text = giving.give_record(door, by=cara, at=NOW).text
    assert "MY HOME" not in text
    assert "damp" not in text
