"""The addresses of safety, apart from the plan's."""

from django.urls import path

from risk.views import door, drafting, own, staff
from risk.views.frame import apart

urlpatterns = [
    path("", apart(door.safety), name="safety"),
    path("chosen/", apart(door.chosen), name="safety_chosen"),
    path("read/", apart(own.read), name="safety_read"),
    path("read/<uuid:assessment>/", apart(own.read), name="safety_read_one"),
    path("words/<uuid:words>/answer/", apart(own.answer), name="safety_answer"),
    path("words/<uuid:words>/keep/", apart(own.keep), name="safety_answer_keep"),
    path("words/<uuid:words>/check/", apart(own.check), name="safety_check"),
    path("<uuid:who>/", apart(staff.safety_of), name="safety_of"),
    path("<uuid:who>/draft/", apart(drafting.draft), name="safety_draft"),
    path("<uuid:who>/draft/keep/", apart(drafting.keep), name="safety_draft_keep"),
    path(
        "<uuid:who>/draft/<uuid:draft>/",
        apart(drafting.read_draft),
        name="safety_draft_read",
    ),
    path(
        "<uuid:who>/draft/<uuid:draft>/discard/",
        apart(drafting.discard),
        name="safety_draft_discard",
    ),
    path("<uuid:who>/words/<uuid:words>/add/", apart(drafting.add), name="safety_add"),
    path(
        "<uuid:who>/words/<uuid:words>/withhold/",
        apart(staff.withhold),
        name="safety_withhold",
    ),
    path(
        "<uuid:who>/withheld/<uuid:withheld>/agree/",
        apart(staff.agree),
        name="safety_agree",
    ),
    path(
        "<uuid:who>/withheld/<uuid:withheld>/end/", apart(staff.end), name="safety_end"
    ),
    path(
        "<uuid:who>/action/<uuid:action>/",
        apart(staff.happened),
        name="safety_happened",
    ),
    path("<uuid:who>/<uuid:assessment>/", apart(staff.safety_of), name="safety_one"),
]
