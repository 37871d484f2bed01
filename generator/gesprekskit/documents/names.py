"""The names under which answers can be read back, the same in PDF and in Word.

A name starts with `form.section.field`. Below it come rows and columns; what the author did not
name has an underscore, which no id has. No other module spells a name or a part of one.
"""

from __future__ import annotations

from gesprekskit.documents import forms

TICKED = "ja"
"""What a box that may be ticked by itself says; a circle says which of several is chosen."""

OTHER = "anders_"
"""What the last answer of a choice says, behind which someone writes another one."""

SEEN, AGREED, NOT_AGREED = "gezien", "akkoord", "niet-akkoord"
"""What someone who signs may answer."""

LOGO = "logo"
"""The name of the place for a company's logo in Word."""


def below(name: str, part: str) -> str:
    """Return the name of a part of something that has a name, by the part's own id."""
    return f"{name}.{part}"


def value(option: forms.Option) -> str:
    """Return what an answer is called within its question."""
    return option.name.rpartition(".")[2]


def tick(field: str, value: str | int) -> str:
    """Return the name of a tick where each of the answers to a field has a name of its own."""
    return f"{field}.{value}"


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
    return f"{block.name}.{OTHER}"


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


def taught(row: str) -> str:
    """Return the name of the date on which a task of a matrix was explained."""
    return f"{row}.uitleg"


def mastered(row: str) -> str:
    """Return the name of the date on which a task of a matrix was mastered."""
    return f"{row}.beheerst"


def initials(row: str) -> str:
    """Return the name of the initials behind a task of a matrix."""
    return f"{row}.paraaf"


def signed_name(person: forms.Signatory) -> str:
    """Return the name of where someone who signs writes who that is."""
    return f"{person.name}.naam"


def signed_on(person: forms.Signatory) -> str:
    """Return the name of the date of a signature."""
    return f"{person.name}.datum"


def signed_answer(person: forms.Signatory) -> str:
    """Return the name of what someone who signs answers: seen, agreed or not."""
    return f"{person.name}.antwoord"


def moment(block: forms.Timeline, number: int, row: str = "datum_") -> str:
    """Return the name of a cell of a timeline, or of the date above it."""
    return f"{block.name}.{number}.{row}"


def planned(row: str, month: int) -> str:
    """Return the name of a month in a row of a year planner; `row` is what its names start with."""
    return f"{row}.{month}"


def year_row(block: forms.Year, row: forms.YearRow) -> str:
    """Return what the names in a row of a year planner start with."""
    return f"{block.name}.{row.name}"
