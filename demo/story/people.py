"""Everyone whose plan is in the story, Sam first."""

from demo.story.cast import Supported
from demo.story.more_neighbours import MORE_NEIGHBOURS
from demo.story.neighbours import NEIGHBOURS
from demo.story.newcomers import NEWCOMERS
from demo.story.rob_and_ines import THE_TWO
from demo.story.sam import SAM

PEOPLE: tuple[Supported, ...] = (
    SAM,
    *THE_TWO,
    *NEIGHBOURS,
    *MORE_NEIGHBOURS,
    *NEWCOMERS,
)
