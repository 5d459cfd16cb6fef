"""Playing what goes on between people: offers, answers, sharing and meetings."""

from datetime import time

from careplan.plans import answering, offering, outside
from careplan.plans.models import Answer, Version
from careplan.reviews import arranging
from careplan.reviews.models import Proposal, Review
from careplan.sharing import letting_in
from demo.playing import play
from demo.story import acts
from demo.world import Scene


@play.register
def _reads_shared(act: acts.ReadsShared, scene: Scene) -> None:
    outside.shared_with(scene.by, at=scene.at)


@play.register
def _offers(act: acts.Offers, scene: Scene) -> None:
    offering.offer(scene.who, by=scene.by, at=scene.at)


@play.register
def _answers(act: acts.Answers, scene: Scene) -> None:
    version = Version.objects.select_related("plan").get(
        plan__service_user=scene.who, number=act.version
    )
    answering.answer(
        version, by=scene.by, stance=act.stance, words=act.words, at=scene.at
    )


@play.register
def _shares_answer(act: acts.SharesAnswer, scene: Scene) -> None:
    given = Answer.objects.select_related("version__plan", "by").filter(
        version__plan__service_user=scene.who, version__number=act.version
    )
    answering.share_answer(
        given.latest("recorded_at"),
        by=scene.by,
        at=scene.at,
        on_my_copy=act.on_my_copy,
    )


@play.register
def _shares(act: acts.Shares, scene: Scene) -> None:
    letting_in.share(
        scene.who,
        user=scene.world.users[act.whom],
        parts=list(act.parts),
        until=acts.day_of(act.until, today=scene.world.today),
        by=scene.by,
        at=scene.at,
    )


@play.register
def _hides(act: acts.Hides, scene: Scene) -> None:
    letting_in.hide(
        scene.who,
        user=scene.world.users[act.whom],
        part=act.part,
        by=scene.by,
        at=scene.at,
    )


@play.register
def _meets(act: acts.Meets, scene: Scene) -> None:
    day = arranging.Day(
        on=acts.day_of(act.on, today=scene.world.today),
        at_time=time.fromisoformat(act.clock) if act.clock else None,
        place=act.where,
    )
    proposed = arranging.propose(
        scene.who,
        day,
        by=scene.by,
        at=scene.at,
        review=_meeting(act.of, scene) if act.of else None,
    )
    if act.key:
        scene.world.items[f"{scene.whose} {act.key}"] = proposed.review_id


@play.register
def _accepts(act: acts.Accepts, scene: Scene) -> None:
    proposed = Proposal.objects.filter(review=_meeting(act.of, scene))
    arranging.accept(proposed.latest("recorded_at"), by=scene.by, at=scene.at)


@play.register
def _adds_topic(act: acts.AddsTopic, scene: Scene) -> None:
    arranging.add_topic(_meeting(act.of, scene), act.words, by=scene.by, at=scene.at)


@play.register
def _met(act: acts.Met, scene: Scene) -> None:
    arranging.end(_meeting(act.of, scene), by=scene.by, at=scene.at)


def _meeting(key: str, scene: Scene) -> Review:
    wanted = scene.world.items[f"{scene.whose} {key}"]
    return Review.objects.select_related("service_user__user").get(pk=wanted)
