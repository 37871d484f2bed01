"""What a program asks of the system while it runs, as strace tells it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="apt-get install strace")
ASKED = "execve,execveat,open,openat,openat2,connect,bind,listen,sendto,sendmsg"
PREFIX = ["strace", "-f", "-qq", "-y", "--seccomp-bpf", "-e", f"trace={ASKED}", "-o"]
"""Before a command, followed by the file to write to."""

OPENED = re.compile(r'open(?:at2?)?\((?:(?:AT_FDCWD|\d+)<(?P<around>[^>]*)>, )?"(?P<path>[^"]*)"')
GIVEN = re.compile(r"open.* = \d+<(?P<real>/[^>]*)>$")
STARTED = re.compile(r'execve(?:at)?\("(?P<program>[^"]*)"')


SYSTEM = (
    *("/dev", "/etc/fonts", "/etc/ssl", "/lib", "/proc", "/sys", "/usr", "/var/cache/fontconfig"),
    *("/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/locale.alias", "/etc/localtime"),
    *("/etc/mime.types", "/etc/httpd", "/etc/apache", "/etc/apache2", "/opt/www"),
)
"""What libc, fontconfig and Python's own modules look for."""


@dataclass(frozen=True)
class Trace:
    """The files that were asked for, whether they were there or not, and the programs started.

    `asked` are paths as they were asked for, `given` those of what was opened, links followed;
    `network` are the lines about addresses of other machines.
    """

    asked: frozenset[str]
    given: frozenset[str]
    programs: frozenset[str]
    network: tuple[str, ...]

    def outside(self, *folders: Path) -> set[str]:
        """Return the paths that are in none of these folders."""
        inside = tuple(f"{folder}/" for folder in folders)
        return {path for path in self.asked | self.given if not f"{path}/".startswith(inside)}


def read(log: Path) -> Trace:
    """Return what a trace tells."""
    asked, given, programs, network = set(), set(), set(), []
    for line in log.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        if found := OPENED.search(line):
            asked.add(os.path.normpath(Path(found["around"] or "/") / found["path"]))
        if found := GIVEN.search(line):
            given.add(found["real"])
        if found := STARTED.search(line):
            programs.add(found["program"])
        if "AF_INET" in line:
            network.append(line)
    return Trace(frozenset(asked), frozenset(given), frozenset(programs), tuple(network))


def require_nothing_of_others(trace: Trace, *own: Path) -> None:
    """Assert that no request was made, no program started and no file elsewhere asked for.

    A run may look into its own folders, and into those of the program, of Python and the system.
    """
    python = {*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix, sys.exec_prefix}
    program = [ROOT / name for name in ("generator", "content", "kits", "mkdocs.yml", "tests")]
    allowed = [*own, *program, *map(Path, (*python, *SYSTEM))]
    assert trace.network == ()
    here = Path(sys.executable).resolve()
    assert {Path(started).resolve() for started in trace.programs} == {here}
    # Python itself lists the folders that modules are looked for in.
    assert trace.outside(*allowed) - {str(ROOT), *sys.path} == set()
