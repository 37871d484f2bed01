"""Version and changelog agree, so that a release says what it is."""

from __future__ import annotations

import re
from datetime import date

from gesprekskit import __version__
from tests.conftest import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASED = re.compile(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def test_the_changelog_starts_with_what_is_not_released_yet() -> None:
    first, *rest = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    assert first == "Unreleased"
    assert [f"{version} - {day}" for version, day in RELEASED.findall(CHANGELOG)] == rest


def test_the_latest_release_is_the_version_of_the_program() -> None:
    releases = RELEASED.findall(CHANGELOG)
    assert releases[0][0] == __version__


def test_releases_stand_latest_first() -> None:
    releases = [
        (tuple(map(int, version.split("."))), date.fromisoformat(day))
        for version, day in RELEASED.findall(CHANGELOG)
    ]
    assert releases == sorted(releases, reverse=True)
