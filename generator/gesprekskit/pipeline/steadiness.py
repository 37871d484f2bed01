"""A kit that someone changes while it is printed: what is written is of one version, or nothing."""

from __future__ import annotations

from pathlib import Path

from gesprekskit.diagnostics import Diagnostic, KitError, Span
from gesprekskit.layers.signatures import Signature, folder_signature, stack_signature
from gesprekskit.loading import shown_path


class Inputs:
    """The files of a kit, those of the kits below it, and those in other folders, as they are now.

    Made before anything of them is read.
    """

    def __init__(self, kit: Path, *folders: Path) -> None:
        self._kit = kit
        self._folders = folders
        self._signature = self._now()

    def require_unchanged(self) -> None:
        """Raise KitError where one was changed, added or removed since; it names the first."""
        if changed := set(self._now()) ^ set(self._signature):
            first = min(path for path, _ in changed)
            raise KitError([Diagnostic(Span(shown_path(Path(first))), "path.changed")])

    def _now(self) -> Signature:
        others = (entry for folder in self._folders for entry in folder_signature(folder))
        return (*stack_signature(self._kit), *others)
