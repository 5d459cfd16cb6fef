"""Playing one act of the story, always by the domain function a page would call."""

import uuid
from datetime import date
from functools import singledispatch

from accounts import pausing
from careplan.copies import giving
from careplan.plans import (
    arranging,
    checking,
    drafting,
    needing,
    opening,
    promising,
    saying,
    writing,
)
from careplan.plans.access import knock
from careplan.plans.models import Circumstance, Kind
from careplan.plans.opening import How
from careplan.plans.stating import Place, Telling, latest
from demo.story import acts
from demo.world import Scene


@singledispatch
def play(act: acts.Act, scene: Scene) -> None:
    """Let the act happen. Raises what its domain function raises."""
    raise TypeError(f"nobody knows how to play {act!r}")


@play.register
def _says(act: acts.Says, scene: Scene) -> None:
    kinds = {acts.Asks: Kind.NEED, acts.Aims: Kind.GOAL}
    aims = act if isinstance(act, acts.Aims) else None
    said = writing.put(
        scene.who,
        _place(
            act.place,
            kinds.get(type(act), Kind.WORDS),
            scene.id_of(aims.under) if aims else None,
        ),
        act.words,
        by=scene.by,
        at=scene.at,
        telling=Telling(
            circumstance=Circumstance(act.how),
            happened_on=_day(act.about, scene),
            for_person=act.down,
            language=act.language,
        ),
        horizon=aims.horizon if aims else "",
    )
    scene.remember(act.key, said)


@play.register
def _promises(act: acts.Promises, scene: Scene) -> None:
    said = promising.promise(
        scene.who,
        _place(act.place, Kind.ACTION, scene.id_of(act.under)),
        act.words,
        doer=scene.world.users[act.doer],
        by_on=_day(act.by_on, scene),
        by=scene.by,
        at=scene.at,
        telling=Telling(circumstance=Circumstance(act.how)),
    )
    scene.remember(act.key, said)


@play.register
def _changes(act: acts.Changes, scene: Scene) -> None:
    item = scene.item(act.of)
    writing.change(
        item,
        act.words,
        by=scene.by,
        at=scene.at,
        follows=latest(item).pk,
        telling=Telling(circumstance=Circumstance(act.how)),
    )


@play.register
def _happened(act: acts.Happened, scene: Scene) -> None:
    promising.say_what_happened(
        scene.item(act.of),
        act.what,
        by=scene.by,
        at=scene.at,
        because=act.because,
        helped=act.helped,
    )


@play.register
def _stands(act: acts.Stands, scene: Scene) -> None:
    needing.answer_need(scene.item(act.of), act.status, by=scene.by, at=scene.at)


@play.register
def _nothing_there(act: acts.NothingThere, scene: Scene) -> None:
    look_again_on = acts.day_of(act.look_again_on, today=scene.world.today)
    needing.nothing_available(
        scene.item(act.of),
        reason=act.reason,
        instead=act.instead,
        look_again_on=look_again_on,
        by=scene.by,
        at=scene.at,
    )


@play.register
def _not_right(act: acts.NotRight, scene: Scene) -> None:
    said = saying.not_right(scene.item(act.of), act.words, by=scene.by, at=scene.at)
    scene.remember(act.key, said)


@play.register
def _says_about(act: acts.SaysAbout, scene: Scene) -> None:
    said = saying.say_about(scene.item(act.of), act.words, by=scene.by, at=scene.at)
    scene.remember(act.key, said)


@play.register
def _checks(act: acts.Checks, scene: Scene) -> None:
    checking.check_words(scene.item(act.of), by=scene.by, at=scene.at)


@play.register
def _still_true(act: acts.StillTrue, scene: Scene) -> None:
    checking.still_true(
        scene.item(act.of), by=scene.by, at=scene.at, circumstance=act.how
    )


@play.register
def _keeps(act: acts.Keeps, scene: Scene) -> None:
    drafting.keep(
        scene.who,
        _place(act.place),
        by=scene.by,
        at=scene.at,
        draft=uuid.uuid4(),
        body=act.words,
    )


@play.register
def _renames(act: acts.Renames, scene: Scene) -> None:
    arranging.rename(scene.who, act.part, act.name, by=scene.by, at=scene.at)


@play.register
def _marks(act: acts.MarksMostImportant, scene: Scene) -> None:
    arranging.mark_most_important(scene.who, list(act.parts), by=scene.by, at=scene.at)


@play.register
def _reads(act: acts.Reads, scene: Scene) -> None:
    door = knock(scene.who.pk, by=scene.by, at=scene.at)
    how = How.PART if act.part else How.WHOLE
    opening.open_plan(door, at=scene.at, how=how, part=act.part)


@play.register
def _copies_for_record(act: acts.CopiesForRecord, scene: Scene) -> None:
    door = knock(scene.who.pk, by=scene.by, at=scene.at)
    record = giving.give_record(door, by=scene.by, at=scene.at)
    giving.say_pasted(door, revision=record.revision, by=scene.by, at=scene.at)


@play.register
def _says_not_now(act: acts.SaysNotNow, scene: Scene) -> None:
    pausing.pause(
        scene.who,
        by=scene.by,
        at=scene.at,
        ask_again_on=_day(act.ask_again_on, scene),
        too_ill=act.too_ill,
    )


@play.register
def _asks_how(act: acts.AsksHow, scene: Scene) -> None:
    pausing.asked_how(scene.who, by=scene.by, at=scene.at)


def _place(text: str, kind: str = Kind.WORDS, parent: uuid.UUID | None = None) -> Place:
    part, _slash, heading = text.partition("/")
    return Place(part, heading, kind, parent)


def _day(text: str, scene: Scene) -> date | None:
    return acts.day_of(text, today=scene.world.today) if text else None
