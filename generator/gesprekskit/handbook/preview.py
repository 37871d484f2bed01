"""A kit that is being edited in, an edition after each change out.

What did not change is not made again. Pages need not wait for printing: until what changed is
printed, an edition has the former printed matter.
"""

from __future__ import annotations

import atexit
import shutil
import signal
import tempfile
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import resource_tracker
from pathlib import Path
from threading import Thread

from gesprekskit import pipeline
from gesprekskit.artifacts import OutputError
from gesprekskit.bundled import PACKAGE
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.handbook.edition import Edition, Generated, editions, generate
from gesprekskit.kit import Kit
from gesprekskit.layers.bases import kit_folders
from gesprekskit.pipeline import Printed
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import Job, WorkerPool
from gesprekskit.writing import write_file

Tell = Callable[[Future[Printed]], None]
Loaded = tuple[tuple[Kit, ...], tuple[Diagnostic, ...]]
State = dict[Path, tuple[int, int]]


AT_MOST = 0.5
"""How many seconds the end waits for the thread that prints, which may be starting workers."""


class Superseded(Exception):  # noqa: N818 - nothing went wrong
    """The print that is running is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Papers:
    """A kit in one language, and its printed matter, perhaps still on its way."""

    kit: Kit
    printed: Future[Printed]


class Preview:
    """Makes the edition of a kit again and again."""

    def __init__(self, kit: Path, renderer: Renderer) -> None:
        self.kit = kit
        self.last_good: Edition | None = None
        """The last edition in which nothing is known to be wrong."""
        self._complete: Edition | None = None
        self._renderer = renderer
        self._loaded: tuple[State, Loaded] | None = None
        self._papers: Papers | None = None
        self._coming: Papers | None = None
        self._generated: Generated | None = None
        self._thread: Thread | None = None
        self._tell: Tell | None = None

    def edition(self, content: Path, language: str) -> Edition:
        """Return the edition in a language, by default the kit's first.

        Raises KitError with everything found wrong.
        """
        kits, found = self._kits()
        chosen = [kit for kit in kits if kit.language == language] or kits[:1]
        (self.last_good,) = editions(chosen, found, content, self._pages)
        if self.is_complete:
            self._complete = self.last_good
        return self.last_good

    @property
    def is_complete(self) -> bool:
        """Return True if the last edition has its own printed matter."""
        return self._coming is None

    def print_later(self, tell: Tell) -> None:
        """From now on, do not wait for printing: call `tell` when it is done.

        An edition made after that has it, or raises the KitError that printing showed.
        """
        self._tell = tell
        # Called before the finalizer that removes the folder of the workers: last in, first out.
        weakref.finalize(self, _nothing)
        atexit.register(self._close)

    def _kits(self) -> Loaded:
        """Return the kit in each of its languages, read again if one of its files changed."""
        state = files(self.kit)
        if self._loaded is None or self._loaded[0] != state:
            self._loaded = (state, pipeline.load_kits(self.kit))
        return self._loaded[1]

    def _pages(self, kit: Kit) -> Generated:
        """Return the pages of a kit, made again if it or its printed matter changed."""
        printed, before = self._printed(kit), self._generated
        if before and before.kit is kit and before.printed is printed:
            return before
        self._generated = generate(kit, printed)
        return self._generated

    def _printed(self, kit: Kit) -> Printed:
        """Return the printed matter of a kit, or else that of the kit before; raises KitError."""
        if self._papers and self._papers.kit is kit:
            return self._papers.printed.result()
        if self._coming is None or self._coming.kit is not kit:
            self._coming = Papers(kit, Future())
            self._start(self._coming)
        if self._papers and self._coming.printed.running() and covers(self._papers.kit, kit):
            return self._papers.printed.result()
        coming = self._coming
        if coming.printed.exception():  # waits, and only what is still coming is printed
            self.last_good = self._complete
        self._coming = None
        printed = coming.printed.result()
        if not printed.failed:
            self._papers = coming
        return printed

    def _start(self, papers: Papers) -> None:
        """Print in the background if there is printed matter to show until then."""
        papers.printed.set_running_or_notify_cancel()
        if self._tell and self._papers:
            papers.printed.add_done_callback(self._tell)
            self._thread = Thread(target=self._print_apart, args=[papers], daemon=True)
            self._thread.start()
        else:
            self._print(papers)

    def _print_apart(self, papers: Papers) -> None:
        # Ctrl-C is for the main thread, which stops the workers: those that start here inherit
        # that it is blocked. The tracker comes first: where it starts, it unblocks it.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        self._print(papers)

    def _print(self, papers: Papers) -> None:
        pool = Interruptible(self._renderer.pool, lambda: self._coming is not papers)
        try:
            printed = pipeline.print_kit(papers.kit, replace(self._renderer, pool=pool))
        except Superseded:
            return
        except Exception as error:
            papers.printed.set_exception(error)
        else:
            papers.printed.set_result(printed)

    def _close(self) -> None:
        """Stop the workers, including those just being started."""
        self._coming = None
        self._renderer.pool.close(at_once=True)
        if self._thread:
            self._thread.join(AT_MOST)
            self._renderer.pool.close(at_once=True)


class Arrival:
    """Puts what was printed into a site that is served, and changes a file that is watched."""

    def __init__(self, site: Path) -> None:
        self._site = site
        folder = Path(tempfile.mkdtemp(prefix="gesprekskit-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.mark = folder / "printed"
        self.mark.touch()

    def __call__(self, printed: Future[Printed]) -> None:
        """Write what is new, without waiting for the pages that show its size."""
        for artifact in () if printed.exception() else printed.result().artifacts:
            path = self._site / artifact.path
            with suppress(OutputError, OSError):
                if path.read_bytes() != artifact.content:
                    write_file(artifact.content, path, durable=False)
        with suppress(OSError):
            self.mark.write_text(str(time.time_ns()), encoding="ascii")


class Interruptible(WorkerPool):
    """The workers of another pool, for work that may be superseded."""

    def __init__(self, pool: WorkerPool, unwanted: Callable[[], bool]) -> None:
        super().__init__()
        self._workers = pool
        self._unwanted = unwanted

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Rendered | Problem]]:
        """Yield every job with its result; raises Superseded."""
        if self._unwanted():
            raise Superseded
        for done in self._workers.run(jobs):
            if self._unwanted():
                raise Superseded
            yield done


def _nothing() -> None:
    pass


def files(kit: Path) -> State:
    """Return when the files of a kit last changed, including those of kits below."""
    base, above, _ = kit_folders(kit)
    found: State = {}
    for folder in (*above, *filter(None, [base]), PACKAGE / "words"):
        for path in folder.rglob("*"):
            if path.relative_to(folder).parts[0] != "content":
                with suppress(OSError):
                    about = path.lstat()
                    found[path] = (about.st_mtime_ns, about.st_size)
    return found


def covers(before: Kit, kit: Kit) -> bool:
    """Return True if the former kit had every publication of this one, whatever its content."""

    def publications(of: Kit) -> set[tuple[str, ...]]:
        return {
            (publication.id, publication.conversation or "", type(publication).__name__)
            for publication in of.publications.values()
        }

    return publications(kit) <= publications(before) and set(kit.conversations) <= set(
        before.conversations
    )
