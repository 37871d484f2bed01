"""The validator can refuse: otherwise its approval proves nothing."""

from __future__ import annotations

from pathlib import Path

import weasyprint

from tests.verapdf import validate

PAGE = '<html lang="nl"><title>Blad</title><h1>Blad</h1><p>Tekst</p>'


def test_a_tagged_file_passes_and_an_untagged_one_fails(tmp_path: Path) -> None:
    good, bad, broken = (tmp_path / f"{name}.pdf" for name in ("good", "bad", "broken"))
    weasyprint.HTML(string=PAGE).write_pdf(good, pdf_variant="pdf/ua-1", pdf_tags=True)
    weasyprint.HTML(string=PAGE).write_pdf(bad)
    broken.write_bytes(b"%PDF-1.7 nothing")
    verdicts = {verdict.file: verdict for verdict in validate([good, bad, broken])}
    assert verdicts[good].failures == ()
    assert verdicts[good].checks > 50
    assert verdicts[bad].failures
    assert verdicts[broken].failures
