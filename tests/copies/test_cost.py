"""What a copy costs, as a ratio over the press's smallest page. Printed, not judged."""

import io
import statistics
import time
from collections.abc import Callable

import pypdf
from weasyprint import HTML

from careplan.copies import rendering
from careplan.copies.composing import paper_of
from tests.copies.readings import everyday, full, plan
from tests.copies.test_paper import NUMBERS


def median_of(work: Callable[[], object], times: int = 5) -> float:
    """Seconds of computing, the first round left out."""
    took = []
    for _round in range(times + 1):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return statistics.median(took[1:])


def test_say_what_a_page_costs() -> None:
    html = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><p>Hello</p>'
    paper = paper_of(plan(*everyday(), *full(4)), numbers=NUMBERS)
    pages = len(pypdf.PdfReader(io.BytesIO(rendering.pdf_of(paper))).pages)
    least = median_of(lambda: HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))
    page = median_of(lambda: rendering.pdf_of(paper), times=3) / pages
    print(
        f"\nA page of a copy of {pages} pages: {page / least:.1f} times WeasyPrint's "
        f"smallest ({page * 1000:.0f} ms over {least * 1000:.0f} ms)"
    )
    assert pages > 4
