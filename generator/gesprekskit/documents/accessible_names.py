"""What screen readers say of a field, the same in PDF and Word.

A field has no row and column to them, so that a cell is called after both.
"""

from __future__ import annotations

from gesprekskit.documents import forms


def part(whole: str, said: str) -> str:
    """Return what a part of something is called: an answer of a question, a cell of a row."""
    return f"{whole}: {said}"


def row(block: forms.Rows | forms.Matrix | forms.Year, number: int) -> str:
    """Return what an empty row is called."""
    return f"{block.called}, {block.row_called.format(number=number)}"


def task(block: forms.Matrix, task: forms.MatrixTask) -> str:
    """Return what the row of a task is called, with its mark of safety in words."""
    return part(block.safety_called, task.text) if task.safety else task.text


def answer(cell: str, label: str) -> str:
    """Return what a tick is called, in a cell or below a name; it may have no label."""
    return ", ".join(filter(None, (cell, label)))


def signed(block: forms.Signature, person: forms.Signatory) -> str:
    """Return what the answers of someone who signs are called: what it is about, and who it is."""
    return part(block.called, person.role)


def marks(row: str, by: str) -> str:
    """Return what one person's marks in a row of a matrix are called."""
    return f"{row}, {by}"
