"""Composes the blocks of fields with a drawing: a route, a timeline, a year."""

from __future__ import annotations

from typing import Any, assert_never

from gesprekskit.compose.phrases import hints
from gesprekskit.definitions import fields
from gesprekskit.definitions.text import capital
from gesprekskit.documents import forms as documents
from gesprekskit.documents import names
from gesprekskit.kit import Kit

Drawn = fields.Route | fields.Timeline | fields.Year


def drawn_block(kit: Kit, least: float, field: Drawn, common: dict[str, Any]) -> documents.Block:
    """Return the block of a field with a drawing; rows are at least so many mm high."""
    match field:
        case fields.Route():
            return _route(kit, field, common)
        case fields.Timeline():
            return _timeline(kit, least, field, common)
        case fields.Year():
            return _year(kit, least, field, common)
        case _:
            assert_never(field)


def _route(kit: Kit, field: fields.Route, common: dict[str, Any]) -> documents.Route:
    stops = tuple(
        documents.Stop(
            node=f"{common['node']}/{stop.id}",
            name=names.below(common["name"], stop.id),
            label=kit.render_text(stop.label),
        )
        for stop in field.stops
    )
    shown = {"first": stops[0].label, "last": stops[-1].label, "count": str(len(stops))}
    words = kit.words.forms.route_drawn.format(**shown)
    return documents.Route(**common, stops=stops, lines=field.lines, drawn=words)


def _timeline(
    kit: Kit, least: float, field: fields.Timeline, common: dict[str, Any]
) -> documents.Timeline:
    words = kit.words.forms
    rows = tuple(
        documents.TimelineRow(
            node=f"{common['node']}/{row.id}", name=row.id, label=kit.render_text(row.label)
        )
        for row in field.rows
    )
    return documents.Timeline(
        **common,
        moments=field.moments,
        moment_called=words.moment,
        date_label=words.date,
        hints=hints(kit),
        rows=rows,
        row_height=max(field.row_height, least),
        drawn=words.timeline_drawn.format(count=field.moments),
    )


def _year(kit: Kit, least: float, field: fields.Year, common: dict[str, Any]) -> documents.Year:
    chosen = [kit.conversations[conversation] for conversation in field.conversations]
    rows = tuple(
        documents.YearRow(
            node=f"conversation/{conversation.id}",
            name=conversation.id,
            label=capital(conversation.name),
            hint=capital(kit.render_text(conversation.rhythm.advice)),
        )
        for conversation in chosen
    )
    return documents.Year(
        **common,
        row_label=kit.render_text(field.row_label),
        months=kit.words.months_short,
        rows=rows,
        empty_rows=field.rows,
        row_height=max(field.row_height, least),
        row_called=kit.words.forms.row,
    )
