"""Sam's safety assessment in the demo: signed, reviewed, read by Sam, answered in part.

It stands beside the story of the plan, which never mentions it. Played by the domain
functions alone, once everybody in the story is there.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.models import ServiceUser, User
from demo.story.acts import day_of, moment_of
from demo.world import World
from risk import assessing, drafting, responding
from risk.access import knock, own_door
from risk.assessing import Told, WillDo
from risk.models import (
    Choice,
    Circumstance,
    Purpose,
    RiskAssessment,
    RiskWords,
    Section,
)
from risk.opening import How, enter, open_safety

FIRST, FIRST_READ = "24 mon 15:10", "20 thu 19:40"
REVIEWED, READ = "3 tue 16:20", "1 sun 20:15"
HAPPENED = (
    "Sam stopped eating and drinking for two days, because the voices said the food "
    "was bad. A neighbour rang Asha, and Sam went into hospital for three weeks."
)
SAMS_WORDS = (
    "Moss needs his tea at five whatever happens. If I can get to the plot I’m all "
    "right by the afternoon. Pete can tell by my texts."
)


@dataclass(frozen=True)
class _Stage:
    """Where this is played: whose notes, who is there, what day it is."""

    who: ServiceUser
    users: dict[str, User]
    today: date

    def at(self, moment: str) -> datetime:
        return moment_of(moment, today=self.today)

    def on(self, day: str) -> date:
        return day_of(day, today=self.today)


def play_safety(cast: World, today: date) -> RiskAssessment:
    """Let it all happen, counted back from today. Gives the assessment that stands."""
    stage = _Stage(cast.people["sam"], cast.users, today)
    first = _doctor_signs(stage)
    _sam_reads_the_first(stage, first)
    current = _cara_reviews(stage, first)
    _sam_reads_and_answers_in_part(stage, current)
    _others_read(stage)
    return current


def _doctor_signs(stage: _Stage) -> RiskAssessment:
    haddad, at = stage.users["haddad"], stage.at(FIRST)
    will = WillDo(
        "See Sam within three working days if Sam asks.", haddad, stage.on("10 tue")
    )
    told = Told(
        happened=HAPPENED,
        last_happened_on=stage.on("69 sat"),
        likelier="Nights without sleep. Asha being away.",
        helps="The radio on, and somebody to eat with.",
        how=Circumstance.WITHOUT,
        review_on=stage.on("4 tue"),
        will_do=(will,),
    )
    return _sign(stage, told, by=haddad, at=at)


def _sam_reads_the_first(stage: _Stage, first: RiskAssessment) -> None:
    at = stage.at(FIRST_READ)
    _sam_chooses_to_read(stage, at)
    _sam_answers(
        stage,
        _words(first, Section.HAPPENED),
        "It was one bad weekend. I’d run out of the radio batteries and Asha was away. "
        "Put that in.",
        at + timedelta(minutes=9),
    )


def _cara_reviews(stage: _Stage, first: RiskAssessment) -> RiskAssessment:
    cara, haddad = stage.users["cara"], stage.users["haddad"]
    until = stage.on("+13 tue")
    told = Told(
        happened=f"{HAPPENED} Asha was away, and the radio batteries had run out.",
        last_happened_on=stage.on("69 sat"),
        likelier="Three or more nights without sleep. Asha being away. Letters about "
        "money.",
        helps="Moss, the allotment, the radio. Pete, who can tell by the texts.",
        own=SAMS_WORDS,
        own_how=Circumstance.TOGETHER,
        how=Circumstance.TOGETHER,
        review_on=until,
        will_do=(
            WillDo("See Sam within three working days if Sam asks.", haddad, until),
            WillDo(
                "If Sam texts that there have been three bad nights, ring the same day "
                "and offer a visit.",
                cara,
                until,
            ),
        ),
    )
    at = stage.at(REVIEWED)
    return _sign(stage, told, by=cara, at=at, replaces=first)


def _sam_reads_and_answers_in_part(stage: _Stage, current: RiskAssessment) -> None:
    """Sam checks the words Cara wrote down and answers one statement of four."""
    at, sam = stage.at(READ), stage.who.user
    _sam_chooses_to_read(stage, at)
    responding.check(
        own_door(sam),
        _words(current, Section.OWN),
        by=sam,
        at=at + timedelta(minutes=4),
    )
    _sam_answers(
        stage,
        _words(current, Section.LIKELIER),
        "Not any letter. The brown ones from the catalogue.",
        at + timedelta(minutes=7),
    )


def _others_read(stage: _Stage) -> None:
    """Cara reads the answer in the next days; each reading is recorded."""
    at = stage.at("last working 09:05")
    enter(stage.who.pk, by=stage.users["cara"], at=at, how=How.CURRENT)


def _sam_chooses_to_read(stage: _Stage, at: datetime) -> None:
    door = own_door(stage.who.user)
    responding.choose(door, Choice.READ_NOW, by=stage.who.user, at=at)
    open_safety(door, at=at + timedelta(minutes=1), how=How.CURRENT)


def _sam_answers(stage: _Stage, words: RiskWords, body: str, at: datetime) -> None:
    sam = stage.who.user
    responding.answer(own_door(sam), words, body, by=sam, at=at)


def _sign(
    stage: _Stage,
    told: Told,
    *,
    by: User,
    at: datetime,
    replaces: RiskAssessment | None = None,
) -> RiskAssessment:
    door = knock(stage.who.pk, by=by, at=at)
    about = replaces.pk if replaces else None
    draft = drafting.keep(
        door,
        Purpose.ASSESSMENT,
        {"happened": told.happened},
        by=by,
        at=at - timedelta(minutes=25),
        draft=uuid.uuid4(),
        about=about,
    )
    assert draft is not None
    return assessing.sign(door, told, by=by, at=at, draft=draft, replaces=about)


def _words(assessment: RiskAssessment, section: str) -> RiskWords:
    return RiskWords.objects.select_related("assessment").get(
        assessment=assessment, section=section, follows=None
    )
