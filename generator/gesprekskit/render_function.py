"""The name of a function that draws a document.

A child process that draws gets this: it imports what draws, and nothing of how a kit is read.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from gesprekskit.documents.rendered import Rendered


class RenderFunction:
    """A function of one document, by the names of its module and itself.

    Both names are those that the function has too (`__module__`, `__qualname__`).
    """

    def __init__(self, module: str, name: str) -> None:
        self.__module__ = module
        self.__qualname__ = name

    def __call__(self, document: Any) -> Rendered:
        """Import the function, and render a document with it."""
        function: Callable[[Any], Rendered] = getattr(
            import_module(self.__module__), self.__qualname__
        )
        return function(document)
