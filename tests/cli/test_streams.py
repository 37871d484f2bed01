"""Whoever listens to a command, or no longer does: a status, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gesprekskit.cli.commands import commands
from tests.conftest import SMALL_KIT, KitFolder

COMMANDS = {
    "check": ["check", "--json"],
    "print": ["print", "--help"],
    "build": ["build", "--help"],
    "changes": ["changes", "--json"],
    "release": ["release"],
    "schema": ["schema", "-o", "schema"],
    "new": ["new", "--help"],
    "serve": ["serve", "--help"],
}
"""A command line for each command that says something without making much."""


def said(arguments: list[str], cwd: Path, way: str) -> tuple[int, str]:
    """Run a command of which nobody hears the output; return its status and what it reports."""
    command = [sys.executable, "-m", "gesprekskit", *arguments]
    if way == "closed":
        command = ["sh", "-c", 'exec "$@" >&-', "sh", *command]
    reading, writing = os.pipe()
    os.close(reading)
    with Path("/dev/full").open("wb") as full:
        out = writing if way == "cut" else full
        done = subprocess.run(
            command, cwd=cwd, stdout=out, stderr=subprocess.PIPE, text=True, check=False
        )
    os.close(writing)
    return done.returncode, done.stderr


def test_every_command_is_tried() -> None:
    assert set(COMMANDS) == set(commands.commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_finds_no_room_gives_a_status(kit_folder: KitFolder, name: str) -> None:
    status, errors = said(COMMANDS[name], kit_folder.path.parent.parent, "full")
    assert status == 4, errors
    assert "Traceback" not in errors
    assert "Exception ignored" not in errors


@pytest.mark.parametrize(("way", "expected"), [("full", 4), ("cut", 4), ("closed", 0)])
def test_what_nobody_hears_gives_a_status(tmp_path: Path, way: str, expected: int) -> None:
    """Who closes the output asks for none."""
    assert said(["--version"], tmp_path, way) == (expected, "")


def test_a_refusal_stays_a_refusal(tmp_path: Path) -> None:
    status, errors = said(["check", "nergens"], tmp_path, "full")
    assert status == 2
    assert "nergens" in errors


def test_nobody_hears_the_errors_either(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gesprekskit", "check", "nergens"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=full, check=False)
    assert done.returncode == 2


def test_printing_is_finished_though_nobody_listens(tmp_path: Path) -> None:
    arguments = ["print", str(SMALL_KIT), "--kind", "poster", "--in", "nl", "--format", "pdf"]
    status, errors = said([*arguments, "-o", "out"], tmp_path, "cut")
    assert status == 4, errors
    assert list((tmp_path / "out").rglob("*.pdf"))
