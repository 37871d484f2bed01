"""Diagnostics in, lines of text out: the only place where a problem gets words.

Each language has one catalogue: code -> (message, tip). Messages are lower case, in the present
tense, with the author's own words in backticks; the tip says what to do, on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from gesprekskit.diagnostics import Diagnostic, in_order
from gesprekskit.diagnostics.dutch import DUTCH, DUTCH_SUMMARY, DUTCH_WORDS
from gesprekskit.diagnostics.english import ENGLISH, ENGLISH_SUMMARY, ENGLISH_WORDS
from gesprekskit.kinds import KINDS

CATALOGUES = {"nl": (DUTCH, DUTCH_SUMMARY), "en": (ENGLISH, ENGLISH_SUMMARY)}
WORDS = {"nl": DUTCH_WORDS, "en": ENGLISH_WORDS}
OURS = ("expected", "what")
"""The values that are words of ours (`role`, `list`) and not the author's."""

SHOWN_AT_MOST = 50
LONGEST = 1_000
"""How many characters of what an author wrote, or named a file, a message shows."""


def words_of(found: Diagnostic, language: str = "nl") -> tuple[str, str]:
    """Return the message of a diagnostic and its tip, which may be empty."""
    messages, summary = CATALOGUES[language]
    message, tip = messages[found.code]
    values = {key: printable(value) for key, value in found.values.items()}
    values |= {key: _word(values[key], language) for key in OURS if key in values}
    if near := values.get("near"):
        tip = summary["near"].format(near=near)
    else:
        tip = tip.format_map(values) if values.get("known", tip) else ""
    return message.format_map(values), tip


def _word(name: str, language: str) -> str:
    """Return a word of ours: of a kind of node, or of something that may be wrong in a file."""
    return KINDS[name].word[language] if name in KINDS else WORDS[language][name]


def printable(text: str) -> str:
    """Return the text as a message shows it: every invisible character written as `U+200B`."""
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return "".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in short)


def line(found: Diagnostic, language: str = "nl") -> str:
    """Return one diagnostic as `file:line:column: error: message [code]` and, below it, its tip."""
    _, summary = CATALOGUES[language]
    message, tip = words_of(found, language)
    head = f"{printable(str(found.span))}: {summary[found.severity]}: {message} [{found.code}]"
    return f"{head}\n  {summary['tip']}: {tip}" if tip else head


def report(diagnostics: Iterable[Diagnostic], language: str = "nl") -> str:
    """Return all diagnostics in order of place, at most fifty, closed by a count."""
    found = in_order(diagnostics)
    if not found:
        return ""
    _, summary = CATALOGUES[language]
    lines = [line(one, language) for one in found[:SHOWN_AT_MOST]]
    if len(found) > SHOWN_AT_MOST:
        lines.append(summary["more"].format(count=len(found) - SHOWN_AT_MOST))
    lines.append(count_line(found, language))
    return "\n".join(lines)


def count_line(diagnostics: Iterable[Diagnostic], language: str = "nl") -> str:
    """Return the closing count, such as `3 fouten en 1 waarschuwing in 2 bestanden`."""
    found = list(diagnostics)
    _, summary = CATALOGUES[language]

    def counted(word: str, count: int) -> str:
        return f"{count} {summary[word if count == 1 else word + 's']}"

    counts = {
        severity: sum(one.severity == severity for one in found)
        for severity in ("error", "warning", "note")
    }
    parts = [counted(severity, count) for severity, count in counts.items() if count]
    files = counted("file", len({one.span.file for one in found}))
    together = f" {summary['and']} ".join(parts)
    return f"{together} {summary['in']} {files}"
