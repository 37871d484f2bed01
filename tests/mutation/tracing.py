"""A folder of tests in, the lines that each test runs and its duration out.

Runs in a process of its own: `python -m tests.mutation.tracing FOLDER FILE`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Generator
from pathlib import Path

import coverage
import pytest

from tests.mutation.folders import FOLDERS, ROOT


class Tracing:
    """Names each test in the coverage data, and times it."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self._measured = measured
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._measured.switch_context(item.nodeid)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration


def trace(name: str, out: Path) -> int:
    """Write which tests of a folder run which lines; return pytest's status."""
    folder = next(folder for folder in FOLDERS if folder.name == name)
    measured = coverage.Coverage(data_file=None, config_file=False, include=_include(folder.parts))
    measured.start()
    tracing = Tracing(measured)
    tests = [str(ROOT / "tests" / test) for test in folder.tests]
    options = ["-q", "-p", "no:cacheprovider", "-m", "not printing"]
    status = pytest.main([*options, *tests], plugins=[tracing])
    measured.stop()
    data = measured.get_data()
    lines = {file: data.contexts_by_lineno(file) for file in data.measured_files()}
    found = {"lines": lines, "seconds": tracing.seconds}
    out.write_text(json.dumps(found), encoding="utf-8")
    return int(status)


def _include(parts: tuple[str, ...]) -> list[str]:
    return [f"{ROOT}/generator/gesprekskit/{part}/*" for part in parts]


if __name__ == "__main__":
    sys.exit(trace(sys.argv[1], Path(sys.argv[2])))
