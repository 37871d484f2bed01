"""Boxes to tick: the options of a field, and how they stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.definitions import fields
from gesprekskit.documents import forms as documents
from gesprekskit.documents import names
from gesprekskit.documents.measures import block_width
from gesprekskit.documents.table_columns import AskedColumn, columns_in_large_print, drawn_columns
from gesprekskit.kit import Kit


def options(
    kit: Kit, name: str, node: str, options: tuple[fields.Option, ...]
) -> tuple[documents.Option, ...]:
    """Return options in words of the kit, with names below that of what they belong to."""
    return tuple(
        documents.Option(
            node=f"{node}/{option.id}",
            name=names.below(name, option.id),
            label=kit.render_text(option.label),
        )
        for option in options
    )


def choice_columns(
    kit: Kit, field: fields.PickOne | fields.PickMany, line: float, *, large: bool
) -> int:
    """Return in how many columns the options of a field stand, on lines of this width in mm."""
    if isinstance(field, fields.PickMany) or not large:
        return field.columns
    said = [kit.render_text(option.label) for option in field.options]
    return columns_in_large_print(said, field.columns, block_width(field.width, line))


def columns(
    kit: Kit, field: fields.Table | fields.Agreements, node: str, table: float, *, large: bool
) -> Iterator[documents.Column]:
    """Yield the columns of a table of this width in mm, with the widths at which they are drawn."""
    drawn = drawn_columns(asked_columns(kit, field), table, large=large)
    for column, found in zip(field.columns, drawn, strict=True):
        yield documents.Column(
            name=column.id,
            label=kit.render_text(column.label),
            width=found.width,
            options=options(kit, column.id, node, column.options),
            abreast=found.abreast,
            many=not column.one_answer,
        )


def asked_columns(kit: Kit, field: fields.Table | fields.Agreements) -> tuple[AskedColumn, ...]:
    """Return the columns of a table as its author asks for them, in words of the kit."""
    return tuple(
        AskedColumn(
            width=column.width or 0,
            head=kit.render_text(column.label),
            options=[kit.render_text(option.label) for option in column.options],
            many=not column.one_answer,
        )
        for column in field.columns
    )
