"""What the pages of safety show: lines with their side notes and links."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import ServiceUser
from careplan.core.dates import clock, local_day, long_day, on_day
from risk import sentences
from risk.access import Door
from risk.models import CAN_BE_ADDED_TO, Section
from risk.reading import Action, Answer, Assessment, Safety, Text


@dataclass(frozen=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True)
class Line:
    """One text as a page shows it."""

    id: str
    body: str
    own: bool = False
    name: str = ""
    notes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    presses: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Part:
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class AssessmentPage:
    """One assessment, for staff or for the person."""

    title: str
    under: str
    parts: tuple[Part, ...]
    in_the_plan: tuple[Link, ...]
    earlier: tuple[Link, ...]
    is_own: bool
    called: str
    base: str
    plan_href: str


def base_of(door: Door) -> str:
    return "/safety/" if door.is_own else f"/safety/{door.who}/"


def plan_of(service_user: ServiceUser) -> str:
    return f"/plan/{service_user.pk}/"


def in_the_plan(service_user: ServiceUser) -> tuple[Link, ...]:
    """The two parts of the plan that say what to do: named here, never copied."""
    plan = plan_of(service_user)
    return (
        Link(_("When things get harder"), f"{plan}part/harder/"),
        Link(_("How to talk and work with me"), f"{plan}part/talk/"),
    )


def assessment_page(
    assessment: Assessment, safety: Safety, door: Door
) -> AssessmentPage:
    """Give one assessment, with every text where it belongs."""
    pen = _Pen(safety, door)
    return AssessmentPage(
        title=_title(door),
        under=_under(assessment, safety, door),
        parts=tuple(p for p in pen.parts(assessment) if p.lines),
        in_the_plan=in_the_plan(door.service_user),
        earlier=tuple(
            Link(_("Signed %s") % long_day(local_day(a.signed_at)), pen.page_of(a))
            for a in safety.assessments
            if a is not assessment
        ),
        is_own=safety.is_own,
        called=safety.person.called,
        base=pen.base,
        plan_href=plan_of(door.service_user),
    )


def _title(door: Door) -> str:
    if door.is_own:
        return _("Your safety assessment")
    return _("%s: safety assessment") % door.service_user.user.name


def _under(assessment: Assessment, safety: Safety, door: Door) -> str:
    signer = assessment.signed_by
    values = {
        "day": long_day(local_day(assessment.signed_at)),
        "by": _("you") if signer.id == safety.reader else signer.called,
        "review": long_day(assessment.review_on),
        "readers": sentences.capital(
            sentences.who_may_read(
                door.service_user, at=safety.at, reader=safety.reader
            )
        ),
        "person": safety.person.called,
    }
    said = [_("Signed %(day)s by %(by)s.") % values]
    if assessment.replaced:
        said.append(_("There is a newer one."))
    else:
        said.append(_("To be looked at again on %(review)s.") % values)
    said.append(_("%(readers)s can read it.") % values)
    if not safety.is_own:
        said.append(_("%(person)s can read it and answer.") % values)
    return " ".join(said)


class _Pen:
    """Writes the lines of one reader's page."""

    def __init__(self, safety: Safety, door: Door) -> None:
        self.safety, self.door, self.base = safety, door, base_of(door)

    def page_of(self, assessment: Assessment) -> str:
        own = "read/" if self.safety.is_own else ""
        return f"{self.base}{own}{assessment.id}/"

    def parts(self, assessment: Assessment) -> tuple[Part, ...]:
        labels = self._labels()
        by_section = [
            Part(
                labels[section],
                tuple(
                    line
                    for text in assessment.texts
                    if text.section == section
                    for line in self.lines(text)
                ),
            )
            for section in labels
        ]
        will_do = tuple(line for a in assessment.actions for line in self.action(a))
        answers = tuple(self._answer(a) for a in assessment.other_answers)
        return (
            *by_section,
            Part(_("What we will do"), will_do),
            Part(_("What you answered"), answers),
        )

    def _labels(self) -> dict[Section, str]:
        own = (
            _("In your own words")
            if self.safety.is_own
            else _("In %s’s own words") % self.safety.person.called
        )
        return {
            Section.HAPPENED: _("What happened, and when it last happened"),
            Section.LIKELIER: _("What makes it more likely"),
            Section.HELPS: _("What helps"),
            Section.OWN: own,
        }

    def lines(self, text: Text, *, below: bool = False) -> list[Line]:
        """A text, the answers to it, and what was added, in that order."""
        return [
            self._text(text, below=below),
            *(self._answer(a) for a in text.answers),
            *(line for t in text.additions for line in self.lines(t, below=True)),
        ]

    def _text(self, text: Text, *, below: bool) -> Line:
        notes = sentences.notes_on(text, self.safety)
        if below:
            notes = (_("Added later."), *notes)
        return Line(
            id=str(text.id),
            body=self._body(text),
            own=text.own,
            notes=(*notes, *self._kept_back(text)),
            links=self._links(text, below=below),
            presses=self._presses(text),
        )

    def _body(self, text: Text | Answer) -> str:
        if text.removed_on:
            return _("Words were removed here on %s.") % long_day(text.removed_on)
        return text.body

    def _kept_back(self, text: Text) -> tuple[str, ...]:
        if text.withheld is None:
            return ()
        return sentences.kept_back(text.withheld, self.safety)

    def _links(self, text: Text, *, below: bool) -> tuple[Link, ...]:
        at = f"{self.base}words/{text.id}/"
        if self.safety.is_own:
            return (Link(_("Answer this"), f"{at}answer/"),)
        if not self.door.may_write or text.removed_on:
            return ()
        links = []
        if text.section in CAN_BE_ADDED_TO and not below:
            links.append(Link(_("Add to this"), f"{at}add/"))
        if not text.own and text.withheld is None:
            links.append(Link(_("Keep this back"), f"{at}withhold/"))
        return tuple(links)

    def _presses(self, text: Text) -> tuple[Link, ...]:
        if self.safety.is_own:
            return self._checks(text)
        held = text.withheld
        if held is None:
            return ()
        at, pressed = f"{self.base}withheld/{held.id}/", []
        asked = held.second_reader.id == self.safety.reader
        if asked and not held.holds:
            pressed.append(Link(_("I have read this and agree"), f"{at}agree/"))
        if asked or self.door.may_write:
            pressed.append(Link(_("Do not keep this back"), f"{at}end/"))
        return tuple(pressed)

    def _checks(self, text: Text) -> tuple[Link, ...]:
        written_down = text.own and text.written_by.id != self.safety.reader
        if not written_down or text.checked_at or text.removed_on:
            return ()
        right = _("Yes, that is what I said")
        return (Link(right, f"{self.base}words/{text.id}/check/"),)

    def _answer(self, answer: Answer) -> Line:
        return Line(
            id=str(answer.id),
            body=self._body(answer),
            own=not answer.removed_on,
            notes=(sentences.answered(answer, self.safety),),
        )

    def action(self, action: Action) -> list[Line]:
        first, *others = self.lines(action.text)
        links = list(first.links)
        mine = action.doer.id == self.safety.reader
        if not self.safety.is_own and (mine or self.door.may_write):
            said = Link(_("Say what happened"), f"{self.base}action/{action.id}/")
            links.insert(0, said)
        line = Line(
            id=first.id,
            body=first.body,
            name=sentences.who_will(action, self.safety),
            notes=first.notes,
            facts=tuple(
                sentences.what_happened(u, self.safety) for u in action.updates
            ),
            links=tuple(links),
            presses=first.presses,
        )
        return [line, *others]


def kept_sentence(kept_at: datetime | None, *, at: datetime) -> str:
    """Kept 10:42, or kept on Sunday: shown beside a draft."""
    if kept_at is None:
        return ""
    day = local_day(kept_at)
    if day == local_day(at):
        return _("Kept %s.") % clock(kept_at)
    return _("Kept %s.") % on_day(day, today=local_day(at))
