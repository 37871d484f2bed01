"""Blocks that are a table: with rows to fill in, with levels, with moments, with months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gesprekskit.documents import accessible_names, forms, names
from gesprekskit.documents.forms import TWELFTHS
from gesprekskit.renderers.word import controls, hyphens
from gesprekskit.renderers.word.markup import NOTHING, Xml, joined, paragraph, run
from gesprekskit.renderers.word.place import Place, label
from gesprekskit.renderers.word.tables import Row, after, ended, table

WARNING = "\u26a0"
BETWEEN = 4.0
"""Space between the stops of a route, in mm."""

WHEN, LEVEL, INITIALS = 21.0, 16.6, 15.2
TASK = 0.25
"""The part of the width that tasks get at least; what stands behind them shares the rest."""

MOMENT, DATED = 38.0, 10.0
"""Width of the first column of a timeline, and height of the row with dates."""

YEAR, YEAR_LEAST = 62 / 257, 25.0
"""Width of the first column of a year planner: as a part of the whole, and at least, in mm."""


def _heads(labels: Sequence[str], style: str = "Tabelkop") -> tuple[Xml, ...]:
    return tuple(paragraph(style, run(one)) for one in labels)


def _cell(name: str, title: str, style: str = "Tabeltekst") -> Xml:
    return paragraph(style, controls.text(name, title, many=True))


def rows(one: forms.Rows, place: Place, style: str) -> Xml:
    """Return a table with a head and rows to fill in."""
    filled = (
        Row(tuple(_column(one, number, column) for column in one.columns), one.row_height)
        for number in range(1, one.rows + 1)
    )
    widths = [place.width * column.width / TWELFTHS for column in one.columns]
    heads = tuple(
        paragraph("Tabelkop", hyphens.head(column.label, width, place.language))
        for column, width in zip(one.columns, widths, strict=True)
    )
    drawn = table(style, widths, [Row(heads, head=True), *filled], one.called)
    return joined((*label(one, framed=True), drawn, after()))


def _column(one: forms.Rows, number: int, column: forms.Column) -> Xml:
    """Return a cell: text, a tick for each answer, or a list where one answer may be chosen."""
    name = names.cell(one, number, column)
    title = accessible_names.part(accessible_names.row(one, number), column.label)
    if not column.options:
        return _cell(name, title)
    values = [(option.name.rpartition(".")[2], option.label) for option in column.options]
    if not column.many:
        return paragraph("Tabelkeuze", controls.drop_down(name, title, values))
    return joined(
        paragraph(
            "Tabelkeuze",
            controls.tick(f"{name}.{value}", accessible_names.answer(title, said), many=True),
            run(f"\u00a0{said}") if said else NOTHING,
        )
        for value, said in values
    )


def matrix(one: forms.Matrix, place: Place) -> Xml:
    """Return what the levels mean and the table of tasks."""
    said = [
        joined((run(level.label, "Vet"), run(f": {level.explanation}"))) for level in one.levels
    ]
    safety = (
        joined((run("\u2003"), run(WARNING, "Teken"), run(f" {one.safety_mark}")))
        if one.safety_mark
        else NOTHING
    )
    behind = [WHEN, *[LEVEL] * len(one.levels), WHEN, INITIALS]
    task = max(place.width - sum(behind), place.width * TASK)
    widths = [task, *((place.width - task) * width / sum(behind) for width in behind)]
    heads = (
        *_heads([one.task_label, one.taught_label], "TabelkopSmal"),
        *(_level(level.label, widths[2], place) for level in one.levels),
        *_heads([one.mastered_label, one.initials_label], "TabelkopSmal"),
    )
    drawn = table("RasterMidden", widths, [Row(heads, head=True), *_tasks(one, place)], one.called)
    return joined(
        (
            *label(one),
            paragraph("Hulp", Xml(run("\u2003").join(said))),
            paragraph("Hulp", run(one.own_marks_on_screen), safety),
            drawn,
            after(),
        )
    )


def _level(label: str, width: float, place: Place) -> Xml:
    return paragraph("TabelkopMidden", hyphens.head(label, width, place.language))


def _tasks(one: forms.Matrix, place: Place) -> Iterator[Row]:
    """Yield the rows of a matrix: the tasks, and empty ones for own tasks."""
    for task in one.tasks:
        sign = joined((run(WARNING, "Teken"), run(" "))) if task.safety else NOTHING
        first = paragraph("Tabeltaak", sign, run(task.text))
        yield Row(
            (first, *_scores(one, task.name, accessible_names.task(one, task), place)),
            one.row_height,
        )
    for number in range(1, one.empty_rows + 1):
        title = accessible_names.row(one, number)
        name = names.own_label(one, number)
        first = _cell(name, accessible_names.part(title, one.task_label))
        scores = _scores(one, names.own(one, number), title, place)
        yield Row((first, *scores), one.row_height)


def _scores(one: forms.Matrix, name: str, task: str, place: Place) -> Iterator[Xml]:
    """Yield the cells behind a task."""
    hint = "-".join(one.hints)

    def when(part: str, said: str) -> Xml:
        field = controls.date(
            f"{name}.{part}", f"{accessible_names.part(task, said)} ({hint})", place.language
        )
        return paragraph("TabeltekstSmal", field)

    yield when("uitleg", one.taught_label)
    for level in one.levels:
        own = accessible_names.part(accessible_names.marks(task, one.self_called), level.label)
        guide = accessible_names.part(accessible_names.marks(task, one.guide_called), level.label)
        yield paragraph(
            "Tabelvinkjes",
            controls.mark(f"{names.by_learner(name)}.{level.name}", own, own=True),
            run(" "),
            controls.mark(f"{names.by_guide(name)}.{level.name}", guide, own=False),
        )
    yield when("beheerst", one.mastered_label)
    yield _cell(f"{name}.paraaf", accessible_names.part(task, one.initials_label))


def route(one: forms.Route, place: Place) -> Xml:
    """Return the stops with arrows between them and lines below each."""
    *way, last = one.stops
    heads = _heads([*(f"{stop.label} →" for stop in way), last.label], "TabelkopMidden")
    lines = tuple(
        ended(controls.ruled(stop.name, accessible_names.part(one.called, stop.label), one.lines))
        for stop in one.stops
    )
    count = len(one.stops)
    each = (place.width + BETWEEN) / count - BETWEEN
    widths = [*[each + BETWEEN] * (count - 1), each]
    stops = [Row(heads, head=True, gap=BETWEEN), Row(lines, gap=BETWEEN)]
    drawn = table("Route", widths, stops, one.called)
    return joined((*label(one, framed=True), drawn, after()))


def timeline(one: forms.Timeline, place: Place) -> Xml:
    """Return a table with a date above each moment."""
    rows = [_moments_head(one, place), *(_moments(one, row) for row in one.rows)]
    first = min(MOMENT, place.width / 2)
    widths = [first, *[(place.width - first) / one.moments] * one.moments]
    drawn = table("RasterOpen", widths, rows, one.called)
    return joined((*label(one, framed=True), drawn, after()))


def _said(one: forms.Timeline) -> Iterator[tuple[int, str]]:
    """Yield the number of each moment and what it is called."""
    for number in range(1, one.moments + 1):
        yield number, one.moment_called.format(number=number)


def _moments_head(one: forms.Timeline, place: Place) -> Row:
    hint = "-".join(one.hints)
    dates = (
        controls.date(
            names.moment(one, number),
            f"{accessible_names.part(one.called, title)} ({hint})",
            place.language,
        )
        for number, title in _said(one)
    )
    cells = (paragraph("TabelkopSmal", date) for date in dates)
    return Row((*_heads([one.date_label]), *cells), DATED, head=True)


def _moments(one: forms.Timeline, row: forms.TimelineRow) -> Row:
    cells = (
        _cell(names.moment(one, number, row.name), f"{row.label}, {title}")
        for number, title in _said(one)
    )
    return Row((paragraph("Tabeltekst", run(row.label)), *cells), one.row_height)


def year(one: forms.Year, place: Place) -> Xml:
    """Return a table with a column for every month."""
    heads = (*_heads([one.row_label]), *_heads(one.months, "TabelkopMidden"))
    first = max(place.width * YEAR, min(YEAR_LEAST, place.width / 2))
    widths = [first, *[(place.width - first) / len(one.months)] * len(one.months)]
    drawn = table("RasterMidden", widths, [Row(heads, head=True), *_years(one)], one.called)
    return joined((*label(one, framed=True), drawn, after()))


def _years(one: forms.Year) -> Iterator[Row]:
    """Yield the rows of a year planner: those with a name, and empty ones."""
    for row in one.rows:
        hint = paragraph("HintKlein", run(row.hint)) if row.hint else NOTHING
        first = joined((paragraph("Tabeltekst", run(row.label)), hint))
        yield Row((first, *_months(one, names.year_row(one, row), row.label)), one.row_height)
    for number in range(1, one.empty_rows + 1):
        title = accessible_names.row(one, number)
        name = names.own_label(one, number)
        first = _cell(name, accessible_names.part(title, one.row_label))
        yield Row((first, *_months(one, names.own(one, number), title)), one.row_height)


def _months(one: forms.Year, name: str, row: str) -> Iterator[Xml]:
    for number, month in enumerate(one.months, 1):
        yield _cell(names.planned(name, number), f"{row}, {month}", "TabeltekstSmal")
