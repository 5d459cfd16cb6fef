"""The addresses inside one person's plan."""

from django.urls import path

from careplan.plans.views import arranging, helping, reading, resting, saying, writing

urlpatterns = [
    path("", reading.plan, name="plan"),
    path("started/", reading.started, name="started"),
    path("whole/", reading.whole, name="whole"),
    path("changes/", reading.changes, name="changes"),
    path("today/", reading.today, name="today"),
    path("promises/", reading.promises, name="promises"),
    path("who/", reading.who_can_see, name="who_can_see"),
    path("add/", arranging.add, name="add"),
    path("new-area/", arranging.new_area, name="new_area"),
    path("important/", arranging.important, name="important"),
    path("not-today/", arranging.not_today, name="not_today"),
    path("not-now/", resting.not_now, name="not_now"),
    path("start-again/", resting.start_again, name="start_again"),
    path("kept/", writing.kept, name="kept"),
    path("kept/<uuid:draft>/", writing.one_kept, name="one_kept"),
    path("kept/<uuid:draft>/discard/", writing.discard, name="discard"),
    path("part/<slug:part>/", reading.part, name="part"),
    path("part/<slug:part>/write/", writing.write, name="write"),
    path("part/<slug:part>/keep/", writing.keep, name="keep"),
    path("part/<slug:part>/name/", arranging.name, name="part_name"),
    path("item/<uuid:item>/", reading.item, name="item"),
    path("item/<uuid:item>/change/", writing.change, name="change"),
    path("item/<uuid:item>/take-back/", writing.take_back, name="take_back"),
    path("item/<uuid:item>/say/", saying.say, name="say"),
    path("item/<uuid:item>/not-right/", saying.not_right, name="not_right"),
    path("item/<uuid:item>/check/", saying.check, name="check"),
    path("item/<uuid:item>/still-true/", saying.still_true, name="still_true"),
    path("item/<uuid:item>/stands/", helping.stands, name="stands"),
    path("item/<uuid:item>/nothing/", helping.nothing, name="nothing"),
    path("item/<uuid:item>/happened/", helping.happened, name="happened"),
]
