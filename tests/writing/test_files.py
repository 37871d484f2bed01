"""One file, and a folder that is not there yet: whole or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gesprekskit.artifacts import Artifact, OutputError
from gesprekskit.writing import clear_leftovers, creating, write, write_file
from gesprekskit.writing.holds import NO_LOCKS, held
from gesprekskit.writing.names import LOCK, MANIFEST, WORK
from tests.writing.faults import DIED, acting, dying, in_child


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def make(target: Path) -> None:
    with creating(target) as folder:
        (folder / "kit.yml").write_bytes(b"id: x")


def make_half(target: Path, error: type[BaseException]) -> None:
    with creating(target) as folder:
        (folder / "half.yml").write_bytes(b"half")
        raise error


def make_while_another_does(target: Path) -> None:
    with creating(target) as folder:
        (folder / "kit.yml").write_bytes(b"id: x")
        target.mkdir()
        (target / "brief.txt").write_bytes(b"Lieve Bo")


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_what_is_new_comes_whole_or_not_at_all(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "nieuw"
    with pytest.raises(OutputError if error is OSError else error):
        make_half(target, error)
    assert list(tmp_path.iterdir()) == []
    target.mkdir()
    make(target)
    assert contents(tmp_path) == {"nieuw/kit.yml": b"id: x"}


def test_what_comes_in_between_stays(tmp_path: Path) -> None:
    """Someone else fills the target while the folder is being built."""
    with pytest.raises(OutputError):
        make_while_another_does(tmp_path / "nieuw")
    assert contents(tmp_path) == {"nieuw/brief.txt": b"Lieve Bo"}


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_folder_follows_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        make(tmp_path / "nieuw")
    finally:
        os.umask(before)
    assert (tmp_path / "nieuw").stat().st_mode & 0o777 == 0o777 & ~mask


def test_two_do_not_make_one_folder(tmp_path: Path) -> None:
    with creating(tmp_path / "nieuw") as folder:
        with pytest.raises(OutputError) as refused:
            make(tmp_path / "nieuw")
        (folder / "kit.yml").write_bytes(b"the first")
    assert refused.value.code == "output.busy"
    assert refused.value.values["pid"] == str(os.getpid())
    assert contents(tmp_path) == {"nieuw/kit.yml": b"the first"}


@pytest.mark.parametrize("line", ["../elders", ".nieuw.gesprekskit-..", "elders", ""])
def test_a_claim_of_others_removes_nothing_of_theirs(tmp_path: Path, line: str) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "brief.txt").write_bytes(b"Lieve Bo")
    (tmp_path / ".nieuw.gesprekskit-lock").write_text(f"1\n{line}", encoding="ascii")
    clear_leftovers(tmp_path / "nieuw")
    make(tmp_path / "nieuw")
    assert contents(tmp_path) == {"elders/brief.txt": b"Lieve Bo", "nieuw/kit.yml": b"id: x"}


def test_one_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "releases.yml"
    write_file(b"one, and longer", path)
    path.chmod(0o640)
    write_file(b"two", path)
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [item.name for item in path.parent.iterdir()] == ["releases.yml"]


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077])
def test_a_new_file_follows_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_file(b"one", tmp_path / "deep" / "releases.yml")
    finally:
        os.umask(before)
    assert (tmp_path / "deep").stat().st_mode & 0o777 == 0o777 & ~mask
    assert (tmp_path / "deep" / "releases.yml").stat().st_mode & 0o777 == 0o666 & ~mask


def test_what_a_dead_writer_left_is_taken_over(tmp_path: Path) -> None:
    def work() -> None:
        with acting(4, dying):
            write_file(b"a long text that is not whole", tmp_path / "kit.yml")

    assert in_child(work) == DIED
    (tmp_path / ".kit.yml-of-mine").write_bytes(b"mine")
    assert len(list(tmp_path.iterdir())) == 2
    write_file(b"whole", tmp_path / "kit.yml")
    assert contents(tmp_path) == {"kit.yml": b"whole", ".kit.yml-of-mine": b"mine"}


def test_many_write_one_file(tmp_path: Path) -> None:
    texts = [bytes([letter]) * 20_000 for letter in b"abcdefgh"]
    path = tmp_path / "kit.yml"

    def work(text: bytes) -> None:
        for _ in range(25):
            write_file(text, path, durable=False)
            assert path.read_bytes() in texts

    threads = [threading.Thread(target=work, args=[text]) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in texts
    assert [item.name for item in tmp_path.iterdir()] == ["kit.yml"]


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_bytes(b"Lieve Bo")
    (tmp_path / "kit.yml").mkdir()
    for path in (tmp_path / "brief.txt" / "kit.yml", tmp_path / "kit.yml"):
        with pytest.raises(OutputError) as refused:
            write_file(b"new", path)
        assert refused.value.code == "output.disk"
        assert refused.value.values["path"] == str(path)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["brief.txt", "kit.yml"]


@pytest.mark.parametrize("number", NO_LOCKS)
def test_a_disk_without_locks_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refusing(descriptor: int, what: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", refusing)
    write_file(b"new", tmp_path / "kit.yml")
    make(tmp_path / "nieuw")
    assert contents(tmp_path) == {"kit.yml": b"new", "nieuw/kit.yml": b"id: x"}


# ------------------------------------------------------------------------ many at once

WRITER = """
import sys
from pathlib import Path
from gesprekskit.artifacts import Artifact, OutputError
from gesprekskit.writing import write

