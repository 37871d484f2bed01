"""Blocks that are tables in, their markup out: of rows, levels, moments or months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gesprekskit.documents import accessible_names, forms, measures, names
from gesprekskit.documents.measures import TWELFTHS
from gesprekskit.renderers.word import controls, hyphens
from gesprekskit.renderers.word.markup import NOTHING, Xml, joined, paragraph, run
from gesprekskit.renderers.word.place import Place, label
from gesprekskit.renderers.word.tables import Row, after, ended, table

WARNING = "\u26a0"


def _heads(labels: Sequence[str], style: str = "Tabelkop") -> tuple[Xml, ...]:
    return tuple(paragraph(style, run(label)) for label in labels)


def _cell(name: str, title: str, style: str = "Tabeltekst") -> Xml:
    return paragraph(style, controls.text(name, title, many=True))


def rows(rows: forms.Rows, place: Place, style: str) -> Xml:
    """Return a table with a head and rows to fill in."""
    filled = (
        Row(tuple(_column(rows, number, column) for column in rows.columns), rows.row_height)
        for number in range(1, rows.rows + 1)
    )
    widths = [place.width * column.width / TWELFTHS for column in rows.columns]
    heads = tuple(
        paragraph("Tabelkop", hyphens.head(column.label, width, place.language))
        for column, width in zip(rows.columns, widths, strict=True)
    )
    drawn = table(style, widths, [Row(heads, head=True), *filled], rows.called)
    return joined((*label(rows, framed=True), drawn, after()))


def _column(rows: forms.Rows, number: int, column: forms.Column) -> Xml:
    """Return a cell: text, a tick for each answer, or a list if one answer may be chosen."""
    name = names.cell(rows, number, column)
    title = accessible_names.part(accessible_names.row(rows, number), column.label)
    if not column.options:
        return _cell(name, title)
    values = [(names.value(option), option.label) for option in column.options]
    if not column.many:
        return paragraph("Tabelkeuze", controls.drop_down(name, title, values))
    return joined(
        paragraph(
            "Tabelkeuze",
            controls.tick(names.tick(name, value), accessible_names.answer(title, said), many=True),
            run(f"\u00a0{said}") if said else NOTHING,
        )
        for value, said in values
    )


def matrix(matrix: forms.Matrix, place: Place) -> Xml:
    """Return the legend of the levels and the table of tasks."""
    said = [
        joined((run(level.label, "Vet"), run(f": {level.explanation}"))) for level in matrix.levels
    ]
    safety = (
        joined((run("\u2003"), run(WARNING, "Teken"), run(f" {matrix.safety_mark}")))
        if matrix.safety_mark
        else NOTHING
    )
    behind = [
        measures.WORD_WHEN,
        *[measures.WORD_LEVEL] * len(matrix.levels),
        measures.WORD_WHEN,
        measures.WORD_INITIALS,
    ]
    task = max(place.width - sum(behind), place.width * measures.WORD_TASK)
    widths = [task, *((place.width - task) * width / sum(behind) for width in behind)]
    heads = (
        *_heads([matrix.task_label, matrix.taught_label], "TabelkopSmal"),
        *(_level(level.label, widths[2], place) for level in matrix.levels),
        *_heads([matrix.mastered_label, matrix.initials_label], "TabelkopSmal"),
    )
    drawn = table(
        "RasterMidden", widths, [Row(heads, head=True), *_tasks(matrix, place)], matrix.called
    )
    return joined(
        (
            *label(matrix),
            paragraph("Hulp", Xml(run("\u2003").join(said))),
            paragraph("Hulp", run(matrix.own_marks_on_screen), safety),
            drawn,
            after(),
        )
    )


def _level(label: str, width: float, place: Place) -> Xml:
    return paragraph("TabelkopMidden", hyphens.head(label, width, place.language))


def _tasks(matrix: forms.Matrix, place: Place) -> Iterator[Row]:
    """Yield the rows of a matrix: the tasks, and empty ones for own tasks."""
    for task in matrix.tasks:
        sign = joined((run(WARNING, "Teken"), run(" "))) if task.safety else NOTHING
        first = paragraph("Tabeltaak", sign, run(task.text))
        yield Row(
            (first, *_scores(matrix, task.name, accessible_names.task(matrix, task), place)),
            matrix.row_height,
        )
    for number in range(1, matrix.empty_rows + 1):
        title = accessible_names.row(matrix, number)
        name = names.own_label(matrix, number)
        first = _cell(name, accessible_names.part(title, matrix.task_label))
        scores = _scores(matrix, names.own(matrix, number), title, place)
        yield Row((first, *scores), matrix.row_height)


def _scores(matrix: forms.Matrix, name: str, task: str, place: Place) -> Iterator[Xml]:
    """Yield the cells behind a task."""
    hint = "-".join(matrix.hints)

    def when(answer: str, said: str) -> Xml:
        title = f"{accessible_names.part(task, said)} ({hint})"
        field = controls.date(answer, title, place.language)
        return paragraph("TabeltekstSmal", field)

    yield when(names.taught(name), matrix.taught_label)
    for level in matrix.levels:
        own = accessible_names.part(accessible_names.marks(task, matrix.self_called), level.label)
        guide = accessible_names.part(
            accessible_names.marks(task, matrix.guide_called), level.label
        )
        yield paragraph(
            "Tabelvinkjes",
            controls.mark(names.tick(names.by_learner(name), level.name), own, own=True),
            run(" "),
            controls.mark(names.tick(names.by_guide(name), level.name), guide, own=False),
        )
    yield when(names.mastered(name), matrix.mastered_label)
    yield _cell(names.initials(name), accessible_names.part(task, matrix.initials_label))


def route(route: forms.Route, place: Place) -> Xml:
    """Return the stops with arrows between them and lines below each."""
    *way, last = route.stops
    heads = _heads([*(f"{stop.label} →" for stop in way), last.label], "TabelkopMidden")
    lines = tuple(
        ended(
            controls.ruled(stop.name, accessible_names.part(route.called, stop.label), route.lines)
        )
        for stop in route.stops
    )
    count = len(route.stops)
    each = (place.width + measures.OPTION_GAP) / count - measures.OPTION_GAP
    widths = [*[each + measures.OPTION_GAP] * (count - 1), each]
    stops = [Row(heads, head=True, gap=measures.OPTION_GAP), Row(lines, gap=measures.OPTION_GAP)]
    drawn = table("Route", widths, stops, route.called)
    return joined((*label(route, framed=True), drawn, after()))


def timeline(timeline: forms.Timeline, place: Place) -> Xml:
    """Return a table with a date above each moment."""
    rows = [_moments_head(timeline, place), *(_moments(timeline, row) for row in timeline.rows)]
    first = min(measures.TIMELINE_HEAD, place.width / 2)
    widths = [first, *[(place.width - first) / timeline.moments] * timeline.moments]
    drawn = table("RasterOpen", widths, rows, timeline.called)
    return joined((*label(timeline, framed=True), drawn, after()))


def _moment_names(timeline: forms.Timeline) -> Iterator[tuple[int, str]]:
    """Yield the number and the name of each moment."""
    for number in range(1, timeline.moments + 1):
        yield number, timeline.moment_called.format(number=number)


def _moments_head(timeline: forms.Timeline, place: Place) -> Row:
    hint = "-".join(timeline.hints)
    dates = (
        controls.date(
            names.moment(timeline, number),
            f"{accessible_names.part(timeline.called, title)} ({hint})",
            place.language,
        )
        for number, title in _moment_names(timeline)
    )
    cells = (paragraph("TabelkopSmal", date) for date in dates)
    return Row((*_heads([timeline.date_label]), *cells), measures.DATE_ROW, head=True)


def _moments(timeline: forms.Timeline, row: forms.TimelineRow) -> Row:
    cells = (
        _cell(names.moment(timeline, number, row.name), f"{row.label}, {title}")
        for number, title in _moment_names(timeline)
    )
    return Row((paragraph("Tabeltekst", run(row.label)), *cells), timeline.row_height)


def year(year: forms.Year, place: Place) -> Xml:
    """Return a table with a column for every month."""
    heads = (*_heads([year.row_label]), *_heads(year.months, "TabelkopMidden"))
    first = max(place.width * measures.YEAR_HEAD, min(measures.WORD_YEAR_HEAD, place.width / 2))
    widths = [first, *[(place.width - first) / len(year.months)] * len(year.months)]
    drawn = table("RasterMidden", widths, [Row(heads, head=True), *_years(year)], year.called)
    return joined((*label(year, framed=True), drawn, after()))


def _years(year: forms.Year) -> Iterator[Row]:
    """Yield the rows of a year planner: those with a name, and empty ones."""
    for row in year.rows:
        hint = paragraph("HintKlein", run(row.hint)) if row.hint else NOTHING
        first = joined((paragraph("Tabeltekst", run(row.label)), hint))
        yield Row((first, *_months(year, names.year_row(year, row), row.label)), year.row_height)
    for number in range(1, year.empty_rows + 1):
        title = accessible_names.row(year, number)
        name = names.own_label(year, number)
        first = _cell(name, accessible_names.part(title, year.row_label))
        yield Row((first, *_months(year, names.own(year, number), title)), year.row_height)


def _months(year: forms.Year, name: str, row: str) -> Iterator[Xml]:
    for number, month in enumerate(year.months, 1):
        yield _cell(names.planned(name, number), f"{row}, {month}", "TabeltekstSmal")
