"""What may be added to a part of a plan, and under a text in it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careplan.plans.lines import Link
from careplan.plans.reading import ItemReading
from careplan.sharing.parts import kind_of


@dataclass(frozen=True, slots=True)
class AddGroup:
    """Links that open a box; in a part of many questions, those of one stage."""

    label: str
    links: tuple[Link, ...]


def to_part(key: str, base: str) -> tuple[AddGroup, ...]:
    """The boxes a part may open, for somebody who may write there."""
    kind = kind_of(key)
    if kind is None:
        return ()
    write = f"{base}part/{key}/write/"
    stages: dict[str, list[Link]] = {}
    for heading in kind.headings:
        stage = str(heading.stage)
        label = str(heading.aspect if stage else heading.add)
        link = Link(label, f"{write}?heading={heading.key}", stage)
        stages.setdefault(stage, []).append(link)
    if kind.is_area:
        stages[""] += [
            Link(_("Ask for something"), f"{write}?kind=need"),
            Link(_("Say what somebody will do"), f"{write}?kind=action"),
        ]
    return tuple(AddGroup(stage, tuple(links)) for stage, links in stages.items())


def below(item: ItemReading, base: str) -> tuple[Link, ...]:
    """What may be added under a need or a goal."""
    write = f"{base}part/{item.part}/write/?below={item.id}"
    found = []
    if item.kind == "need":
        found.append(Link(_("Add a goal"), f"{write}&kind=goal"))
    if item.kind in ("need", "goal"):
        found.append(Link(_("Say what somebody will do"), f"{write}&kind=action"))
    return tuple(found)
