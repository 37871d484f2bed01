"""The names under which answers can be read back, the same in PDF and in Word.

A name starts with `form.section.field`. Below it come rows and columns; what the author did not
name has an underscore, which no id has.
"""

from __future__ import annotations

from gesprekskit.documents import forms


def edition(form: forms.Form) -> str:
    """Return the name of the field that says which form this is, and which version."""
    return f"{form.id}.uitgave_"


def line(block: forms.Lines, number: int) -> str:
    """Return the name of a numbered line."""
    return f"{block.name}.{number}"


def other(block: forms.Choice) -> str:
    """Return the name of what someone writes behind `anders:`."""
    return f"{block.name}_anders"


def other_ticked(block: forms.Choice) -> str:
    """Return the name of the box before `anders:`, where more than one may be ticked."""
    return f"{block.name}.anders_"


def cell(block: forms.Rows, row: int, column: forms.Column) -> str:
    """Return the name of a cell of a table."""
    return f"{block.name}.{row}.{column.name}"


def own(block: forms.Matrix | forms.Year, number: int) -> str:
    """Return what the names in an empty row start with."""
    return f"{block.name}.eigen_{number}"


def own_label(block: forms.Matrix | forms.Year, number: int) -> str:
    """Return the name of what someone writes at the head of an empty row."""
    return f"{own(block, number)}.naam_"


def by_learner(row: str) -> str:
    """Return the name of the marks of the person who learns in a row of a matrix."""
    return f"{row}.zelf"


def by_guide(row: str) -> str:
    """Return the name of the marks of the person who guides in a row of a matrix."""
    return f"{row}.begeleider"


def signed(person: forms.Signatory, part: str) -> str:
    """Return the name of a part of a signature: `naam`, `datum` or `antwoord`."""
    return f"{person.name}.{part}"


def moment(block: forms.Timeline, number: int, row: str = "datum_") -> str:
    """Return the name of a cell of a timeline, or of the date above it."""
    return f"{block.name}.{number}.{row}"


def planned(row: str, month: int) -> str:
    """Return the name of a month in a row of a year planner; `row` is what its names start with."""
    return f"{row}.{month}"


def year_row(block: forms.Year, row: forms.YearRow) -> str:
    """Return what the names in a row of a year planner start with."""
    return f"{block.name}.{row.name}"
