"""An output folder: the old or the new, never a part, and what others put there stays."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gesprekskit.artifacts import Artifact, Catalogue, CatalogueEntry, OutputError, fingerprint
from gesprekskit.diagnostics.wording import report
from gesprekskit.writing import PRINT, SITE, opened, write
from gesprekskit.writing.names import LOCK, MANIFEST, WORK
from tests.writing.faults import in_child

OLD = [Artifact("catalogue.json", b"{}"), Artifact("nl/a.pdf", b"old"), Artifact("b.pdf", b"b")]
NEW = [Artifact("catalogue.json", b"{}"), Artifact("nl/a.pdf", b"new")]
THESIS = b"Scriptie, hoofdstuk 1"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file by its path, without the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path != folder / MANIFEST
    }


def as_files(artifacts: list[Artifact]) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in artifacts}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def put(path: Path, content: bytes = THESIS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def write_half(target: Path, error: type[BaseException]) -> None:
    with opened(target, PRINT) as output, output.replaced() as folder:
        (folder / "half.pdf").write_bytes(b"half")
        raise error


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return an output that was written before."""
    write(OLD, tmp_path / "out")
    return tmp_path / "out"


def test_new_output_replaces_old_and_stale_files_go(target: Path) -> None:
    assert write(NEW, target) == ()
    assert contents(target) == as_files(NEW)
    assert names(target) == [MANIFEST, "catalogue.json", "nl"]
    assert names(target.parent) == ["out"]


def test_what_is_the_same_is_not_written_again(target: Path) -> None:
    before = (target / "b.pdf").stat()
    write([*NEW, Artifact("b.pdf", b"b")], target)
    assert (target / "b.pdf").stat() == before


def test_a_folder_that_was_emptied_goes_and_comes_back(target: Path) -> None:
    write([Artifact("b.pdf", b"b")], target)
    assert names(target) == [MANIFEST, "b.pdf"]
    write(OLD, target)
    assert contents(target) == as_files(OLD)


def test_a_file_takes_the_place_of_a_folder(target: Path) -> None:
    write([Artifact("nl", b"now a file"), Artifact("b.pdf/c.pdf", b"c")], target)
    assert contents(target) == {"nl": b"now a file", "b.pdf/c.pdf": b"c"}
    write(OLD, target)
    assert contents(target) == as_files(OLD)


def test_the_same_output_gives_the_same_bytes(target: Path, tmp_path: Path) -> None:
    write(NEW, target)
    write(reversed(NEW), tmp_path / "again")
    manifests = [(folder / MANIFEST).read_bytes() for folder in (target, tmp_path / "again")]
    assert manifests[0] == manifests[1]
    assert json.loads(manifests[0]) == {
        "format": 1,
        "kind": "print",
        "files": {path: fingerprint(content) for path, content in as_files(NEW).items()},
    }


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_a_failure_halfway_leaves_the_old(target: Path, error: type[BaseException]) -> None:
    with pytest.raises(OutputError if error is OSError else error):
        write_half(target, error)
    assert contents(target) == as_files(OLD)
    assert names(target.parent) == ["out"]


