"""The press: bundled fonts only, PDF/UA-1, no network, and it may be missing."""

import io
import sys
from pathlib import Path

import page as validator
import pypdf
import pytest

from careplan.core import pdf

HEAD = '<!DOCTYPE html><html lang="en-GB"><head><title>A page</title></head><body>'


@pytest.fixture
def css(tmp_path: Path) -> Path:
    path = tmp_path / "plain.css"
    path.write_text('body { font-family: "Public Sans" }')
    return path


def test_a_page_becomes_a_pdf_that_a_screen_reader_can_read(css: Path) -> None:
    content = pdf.render(f"{HEAD}<h1>Moss</h1><p>The plot.</p>", css=css)
    report = validator.validate_pdf_bytes(
        content, profile=validator.ValidationProfile.PDF_UA_1
    )
    assert [(f.rule_id, f.message) for f in report.failures] == []
    assert report.is_compliant
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


@pytest.mark.parametrize(
    "outside",
    [
        '<img src="http://127.0.0.1:9/x.png" alt="">',
        '<img src="file:///etc/hostname" alt="">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<img src="bundled:../pdf.py" alt="">',
        '<img src="bundled:nothing.woff2" alt="">',
    ],
)
def test_nothing_is_fetched(css: Path, outside: str) -> None:
    with pytest.raises(pdf.OutsideAddress):
        pdf.render(f"{HEAD}<p>Moss</p>{outside}", css=css)


def test_places_tell_where_things_begin(css: Path) -> None:
    laid = pdf.lay_out(
        f'{HEAD}<p id="one">1</p><p id="two" style="break-before: page">2</p>', css=css
    )
    assert laid.pages == 2
    assert laid.places["one"].page == 1
    assert laid.places["two"].page == 2


def test_without_pango_it_gives_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf.available() is None
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert "Pango" in (pdf.available() or "")


def test_only_the_press_knows_weasyprint() -> None:
    root = Path(pdf.__file__).resolve().parents[2]
    apps = (root / "careplan", root / "accounts")
    sources = [p for app in apps for p in app.rglob("*.py")]
    knows = [p for p in sources if "import weasyprint" in p.read_text()]
    knows += [p for p in sources if "from weasyprint" in p.read_text()]
    assert {p.name for p in knows} == {"pdf.py"}
