"""The paper: page one stands alone, nothing is cut or small, and it is all there."""

import io
import re
from collections.abc import Iterable
from datetime import date, timedelta

import pypdf
import pytest

from careplan.copies import fitting, rendering
from careplan.copies.composing import direction_of, paper_of
from careplan.copies.paper import Numbers, Ring, every_block, move_on
from careplan.plans.reading import ItemReading, walk
from tests.copies.readings import AT, CARA, everyday, full, plan, text

NUMBERS = Numbers(
    (Ring("Cara Lewis", ", Monday to Friday, 01632 960123."), Ring("999", "")),
    "Numbers checked on 2 March 2026",
)
HEADINGS = (
    "What matters to me",
    "How to talk and work with me",
    "What helps me manage",
    "When things get harder",
    "Who to ring",
)


def pages_of(items: Iterable[ItemReading]) -> list[str]:
    content = rendering.pdf_of(paper_of(plan(*items), numbers=NUMBERS))
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return [plain(page.extract_text()) for page in pages]


def plain(words: str) -> str:
    return " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())


def places(words: Iterable[str], page: str) -> list[int]:
    return [page.index(w) for w in words]


def too_much(count: int = 30) -> tuple[ItemReading, ...]:
    """More everyday words than a page holds."""
    body = "the radio, the plot, the dog and the long way round by the canal"
    return tuple(
        text(f"Thing {n:02}: {body}.", ("talk", "helps")[n % 2]) for n in range(count)
    )


def test_page_one_stands_alone() -> None:
    pages = pages_of(everyday())
    assert len(pages) == 1
    (page,) = pages
    assert page.startswith("Sam Okafor")
    found = places(HEADINGS, page)
    assert found == sorted(found)
    assert "Page 1 of 1" in page
    assert "Printed on 17 March 2026" in page
    assert "Cara Lewis, Monday to Friday, 01632 960123." in page
    assert "Numbers checked on 2 March 2026" in page


def test_whom_to_call_stands_with_the_numbers() -> None:
    (page,) = pages_of(everyday())
    heading, call = places(("Who to ring", "Asha, my sister"), page)
    assert heading < call


@pytest.mark.parametrize("count", [0, 12, 40])
def test_every_text_is_told_once_and_whole(count: int) -> None:
    items = (*everyday(), *too_much(count), *full(3))
    everything = plain(" ".join(pages_of(items)))
    for item in walk(items):
        assert everything.count(plain(item.body)) == 1, item.body


def test_what_does_not_fit_goes_on_and_page_one_says_where() -> None:
    pages = pages_of((*everyday(), *too_much(), *full(1)))
    first = pages[0]
    found = places(HEADINGS, first)
    assert found == sorted(found)
    assert "01632 960123" in first
    assert "more on page 2" in first
    assert "What helps me manage, continued from page 1" in plain(" ".join(pages[1:]))
    assert "My home" not in first
    assert sum(f"Thing {n:02}" in first for n in range(30)) >= 1


def test_the_page_named_is_the_page_it_is_on() -> None:
    pages = pages_of((*everyday(), *too_much(40)))
    label = "How to talk and work with me"
    after = pages[0].index(label)
    named = re.search(r"more on page (\d+)", pages[0][after:])
    assert named
    assert f"{label}, continued from page 1" in pages[int(named[1]) - 1]


def test_a_long_story_makes_no_room_for_itself() -> None:
    story = text("The winter when the boiler broke went on and on. " * 120, "talk")
    pages = pages_of((story, *everyday()))
    assert "boiler" not in pages[0]
    found = places(HEADINGS, pages[0])
    assert found == sorted(found)
    assert plain(" ".join(pages[1:])).count("boiler broke") == 120


def test_of_hard_times_the_worst_is_told_first_if_room_is_short() -> None:
    signs = [
        text(f"Sign {n}: " + "I go quiet and stop cooking. " * 6, "harder", heading=h)
        for n, h in enumerate(["well-signs", "starting-signs", "recovering-signs"] * 3)
    ]
    avoid = text("Do not stand over me.", "harder", heading="unwell-avoid")
    pages = pages_of((*signs, *everyday(), avoid))
    assert "Do not stand over me." in pages[0]


def test_others_are_named_before_they_speak_and_come_after() -> None:
    cara = text("Keep the curtains open.", "talk", voice=CARA)
    (page,) = pages_of((cara, *everyday()))
    own, named, words = places(
        ("Ring before you come", "Cara, care coordinator", "Keep the curtains"), page
    )
    assert own < named < words


def test_no_letter_is_smaller_than_eleven_points() -> None:
    items = (*everyday(), *too_much(9), *full(1))
    content = rendering.pdf_of(paper_of(plan(*items), numbers=NUMBERS))
    sizes: set[float] = set()

    def look(words: str, _cm: list[float], tm: list[float], _font: object, size: float):
        if words.strip():
            sizes.add(round(abs(size * tm[3] * 0.75), 2))

    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=look)
    assert min(sizes) >= 11
    assert 17 in sizes  # the lead words: so it is points that are measured


