"""The only writer of files: old output or new, never a part, and other people's files untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprekskit.artifacts import Artifact, OutputError, creating, replacing, write, write_file

OLD = [Artifact("catalogue.json", b"{}"), Artifact("nl/a.pdf", b"old"), Artifact("b.pdf", b"b")]
NEW = [Artifact("catalogue.json", b"{}"), Artifact("nl/a.pdf", b"new")]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def write_half(target: Path, error: type[BaseException]) -> None:
    with replacing(target) as folder:
        (folder / "half.pdf").write_bytes(b"half")
        raise error


def create_half(target: Path, error: type[BaseException]) -> None:
    with creating(target) as folder:
        (folder / "half.yml").write_bytes(b"half")
        raise error


def create_while_another_does(target: Path) -> None:
    with creating(target) as folder:
        (folder / "kit.yml").write_bytes(b"id: x")
        write([Artifact("brief.txt", b"Lieve Bo")], target)


def test_new_output_replaces_old_and_stale_files_go(tmp_path: Path) -> None:
    target = tmp_path / "out"
    write(OLD, target)
    write(NEW, target)
    assert contents(target) == {"catalogue.json": b"{}", "nl/a.pdf": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_a_failure_halfway_leaves_the_old(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "out"
    write(OLD, target)
    expected = OutputError if error is OSError else error
    with pytest.raises(expected):
        write_half(target, error)
    assert contents(target) == {artifact.path: artifact.content for artifact in OLD}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_what_is_new_comes_whole_or_not_at_all(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "nieuw"
    with pytest.raises(OutputError if error is OSError else error):
        create_half(target, error)
    assert list(tmp_path.iterdir()) == []
    target.mkdir()
    with creating(target) as folder:
        (folder / "kit.yml").write_bytes(b"id: x")
    assert contents(tmp_path) == {"nieuw/kit.yml": b"id: x"}


def test_what_comes_in_between_stays(tmp_path: Path) -> None:
    """Someone else fills the target while the folder is being built."""
    target = tmp_path / "nieuw"
    with pytest.raises(OutputError):
        create_while_another_does(target)
    assert contents(tmp_path) == {"nieuw/brief.txt": b"Lieve Bo"}


@pytest.mark.parametrize("nth", range(1, 3))
def test_a_rename_that_fails_leaves_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    target = tmp_path / "out"
    write(OLD, target)
    calls = 0
    rename = Path.replace

    def failing(self: Path, to: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(28, "No space left on device")
        return rename(self, to)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError) as caught:
        write(NEW, target)
    assert caught.value.code == "output.disk"
    assert contents(target) == {artifact.path: artifact.content for artifact in OLD}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(NEW, tmp_path / "out")
    assert (tmp_path / "out" / "nl" / "a.pdf").read_bytes() == b"new"


def test_one_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "releases.yml"
    write_file(b"one", path)
    path.chmod(0o640)
    write_file(b"two", path)
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [item.name for item in path.parent.iterdir()] == ["releases.yml"]