def test_a_failure_leaves_no_new_folder(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        write_half(tmp_path / "deep" / "out", RuntimeError)
    assert names(tmp_path) == []


@pytest.mark.parametrize("found", [[], [".DS_Store"], ["Thumbs.db", "desktop.ini"]])
def test_an_empty_folder_may_be_filled(tmp_path: Path, found: list[str]) -> None:
    (tmp_path / "out").mkdir()
    for name in found:
        put(tmp_path / "out" / name)
    assert write(NEW, tmp_path / "out") == ()
    assert contents(tmp_path / "out") == {**as_files(NEW), **dict.fromkeys(found, THESIS)}


# ----------------------------------------------------------------- files of others


@pytest.mark.parametrize(
    "catalogue",
    ["", "{}", "[]", '{"artifacts": []}', '{"kit": {"id": "a"}, "artifacts": [{"path": "b"}]}'],
)
def test_a_folder_of_others_is_refused(tmp_path: Path, catalogue: str) -> None:
    """Whatever they call `catalogue.json`."""
    put(tmp_path / "out" / "scriptie.docx")
    if catalogue:
        put(tmp_path / "out" / "catalogue.json", catalogue.encode())
    before = contents(tmp_path)
    with pytest.raises(OutputError) as refused:
        write(NEW, tmp_path / "out")
    assert refused.value.code == "output.not-ours"
    assert contents(tmp_path) == before


def test_a_hostile_manifest_reaches_nothing_outside(tmp_path: Path) -> None:
    put(tmp_path / "scriptie.docx")
    files = {"../scriptie.docx": fingerprint(THESIS)}
    text = json.dumps({"format": 1, "kind": "print", "files": files})
    put(tmp_path / "out" / MANIFEST, text.encode())
    with pytest.raises(OutputError) as refused:
        write(NEW, tmp_path / "out")
    assert refused.value.code == "output.not-ours"
    assert contents(tmp_path)["scriptie.docx"] == THESIS


@pytest.mark.parametrize(
    "path", ["../a.pdf", "/tmp/a.pdf", "nl/../../a.pdf", "", "a\0b", "a//b", "./a", "a/"]
)
def test_an_artifact_stays_in_its_folder(path: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the path is all that it says
        Artifact(path, b"")


def test_files_of_others_stay_and_are_named(target: Path) -> None:
    others = {"CNAME": b"kit.nl", ".git/HEAD": b"ref", "nl/scriptie.docx": THESIS, "mijn/x": b"x"}
    for path, content in others.items():
        put(target / path, content)
    (note,) = write(NEW, target)
    assert contents(target) == {**as_files(NEW), **others}
    assert (note.code, note.severity) == ("output.kept", "note")
    assert note.values == {"names": "`.git/`, `CNAME`, `mijn/`, `nl/scriptie.docx`"}
    said = report([note])
    assert said.startswith(f"{target}:1:1: opmerking: dit bleef staan, want het is niet van dit")
    assert "`nl/scriptie.docx`" in said


def test_a_form_that_was_filled_in_is_kept_beside_the_new_one(target: Path) -> None:
    put(target / "nl/a.pdf", b"filled in")
    (note,) = write(NEW, target)
    assert contents(target) == {**as_files(NEW), "nl/a-bewaard.pdf": b"filled in"}
    assert report([note]).startswith(
        f"{target}/nl/a-bewaard.pdf:1:1: opmerking: `nl/a.pdf` was niet meer zoals dit programma"
    )
    put(target / "nl/a.pdf", b"filled in again")
    again, kept = sorted(write(OLD, target), key=lambda it: it.code)
    assert again.values == {"name": "nl/a.pdf", "now": "nl/a-bewaard-2.pdf"}
    assert kept.values == {"names": "`nl/a-bewaard.pdf`"}
    assert contents(target) == {
        **as_files(OLD),
        "nl/a-bewaard.pdf": b"filled in",
        "nl/a-bewaard-2.pdf": b"filled in again",
    }


def test_a_changed_file_that_is_no_longer_made_stays(target: Path) -> None:
    put(target / "b.pdf", b"filled in")
    (note,) = write(NEW, target)
    assert note.values == {"names": "`b.pdf`"}
    assert contents(target) == {**as_files(NEW), "b.pdf": b"filled in"}
    (note,) = write(NEW, target)
    assert note.values == {"names": "`b.pdf`"}


def test_what_someone_made_the_same_is_ours(target: Path) -> None:
    put(target / "nl/a.pdf", b"new")
    assert write(NEW, target) == ()
    assert contents(target) == as_files(NEW)


@pytest.mark.parametrize("name", ["nl/new.pdf", "en"])
def test_a_file_of_others_in_the_way_is_set_aside(target: Path, name: str) -> None:
    put(target / name)
    new = [*OLD, Artifact("nl/new.pdf", b"n"), Artifact("en/new.pdf", b"n")]
    (note,) = write(new, target)
    aside = name.replace(".pdf", "-bewaard.pdf") if "." in name else f"{name}-bewaard"
    assert note.values == {"name": name, "now": aside}
    assert contents(target) == {**as_files(new), aside: THESIS}


def test_a_folder_of_others_in_the_way_is_set_aside(target: Path) -> None:
    (target / "b.pdf").unlink()
    put(target / "b.pdf" / "scriptie.docx")
    (note,) = write(OLD, target)
    assert note.values == {"name": "b.pdf", "now": "b-bewaard.pdf"}
    assert contents(target) == {**as_files(OLD), "b-bewaard.pdf/scriptie.docx": THESIS}


def test_what_was_damaged_by_hand_is_repaired(target: Path) -> None:
    (target / "b.pdf").unlink()
    shutil.move(target / "nl", target / "anders")
    (target / "catalogue.json").write_bytes(b"{")
    write(OLD, target)
    assert contents(target) == {
        **as_files(OLD),
        "anders/a.pdf": b"old",
        "catalogue-bewaard.json": b"{",
    }


@pytest.mark.parametrize("link", ["nl", "nl/a.pdf", "b.pdf", "en"])
def test_a_link_in_the_output_is_refused(target: Path, tmp_path: Path, link: str) -> None:
    put(tmp_path / "elders" / "a.pdf")
    path = target / link
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.symlink_to(tmp_path / "elders")
    before = contents(tmp_path)
    with pytest.raises(OutputError) as refused:
        write([*NEW, Artifact("en/a.pdf", b"en")], target)
    assert refused.value.code == "output.symlink"
    assert refused.value.values == {"path": str(path)}
    assert contents(tmp_path) == before
    assert path.is_symlink()


def test_a_link_of_others_stays(target: Path, tmp_path: Path) -> None:
    put(tmp_path / "elders" / "a.pdf")
    (target / "mijn").symlink_to(tmp_path / "elders")
    (note,) = write(NEW, target)
    assert note.values == {"names": "`mijn`"}
    assert (target / "mijn").is_symlink()
    assert contents(tmp_path / "elders") == {"a.pdf": THESIS}


def test_another_kind_of_output_is_refused(target: Path) -> None:
    with pytest.raises(OutputError) as refused:
        write([Artifact("index.html", b"")], target, SITE)
    assert refused.value.code == "output.holds-print"
    assert contents(target) == as_files(OLD)
    write([Artifact("index.html", b"")], target.parent / "site", SITE)
    with pytest.raises(OutputError) as refused:
        write(NEW, target.parent / "site")
    assert refused.value.code == "output.holds-site"


# ------------------------------------------------------------- output without a manifest


def entry(path: str, content: bytes) -> CatalogueEntry:
    name = path.rpartition("/")[2]
    drawn = ("form", "pdf", "print", "nl", None, (), "before", name, 1)
    return CatalogueEntry(name, "1.0", path, *drawn, len(content), fingerprint(content))


@pytest.fixture
def earlier(tmp_path: Path) -> Iterator[Path]:
    """Return a site as version 0.9.0 wrote it."""
    site = tmp_path / "site"
    for path in ("index.html", "nl/index.html", "nl/weg.html", "nl/a.pdf", "nl/b.pdf"):
        put(site / path, path.encode())
    entries = tuple(entry(path, path.encode()) for path in ("nl/a.pdf", "nl/b.pdf"))
    put(site / "catalogue.json", Catalogue("kit", "1.0", (), entries).artifact().content)
    return site


AGAIN = [
    Artifact("catalogue.json", b"{}"),
    Artifact("index.html", b"new"),
    Artifact("nl/index.html", b"new"),
    Artifact("nl/a.pdf", b"new"),
]


def test_a_site_of_an_earlier_version_is_taken_over(earlier: Path) -> None:
    """Its catalogue lists what is printed. A page that is no longer made may be someone's."""
    (note,) = write(AGAIN, earlier, SITE)
    assert note.values == {"names": "`nl/weg.html`"}
    assert contents(earlier) == {**as_files(AGAIN), "nl/weg.html": b"nl/weg.html"}


def test_what_changed_in_an_earlier_site_is_kept(earlier: Path) -> None:
    later = time.time() + 5
    for path in ("nl/index.html", "nl/a.pdf", "nl/b.pdf"):
        os.utime(put(earlier / path, b"changed"), (later, later))
    notes = write(AGAIN, earlier, SITE)
    assert [note.values for note in notes] == [
        {"names": "`nl/b.pdf`, `nl/weg.html`"},
        {"name": "nl/a.pdf", "now": "nl/a-bewaard.pdf"},
        {"name": "nl/index.html", "now": "nl/index-bewaard.html"},
    ]
    assert contents(earlier) == {
        **as_files(AGAIN),
        "nl/weg.html": b"nl/weg.html",
        **dict.fromkeys(("nl/a-bewaard.pdf", "nl/index-bewaard.html", "nl/b.pdf"), b"changed"),
    }


def test_what_mkdocs_built_over_an_output_is_taken_over(earlier: Path) -> None:
    """It writes the catalogue, and no manifest: the one that is there is of an earlier build."""
    write(AGAIN, earlier, SITE)
    for path in ("index.html", "nl/index.html", "nl/a.pdf"):
        put(earlier / path, b"by mkdocs")
    papers = (entry("nl/a.pdf", b"by mkdocs"),)
    put(earlier / "catalogue.json", Catalogue("kit", "1.1", (), papers).artifact().content)
    (note,) = write(AGAIN, earlier, SITE)
    assert note.values == {"names": "`nl/weg.html`"}
    assert contents(earlier) == {**as_files(AGAIN), "nl/weg.html": b"nl/weg.html"}


def test_a_paper_with_an_old_date_is_judged_by_its_content(earlier: Path) -> None:
    put(earlier / "nl/a.pdf", b"changed")
    os.utime(earlier / "nl/a.pdf", (0, 0))
    write(AGAIN, earlier, SITE)
    assert contents(earlier)["nl/a-bewaard.pdf"] == b"changed"


def test_a_hostile_catalogue_reaches_nothing_outside(tmp_path: Path) -> None:
    put(tmp_path / "scriptie.docx")
    lines = [{"path": "../scriptie.docx", "sha256": fingerprint(THESIS)}]
    text = json.dumps({"kit": {"id": "kit"}, "artifacts": lines})
    put(tmp_path / "out" / "catalogue.json", text.encode())
    with pytest.raises(OutputError) as refused:
        write(NEW, tmp_path / "out")
    assert refused.value.code == "output.not-ours"
    assert contents(tmp_path)["scriptie.docx"] == THESIS


@pytest.mark.parametrize("text", ["", "{", "{}", '{"format": 2}', "[" * 100_000])
def test_a_damaged_manifest_is_no_manifest(target: Path, text: str) -> None:
    (target / MANIFEST).write_text(text, encoding="ascii")
    with pytest.raises(OutputError) as refused:
        write(NEW, target)
    assert refused.value.code == "output.not-ours"
    assert contents(target) == as_files(OLD)


@pytest.mark.parametrize("name", ["catalogue.json", MANIFEST, f"{WORK}/{MANIFEST}"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    pipe = tmp_path / "out" / name
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    put(tmp_path / "out" / "scriptie.docx")
    with pytest.raises(OutputError) as refused:
        write(NEW, tmp_path / "out")
    assert refused.value.code == "output.not-ours"


# ------------------------------------------------------------------ refused beforehand


def refused(target: Path) -> tuple[str, str]:
    """Open an output that is refused; return the code and the path that is named."""
    with pytest.raises(OutputError) as caught, opened(target, PRINT):
        pytest.fail("the work has begun")
    return caught.value.code, caught.value.values["path"]


def test_what_is_no_folder_is_refused_before_the_work(tmp_path: Path, target: Path) -> None:
    brief = put(tmp_path / "brief.txt")
    (tmp_path / "link").symlink_to(target)
    (tmp_path / "broken").symlink_to(tmp_path / "nothing")
    assert refused(brief) == ("output.not-a-folder", str(brief))
    assert refused(tmp_path / "link") == ("output.symlink", str(tmp_path / "link"))
    assert refused(tmp_path / "broken") == ("output.symlink", str(tmp_path / "broken"))
    assert refused(brief / "out") == ("output.disk", str(brief / "out"))
    (target / WORK).symlink_to(tmp_path)
    assert refused(target) == ("output.symlink", str(target / WORK))
    assert contents(tmp_path)["brief.txt"] == THESIS


def test_a_folder_where_nobody_may_write_is_refused_before_the_work(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By asking for it: an administrator may write into any folder."""

    def refusing(path: object, flags: int, mode: int = 0o777) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refusing)
    assert refused(target) == ("output.disk", str(target / LOCK))
    assert contents(target) == as_files(OLD)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EXDEV, errno.EBUSY])
def test_a_file_that_cannot_be_replaced_is_named(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """It is open elsewhere, or is on another disk."""
    replace = os.replace

    def refusing(source: Path, to: Path) -> None:
        if to == target / "nl/a.pdf" and b"new" in source.read_bytes():
            raise OSError(number, "in use", str(source), None, str(to))
        replace(source, to)

    monkeypatch.setattr(os, "replace", refusing)
    with pytest.raises(OutputError) as caught:
        write([Artifact("a.pdf", b"placed first"), *NEW], target)
    assert caught.value.values == {"path": str(target / "nl/a.pdf"), "reason": "in use"}
    assert contents(target) == as_files(OLD)
    assert names(target.parent) == ["out"]


def test_a_disk_that_knows_no_second_names(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(path: Path, to: Path) -> None:
        raise PermissionError(1, "Operation not permitted", str(path))

    monkeypatch.setattr(os, "link", refusing)
    write(NEW, target)
    assert contents(target) == as_files(NEW)


def test_a_folder_of_another_user_is_refused_before_the_work() -> None:
    """Nobody writes into it; an administrator may write anywhere."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)

        def work() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            assert refused(Path(folder)) == ("output.disk", f"{folder}/{LOCK}")
            assert refused(Path(folder) / "out") == ("output.disk", f"{folder}/out")

        assert in_child(work) == 0
        assert names(Path(folder)) == []


def test_a_disk_that_is_really_full(target: Path) -> None:
    """The system allows no file of that size."""

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        with pytest.raises(OutputError) as caught:
            write([*NEW, Artifact("nl/large.pdf", bytes(1_000_000))], target)
        assert caught.value.code == "output.disk"

    assert in_child(work) == 0
    assert contents(target) == as_files(OLD)
    assert names(target) == [MANIFEST, "b.pdf", "catalogue.json", "nl"]


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077, 0o002])
def test_permissions_follow_the_umask(tmp_path: Path, mask: int) -> None:
    (tmp_path / "there").mkdir(mode=0o750)
    (tmp_path / "there").chmod(0o751)
    before = os.umask(mask)
    try:
        write(OLD, tmp_path / "out")
        write(OLD, tmp_path / "there")
    finally:
        os.umask(before)
    modes = {
        path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777
        for path in tmp_path.rglob("*")
    }
    files, folders = 0o666 & ~mask, 0o777 & ~mask
    assert modes == {
        "there": 0o751,
        "out": folders,
        **{f"{name}/nl": folders for name in ("out", "there")},
        **{
            f"{name}/{path}": files
            for name in ("out", "there")
            for path in (MANIFEST, "b.pdf", "catalogue.json", "nl/a.pdf")
        },
    }
