"""The validator's word on the paper: PDF/UA-1, so that a screen reader can read it."""

import page as validator
import pytest

from careplan.copies import rendering
from careplan.copies.composing import paper_of
from careplan.plans.reading import ItemReading
from tests.copies.readings import CARA, everyday, full, plan, text
from tests.copies.test_paper import NUMBERS, too_much

ODD = (
    text("قهوة الصباح مع أختي، ثم المشي.", "helps", language="ar"),
    text("Łódź; Привет; ਸਤ ਸ੍ਰੀ ਅਕਾਲ; নমস্কার; வணக்கம்; ሰላም; tiếng Việt", "helps"),
    text("Tea ☕ with the dog 🐶 and 👩‍👩‍👧 ❤️", "helps"),
)
ANSWERED = text(
    "We keep the dose.",
    "treatment_support",
    voice=CARA,
    said=(text("Not without me.", "treatment_support", kind="not_right"),),
)
STORY = text("The winter when the boiler broke went on and on. " * 150, "talk")


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(everyday(), id="one page"),
        pytest.param((*everyday(), *too_much(12), ANSWERED), id="moved on"),
        pytest.param((*everyday(), STORY, *full(2)), id="a long story"),
        pytest.param((*everyday(), *ODD), id="other scripts"),
    ],
)
def test_the_validator_finds_no_failure(items: tuple[ItemReading, ...]) -> None:
    content = rendering.pdf_of(paper_of(plan(*items), numbers=NUMBERS))
    report = validator.validate_pdf_bytes(
        content, profile=validator.ValidationProfile.PDF_UA_1
    )
    assert [(f.rule_id, f.message) for f in report.failures] == []
    assert report.is_compliant
    assert report.rules.failed == 0
