"""Whose site it is: a configuration that lies near a kit may have come with it, and is not read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gesprekskit import cli
from tests.conftest import ROOT, run

HOOK = "from pathlib import Path\nPath('ran').write_text('x')\n"
TAG = "extra:\n  x: !!python/object/apply:os.system ['touch ran']\n"


def mailed(folder: Path) -> Path:
    """Unpack a small kit that someone sent, with a configuration above it; return its folder."""
    kit = folder / "kits" / "proef"
    shutil.copytree(ROOT / "generator" / "gesprekskit" / "starters" / "kit", kit)
    shutil.copytree(ROOT / "content", folder / "content")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    hooked = settings.replace("validation:\n", "hooks: [hook.py]\nvalidation:\n")
    (folder / "mkdocs.yml").write_text(hooked, encoding="utf-8")
    (folder / "hook.py").write_text(HOOK, encoding="utf-8")
    return kit


def test_what_lies_around_a_kit_never_runs(tmp_path: Path) -> None:
    kit = mailed(tmp_path)
    run("build", str(kit), "-o", "site", cwd=tmp_path, check=True)
    assert (tmp_path / "site" / "nl" / "index.html").is_file()
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(TAG)
    run("build", str(kit), "-o", "site", cwd=tmp_path, check=True)
    assert not (tmp_path / "ran").exists()


def test_a_configuration_that_the_user_names_is_trusted(tmp_path: Path) -> None:
    kit = mailed(tmp_path)
    run("build", str(kit), "-o", "site", "--mkdocs", "mkdocs.yml", cwd=tmp_path, check=True)
    assert (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("site_name: Van ons\ndocs_dir: content\n", "site.no-plugin"),
        ("site_name: Van ons\ndocs_dir: content\nplugins: [bestaat-niet]\n", "site.configuration"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, code: str
) -> None:
    kit = mailed(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    output = ["-o", str(tmp_path / "site"), "--mkdocs", str(tmp_path / "mkdocs.yml")]
    assert cli.run(["build", str(kit), *output]) == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_configuration_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run("build", "-o", "site", "--mkdocs", "nergens.yml", cwd=tmp_path)
    assert done.returncode == 2
    assert "nergens.yml" in done.stderr
    assert not (tmp_path / "site").exists()
