"""Everything written about one person's safety, as it is kept. Private to risk.

Only opening calls this; it decides afterwards what the reader may read.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import UUID

from risk.models import (
    IN_AN_ASSESSMENT,
    PersonResponse,
    RiskAssessment,
    RiskChecked,
    RiskWords,
    SafetyAction,
    SafetyActionUpdate,
    Section,
    Withholding,
    WithholdingAgreed,
    WithholdingEnded,
)
from risk.reading import Action, Answer, Assessment, Person, Text, Update, Withheld

Rows = dict[UUID, list[Any]]


def of(who: UUID, *, person: UUID) -> tuple[Assessment, ...]:
    """Give every assessment, the newest first, with what stands beside its texts."""
    signed = list(
        RiskAssessment.objects.filter(service_user=who)
        .select_related("signed_by")
        .order_by("-signed_at")
    )
    if not signed:
        return ()
    replaced = {a.replaces_id for a in signed}
    words = RiskWords.objects.filter(assessment__in=signed).select_related(
        "said_by", "written_by"
    )
    texts = {w.pk: w for w in words.order_by("recorded_at")}
    build = _Builder(texts, person)
    actions = _by(_actions(texts), lambda a: texts[a.what_id].assessment_id)
    return tuple(
        Assessment(
            id=a.pk,
            signed_by=named(a.signed_by),
            signed_at=a.signed_at,
            review_on=a.review_on,
            replaced=a.pk in replaced,
            texts=build.texts(a.pk),
            actions=tuple(build.action(row) for row in actions[a.pk]),
        )
        for a in signed
    )


def named(user: Any) -> Person:
    return Person(user.pk, user.called)


def _actions(texts: dict[UUID, RiskWords]) -> list[SafetyAction]:
    found = SafetyAction.objects.filter(what__in=texts).select_related("doer")
    return list(found.order_by("by_on", "pk"))


def _by(rows: Any, key: Callable[[Any], UUID]) -> Rows:
    grouped: Rows = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    return grouped


class _Builder:
    """Puts rows together, each table fetched once."""

    def __init__(self, texts: dict[UUID, RiskWords], person: UUID) -> None:
        self.words, self.person = texts, person
        answers = PersonResponse.objects.filter(words__in=texts).order_by("recorded_at")
        self.answers = _by(answers, lambda a: a.words_id)
        checked = RiskChecked.objects.filter(words__in=texts)
        self.checked = {c.words_id: c.recorded_at for c in checked}
        updates = SafetyActionUpdate.objects.filter(action__what__in=texts)
        updates = updates.select_related("by").order_by("recorded_at")
        self.updates = _by(updates, lambda u: u.action_id)
        self.withheld = self._withheld()
        self.added_to = {w.follows_id: w for w in texts.values() if w.follows_id}

    def _withheld(self) -> dict[UUID, Withheld]:
        asked = Withholding.objects.filter(words__in=self.words)
        ended = WithholdingEnded.objects.filter(withholding__in=asked)
        standing = asked.exclude(pk__in=ended.values("withholding"))
        agreed = dict(
            WithholdingAgreed.objects.filter(withholding__in=asked).values_list(
                "withholding", "recorded_at"
            )
        )
        found: dict[UUID, Withheld] = {}
        rows = standing.select_related("by", "second_reader", "reason")
        for row in rows.order_by("recorded_at"):
            if found.get(row.words_id) and found[row.words_id].holds:
                continue  # what is kept back stays so while a new asking waits
            found[row.words_id] = Withheld(
                id=row.pk,
                reason=row.reason.body,
                by=named(row.by),
                asked_at=row.recorded_at,
                second_reader=named(row.second_reader),
                review_on=row.review_on,
                agreed_at=agreed.get(row.pk),
            )
        return found

    def texts(self, assessment: UUID) -> tuple[Text, ...]:
        """The statements of one assessment, in the order of the page."""
        theirs = [w for w in self.words.values() if w.assessment_id == assessment]
        last = next((w.body for w in theirs if w.section == Section.LAST), "")
        first = [w for w in theirs if w.follows_id is None]
        return tuple(
            self.text(w, last=last if section == Section.HAPPENED else "")
            for section in IN_AN_ASSESSMENT
            for w in first
            if w.section == section
        )

    def text(self, row: RiskWords, *, last: str = "") -> Text:
        additions = []
        after = self.added_to.get(row.pk) if row.follows_id is None else None
        while after:
            additions.append(self.text(after))
            after = self.added_to.get(after.pk)
        return Text(
            id=row.pk,
            section=row.section,
            body=row.body,
            said_by=named(row.said_by),
            written_by=named(row.written_by),
            circumstance=row.circumstance,
            recorded_at=row.recorded_at,
            own=row.said_by_id == self.person,
            last_happened_on=row.last_happened_on,
            last_happened=last,
            checked_at=self.checked.get(row.pk),
            removed_on=row.removed_on,
            additions=tuple(additions),
            answers=tuple(self._answer(a) for a in self.answers[row.pk]),
            withheld=self.withheld.get(row.pk),
        )

    def _answer(self, row: PersonResponse) -> Answer:
        words = self.words[row.answer_id]
        return Answer(words.pk, words.body, row.recorded_at, words.removed_on)

    def action(self, row: SafetyAction) -> Action:
        return Action(
            id=row.pk,
            text=self.text(self.words[row.what_id]),
            doer=named(row.doer),
            by_on=row.by_on,
            updates=tuple(self._update(u) for u in self.updates[row.pk]),
        )

    def _update(self, row: SafetyActionUpdate) -> Update:
        because = self.words[row.because_id].body if row.because_id else ""
        return Update(row.happened, because, named(row.by), row.recorded_at)