def test_the_product_is_named_nowhere() -> None:
    content = rendering.pdf_of(paper_of(plan(*everyday(), *full(1)), numbers=NUMBERS))
    reader = pypdf.PdfReader(io.BytesIO(content))
    told = [
        *(page.extract_text() for page in reader.pages),
        str(reader.metadata),
        str(reader.xmp_metadata and reader.xmp_metadata.rdf_root.toxml()),
    ]
    assert not re.search("careplan", " ".join(told), re.IGNORECASE)
    assert reader.metadata
    assert plain(reader.metadata.title or "") == "Sam Okafor, 17 March 2026"
    assert b"careplan" not in content.lower()


def test_the_same_plan_gives_the_same_bytes() -> None:
    paper = paper_of(plan(*everyday(), *too_much(9)), numbers=NUMBERS)
    assert rendering.pdf_of(paper) == rendering.pdf_of(paper)


def test_a_full_plan_is_told_whole() -> None:
    items = (*everyday(), *full())
    assert sum(1 for _item in walk(full())) == 255
    pages = pages_of(items)
    everything = plain(" ".join(pages))
    for item in walk(items):
        assert plain(item.body) in everything
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_needs_goals_and_promises_say_how_they_stand() -> None:
    action = text(
        "Ring the pool.",
        "body",
        voice=CARA,
        kind="action",
        doer=CARA,
        by_on=date(2026, 3, 20),
        happened="could_not",
        because="the pool is shut until May.",
        helped=None,
        happened_by=CARA,
        happened_at=AT,
    )
    goal = text(
        "To swim once a week.",
        "body",
        kind="goal",
        horizon="this_week",
        below=(action,),
    )
    need = text(
        "Swimming on Tuesdays.",
        "body",
        kind="need",
        status="nothing",
        reason="there is no place left.",
        instead="walk with the group on Fridays.",
        look_again_on=date(2026, 6, 1),
        below=(goal,),
    )
    told = pages_of((*everyday(), need))[1]
    for words in (
        "Asked for Swimming on Tuesdays. Not available at the moment, because: there "
        "is no place left. Instead: walk with the group on Fridays. To be looked at "
        "again on 1 June 2026. It stays in the plan until Sam takes it out.",
        "This week To swim once a week.",
        "Cara, by 20 March 2026 Ring the pool. Could not be done, because: the pool is "
        "shut until May. Cara said this on 17 March 2026.",
    ):
        assert words in told


def test_words_taken_out_leave_a_dated_marker() -> None:
    gone = text("", "helps", removed_on=date(2026, 3, 10))
    (page,) = pages_of((*everyday()[:2], gone))
    assert "Taken out on 10 March 2026." in page


def test_talked_about_again_says_so_and_no_day_is_relative() -> None:
    old = text("Moss.", talked_about_at=AT - timedelta(days=1))
    new = text("The plot.", on=date(2026, 3, 16))
    (page,) = pages_of((old, new))
    assert "Last talked about 16 March 2026" in page
    assert "yesterday" not in page


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Dwi’n hoffi’r ŵy a’r tŷ.", "cy"),
        ("قهوة الصباح مع أختي", "ar"),
        ("Łódź i żubr", "pl"),
        ("Привіт, мамо", "uk"),
        ("ਸਤ ਸ੍ਰੀ ਅਕਾਲ", "pa"),
        ("☕ 🐶", "en"),
    ],
)
def test_other_scripts_have_letters(
    words: str, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The press warns when it finds no letter and would print a box."""
    with caplog.at_level("WARNING", logger="weasyprint"):
        pages_of((text(words, "helps", language=language),))
    assert "notdef" not in caplog.text


def test_direction_follows_the_letters() -> None:
    assert direction_of("12. قهوة") == "rtl"
    assert direction_of("Tea, then قهوة") == "ltr"
    assert direction_of("…") == "ltr"


def test_moving_all_on_loses_nothing() -> None:
    paper = paper_of(plan(*everyday(), *full(1)), numbers=NUMBERS)
    before = sorted(b.id for b in every_block(paper))
    moved = move_on(paper, frozenset(before))
    assert not any(s.blocks for s in moved.first)
    assert sorted(b.id for b in every_block(moved)) == before


def test_fitting_keeps_whom_to_ring_and_one_text_of_each_part_first() -> None:
    paper = paper_of(plan(*too_much(8), *everyday()), numbers=NUMBERS)
    order = [b.id for b in fitting.by_need(paper)]
    assert order[0] == paper.who_to_ring.blocks[0].id
    assert set(order[1:5]) == {s.blocks[0].id for s in paper.first[:3]} | {
        min(paper.first[3].blocks, key=lambda b: b.weight).id
    }
    heights = dict.fromkeys(order, 10.0)
    assert fitting.to_move(paper, heights, 40.0) == frozenset(order[4:])
    assert not fitting.to_move(paper, heights, 1000.0)
