"""Composes the block of a form that a field becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_never

from gesprekskit.compose.drawn_blocks import drawn_block
from gesprekskit.compose.options import choice_columns, columns, options
from gesprekskit.compose.phrases import hints
from gesprekskit.definitions import fields
from gesprekskit.definitions.text import capital
from gesprekskit.documents import forms as documents
from gesprekskit.documents import names
from gesprekskit.documents.measures import TASK_ROW, block_width
from gesprekskit.kit import Kit


@dataclass(frozen=True, slots=True)
class Context:
    """Where a field is: `form.section`, the section and its title.

    `least` is the smallest height of a row to write in, `line` how wide a whole line is, in mm.
    """

    prefix: str
    section: str
    title: str
    least: float
    line: float
    large: bool


def block(kit: Kit, context: Context, field: fields.AnyField) -> documents.Block:
    """Return the block that a field becomes; its name is `form.section.field`."""
    node, prefix = f"section/{context.section}/{field.id}", context.prefix
    if isinstance(field, fields.Explanation):
        name = names.below(prefix, field.id)
        return documents.Explanation(
            node=node, name=name, width=field.width, text=kit.render_text(field.text)
        )
    common = _common(kit, context, node, field)
    if isinstance(field, fields.Table | fields.Agreements | fields.MatrixField | fields.Signature):
        return _ruled(kit, context, field, common)
    if isinstance(field, fields.Route | fields.Timeline | fields.Year):
        return drawn_block(kit, context.least, field, common)
    if isinstance(field, fields.PickOne | fields.PickMany | fields.Scale | fields.Checklist):
        return _ticked(kit, context, field, common)
    return _written(kit, field, common)


def _common(kit: Kit, context: Context, node: str, field: fields.Answerable) -> dict[str, Any]:
    asked = kit.questions[field.question].text if field.question else field.label
    label = kit.render_text(asked) if asked else ""
    return {
        "node": f"question/{field.question}" if field.question else node,
        "name": names.below(context.prefix, field.id),
        "width": field.width,
        "label": label,
        "called": label or context.title,
        "help": kit.render_text(field.help) if field.help else "",
        "optional": kit.words.forms.optional if field.optional else "",
    }


def _written(
    kit: Kit,
    field: fields.ShortText | fields.Lines | fields.SentenceStarter | fields.Box | fields.DateField,
    common: dict[str, Any],
) -> documents.Block:
    match field:
        case fields.ShortText():
            return documents.ShortText(**common)
        case fields.Lines():
            return documents.Lines(**common, lines=field.lines, numbered=field.numbered)
        case fields.SentenceStarter():
            starter = kit.render_text(field.starter)
            return documents.SentenceStarter(**common, starter=starter, lines=field.lines)
        case fields.Box():
            return documents.Box(**common, height=field.height)
        case fields.DateField():
            return documents.DateSegments(**common, hints=hints(kit))
        case _:
            assert_never(field)


def _ticked(
    kit: Kit,
    context: Context,
    field: fields.PickOne | fields.PickMany | fields.Scale | fields.Checklist,
    common: dict[str, Any],
) -> documents.Block:
    match field:
        case fields.PickOne() | fields.PickMany():
            return documents.Choice(
                **common,
                options=options(kit, common["name"], common["node"], field.options),
                many=isinstance(field, fields.PickMany),
                columns=choice_columns(kit, field, context.line, large=context.large),
                other=kit.render_text(field.other) if field.other else "",
            )
        case fields.Scale():
            return documents.Scale(**common, steps=field.steps, low=field.low, high=field.high)
        case fields.Checklist():
            items = tuple(
                documents.ChecklistItem(
                    node=f"{common['node']}/{item.id}",
                    name=names.below(common["name"], item.id),
                    text=kit.render_text(item.text),
                )
                for item in field.items
            )
            return documents.Checklist(**common, items=items, columns=field.columns)
        case _:
            assert_never(field)


def _ruled(
    kit: Kit,
    context: Context,
    field: fields.Table | fields.Agreements | fields.MatrixField | fields.Signature,
    common: dict[str, Any],
) -> documents.Block:
    match field:
        case fields.Table() | fields.Agreements():
            table = block_width(field.width, context.line)
            kind = documents.Table if isinstance(field, fields.Table) else documents.Agreements
            return kind(
                **common,
                columns=tuple(columns(kit, field, common["node"], table, large=context.large)),
                rows=field.rows,
                row_height=max(field.row_height, context.least),
                row_called=kit.words.forms.row,
            )
        case fields.MatrixField():
            return _matrix(kit, context, field, common)
        case fields.Signature():
            return _signature(kit, field, common)
        case _:
            assert_never(field)


def _matrix(
    kit: Kit, context: Context, field: fields.MatrixField, common: dict[str, Any]
) -> documents.Matrix:
    words = kit.words.forms
    matrix = kit.matrices[field.matrix]
    tasks = tuple(
        documents.MatrixTask(
            node=f"matrix/{matrix.id}/{task.id}",
            name=names.below(common["name"], task.id),
            text=kit.render_text(task.text),
            safety=task.safety,
        )
        for task in matrix.tasks
    )
    levels = tuple(
        documents.MatrixLevel(
            node=f"matrix/{matrix.id}/{level.id}",
            name=level.id,
            label=level.label,
            explanation=kit.render_text(level.explanation),
        )
        for level in matrix.levels
    )
    return documents.Matrix(
        **common,
        task_label=words.matrix_task,
        taught_label=words.matrix_taught,
        mastered_label=words.matrix_mastered,
        initials_label=words.matrix_initials,
        levels=levels,
        tasks=tasks,
        empty_rows=field.rows,
        row_height=max(TASK_ROW, context.least),
        row_called=words.row,
        own_marks=kit.render_text(words.matrix_marks),
        own_marks_on_screen=kit.render_text(words.matrix_marks_on_screen),
        self_called=words.matrix_self,
        guide_called=kit.render_text(words.matrix_guide),
        hints=hints(kit),
        safety_called=words.matrix_sign,
        safety_mark=words.matrix_safety if any(task.safety for task in tasks) else "",
    )


def _signature(kit: Kit, field: fields.Signature, common: dict[str, Any]) -> documents.Signature:
    words = kit.words.forms
    people = tuple(
        documents.Signatory(
            node=f"{common['node']}/{person.id}",
            name=names.below(common["name"], person.id),
            role=capital(kit.roles[person.role].name),
        )
        for person in field.people
    )
    return documents.Signature(
        **common,
        people=people,
        name_label=words.name,
        date_label=words.date,
        sign_label=words.signature,
        answers=tuple(
            documents.Option(node=common["node"], name=name, label=label)
            for name, label in (
                (names.SEEN, words.seen),
                (names.AGREED, words.agreed),
                (names.NOT_AGREED, words.not_agreed),
            )
        ),
        hints=hints(kit),
    )
