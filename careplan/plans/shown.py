"""Which items some grants open, in which words, and where each stands. Pure."""

from dataclasses import replace
from uuid import UUID

from careplan.plans.contents import ItemContent, PlanContent, Text
from careplan.sharing.grants import Grant

ABOUT = ("comment", "not_right", "reason")


def shown_to(content: PlanContent, held: list[Grant]) -> list[ItemContent]:
    """Take out what no grant opens; outside, also what the person has not seen."""
    inside = [g for g in held if g.from_inside]
    outside = [g for g in held if not g.from_inside]
    parents = {i.id: i.parent for i in content.items}
    shared_items = {g.item for g in outside if g.item}
    shown, from_outside = [], []
    for item in content.items:
        if any(g.opens_part(item.part) for g in inside):
            shown.append(item)
        elif item.known and (
            any(g.opens_part(item.part) for g in outside)
            or _within(item.id, shared_items, parents)
        ):
            shown.append(_as_known(item, item.known))
            from_outside.append(item.id)
    return _without_unseen_reports(shown, set(from_outside)) if from_outside else shown


def _without_unseen_reports(
    shown: list[ItemContent], from_outside: set[UUID]
) -> list[ItemContent]:
    """Outside, what was told in words the person has not seen was not told."""
    texts = {i.words.id for i in shown}

    def seen(*words: UUID | None) -> bool:
        return all(w is None or w in texts for w in words)

    return [
        replace(
            i,
            status=i.status
            if i.status and seen(i.status.reason, i.status.instead)
            else None,
            update=i.update if i.update and seen(i.update.because) else None,
        )
        if i.id in from_outside
        else i
        for i in shown
    ]


def _within(
    item: UUID | None, shared: set[UUID], parents: dict[UUID, UUID | None]
) -> bool:
    while item is not None:
        if item in shared:
            return True
        item = parents.get(item)
    return False


def _as_known(item: ItemContent, known: Text) -> ItemContent:
    """The item as the person last knew it; what others reported since stays out."""
    if known is item.words:
        return item
    return replace(item, words=known, status=None, update=None, still_true_at=None)


def arranged(
    shown: list[ItemContent], items: dict[UUID, ItemContent]
) -> tuple[
    dict[str, list[UUID]],
    dict[UUID, list[UUID]],
    dict[UUID, list[UUID]],
    dict[str, UUID],
]:
    """Sort items into what stands in a part, below another, said about another."""
    tops: dict[str, list[UUID]] = {}
    below: dict[UUID, list[UUID]] = {}
    said: dict[UUID, list[UUID]] = {}
    names: dict[str, UUID] = {}
    for item in shown:
        parent = item.parent if item.parent in items else None
        if item.kind == "name":
            names[item.part] = item.id
        elif item.kind in ABOUT:
            if parent and item.kind != "reason":
                said.setdefault(parent, []).append(item.id)
        elif parent:
            below.setdefault(parent, []).append(item.id)
        else:
            tops.setdefault(item.part, []).append(item.id)
    return tops, below, said, names
