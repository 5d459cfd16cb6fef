"""The parts of a plan: the units of sharing and of printing, and what each may hold.

Life areas are in Careplan's own words. They cover the topics of the eight areas of the
Mental Health (Wales) Measure 2010 and more; no instrument is copied.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise


@dataclass(frozen=True)
class Heading:
    """A question inside a part: what may be written under it."""

    key: str
    label: Label
    add: Label  # the link that opens its box
    stage: Label = ""  # where a part has many: what the question belongs to
    aspect: Label = ""  # and what it asks about that


@dataclass(frozen=True)
class PartKind:
    """A part as everyone's plan may have it, before a person names it their own way."""

    key: str
    label: Label
    prompt: Label
    headings: tuple[Heading, ...]
    is_area: bool = False


ONLY_WORDS = (Heading("", "", _("Add to this")),)

AREA_HEADINGS = (
    Heading("now", _("How it is now"), _("Add how it is now")),
    Heading("good", _("What is good"), _("Add what is good")),
    Heading(
        "different",
        _("What I want to be different"),
        _("Add what you want to be different"),
    ),
    Heading("helps", _("What helps already"), _("Add what already helps")),
)

_STAGES = (
    ("well", _("When I am well")),
    ("starting", _("When I am starting to struggle")),
    ("unwell", _("When I am unwell")),
    ("recovering", _("When I am recovering")),
)
_ASPECTS = (
    ("signs", _("what you would notice")),
    ("helps", _("what helps")),
    ("call", _("who to call")),
    ("avoid", _("what not to do")),
)


def _harder_headings() -> tuple[Heading, ...]:
    return tuple(
        Heading(
            f"{stage}-{aspect}",
            _("%(stage)s: %(aspect)s") % {"stage": stage_label, "aspect": label},
            _("%(stage)s: %(aspect)s") % {"stage": stage_label, "aspect": label},
            stage_label,
            label,
        )
        for stage, stage_label in _STAGES
        for aspect, label in _ASPECTS
    )


def _part(key: str, label: Label, prompt: Label) -> PartKind:
    return PartKind(key, label, prompt, ONLY_WORDS)


def _area(key: str, label: Label, prompt: Label) -> PartKind:
    return PartKind(key, label, prompt, AREA_HEADINGS, is_area=True)


TODAY = "today"
MATTERS = "matters"
TALK = "talk"
HELPS = "helps"
HARDER = "harder"
JUST_FOR_TODAY = "day"

BEFORE_AREAS = (
    _part(TODAY, _("How things are today"), _("One line about how things are today.")),
    _part(MATTERS, _("What matters to me"), _("What matters most to you?")),
    _part(
        "strengths", _("My strengths"), _("What are you good at? What keeps you going?")
    ),
    _part(
        TALK,
        _("How to talk and work with me"),
        _("How do you like people to talk and work with you?"),
    ),
    _part(
        "people", _("My people"), _("Who is around you? Pets, places and groups count.")
    ),
    _part(HELPS, _("What helps me manage"), _("Who or what helps you day to day?")),
)

AREAS = (
    _area(
        "home",
        _("My home"),
        _("Where do you live, how does it feel, what about keeping it going?"),
    ),
    _area(
        "money",
        _("My money"),
        _("Do you have enough? Do you get what you are owed? Who helps?"),
    ),
    _area(
        "daily_living",
        _("Looking after myself"),
        _("Eating, washing, clothes, sleep: what goes well, what is hard?"),
    ),
    _area(
        "body", _("My body"), _("How is your physical health? Who do you see about it?")
    ),
    _area(
        "mind",
        _("My mind and feelings"),
        _("What do you feel, hear or think that is hard, and what eases it?"),
    ),
    _area(
        "treatment_support",
        _("My treatment and support"),
        _("Medicines, talking help, visits: what works? What do you want to know?"),
    ),
    _area(
        "habits",
        _("Drink, drugs and other habits"),
        _("Is anything you use or do causing you trouble? Do you want to change it?"),
    ),
    _area(
        "close_people",
        _("People close to me"),
        _("Family, partner, friends, closeness, being lonely or not."),
    ),
    _area(
        "caring",
        _("People and animals I care for"),
        _("Who needs you, and who looks after them if you are ill?"),
    ),
    _area(
        "my_time",
        _("How I spend my time"),
        _("What fills your days? What do you enjoy? What do you miss?"),
    ),
    _area(
        "work_learning",
        _("Work and learning"),
        _("Jobs, volunteering, courses: now, and what you would like."),
    ),
    _area(
        "identity",
        _("Who I am"),
        _("Culture, faith, language, gender: what would you like people to respect?"),
    ),
    _area(
        "getting_around",
        _("Getting around and keeping in touch"),
        _("Travel, phone, internet, post."),
    ),
    _area(
        "feeling_safe",
        _("Feeling safe"),
        _("In your own words: what makes you feel safe or unsafe?"),
    ),
    _area("other", _("Something else"), _("You name it.")),
)

AFTER_AREAS = (
    PartKind(
        HARDER,
        _("When things get harder"),
        _("What would people notice, and what would help?"),
        _harder_headings(),
    ),
    _part(
        "wishes",
        _("My wishes for when I am too ill to say"),
        _("What would you want, and not want, if you could not say?"),
    ),
    _part(
        "next_time",
        _("What I want different next time"),
        _("After a hard time: what would you want done differently?"),
    ),
    _part(JUST_FOR_TODAY, _("Just for today"), _("Three lines for today, no more.")),
)

PART_KINDS = {p.key: p for p in (*BEFORE_AREAS, *AREAS, *AFTER_AREAS)}
ORDER = {key: place for place, key in enumerate(PART_KINDS)}
# A duty worker may always read these, and nobody by role can be kept from them.
ALWAYS_OPEN = (HARDER, TALK)
_OWN = PartKind("own", _("Something else"), _("You name it."), AREA_HEADINGS, True)


def kind_of(part: str) -> PartKind | None:
    """Give the kind of a part by its key; "own-…" is an area the person added."""
    if part.startswith("own-") and part[4:].isalnum() and len(part) <= 20:
        return _OWN
    return PART_KINDS.get(part)


def place_of(part: str) -> tuple[int, str]:
    """Where a part stands in the plan, for sorting."""
    return (ORDER.get(part, ORDER["other"]), part)


def heading_of(part: str, key: str) -> Heading | None:
    """Give a heading inside a part, or None if the part has no such heading."""
    kind = kind_of(part)
    if kind is None:
        return None
    return next((h for h in kind.headings if h.key == key), None)
