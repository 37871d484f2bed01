"""PDF files in, one PDF out, each part starting on a right-hand page, with tags and bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from gesprekskit.documents.packs import Part


def joined(title: str, first: bytes, parts: Sequence[Part]) -> bytes:
    """Return all as one file; the first, a cover, gives its title, language and metadata."""
    with pikepdf.open(BytesIO(first)) as whole:
        bookmarks = [(title, 0)]
        tree = _Tree(whole)
        for part in parts:
            if len(whole.pages) % 2:
                _add_blank(whole)
            bookmarks.append((part.name, len(whole.pages)))
            with pikepdf.open(BytesIO(part.content)) as other:
                tree.add(other)
        if len(whole.pages) % 2:
            _add_blank(whole)
        with whole.open_outline() as outline:
            outline.root[:] = [OutlineItem(title, page) for title, page in bookmarks]
        out = BytesIO()
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def pages(content: bytes) -> int:
    """Return the number of pages of a file."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def _add_blank(pdf: pikepdf.Pdf) -> None:
    """Add the empty back of the last page."""
    last = pdf.pages[-1]
    size = (float(last.mediabox[2]), float(last.mediabox[3]))
    pdf.add_blank_page(page_size=size)
    pdf.pages[-1].Tabs = Name.S


class _Tree:
    """The structure tree of the whole, to which that of each part is added."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        self.parents = Array(_entries(self.root))
        self.next = _next_key(self.parents)
        self.kids = Array(_kids(self.root))

    def add(self, other: pikepdf.Pdf) -> None:
        """Add the pages of another file and their tags."""
        first = len(self.pdf.pages)
        self.pdf.pages.extend(other.pages)
        root = self.pdf.copy_foreign(other.Root.StructTreeRoot)
        for page in list(self.pdf.pages)[first:]:
            page.StructParents = int(page.StructParents) + self.next
            for annotation in page.get("/Annots", ()):
                if "/StructParent" in annotation:
                    annotation.StructParent = int(annotation.StructParent) + self.next
        entries = Array(_entries(root))
        for at in range(0, len(entries), 2):
            self.parents.append(int(entries[at]) + self.next)
            self.parents.append(entries[at + 1])
        self.next += _next_key(entries)
        for kid in _kids(root):
            kid.P = self.root
            self.kids.append(kid)
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self.parents))
        self.root.ParentTreeNextKey = self.next
        self.root.K = self.kids


def _kids(root: Any) -> list[Any]:
    return list(root.K) if isinstance(root.K, Array) else [root.K]


def _entries(root: Any) -> list[Any]:
    """Return the keys and values of a parent tree of one level, as the engine writes it."""
    return list(root.ParentTree.Nums)


def _next_key(entries: Any) -> int:
    return 1 + max((int(entries[at]) for at in range(0, len(entries), 2)), default=-1)
