"""Figures in, a table, a JSON file and a chart out."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from html import escape

from bench.figures import BEFORE, NOW, Figure

WIDTH, LABEL, BAR = 820, 400, 15
COLOURS = {NOW: "#1b4b7a", BEFORE: "#9db4cb"}
OTHER = "#c9a227"


def as_json(figures: Sequence[Figure]) -> str:
    """Return the figures with a description of the machine."""
    about = {
        "measured": datetime.now(UTC).strftime("%Y-%m-%d"),
        "cores": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "python": platform.python_version(),
    }
    return json.dumps({**about, "figures": [asdict(figure) for figure in figures]}, indent=2) + "\n"


def table(figures: Sequence[Figure]) -> str:
    """Return a Markdown table with a row for each measure; other programs are in their row."""
    rows = ["| what | unit | before | now | wanted | others |", "|---|---|--:|--:|--:|---|"]
    for measure, unit in dict.fromkeys((figure.measure, figure.unit) for figure in figures):
        found = [figure for figure in figures if (figure.measure, figure.unit) == (measure, unit)]
        known = {item.program: shown(item.value) for item in found}
        wanted = next((shown(item.wanted) for item in found if item.wanted), "")
        others = ", ".join(f"{name} {it}" for name, it in known.items() if name not in COLOURS)
        cells = [measure, unit, known.get(BEFORE, ""), known.get(NOW, ""), wanted, others]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def chart(figures: Sequence[Figure]) -> str:
    """Return an SVG with a bar for each figure; the longest of each measure has the full width."""
    most = {
        key: max(figure.value for figure in figures if (figure.measure, figure.unit) == key)
        for key in {(figure.measure, figure.unit) for figure in figures}
    }
    lines, y, last = [], 10, None
    for figure in sorted(figures, key=lambda item: list(most).index((item.measure, item.unit))):
        key = (figure.measure, figure.unit)
        y += 10 if key != last else 0
        last = key
        length = max(2, (WIDTH - LABEL - 80) * figure.value / (most[key] or 1))
        colour = COLOURS.get(figure.program, OTHER)
        label = escape(f"{figure.measure} · {figure.program}")
        value = f"{shown(figure.value)} {figure.unit}"
        lines += [
            f'<text x="{LABEL - 8}" y="{y + 12}" text-anchor="end">{label}</text>',
            f'<rect x="{LABEL}" y="{y}" width="{length:.0f}" height="{BAR}" fill="{colour}"/>',
            f'<text x="{LABEL + length + 6:.0f}" y="{y + 12}">{value}</text>',
        ]
        y += BAR + 3
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 10}" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
        + "".join(lines)
        + "</svg>\n"
    )


def shown(value: float | None) -> str:
    """Return a figure with its significant digits."""
    if value is None:
        return ""
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"