target, own, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
papers = [Artifact(f"nl/{name}.pdf", (own * 200).encode()) for name in "abc"]
sys.stdin.readline()
while rounds:
    try:
        write(papers, target)
        rounds -= 1
    except OutputError as error:
        assert error.code == "output.busy", error
"""


@pytest.mark.parametrize("writers", [2, 8])
def test_many_write_one_output(tmp_path: Path, writers: int) -> None:
    """Each writes or is told that another does; what is there in the end is of one of them."""
    target = tmp_path / "out"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target), "abcdefgh"[number], str(48 // writers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(writers)
    ]
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate(timeout=120) for process in processes]
    assert [error for _, error in said if error] == []
    assert [process.returncode for process in processes] == [0] * writers
    found = contents(target)
    assert sorted(found) == [".gesprekskit.json", "nl/a.pdf", "nl/b.pdf", "nl/c.pdf"]
    assert len({found[f"nl/{name}.pdf"] for name in "abc"}) == 1
    assert [item.name for item in tmp_path.iterdir()] == ["out"]


def test_a_change_that_ends_while_the_folder_is_judged(tmp_path: Path) -> None:
    """Another run puts its record in place at each moment of judging: the folder stays ours."""
    papers = [Artifact("nl/a.pdf", b"a")]
    write(papers, tmp_path / "sound")

    def judged(nth: int) -> int:
        target = tmp_path / str(nth)
        shutil.copytree(tmp_path / "sound", target)
        begun, ended = target / WORK / MANIFEST, target / MANIFEST
        begun.parent.mkdir()
        ended.replace(begun)

        def end(_: str) -> None:
            if begun.exists() and not (target / LOCK).exists():
                begun.replace(ended)

        with acting(nth, end) as moment:
            write(papers, target)
        assert contents(target) == contents(tmp_path / "sound")
        return moment.count

    moments = judged(0)
    assert moments > 10
    for nth in range(1, moments):
        judged(nth)


HOLDER = """
import sys
from pathlib import Path
from gesprekskit.writing import PRINT, opened

with opened(Path(sys.argv[1]), PRINT):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_holder_is_named_and_a_dead_one_ignored(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(OutputError) as refused:
            write([Artifact("a.pdf", b"a")], target)
        assert refused.value.code == "output.busy"
        assert refused.value.values == {"path": str(target), "pid": str(holder.pid)}
        holder.kill()
    assert (target / ".gesprekskit.lock").exists()
    write([Artifact("a.pdf", b"a")], target)
    assert sorted(item.name for item in target.iterdir()) == [".gesprekskit.json", "a.pdf"]


def test_a_holder_that_has_not_told_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    with held(tmp_path / "out" / LOCK):
        assert busy(tmp_path / "out") == "?"

        def gone(self: Path, encoding: str) -> str:
            raise FileNotFoundError(2, "No such file", str(self))

        monkeypatch.setattr(Path, "read_text", gone)
        assert busy(tmp_path / "out") == "?"


def busy(target: Path) -> str:
    """Write into an output that is held; return the number that is named."""
    with pytest.raises(OutputError) as refused:
        write([Artifact("a.pdf", b"a")], target)
    assert refused.value.code == "output.busy"
    return refused.value.values["pid"]
