"""The story played: quickly, once, and only by what a page would call."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from accounts.models import Pause, ServiceUser
from careplan.core import audit
from careplan.core.models import AuditEvent, Letter
from careplan.plans.access import knock
from careplan.plans.models import CarePlan, Draft, Item, NeedStatus, Statement
from careplan.plans.opening import How, open_plan
from demo.loading import load
from demo.story.cast import WITH_A_BUTTON
from demo.story.people import PEOPLE
from tests.demo.conftest import Played

ROOT = Path(__file__).resolve().parents[2]
WRITES = {
    "create",
    "bulk_create",
    "get_or_create",
    "update_or_create",
    "update",
    "bulk_update",
    "save",
    "delete",
    "raw",
    "execute",
}


@pytest.mark.sqlite  # where the demo is
def test_it_loads_within_twenty_seconds(played: Played) -> None:
    assert played.seconds < 20


def test_it_loads_into_an_empty_database_only(played: Played) -> None:
    before = AuditEvent.objects.count()
    assert not load(at=played.at)
    assert AuditEvent.objects.count() == before


def test_everybody_is_there(played: Played) -> None:
    assert ServiceUser.objects.count() == len(PEOPLE)
    for key in WITH_A_BUTTON:
        assert played.somebody(key).joined_at, key
    assert not ServiceUser.objects.get(user__name="Ines Duarte").uses_computer
    wes = played.somebody("wes").service_user
    assert not CarePlan.objects.filter(service_user=wes).exists()
    assert (
        Pause.objects.get(service_user=played.somebody("rob").service_user).ended_at
        is None
    )


def test_past_letters_are_sent_and_none_goes_out_now(played: Played) -> None:
    assert Letter.objects.count() > len(PEOPLE)
    assert not Letter.objects.exclude(state=Letter.State.SENT).exists()


def test_the_audit_of_every_plan_holds(played: Played) -> None:
    chains = AuditEvent.objects.order_by().values_list("chain", flat=True).distinct()
    assert len(chains) > len(PEOPLE)
    assert [c for c in chains if audit.first_broken(c)] == []


def test_sams_plan_holds_what_the_pages_have_to_show(played: Played) -> None:
    sam = played.somebody("sam")
    items = Item.objects.filter(plan__service_user__user=sam)
    kinds = set(items.values_list("kind", flat=True))
    assert kinds >= {"words", "need", "goal", "action", "comment", "not_right", "name"}
    horizons = set(items.filter(kind="goal").values_list("horizon", flat=True))
    assert horizons == {"this_week", "coming_months", "one_day"}
    statuses = set(NeedStatus.objects.values_list("status", flat=True))
    assert statuses >= {"being_met", "met", "nothing"}
    ways = set(Statement.objects.values_list("circumstance", flat=True))
    assert ways >= {"alone", "handed_over", "by_phone", "from_paper", "translated"}
    assert Draft.objects.get(author=sam).body.startswith("Last time he had a key")


def test_sams_words_are_a_plan_of_about_a_thousand(played: Played) -> None:
    sam = played.somebody("sam")
    door = knock(sam.service_user.pk, by=sam, at=played.at)
    reading = open_plan(door, at=played.at, how=How.WHOLE)
    words = sum(len(i.body.split()) for i in reading.everything() if i.own)
    assert 900 <= words <= 1300
    marked = sorted((p.rank, p.label) for p in reading.parts if p.rank)
    assert [label for _rank, label in marked] == ["Sleep", "My home", "My tablets"]


def code_of(folder: str) -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield path, ast.parse(path.read_text())


def test_the_demo_writes_nothing_but_by_domain_functions() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} .{node.func.attr}()"
        for path, tree in code_of("demo")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
    ]
    assert found == []


def test_only_a_management_command_can_have_the_past_played() -> None:
    found = [
        str(path.relative_to(ROOT))
        for folder in ("careplan", "accounts", "demo")
        for path, tree in code_of(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "demo.loading"
    ]
    assert found == ["demo/management/commands/load_demo.py"]


def test_no_code_but_the_demo_gives_a_moment_other_than_now() -> None:
    """`at=` is a name handed down, or the clock of a view or task."""
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for folder in ("careplan", "accounts")
        for path, tree in code_of(folder)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for word in call.keywords
        if word.arg == "at" and not isinstance(word.value, ast.Name)
        if ast.unparse(word.value) not in {"timezone.now()", "clock.now()", "self.at"}
    ]
    assert found == []
