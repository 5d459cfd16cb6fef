"""Invented words for the component page: each part of a page in each of its states."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django import forms

from accounts.contacts import Contact
from careplan.home.frame import MenuWord
from careplan.plans.boxes import Box
from careplan.plans.forms import DayField, NeededWords, WorkersWords
from careplan.plans.lines import Line, Link
from careplan.plans.pages import Frame, PartLine
from careplan.plans.seeing import WhoSees

NOBODY = UUID(int=0)
WALL = "I want the wall fixed properly, not painted over like last time."
OWN = Frame("#", "Sam", "Sam Okafor", True, "My plan", "my plan")
WORKERS = Frame("#", "Sam", "Sam Okafor", False, "Sam’s plan", "Sam’s plan")

CONTACT = Contact(
    id=NOBODY,
    name="Cara Lewis",
    called="Cara",
    title="care coordinator",
    phone="01632\N{NO-BREAK SPACE}960123",
    days_sentence="Monday to Friday",
    reads_sentence="Cara usually reads it on weekdays.",
    stand_in_name="Dee Walsh",
    stand_in_phone="01632\N{NO-BREAK SPACE}960124",
    away_sentence="",
)

PARTS = (
    PartLine("How to talk and work with me", "#", "Ring before you come.", True),
    PartLine("The allotment", "#", "Plot 14. Tuesdays and Fridays.", True),
    PartLine("My body", "#", "The pool stopped its quiet hour.", False),
)


@dataclass(frozen=True)
class Reader:
    """What the frame of a page shows to somebody."""

    signed_in: bool
    menu: tuple[MenuWord, ...] = ()
    leave_href: str = ""
    not_now_href: str = ""
    account_href: str = "#account"


READERS = {
    "signed-out": Reader(False, account_href=""),
    "person": Reader(
        True,
        (
            MenuWord("Plan", "#plan", "page"),
            MenuWord("Today", "#today"),
            MenuWord("Sharing", "#sharing"),
        ),
        leave_href="#leave",
        not_now_href="#not-now",
    ),
    "worker": Reader(True, (MenuWord("People", "#people", "true"),)),
    "outside": Reader(
        True, (MenuWord("Shared with me", "#shared", "page"),), leave_href="#leave"
    ),
}


def text(words: str, *note: str, **kw: object) -> Line:
    """One text as a plan page shows it."""
    about = words[:30]
    facts: dict[str, object] = {
        "id": uuid5(NOBODY, words),
        "place": "",
        "lead": "",
        "speaker": "",
        "own": True,
        "language": "en",
        "facts": (),
        "links": (Link("Change", "#", about), Link("More about this", "#", about)),
        **kw,
    }
    return Line(paragraphs=tuple(words.split("\n")), note=note, **facts)  # type: ignore[arg-type]


def your_say(about: str) -> tuple[Link, ...]:
    """The links beside what others wrote."""
    return (
        Link("This isn’t right for me", "#", about),
        Link("Say something about this", "#", about),
    )


VOICES = {
    "Lead words": (
        text(
            "Moss. Sunday dinner at Asha’s. Being left alone without being left.",
            "Your words.",
            "Last talked about 3 March 2026.",
        ),
    ),
    "Own words": (
        text(
            "It’s loudest between two and four.\nMoss on the bed helps more.",
            "Your words.",
            "You wrote this on Sunday.",
            "Cara read this on Thursday.",
        ),
        text(
            "It’s quiet here and it’s mine.",
            "Your words, written down by Cara on the phone, 12 February, "
            "not yet checked by you.",
            asks_check=True,
        ),
        text("Bydd Ŵyn a ŷd yno.", "Written in Welsh.", language="cy"),
    ),
    "Others’ words": (
        text(
            "There is mould from the floor to about my knee.",
            "Cara wrote this on 5 March 2026, about 24 February.",
            speaker="Cara, care coordinator",
            own=False,
            links=your_say("There is mould"),
        ),
        text(
            "Ringing is the hard part at night. Let me text.",
            "You wrote this on Sunday.",
            speaker="You",
            lead="This isn’t right for me",
            place="said",
        ),
    ),
    "Asked for, and not to be had": (
        text(
            "Swimming on Tuesdays, somewhere that isn’t loud.",
            "Your words.",
            facts=(
                "We do not have this at the moment, because: the quiet hour stopped.",
                "Instead: the early swim on Thursdays.",
                "We look again on 1 June 2026.",
            ),
        ),
    ),
    "Promised": (
        text(
            "Ring the housing office about the wall.",
            "Cara wrote this on 16 March.",
            speaker="Cara, by Friday 20 March",
            own=False,
            facts=("Could not be done, because: the office was shut.",),
            place="below",
        ),
    ),
}


def box(form: NeededWords, *, frame: Frame = OWN, kept: str = "") -> Box:
    """A straw form round these words."""
    own = frame.is_own or form["whose"].value() == "theirs"
    return Box(
        frame=frame,
        title="What I want to be different",
        hint="",
        form=form,
        action="#",
        keep_href="/development/parts/",
        back=Link("Back", "#"),
        button=f"Put it in {frame.in_plan}",
        own=own,
        kept=kept,
        who_sees=WhoSees(
            (
                "When you put it in your plan, Cara and Dr Haddad can read it.",
                "Cara usually reads it on weekdays.",
            )
        ),
        not_today_href="#",
        errors=len(form.errors) if form.is_bound else 0,
    )


def boxes() -> dict[str, Box]:
    """The straw form in each of its states, made anew because forms keep state."""
    label = "What I want to be different"
    theirs = {"body": WALL, "whose": "theirs"}
    mine = {"body": "Rang the housing office today.", "whose": "mine"}
    return {
        "empty": box(NeededWords(label=label)),
        "draft": box(
            NeededWords(label=label, initial={"body": WALL}),
            kept="Kept 10:42. You can stop any time; it will be here.",
        ),
        "wrong": box(NeededWords({"body": ""}, label=label)),
        "worker": box(WorkersWords(called="Sam", initial=mine), frame=WORKERS),
        "worker-theirs": box(
            WorkersWords(called="Sam", initial=theirs), frame=WORKERS, kept="Kept 9:12."
        ),
        "worker-wrong": box(WorkersWords({"body": ""}, called="Sam"), frame=WORKERS),
    }


class EveryField(forms.Form):
    """A field of each kind, with a hint."""

    name = forms.CharField(label="A line", help_text="What people call you.")
    email = forms.EmailField(label="E-mail address")
    code = forms.CharField(
        label="The six figures in the letter",
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "nhsuk-input--code"}
        ),
    )
    more = forms.CharField(
        label="A few lines", widget=forms.Textarea(attrs={"rows": 3})
    )
    which = forms.ChoiceField(
        label="One of a list", choices=[("", "None"), ("a", "My home"), ("b", "Moss")]
    )
    one = forms.ChoiceField(
        label="One of these",
        choices=[("a", "This week"), ("b", "Coming months"), ("c", "One day")],
        widget=forms.RadioSelect,
        help_text="You can change it later.",
    )
    some = forms.MultipleChoiceField(
        label="Any of these",
        choices=[("a", "My home"), ("b", "Moss")],
        widget=forms.CheckboxSelectMultiple,
    )
    yes = forms.BooleanField(label="The same letters for everybody’s words")
    day = DayField(label="By when?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = f"Empty so far: {field.label}"
