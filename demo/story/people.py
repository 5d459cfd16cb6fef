"""Everyone whose plan is in the story, Sam first."""

from dataclasses import replace

from demo.story.cast import Supported
from demo.story.meetings import MEETINGS
from demo.story.more_neighbours import MORE_NEIGHBOURS
from demo.story.neighbours import NEIGHBOURS
from demo.story.newcomers import NEWCOMERS
from demo.story.rob_and_ines import THE_TWO
from demo.story.sam import SAM

EVERYONE = (SAM, *THE_TWO, *NEIGHBOURS, *MORE_NEIGHBOURS, *NEWCOMERS)
PEOPLE: tuple[Supported, ...] = tuple(
    replace(person, acts=person.acts + MEETINGS.get(person.key, ()))
    for person in EVERYONE
)
