"""Giving copies: a PDF to take home, and plain text for the service's own record.

What leaves the site is remembered: which revision, in which form, to whom and how. The
pages are set in type before the transaction, so that nobody waits for them.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.contacts import contact_for
from accounts.models import User
from careplan.copies import editions, numbers, record, rendering
from careplan.copies.access import check_may_copy
from careplan.copies.composing import paper_of
from careplan.copies.models import Copy
from careplan.copies.paper import Edition, Paper
from careplan.core import audit, pdf
from careplan.core.dates import local_day
from careplan.core.refusals import NotNow
from careplan.plans.access import Door, check_is_worker
from careplan.plans.opening import How
from careplan.plans.reading import PlanReading


@dataclass(frozen=True)
class GivenPdf:
    """A PDF on its way to whoever asked for it."""

    content: bytes
    file_name: str


@dataclass(frozen=True)
class RecordText:
    """A plan as plain text, and which revision of it that is."""

    text: str
    revision: int


def give_pdf(
    door: Door, *, by: User, at: datetime, version: int | None = None
) -> GivenPdf:
    """Make a copy to print or keep, of what `by` may read, and remember it was given.

    Of the plan as it is today, or of a version by its number. Raises NotAllowed for
    those who only read; NotNow while nothing is in the plan, or if this machine cannot
    make PDFs; Http404 for a version that never was.
    """
    check_may_copy(door)
    why_not = pdf.available()
    if why_not:
        raise NotNow(why_not)
    reading, edition = _open(door, version, at=at, how=How.COPY)
    content = rendering.pdf_of(_paper(door, reading, edition, on=local_day(at)))
    _remember(
        door,
        form=Copy.Form.PDF,
        how=Copy.How.DOWNLOADED,
        revision=reading.revision,
        version=version,
        by=by,
        at=at,
    )
    return GivenPdf(content, file_name(local_day(at)))


def give_record(
    door: Door, *, by: User, at: datetime, version: int | None = None
) -> RecordText:
    """Give a plan as text to paste into the service's own record.

    Raises NotAllowed for anyone but a worker who supports the person, NotNow while
    nothing is in the plan.
    """
    check_is_worker(door)
    reading, edition = _open(door, version, at=at, how=How.RECORD)
    paper = _paper(door, reading, edition, on=local_day(at))
    text = record.text_of(paper, copied_by=by.name, on=local_day(at))
    return RecordText(text, reading.revision)


def say_pasted(
    door: Door, *, revision: int, by: User, at: datetime, version: int | None = None
) -> Copy:
    """Remember that the text of this revision now stands in the service's record.

    Raises NotAllowed for anyone but a worker who supports the person, NotNow for a
    revision that never was.
    """
    check_is_worker(door)
    if door.plan is None or not 0 < revision <= door.plan.revision:
        raise NotNow(_("Open the copy for the record again, and paste that one."))
    return _remember(
        door,
        form=Copy.Form.RECORD,
        how=Copy.How.PASTED,
        revision=revision,
        version=version,
        by=by,
        at=at,
    )


def file_name(on: date) -> str:
    """my-page-2026-11-24.pdf: which site, which day, and nothing about health."""
    return f"{slugify(settings.SITE_NAME) or 'page'}-{on.isoformat()}.pdf"


def _open(
    door: Door, version: int | None, *, at: datetime, how: How
) -> tuple[PlanReading, Edition]:
    reading, edition = editions.opened(door, version, at=at, how=how)
    if not any(part.items for part in reading.parts):
        raise NotNow(
            _("There is nothing in the plan yet. As soon as there is, you can copy it.")
        )
    return reading, edition


def _paper(door: Door, reading: PlanReading, edition: Edition, *, on: date) -> Paper:
    contact = contact_for(door.service_user, on=on)
    return paper_of(reading, numbers=numbers.for_paper(contact), edition=edition)


@transaction.atomic
def _remember(
    door: Door,
    *,
    form: Copy.Form,
    how: Copy.How,
    revision: int,
    version: int | None,
    by: User,
    at: datetime,
) -> Copy:
    given = Copy.objects.create(
        service_user=door.service_user,
        form=form,
        how=how,
        revision=revision,
        version=version,
        to=by,
        by=by,
        at=at,
    )
    facts: dict[str, str | int] = {
        "form": str(form),
        "how": str(how),
        "revision": revision,
    }
    if version:
        facts["version"] = version
    audit.record(
        "gave_copy",
        "copy",
        chain=door.chain,
        by=by,
        at=at,
        thing=given.pk,
        facts=facts,
    )
    return given
