"""What is rendered once is kept, and damaged entries are ignored."""

from __future__ import annotations

import os
import time
from pathlib import Path

from gesprekskit.artifacts import fingerprint
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.pipeline.cache import KEPT_SECONDS, Cache, key
from gesprekskit.renderers import pdf

RENDERED = Rendered(b"%PDF-1.7\n\x00\xff", 2, (Problem("print.glyph", "form/x", {"letters": "a"}),))


def test_what_is_kept_comes_back_whole(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("ab12", RENDERED)
    assert cache.get("ab12") == RENDERED
    assert cache.get("cd34") is None


def test_a_damaged_entry_does_not_count(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("ab12", RENDERED)
    (entry,) = tmp_path.glob("*/*")
    entry.write_bytes(entry.read_bytes()[:-1])
    assert cache.get("ab12") is None
    for content in (b"", b"[]\n", b'{"sha256": "%s"}\n' % fingerprint(b"").encode()):
        entry.write_bytes(content)
        assert cache.get("ab12") is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("in the way", encoding="utf-8")
    cache = Cache(place)
    cache.put("ab12", RENDERED)
    assert cache.get("ab12") is None


def test_what_nobody_asked_for_in_a_month_goes(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("aa", RENDERED)
    cache.put("bb", RENDERED)
    old = time.time() - KEPT_SECONDS - 60
    os.utime(tmp_path / "aa" / "aa", (old, old))
    cache.prune()
    assert cache.get("aa") is None
    assert cache.get("bb") == RENDERED


def test_the_key_tells_documents_apart() -> None:
    assert key(pdf.render, "one") != key(pdf.render, "two")
    assert key(pdf.render, "one") == key(pdf.render, "one")
