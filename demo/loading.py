"""Loading the demo: the story is played from its first day to today, in one go."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from django.db import transaction

from accounts import reaching
from accounts.models import User
from careplan.core.dates import local_day
from demo import between  # noqa: F401  (how offers and meetings are played)
from demo.peopling import Event, somebody_comes, workers_come
from demo.playing import play
from demo.safety import play_safety
from demo.story.acts import Act, moment_of
from demo.story.people import PEOPLE
from demo.world import Scene, World


@transaction.atomic
def load(*, at: datetime) -> bool:
    """Play the whole story up to the day before `at`. Into an empty database only.

    Gives False, and does nothing, where anybody is there already.
    """
    if User.objects.exists():
        return False
    world = World(today=local_day(at))
    # A stable sort: what the story tells first of one moment happens first.
    for moment, happen in sorted(story(today=world.today), key=lambda event: event[0]):
        happen(world, moment)
    play_safety(world, world.today)
    reaching.take_as_sent(before=at)
    return True


def story(*, today: date) -> Iterator[Event]:
    """Everything that happens, in the order in which it is told."""
    yield from workers_come(today=today)
    for person in PEOPLE:
        yield from somebody_comes(person, today=today)
        for act in person.acts:
            yield moment_of(act.when, today=today), partial(_happens, person.key, act)


def _happens(whose: str, act: Act, world: World, at: datetime) -> None:
    play(act, Scene(world, whose, world.users[act.by], at))
